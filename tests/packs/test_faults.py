"""Every construct that a pack may not hold is refused at its place; `⟦` shows where, and is not part of the file."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from claimlint.errors import Fault, PackFaults
from claimlint.packs import load_folders

from .conftest import Written, rule

Faults = Callable[[Mapping[str, str | bytes]], list[Fault]]
PATH = "house/claims/tall-tale.yaml"


def placed(text: str) -> tuple[str, int, int]:
    """The text without its mark, and the mark's line and column."""
    before, _, after = text.partition("⟦")
    return before + after, before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


def only(faults: list[Fault]) -> Fault:
    assert len(faults) == 1, "\n".join(map(str, faults))
    return faults[0]


TEXTS = {
    "unknown key": (rule() + "⟦severity: error\n", "unknown key `severity`"),
    "unknown key, near": (rule() + "⟦yield-to: claims/x\n", "did you mean `yields-to`?"),
    "duplicate key": (rule() + "⟦level: error\n", "`level` stands twice, first on line 2"),
    "unknown level": (rule(level="⟦eror"), "`eror` cannot stand here; did you mean `error`?"),
    "unknown level, far": (rule(level="⟦42"), "`42` cannot stand here; it is one of note, warning or error"),
    "level off": (rule(level="⟦off"), "`off` cannot stand here; it is one of note, warning or error"),
    "no value": ("title:⟦\n" + rule(title=None), "text is missing here"),
    "blank value": (rule(title='⟦" "'), "text is missing here"),
    "yes as text": (rule(title="⟦yes"), "an unquoted `yes`"),
    "null as text": (rule(why="⟦null"), "an unquoted `null`"),
    "no in a list": (rule(find="[no tea, ⟦no]"), "an unquoted `no`"),
    "off in an example": (rule(good="[warm tea, cold tea, ⟦Off]"), "an unquoted `Off`"),
    "list for text": (rule(title="⟦[a, b]"), "text is expected here, not a list"),
    "keys for text": (rule(why="⟦{a: b}"), "text is expected here, not a group of keys"),
    "text for keys": (rule(levels="[⟦error]"), "a group of `key: value` lines is expected here, not a text"),
    "empty list": (rule(authority="⟦[]"), "the list is empty"),
    "a tag": (rule(title="⟦!!str tea"), "begin with `!`"),
    "a tag without name": (rule(title="⟦! tea"), "begin with `!`"),
    "an anchor": (rule(title="⟦&name tea"), "`&name`"),
    "a missing key": ("⟦" + rule(advice=None), "the key `advice` is missing"),
    "no keys at all": ("⟦- a\n- b\n", "holds no `key: value` lines"),
    "an empty file": ("⟦# nothing yet\n", "holds no `key: value` lines"),
    "broken syntax": ("title: Tea⟦: warm\n", "a second `: ` stands here"),
    "a tab": ("title: Tea\nbad:\n⟦\t- x\n", "a tab stands here"),
    "a broken escape": ('title: "tea ⟦\\q"\n', "unknown escape"),
    "a bare annotation": ("find: ⟦@claim\n", "a value that begins with `@` needs quotes around it"),
    "a bare share": ("title: ⟦%5\n", "a value that begins with `%` needs quotes around it"),
    "an open list": ("find: [tea, mint\ntitle⟦: Tea\n", "a comma or closing bracket is missing here"),
    "an open quote": ('title: ⟦"tea\nwhy: mint\n', "a quotation mark or bracket is never closed"),
    "a stray line": ("title: Tea\n⟦mint\nwhy: x\n", "a `:` is missing after this key"),
    "a shifted line": ("title: Tea\nfind:\n  - tea\n ⟦- mint\n", "does not fit the indentation"),
    "a key by alias": ("⟦*name : tea\n" + rule(), "`*name` repeats another place"),
    "a second document": (rule() + "⟦---\ntitle: b\n", "a second document begins here"),
    "a control character": ("title: te⟦\x07a\n", "U+0007"),
    "an expression": (rule(find="miracle ⟦(tea"), "never closed"),
    "one expression of two": (rule(find="[tea, '⟦@studi']", message="Of {design}."), "did you mean `@study`?"),
    "a vocabulary": (rule(find="tea .. ⟦$conditoin"), "did you mean `$condition`?"),
    "an annotation": (rule(find='"tea .. ⟦@clam"'), "nothing marks `@clam` in a text; did you mean `@claim`?"),
    "an attribute": (rule(find="\"@claim[⟦outcom=$condition]\""), "`@claim` has no `outcom`; did you mean `outcome`?"),
    "a value": (rule(find="'@claim[strength=conditional|⟦directt]'"), "did you mean `direct`?"),
    "a value, far": (rule(find="'@claim[strength=⟦zzz]'"), "it can be direct, conditional or correlational"),
    "a value's vocabulary": (rule(find="'@claim[verb=⟦$cures]'"), "there is no vocabulary `$cures`"),
    "an order of names": (rule(find="'@claim[strength>=⟦5]'"), "`strength` is no number"),
    "an order with a name": (rule(find="'@study[size>=⟦many]'"), "compares numbers"),
    "second name of an expression": (rule(find='"@claim & $condition & ⟦$gone"'), "`$gone`"),
    "a name behind quoted text": (rule(find="'\"$gone\" .. ⟦$gone'"), "`$gone`"),
    "a name behind an escape": (rule(find='"\\"MS\\" .. ⟦$gone"'), "`$gone`"),
    "a name behind a doubled quote": (rule(find="'don''t .. ⟦$gone'"), "`$gone`"),
    "a name in a block": (rule(find="⟦>\n  tea .. $gone"), "`$gone`"),
    "a name in folded text": (rule(find='⟦"tea ..\n  $gone"'), "`$gone`"),
    "wildcards only": (rule(find="⟦tea? warm?"), "everything in this expression is optional"),
    "one optional way": (rule(find="⟦(tea|coffee?)"), "everything in this expression is optional"),
    "a scope": (rule(with_="{⟦sentnce: tea}"), "`sentnce` is no scope; did you mean `sentence`?"),
    "text as scope": (rule(without="⟦tea"), "a scope such as `sentence:` is expected here"),
    "no scope": (rule(without="⟦{}"), "no scope stands here"),
    "a key of a scope": (rule(with_="{clause: {find: tea, ⟦sam: treatment}}"), "did you mean `same`?"),
    "a scope without find": (rule(with_="{clause: ⟦{same: treatment}}"), "the key `find` is missing"),
    "same, not found": (rule(with_="{clause: {find: '@study', same: ⟦design}}"), "gives no `design`"),
    "same, not there": (rule(with_="{clause: {find: '@study', same: ⟦outcome}}"), "under `clause` gives no `outcome`"),
    "no number in a scope": (rule(with_="{clause: {find: tea, at-least: ⟦[1]}}"), "not a list"),
    "a negative number": (rule(find="'@study[size>=-5, ⟦siz<=9]'"), "did you mean `size`?"),
    "a number in a scope": (rule(with_="{clause: {find: tea, at-least: ⟦many}}"), "a whole number from 1"),
    "nought in a scope": (rule(with_="{clause: {find: tea, at-least: ⟦0}}"), "a whole number from 1"),
    "a part": (rule(in_="[heading, ⟦headng]"), "did you mean `heading`?"),
    "a context": (rule(unless="[⟦negatd]"), "did you mean `negated`?"),
    "a profile": (rule(profiles="⟦clinik"), "did you mean `clinic`?"),
    "a country": (rule(jurisdictions="⟦usa"), "did you mean `us`?"),
    "a count": (rule(at_least="⟦three"), "`three` is no count"),
    "a count of nought": (rule(at_least="⟦0"), "`0` is no count"),
    "a count of unknown values": (rule(at_least="3 distinct ⟦outcom"), "did you mean `outcome`?"),
    "per": (rule(per="⟦sentense"), "did you mean `sentence`?"),
    "per, not found": (rule(find="tea", per="⟦treatment"), "`find` of claims/tall-tale gives no `treatment`"),
    "a rule to yield to": (rule(yields_to="[⟦claims/tall-tal]"), "did you mean `claims/tall-tale`?"),
    "a level without condition": (rule(levels="[⟦{level: off}]"), "so it always holds"),
    "a condition without level": (rule(levels="[⟦{profiles: clinic}]"), "the key `level` is missing"),
    "a level without example": (
        rule(levels="[{level: note, profiles: clinic}]", bad="\n  ⟦- A <<b>>.\n  - C <<d>>."),
        "a bad example with `level: note` is missing",
    ),
    "a placeholder": (rule(message="\"“⟦{fond}” says.\""), "gives no `fond`; did you mean `found`?"),
    "a placeholder of nobody": (rule(advice="Ask about ⟦{design}."), "gives no `design`"),
    "an empty placeholder": (rule(advice="Ask ⟦{}."), "gives no ``"),
    "two messages for all": (rule(message="\n  ⟦- One.\n  - Two."), "only one text may stand without `for`"),
    "no message for some": (rule(message="\n  ⟦- {text: One., for: clinic}"), "a text without `for` is missing"),
    "an audience": (rule(message="\n  - All.\n  - {text: One., for: ⟦clinics}"), "did you mean `clinic`?"),
    "the only audience": (rule(message="\n  - {text: One., for: ⟦clinics}"), "did you mean `clinic`?"),
    "an authority": (rule(authority="[⟦editorial-practise §2]"), "did you mean `editorial-practice`?"),
    "an authority with the section below": (rule(authority="[{key: editorial-practice, ⟦sect: 2}]"), "`section`"),
    "an authority's key": (rule(authority="[{key: ⟦nowhere}]"), "`nowhere` is not in authorities.yaml"),
    "no span": (rule(bad="\n  - A <<b>>.\n  - ⟦C d."), "encloses once in `<<` and `>>`"),
    "two spans": (rule(bad="\n  - A <<b>>.\n  - ⟦<<C>> <<d>>."), "encloses once"),
    "a span backwards": (rule(bad="\n  - A <<b>>.\n  - ⟦C >>d<<."), "encloses once"),
    "an empty span": (rule(bad="\n  - A <<b>>.\n  - C ⟦<<>>d."), "nothing stands between"),
    "a span in a good example": (rule(good="\n  - A b.\n  - C ⟦<<d>>."), "cannot stand in a good example"),
    "one bad example": (rule(bad="\n  ⟦- A <<b>>."), "needs 2 bad examples; there is 1"),
    "one good example": (rule(good="⟦Tea."), "needs 2 good examples; there is 1"),
    "a level in a good example": (rule(good="[Tea., {text: Cup., level: ⟦note}]"), "`note` cannot stand here"),
    "an example's profile": (rule(good="[Tea., {text: Cup., profile: ⟦pharmacy}]"), "did you mean `pharma`?"),
    "an example without text": (rule(good="[Tea., ⟦{profile: clinic}]"), "the key `text` is missing"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "sentence"), TEXTS.values(), ids=TEXTS.keys())
def test_a_fault_in_a_rule_is_refused_at_its_place(faults: Faults, text: str, sentence: str) -> None:
    clean, line, column = placed(text)
    found = only(faults({"claims/tall-tale.yaml": clean}))
    assert (found.path, found.line, found.column) == (PATH, line, column)
    assert sentence in found.message


def test_an_alias_is_refused_where_it_stands(faults: Faults) -> None:
    clean, line, column = placed(rule(title="Tea", why="⟦*name"))
    found = faults({"claims/tall-tale.yaml": "message: &name x\n" + clean.replace("message: ", "advices: ")})
    assert Fault(PATH, line + 1, column, "`*name` repeats another place; write the value out here") in found


def test_aliases_cannot_multiply(faults: Faults) -> None:
    lines = ["a0: &a0 [tea, tea]\n", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30))]
    assert any("repeats another place" in fault.message for fault in faults({"claims/x.yaml": "".join(lines)}))


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_deep_nesting_is_refused(faults: Faults, opening: str) -> None:
    found = only(faults({"claims/x.yaml": opening * 20_000}))
    assert "nested deeper than 50 levels" in found.message


def test_family_defaults_are_checked_by_themselves(faults: Faults) -> None:
    clean, line, column = placed("unless: [standard]\nlevel: ⟦eror\n")
    found = only(faults({"claims/family.yaml": clean, "claims/tall-tale.yaml": rule(level=None)}))
    assert (found.path, found.line, found.column) == ("house/claims/family.yaml", line, column)


@pytest.mark.parametrize("key", ["title", "find", "bad", "good"])
def test_a_family_has_no_keys_that_are_each_rules_own(faults: Faults, key: str) -> None:
    found = only(faults({"claims/family.yaml": f"level: note\n{key}: [a, b]\n", "claims/tall-tale.yaml": rule()}))
    assert (found.line, found.column) == (2, 1)
    assert f"`{key}` belongs in each rule" in found.message


def test_a_familys_message_is_checked_against_each_rule(faults: Faults) -> None:
    clean, line, column = placed("message: About ⟦{design}.\n")
    files = {"claims/family.yaml": clean, "claims/a.yaml": rule(message=None), "claims/b.yaml": rule()}
    found = only(faults(files))
    assert (found.path, found.line, found.column) == ("house/claims/family.yaml", line, column)
    assert "`find` of claims/a gives no `design`" in found.message


NAMES = {
    "Claims/x.yaml": "house/Claims",
    "claims/Big-Tale.yaml": "house/claims/Big-Tale.yaml",
    "claims/tall_tale.yaml": "house/claims/tall_tale.yaml",
    "claims/tall-tale.yml": "house/claims/tall-tale.yml",
    "claims/deep/tale.yaml": "house/claims/deep",
    "tale.yaml": "house/tale.yaml",
    "vocab/words.yaml": "house/vocab/words.yaml",
    "vocab/Words.txt": "house/vocab/Words.txt",
    "vocab/teas/mint.yaml": "house/vocab/teas/mint.yaml",
}


@pytest.mark.parametrize(("name", "path"), NAMES.items())
def test_files_that_belong_to_no_pack_are_refused(faults: Faults, name: str, path: str) -> None:
    found = only(faults({name: rule()}))
    assert (found.path, found.line, found.column) == (path, 1, 1)


def test_a_folder_of_word_lists_is_named_like_any_other(faults: Faults) -> None:
    found = only(faults({"vocab/Herbal Teas/mint.txt": "# Own list.\nmint\n"}))
    assert (found.path, found.line, found.column) == ("house/vocab/Herbal Teas", 1, 1)


def test_a_file_that_cannot_be_opened_is_said_so(written: Written) -> None:
    folder = written({"claims/tall-tale.yaml": rule()})
    (folder / "claims/gone.yaml").symlink_to("nowhere")
    with pytest.raises(PackFaults, match=r"gone\.yaml:1:1: this file cannot be read"):
        load_folders([folder])


def test_bytes_that_are_no_utf_8_are_named(faults: Faults) -> None:
    assert "byte 10 is not UTF-8" in only(faults({"claims/x.yaml": b"title: te\xff"})).message


def test_a_file_of_more_than_a_megabyte_is_refused(faults: Faults) -> None:
    assert "larger than 1 MB" in only(faults({"claims/x.yaml": rule() + "#" * 1_000_000})).message


def test_all_faults_of_all_files_are_reported_together(faults: Faults) -> None:
    found = faults(
        {
            "authorities.yaml": "editorial-practice:\n  title: Practice\n  checked: 2026-13-01\n",
            "vocab/condition.txt": "# Own list.\nasthma\n(gout\n",
            "vocab/remedy.txt": "# Own list.\ntea\n  tea\n",
            "claims/family.yaml": "unless: [standard, hedgd]\n",
            "claims/tall-tale.yaml": (
                "title: yes\n"
                "level: warning\n"
                "find: '@claim[outcome=$conditio]'\n"
                "message: 'Of “{fonud}”.'\n"
                "advice: Say less.\n"
                "wy: Because.\n"
                "why: Because.\n"
                "authority: [editorial-practice]\n"
                "bad: [Tea <<mends gout>>., Tea <<heals gout>>.]\n"
                "good: [Tea., <<Cup>>.]\n"
            ),
        }
    )
    assert [(fault.path.removeprefix("house/"), fault.line, fault.column) for fault in found] == [
        ("authorities.yaml", 3, 12),
        ("claims/family.yaml", 1, 20),
        ("claims/tall-tale.yaml", 1, 8),
        ("claims/tall-tale.yaml", 3, 23),
        ("claims/tall-tale.yaml", 4, 15),
        ("claims/tall-tale.yaml", 6, 1),
        ("claims/tall-tale.yaml", 10, 14),
        ("vocab/condition.txt", 3, 1),
        ("vocab/remedy.txt", 3, 3),
    ]


def test_the_error_says_file_line_column_and_sentence(faults: Faults) -> None:
    found = only(faults({"claims/tall-tale.yaml": rule(level="eror")}))
    assert str(found) == f"{PATH}:2:8: `eror` cannot stand here; did you mean `error`?"
