"""The terminal report to the letter, and what hostile drafts may not do to it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimlint.model.report import Fix, Position, Report, Waiver
from claimlint.outputs import Style
from claimlint.outputs.terminal import render
from claimlint.outputs.terminal.lines import cells
from claimlint.outputs.terminal.visible import visible
from tests.outputs.reports import file, finding, report

LONG = (
    "For readers who have tried everything else and who came to us after many years of looking, our eight-week "
    "programme cures migraine in most of those who stay until the end, and nobody who finished it last spring "
    "has asked for the fee back since then."
)
PLAIN = "Our programme cures migraine."


def everything() -> Report:
    """One report with each kind of thing that can stand in it."""
    draft = file(
        finding(LONG, "cures migraine"),
        finding(PLAIN, "cures migraine", 5, also=("hype/miracle", "claims/guarantee")),
        finding(PLAIN, "migraine", 5, rule="hype/miracle", title="Sells a miracle", under="claims/cure-claim"),
        finding(
            PLAIN, "programme", 5, rule="disclaimers/not-medical-advice", scope="document", level="warning",
            message="The post says nowhere that it is no medical advice.", advice="Add such a sentence.",
        ),
        finding(PLAIN, "cures", 9, level="note", rule="claims/verb", authority=()),
        finding(PLAIN, "cures", 11, waiver=Waiver("agreed with counsel", "the editor", date(2027, 1, 1))),
        hints=("The text speaks as a shop, but the profile is clinic.",),
    )  # fmt: skip
    broken = file(path="broken.md", words=0, error="broken.md: there is no such file or folder")
    return report(draft, broken, skipped=("archive/old.md",))


GOLDEN = """\
broken.md
  Unchecked: there is no such file or folder

draft.md
  The whole post
  warning  line 5:5      disclaimers/not-medical-advice
    Our «programme» cures migraine.
    The post says nowhere that it is no medical advice.
    Instead: Add such a sentence.
    Based on: Guidance on Claims (2022), § 3

  Line by line
  error    line 3:117    claims/cure-claim
    … to us after many years of looking, our eight-week programme «cures
    migraine» in most of those who stay until the end, and nobody who …
    “cures migraine” promises a cure.
    Instead: Say what was measured, in whom, and by how much.
    Based on: Guidance on Claims (2022), § 3

  error    line 5:15     claims/cure-claim
    Our programme «cures migraine».
    “cures migraine” promises a cure.
    Instead: as above.
    Also: Sells a miracle (hype/miracle); claims/guarantee

  note     line 9:15     claims/verb
    Our programme «cures» migraine.
    “cures” promises a cure.
    Instead: Say what was measured, in whom, and by how much.

  waived   line 11:15    claims/cure-claim
    Our programme «cures» migraine.
    Waived: agreed with counsel, by the editor, until 2027-01-01.

  Hint: The text speaks as a shop, but the profile is clinic.

Skipped, as the configuration says: archive/old.md

Unchecked: 1 of 2 files could not be checked; 3 errors, 1 warning, 1 note, 1 waived in the other (640 words). \
Profile clinic, country us.
"""


def test_report_without_colour() -> None:
    assert render(everything(), Style(80)) == GOLDEN


def test_colour_changes_nothing_but_colour() -> None:
    painted = render(everything(), Style(80, colour=True))
    assert "\x1b[1;31merror  \x1b[0m" in painted
    assert "Our programme \x1b[1;4mcures migraine\x1b[0m." in painted
    bare = re.sub(r"\x1b\[[0-9;]*m", "", painted)
    plain = [re.sub("[«»]", "", line) for line in GOLDEN.splitlines()]
    assert [re.sub("[«»]", "", line) for line in bare.splitlines()] == plain


def test_mark_over_two_lines_is_coloured_on_both() -> None:
    found = "cures migraine in everybody who stays with us for the whole of the eight weeks that the course takes"
    painted = render(report(file(finding(f"It {found}.", found))), Style(80, colour=True))
    first, second = (line for line in painted.splitlines() if "\x1b[1;4m" in line and "draft.md" not in line)
    assert first.endswith("\x1b[0m")
    assert second.strip().startswith("\x1b[1;4m")
    assert second.endswith("takes\x1b[0m.")


@pytest.mark.parametrize("width", [40, 60, 80, 100])
def test_lines_fit(width: int) -> None:
    *lines, _last = render(everything(), Style(width)).splitlines()
    headings = [line for line in lines if re.match(r"  (error|warning|note|waived) ", line)]
    assert all(cells(line) <= width for line in lines if line not in headings)


def test_wide_characters_count_twice() -> None:
    wide = "治療" * 40
    *lines, _last = render(report(file(finding(f"{wide} cures migraine {wide}", "cures"))), Style(60)).splitlines()
    assert max(map(cells, lines)) <= 60
    assert any("«cures»" in line for line in lines)


def test_forty_findings_repeat_no_advice() -> None:
    text = render(report(file(*(finding(PLAIN, "cures", line) for line in range(1, 41)))), Style(80))
    assert text.count("Say what was measured") == 1
    assert text.count("Based on:") == 1
    assert text.count("as above") == 39
    assert len(text.splitlines()) <= 40 * 5 + 5


def test_a_sentence_with_two_problems_is_shown_once() -> None:
    both = "Our programme cures migraine and banishes asthma."
    first = finding(both, "cures migraine")
    second = finding(both, "banishes asthma", message="“banishes asthma” promises a cure.")
    text = render(report(file(first, second)), Style(80))
    assert text.count("Our programme") == 1
    assert "“banishes asthma” promises" in text


def test_words_in_a_row_are_named_together() -> None:
    text = render(report(file(finding(PLAIN, "cures migraine", likewise=("ends asthma", "lifts mood")))), Style(80))
    assert "Likewise: “ends asthma”, “lifts mood”" in text


def test_the_same_sentence_elsewhere_is_shown_again() -> None:
    text = render(report(file(finding(PLAIN, "cures", 3), finding(PLAIN, "cures", 9))), Style(80))
    assert text.count("Our programme") == 2


def test_a_message_without_the_words_has_its_sentence() -> None:
    both = "Our programme cures migraine and banishes asthma."
    second = finding(both, "banishes asthma", message="This promises a cure.")
    text = render(report(file(finding(both, "cures migraine"), second)), Style(80))
    assert "«banishes asthma»" in text


def test_another_file_gets_the_advice_anew() -> None:
    text = render(report(*(file(finding(PLAIN, "cures"), path=path) for path in ("a.md", "b.md"))), Style(80))
    assert text.count("Say what was measured") == 2


HOSTILE = (
    "\x1b[31mred\x1b[0m \x07 \x9b31m \x7f \u202egnp.exe\u202c \u2066x\u2069 \u200f \u061c [bold red]x[/] \u2028 \udc80"
)


@pytest.mark.parametrize("colour", [False, True])
def test_draft_can_neither_colour_nor_reorder_the_report(colour: bool) -> None:
    bad = finding(f"{HOSTILE} cures {HOSTILE}", "cures", excerpt=HOSTILE, message=HOSTILE, advice=HOSTILE, rule=HOSTILE)
    text = render(report(file(bad, path=f"{HOSTILE}.md", hints=(HOSTILE,)), skipped=(HOSTILE,)), Style(80, colour))
    bare = re.sub(r"\x1b\[[0-9;]+m", "", text) if colour else text
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]", bare)
    assert "‹U+202E›" in bare
    assert "‹U+001B›[31mred" in bare
    assert "[bold red]x[/]" in bare


@given(st.text(), st.booleans())
def test_any_text_is_printable(text: str, colour: bool) -> None:
    shown = render(report(file(finding(f"a {text} cures", "cures", message=text))), Style(80, colour))
    shown.encode("utf-8")
    bare = re.sub(r"\x1b\[[0-9;]+m", "", shown)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", bare)


@given(st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp"], exclude_characters="‹›")))
def test_harmless_text_stays_as_it_is(text: str) -> None:
    assert visible(text) == text


@given(st.text(st.sampled_from("ab 治é"), min_size=1), st.data())
def test_found_words_are_always_shown(sentence: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(sentence) - 1))
    end = data.draw(st.integers(start + 1, len(sentence)))
    shown = render(
        report(file(replace(finding(PLAIN, "cures"), sentence=sentence, sentence_span=(start, end)))), Style(80)
    )
    marked = shown[shown.index("«") + 1 : shown.index("»")]
    words = "".join(sentence[start:end].split())
    if "…" not in marked:
        assert "".join(marked.split()) == words
    else:
        assert words.startswith("".join(marked.split("…")[0].split()))


FIXED = Fix("house/ward", "See the \x1b[31mward.", Position(3, 1, 20), Position(3, 13, 32))


def test_what_was_added_comes_first() -> None:
    shown = render(report(file(finding(PLAIN, "cures"), fixes=(FIXED,))), Style(40)).splitlines()
    assert shown[1:4] == ["  added    line 3:1      house/ward", "    See the ‹U+001B›[31mward.", ""]


OUTCOMES = [
    (report(file()), "Passed: nothing found in 1 file (640 words). Profile clinic, country us."),
    (
        report(file(finding(PLAIN, "cures", level="warning")), file(path="b.md", words=1360)),
        "Passed: 1 warning in 2 files (2,000 words). Profile clinic, country us.",
    ),
    (report(file(finding(PLAIN, "cures"))), "Blocked: 1 error in 1 file (640 words). Profile clinic, country us."),
    (
        report(file(finding(PLAIN, "cures", level="warning")), fail_on="warning"),
        "Blocked: 1 warning in 1 file (640 words). Profile clinic, country us. Warnings block here.",
    ),
    (
        report(file(finding(PLAIN, "cures")), fail_on="never"),
        "Passed: 1 error in 1 file (640 words). Profile clinic, country us. Nothing blocks here.",
    ),
    (
        report(file(finding(PLAIN, "cures"), fail_on="never"), file(path="b.md")),
        "Passed: 1 error in 2 files (1,280 words). Profile clinic, country us. What blocks differs by file.",
    ),
    (
        report(file(finding(PLAIN, "cures"), fail_on="error"), fail_on="warning"),
        "Blocked: 1 error in 1 file (640 words). Profile clinic, country us.",
    ),
    (
        report(file(fixes=(FIXED, FIXED))),
        "Passed: nothing found in 1 file (640 words). Profile clinic, country us. 2 statements added.",
    ),
    (
        report(file(finding(PLAIN, "cures", waiver=Waiver("agreed")))),
        "Passed: 1 waived in 1 file (640 words). Profile clinic, country us.",
    ),
    (
        report(file(unverified=3), file(path="b.md", words=1360, unverified=1)),
        "Passed: nothing found in 2 files (2,000 words). Profile clinic, country us. 4 references not verified.",
    ),
    (report(file(error="draft.md: no")), "Unchecked: the file could not be checked. Profile clinic, country us."),
    (
        report(file(error="draft.md: no"), file(path="b.md", error="b.md: no")),
        "Unchecked: none of the 2 files could be checked. Profile clinic, country us.",
    ),
    (
        report(skipped=("old.md",)),
        "Nothing was checked: the configuration excludes everything that was named.",
    ),
]


@pytest.mark.parametrize(("given_report", "last"), OUTCOMES)
def test_last_line_says_the_outcome(given_report: Report, last: str) -> None:
    assert render(given_report, Style(80)).splitlines()[-1] == last


def test_ten_thousand_findings_are_all_shown() -> None:
    many = report(file(*(finding(LONG, "cures migraine", line, rule=f"a/{line % 90}") for line in range(1, 10_001))))
    shown = render(many, Style(80, colour=True))
    assert all(f"a/{rule}" in shown for rule in range(90))
    assert len(shown.splitlines()) > 10_000
