"""Where statements go, and what becomes of the text around them, to the letter."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimlint.config import Config, Place
from tests.fixing.drafts import ADVICE, ADVISED, CRISIS, DSHEA, SUICIDE, SUPPLEMENT, TREATMENT, mended, rules

LINE_ENDS = ("\n", "\r\n", "\r")
SUPPLEMENTS = Config(profile="supplement")


def pasted(text: str, rule: str) -> str:
    """The words that a rule has ready for what a text lacks."""
    return next(one.paste for one in mended(text).found.findings if one.rule == rule)


@pytest.fixture(scope="module")
def crisis() -> str:
    return pasted(SUICIDE, CRISIS)


@pytest.fixture(scope="module")
def advice() -> str:
    return pasted(TREATMENT, ADVICE)


@pytest.mark.parametrize("line_end", LINE_ENDS)
@pytest.mark.parametrize(
    ("ending", "added"),
    [
        ("", "\n\n@"),
        ("\n", "\n@\n"),
        ("\n\n", "@\n"),
        ("\n \t\n", "@\n"),
        ("\n\n\n\n", "@\n"),
        ("\n  ", "\n\n@"),
    ],
)
def test_end_of_the_text(crisis: str, line_end: str, ending: str, added: str) -> None:
    before = f"# On strokes\n\n{SUICIDE}{ending}".replace("\n", line_end)
    result = mended(before, Config(select=("safety",)))
    assert result.after.text == before + added.replace("\n", line_end).replace("@", crisis)
    assert rules(result.found) == {CRISIS}
    assert rules(result.report) == set()
    (fix,) = result.report.fixes
    assert (fix.rule, fix.text) == (CRISIS, crisis)
    assert result.after.text[fix.start.offset : fix.end.offset] == crisis


def test_several_statements_stand_in_the_order_of_their_findings(advice: str, crisis: str) -> None:
    before = f"{TREATMENT}\n\n{SUICIDE}\n"
    result = mended(before)
    assert result.after.text == f"{before}\n{advice}\n\n{crisis}\n"
    assert [(fix.rule, fix.start.line, fix.start.column) for fix in result.report.fixes] == [
        (ADVICE, 5, 1), (CRISIS, 7, 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "start"),
    [
        ("---\ntitle: On strokes\n---\n{}\n", "---\ntitle: On strokes\n---\n\n@\n\n{}\n"),
        ("# On strokes\n\n{}\n", "# On strokes\n\n@\n\n{}\n"),
        ("# On strokes\n{}\n", "# On strokes\n\n@\n\n{}\n"),
        ("On strokes\n==========\n{}", "On strokes\n==========\n\n@\n\n{}"),
        ("{}", "@\n\n{}"),
        ("---\ntitle: On strokes\n---\n\n# On strokes\n\n{}", "---\ntitle: On strokes\n---\n\n# On strokes\n\n@\n\n{}"),
        ("- {}\n- A walk.\n", "- {}\n- A walk.\n\n@\n"),  # it would introduce the list
        ("> {}\n\nA walk.\n", "@\n\n> {}\n\nA walk.\n"),
        ("<!-- a note\n\nto the editor -->\n\n{}\n", "<!-- a note\n\nto the editor -->\n\n@\n\n{}\n"),
    ],
)
def test_start(crisis: str, before: str, start: str) -> None:
    result = mended(before.format(SUICIDE), Config(select=("safety",), place=Place("start")))
    assert result.after.text == start.replace("@", crisis).format(SUICIDE)


def test_several_statements_at_the_start(advice: str, crisis: str) -> None:
    result = mended(f"# On strokes\n\n{TREATMENT}\n\n{SUICIDE}\n", Config(place=Place("start")))
    assert result.after.text == f"# On strokes\n\n{advice}\n\n{crisis}\n\n{TREATMENT}\n\n{SUICIDE}\n"
    assert [fix.start.line for fix in result.report.fixes] == [3, 5]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("{}\n\n## About this page\n\nA walk.\n", "{}\n\n## About this page\n\n@\n\nA walk.\n"),
        ("{}\n\n## About  *this* page\nA walk.\n", "{}\n\n## About  *this* page\n\n@\n\nA walk.\n"),
        ("{}\n\nAbout this page\n---\n\nA walk.\n", "{}\n\nAbout this page\n---\n\n@\n\nA walk.\n"),
        ("{}\n\n## About this page\n", "{}\n\n## About this page\n\n@\n"),
        ("{}\n\n## About this page\n```\nx\n```\n\nA walk.", "{}\n\n## About this page\n\n@\n\n```\nx\n```\n\nA walk."),
        ("{}\n\n## Another page\n\nA walk.\n", "{}\n\n## Another page\n\nA walk.\n\n@\n"),
    ],
)  # fmt: skip
def test_below_a_heading(crisis: str, before: str, after: str) -> None:
    place = Place("after-heading", "about THIS page")
    result = mended(before.format(SUICIDE), Config(select=("safety",), place=place))
    assert result.after.text == after.replace("@", crisis).format(SUICIDE)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("{}\n\n- tea\n- toast\n", "{}\n\n- tea\n- toast\n\n@\n"),
        ("{}\n\n- tea\n\n      code\n", "{}\n\n- tea\n\n      code\n\n@\n"),
        ("{}\n\n|a|b|\n|-|-|\n|1|2|\n", "{}\n\n|a|b|\n|-|-|\n|1|2|\n\n@\n"),
        ("{}\n\n> A walk.\n", "{}\n\n> A walk.\n\n@\n"),
        ("{}[^1]\n\n[^1]: A note.\n", "{}[^1]\n\n[^1]: A note.\n\n@\n"),
        ("{}\n\n[ward]: https://ward.example\n", "{}\n\n[ward]: https://ward.example\n\n@\n"),
        ("{}\n\n<div>\nA box.\n", "{}\n\n<div>\nA box.\n\n@\n"),
    ],
)  # fmt: skip
def test_what_is_open_at_the_end(crisis: str, before: str, after: str) -> None:
    result = mended(before.format(SUICIDE), Config(select=("safety",)))
    assert result.after.text == after.replace("@", crisis).format(SUICIDE)
    assert rules(result.report) == set()


@pytest.mark.parametrize("ending", ["```\nsleep(8)\n", "<!-- a note\n\nto the editor\n", "<script>\nlet a = 1;\n"])
def test_a_draft_that_hides_a_part_of_itself_is_not_touched(ending: str) -> None:
    result = mended(f"{SUICIDE}\n\n{ending}", Config(select=("safety",)))
    assert result.after == result.before
    assert result.report.error is not None


HOUSE_RULE = """\
title: Says nothing of the ward
level: warning
find: zebra
per: document
without: {document: ward}
message: The post speaks of a “{found}” and not of the ward.
advice: Speak of the ward.
paste: "%s"
fix: end
why: Because.
authority: [editorial-practice]
bad: ["one <<zebra>>", "two <<zebra>>"]
good: ["a lion", "a goat"]
"""


def house(folder: Path, paste: str) -> Config:
    (folder / "house").mkdir()
    (folder / "house" / "ward.yaml").write_text(HOUSE_RULE % paste, encoding="utf-8")
    return Config(packs=(folder,))


def test_house_rules_are_fixed_as_well(tmp_path: Path) -> None:
    """What Markdown could take for markup is escaped, so that readers see the words."""
    result = mended("A zebra.\n", house(tmp_path, "See the <b>ward</b> *and_the* [list](x)."))
    assert result.after.text == "A zebra.\n\nSee the \\<b\\>ward\\</b\\> \\*and\\_the\\* \\[list\\](x).\n"
    assert rules(result.report) == set()


@pytest.mark.parametrize(
    ("paste", "why"),
    [
        ("The ward cures diabetes.", "with it claims/cure-claim"),
        ("The wing is open.", "there is no place in this file"),
    ],
)
def test_a_statement_that_brings_a_finding_or_does_not_count_is_refused(tmp_path: Path, paste: str, why: str) -> None:
    result = mended("A zebra.\n", house(tmp_path, paste))
    assert result.after == result.before
    (hint,) = result.report.hints
    assert hint.startswith(f"The statement that house/ward asks for was not added, as {why}")


@pytest.mark.parametrize("name", ["draft.txt", "draft.md"])
def test_the_words_for_supplements_are_exact(name: str) -> None:
    result = mended(f"{SUPPLEMENT}\n", SUPPLEMENTS, name)
    assert DSHEA in rules(result.found)
    assert DSHEA not in rules(result.report)
    assert (
        "\n\n*These statements have not been evaluated by the Food and Drug Administration. This product is not "
        "intended to diagnose, treat, cure, or prevent any disease.\n" in result.after.text
    )


def test_what_is_there_is_not_added_again() -> None:
    before = f"{TREATMENT}\n\n{ADVISED}\n"
    assert mended(before).after.text == before


def test_profile_and_country_choose_the_words() -> None:
    result = mended(f"{TREATMENT} {SUICIDE}\n", Config(profile="clinic", jurisdiction="uk"))
    assert "an examination or the advice of your own clinician" in result.after.text
    assert "Samaritans" in result.after.text


def test_rules_that_are_off_add_nothing() -> None:
    config = Config(rules=(("disclaimers", "off"), ("safety", "note")))
    result = mended(f"{TREATMENT}\n\n{SUICIDE}\n", config)
    assert [fix.rule for fix in result.report.fixes] == [CRISIS]


def test_a_statement_whose_lack_is_waived_is_not_added() -> None:
    waived = f"<!-- claimlint-waive {ADVICE}: it stands in our footer -->\n{TREATMENT}\n\n{SUICIDE}\n"
    result = mended(waived)
    assert [fix.rule for fix in result.report.fixes] == [CRISIS]
    assert [one.rule for one in result.report.findings if one.waiver] == [ADVICE]


def test_nothing_comes_between_a_waiver_and_what_it_is_for() -> None:
    waived = f"<!-- claimlint-waive {CRISIS}: it stands in our footer -->\n{SUICIDE}\n\n{TREATMENT}\n"
    result = mended(waived, Config(place=Place("start")))
    assert [fix.rule for fix in result.report.fixes] == [ADVICE]
    assert result.after.text.startswith(f"<!-- claimlint-waive {CRISIS}: it stands in our footer -->\n{SUICIDE}\n")
    assert [one.rule for one in result.report.findings if one.waiver] == [CRISIS]


def test_what_cannot_be_checked_stays() -> None:
    german = (
        "Der Tee ist für viele Menschen eine Hilfe, wenn sie nicht schlafen können, und er schmeckt auch mit Honig. "
    )
    result = mended(german * 8)
    assert result.report.error is not None
    assert result.after == result.before


def test_claims_stay_as_they_are() -> None:
    before = "Our drops cure diabetes and are 100% safe.\n"
    result = mended(before)
    assert result.after.text.startswith(before)
    assert {"claims/cure-claim", "claims/absolute-safety"} <= rules(result.report)
