"""A second pack's pack.yaml: what it changes of the first, and what it may not."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimlint.errors import PackFaults
from claimlint.model.rule import STANDARD_CONTEXTS, Pack, Rule
from claimlint.packs import load_folders

from .conftest import Written, rule

TALE = "claims/tall-tale"


@pytest.fixture
def folders(written: Written) -> list[Path]:
    """A first pack with one rule and its family, and an empty second one."""
    first = written({
        "claims/tall-tale.yaml": rule(
            level="error",
            without="{sentence: tea}",
            levels="[{level: note, with: {sentence: [herbal]}}]",
            bad="\n  - {text: 'Our herbal tea <<mends asthma>>.', level: note}\n  - This <<heals gout>> quickly.",
        ),
        "claims/family.yaml": "unless: [standard]\n",
    })  # fmt: skip
    second = Path("second")
    second.mkdir()
    return [first, second]


def changed(folders: list[Path], manifest: str) -> Pack:
    (folders[1] / "pack.yaml").write_text(manifest, encoding="utf-8")
    return load_folders(folders)


def tale(pack: Pack) -> Rule:
    return next(one for one in pack.rules if one.id == TALE)


def faults(folders: list[Path], manifest: str) -> list[str]:
    with pytest.raises(PackFaults) as raised:
        changed(folders, manifest)
    return [str(fault) for fault in raised.value.faults]


def test_a_key_replaces_the_rules_own(folders: list[Path]) -> None:
    before = tale(load_folders(folders[:1]))
    after = tale(
        changed(folders, f"change:\n  {TALE}:\n    level: note\n    message: Not here.\n    unless: [quoted]\n")
    )
    assert (after.level, after.message[0].text, after.when.unless) == ("note", "Not here.", ("quoted",))
    assert (after.find, after.advice, after.levels) == (before.find, before.advice, before.levels)
    assert (before.changed, after.changed) == ((), ("second/pack.yaml",))
    assert before.digest != after.digest


def test_what_is_added_comes_on_top(folders: list[Path]) -> None:
    more = """
    add:
      unless: quoted
      without: {sentence: registry, clause: trial}
      levels: {level: "off", with: {document: survey}}
      good: [The registry mends asthma.]
"""
    before = tale(load_folders(folders[:1]))
    after = tale(changed(folders, f"change:\n  {TALE}:{more}"))
    assert set(after.when.unless) == {*STANDARD_CONTEXTS, "quoted"}
    assert [scoped.scope for scoped in after.when.without] == ["sentence", "sentence", "clause"]
    assert [choice.level for choice in after.levels] == ["off", "note"]
    assert [one.text for one in after.good][:2] == [one.text for one in before.good]
    assert (after.good[-1].text, after.good[-1].path, after.good[-1].line) == (
        "The registry mends asthma.", "second/pack.yaml", 7,
    )  # fmt: skip


def test_two_packs_change_one_rule_in_their_order(folders: list[Path]) -> None:
    third = Path("third")
    third.mkdir()
    (third / "pack.yaml").write_text(f"change: {{{TALE}: {{level: warning, add: {{unless: quoted}}}}}}\n")
    folders.append(third)
    after = tale(changed(folders, f"change: {{{TALE}: {{level: note, unless: [myth]}}}}\n"))
    assert (after.level, after.when.unless) == ("warning", ("myth", "quoted"))
    assert after.changed == ("second/pack.yaml", "third/pack.yaml")


def test_an_example_of_the_house_takes_the_place_of_one_with_the_same_text(folders: list[Path]) -> None:
    after = tale(changed(folders, f"change: {{{TALE}: {{add: {{good: ['This heals gout quickly.']}}}}}}\n"))
    assert [one.text for one in after.bad] == ["Our herbal tea mends asthma."]
    assert "This heals gout quickly." in [one.text for one in after.good]


def test_examples_ask_for_no_level_where_levels_changed(folders: list[Path]) -> None:
    assert tale(changed(folders, f"change: {{{TALE}: {{message: Other.}}}}\n")).bad[0].level == "note"
    assert tale(changed(folders, f"change: {{{TALE}: {{level: warning}}}}\n")).bad[0].level == ""


def test_a_list_gets_more_terms_and_the_first_pack_keeps_its_own(folders: list[Path]) -> None:
    (folders[1] / "vocab").mkdir()
    (folders[1] / "vocab" / "our-tea.txt").write_text("# Own list.\nglimmer tea\n")
    before = load_folders(folders[:1]).vocabularies["condition"]
    after = changed(folders, "extend:\n  condition: [$our-tea, '~ hollow', '(dull|heavy) head']\n").vocabularies
    names = [(term.name, term.ambiguous) for term in after["condition"].terms]
    assert names == [("asthma", False), ("gout", True), ("our tea", False), ("hollow", True), ("dull head", False)]
    assert len(before.terms) == 2
    assert after["condition"].digest != before.digest


@pytest.mark.parametrize(
    ("manifest", "expected"),
    {
        "an unknown key": ("titel: x\n", "1:1: unknown key `titel`; did you mean `title`?"),
        "no group": ("- a\n", "1:1: a group of `key: value` lines is expected here, not a list"),
        "an unknown list": (
            "extend:\n  conditon: tea\n", "2:3: there is no vocabulary `conditon` to extend; did you mean `condition`?",
        ),
        "a broken term": ("extend:\n  condition: [tea, '(green']\n", "2:21: `(` is never closed by `)`"),
        "a mark in a list": (
            "extend: {condition: '@claim'}\n",
            "1:21: a word list cannot use what begins with `@`; that belongs in a rule",
        ),
        "an unknown rule": (
            "change:\n  claims/tall-tail: {level: note}\n",
            "2:3: there is no rule `claims/tall-tail` that this pack could change; did you mean `claims/tall-tale`?",
        ),
        "a key that is the rule's alone": (
            f"change:\n  {TALE}:\n    find: tea\n",
            "3:5: `find` cannot stand here; a pack can change level, levels, without, unless, profiles, jurisdictions, "
            "message, advice, paste, why, authority, bad, good and add",
        ),
        "a misspelt key": (
            f"change:\n  {TALE}:\n    levle: note\n", "3:5: `levle` cannot stand here; did you mean `level`?",
        ),
        "a key that takes no addition": (
            f"change:\n  {TALE}:\n    add: {{level: note}}\n",
            "3:11: `level` cannot stand here; did you mean `levels`?",
        ),
        "an empty addition": (
            f"change:\n  {TALE}:\n    add: {{unless: []}}\n", "3:19: the list is empty; fill it or leave `unless` out",
        ),
        "a wrong value": (
            f"change:\n  {TALE}:\n    level: eror\n", "3:12: `eror` cannot stand here; did you mean `error`?",
        ),
        "a name that find does not give": (
            f"change:\n  {TALE}:\n    message: Says {{tretment}}.\n",
            f"3:19: `find` of {TALE} gives no `tretment`; did you mean `treatment`?",
        ),
        "a level without an example": (
            f"change:\n  {TALE}:\n    add: {{levels: {{level: warning, with: {{sentence: x}}}}}}\n",
            "a bad example with `level: warning` is missing, as `levels` can give that level",
        ),
        "no change": (f"change:\n  {TALE}:\n", "2:20: lines such as `name: value` are expected here, not a text"),
    }.values(),
)  # fmt: skip
def test_a_fault_has_its_place(folders: list[Path], manifest: str, expected: str) -> None:
    (found,) = faults(folders, manifest)
    assert found.endswith(expected)
    if expected[0].isdigit():
        assert found == f"second/pack.yaml:{expected}"


def test_a_packs_own_rule_is_changed_in_its_own_file(folders: list[Path]) -> None:
    (folders[1] / "house").mkdir()
    (folders[1] / "house" / "short-tale.yaml").write_text(rule())
    assert faults(folders, "change: {house/short-tale: {level: note}}\n") == [
        "second/pack.yaml:1:10: the rule `house/short-tale` stands in this pack; change it in its own file"
    ]


def test_a_circle_is_told_where_it_was_closed(folders: list[Path]) -> None:
    (folders[1] / "vocab").mkdir()
    (folders[1] / "vocab" / "our-tea.txt").write_text("# Own list.\n$condition\n")
    (found,) = faults(folders, "title: T\nextend:\n  condition:\n    - mint\n    - $our-tea\n")
    assert found.startswith("second/pack.yaml:5:1: vocabularies include each other: $")


def test_files_of_python_are_no_part_of_a_pack(folders: list[Path]) -> None:
    (folders[1] / "__init__.py").write_text("raise SystemExit('never run')\n")
    (folders[1] / "py.typed").touch()
    (folders[1] / "__pycache__").mkdir()
    assert tale(changed(folders, "title: T\n")).changed == ()
