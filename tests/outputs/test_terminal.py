"""The terminal report to the letter, and what hostile drafts may not do to it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimlint.model.report import Fix, Position, Report, Since, Waiver
from claimlint.outputs import Style, renderer
from claimlint.outputs.terminal import render
from claimlint.outputs.terminal.lines import cells
from claimlint.outputs.terminal.visible import visible
from tests.outputs.reports import ADVICE, file, finding, report

LONG = (
    "For readers who have tried everything else and who came to us after many years of looking, our eight-week "
    "programme cures migraine in most of those who stay until the end, and nobody who finished it last spring "
    "has asked for the fee back since then."
)
PLAIN = "Our programme cures migraine."
WAIVED = finding(PLAIN, "cures", 11, waiver=Waiver("agreed with counsel", "the editor", date(2027, 1, 1)))
KNOWN = finding(PLAIN, "cures", 12, known=True)
DISCLAIMER = finding(
    PLAIN, "programme", 5, rule="disclaimers/not-medical-advice", scope="document", level="warning",
    title="Says nowhere that it is no medical advice", message="The post says nowhere that it is no medical advice.",
    advice="Add such a sentence.", paste="This is no medical advice.", addable=True,
)  # fmt: skip


def everything() -> Report:
    """One report with each kind of thing that can stand in it."""
    draft = file(
        finding(LONG, "cures migraine"),
        finding(PLAIN, "cures migraine", 5, also=("hype/miracle", "claims/guarantee")),
        finding(PLAIN, "migraine", 5, rule="hype/miracle", title="Sells a miracle", under="claims/cure-claim"),
        DISCLAIMER,
        finding(PLAIN, "cures", 9, level="note", rule="claims/verb", title="Uses a verb", authority=()),
        WAIVED,
        KNOWN,
        hints=("The text speaks as a shop, but the profile is clinic.",),
    )
    broken = file(path="broken.md", words=0, error="broken.md: there is no such file or folder")
    return report(draft, broken, skipped=("archive/old.md",))


BRIEF = """\
broken.md
  Unchecked: there is no such file or folder

draft.md
  The whole post
  5:5 warning [*] Says nowhere that it is no medical advice
    (disclaimers/not-medical-advice)

  3:117 error Promises a cure (claims/cure-claim)
    … our eight-week programme «cures migraine» in most of those who stay …
    → Say what was measured, in whom, and by how much.
    Also 5:15 “cures migraine”
  9:15 note Uses a verb (claims/verb)
    Our programme «cures» migraine.
    → Say what was measured, in whom, and by how much.

Hint for draft.md: The text speaks as a shop, but the profile is clinic.
Skipped, as the configuration says: archive/old.md

[*] 1 statement can be added with --fix.
Unchecked: 1 of 2 files could not be checked; 2 errors, 1 warning, 1 note, 1 waived in the other (640 words). \
Profile clinic, country us. 1 known finding carried by the baseline.
"""

VERBOSE = """\
broken.md
  Unchecked: there is no such file or folder

draft.md
  The whole post
  5:5 warning [*] Says nowhere that it is no medical advice
    (disclaimers/not-medical-advice)
    Our «programme» cures migraine.
    The post says nowhere that it is no medical advice.
    Instead: Add such a sentence.
    To paste: This is no medical advice.
    Based on: Guidance on Claims (2022), § 3

  Line by line
  3:117 error Promises a cure (claims/cure-claim)
    … to us after many years of looking, our eight-week programme «cures
    migraine» in most of those who stay until the end, and nobody who …
    “cures migraine” promises a cure.
    Instead: Say what was measured, in whom, and by how much.
    Based on: Guidance on Claims (2022), § 3

  5:15 error Promises a cure (claims/cure-claim)
    Our programme «cures migraine».
    “cures migraine” promises a cure.
    Instead: as above.
    Also: Sells a miracle (hype/miracle); claims/guarantee

  9:15 note Uses a verb (claims/verb)
    Our programme «cures» migraine.
    “cures” promises a cure.
    Instead: Say what was measured, in whom, and by how much.

Hint for draft.md: The text speaks as a shop, but the profile is clinic.
Skipped, as the configuration says: archive/old.md

[*] 1 statement can be added with --fix.
Unchecked: 1 of 2 files could not be checked; 2 errors, 1 warning, 1 note, 1 waived in the other (640 words). \
Profile clinic, country us. 1 known finding carried by the baseline.
"""


@pytest.mark.parametrize(("style", "golden"), [(Style(80), BRIEF), (Style(80, verbose=True), VERBOSE)])
def test_report_without_colour(style: Style, golden: str) -> None:
    assert render(everything(), style) == golden


@pytest.mark.parametrize(("style", "golden"), [(Style(80), BRIEF), (Style(80, verbose=True), VERBOSE)])
def test_colour_changes_nothing_but_colour(style: Style, golden: str) -> None:
    painted = render(everything(), replace(style, colour=True))
    assert "\x1b[1;31merror\x1b[0m" in painted
    assert "\x1b[1;4mcures migraine\x1b[0m" in painted or "\x1b[1;4mcures\x1b[0m" in painted
    bare = re.sub(r"\x1b\[[0-9;]*m", "", painted)
    plain = [re.sub("[«»]", "", line) for line in golden.splitlines()]
    assert [re.sub("[«»]", "", line) for line in bare.splitlines()] == plain


def test_mark_over_two_lines_is_coloured_on_both() -> None:
    found = "cures migraine in everybody who stays with us for the whole of the eight weeks that the course takes"
    painted = render(report(file(finding(f"It {found}.", found))), Style(80, colour=True, verbose=True))
    first, second = (line for line in painted.splitlines() if "\x1b[1;4m" in line and "draft.md" not in line)
    assert first.endswith("\x1b[0m")
    assert second.strip().startswith("\x1b[1;4m")
    assert second.endswith("takes\x1b[0m.")


@pytest.mark.parametrize("verbose", [False, True])
@pytest.mark.parametrize("width", [40, 60, 80, 100])
def test_lines_fit(width: int, verbose: bool) -> None:
    *lines, _last = render(
        everything(), Style(width, verbose=verbose, show=frozenset({"known", "waived"}))
    ).splitlines()
    assert [line for line in lines if cells(line) > width] == []


@pytest.mark.parametrize("verbose", [False, True])
def test_wide_characters_count_twice(verbose: bool) -> None:
    wide = "治療" * 40
    text = render(report(file(finding(f"{wide} cures migraine {wide}", "cures"))), Style(60, verbose=verbose))
    *lines, _last = text.splitlines()
    assert max(map(cells, lines)) <= 60
    assert any("«cures»" in line for line in lines)


def test_forty_findings_of_one_rule_stand_together() -> None:
    text = render(report(file(*(finding(PLAIN, "cures", line) for line in range(1, 41)))), Style(80))
    assert text.count("Say what was measured") == 1
    assert all(f"{line}:15 “cures”" in " ".join(text.split()) for line in range(2, 41))
    assert len(text.splitlines()) <= 20


def test_forty_findings_repeat_no_advice_with_verbose() -> None:
    findings = (finding(PLAIN, "cures", line) for line in range(1, 41))
    text = render(report(file(*findings)), Style(80, verbose=True))
    assert text.count("Say what was measured") == 1
    assert text.count("Based on:") == 1
    assert text.count("as above") == 39
    assert len(text.splitlines()) <= 40 * 5 + 5


def test_the_gravest_come_first() -> None:
    low = finding(PLAIN, "programme", 1, level="note", rule="claims/low")
    high = finding(PLAIN, "cures", 9, rule="claims/high")
    text = render(report(file(low, high)), Style(80))
    assert text.index("claims/high") < text.index("claims/low")


def test_a_rule_of_two_levels_leads_with_its_graver_finding_and_tells_the_other() -> None:
    low = finding(PLAIN, "cures", 1, level="note")
    text = render(report(file(low, finding(PLAIN, "cures", 9))), Style(80))
    assert "  9:15 error Promises a cure (claims/cure-claim)\n" in text
    assert "    Also 1:15 note “cures”\n" in text


def test_what_the_whole_post_lacks_is_one_list_without_quotes() -> None:
    twice = replace(DISCLAIMER, rule="disclaimers/emergency", title="Names no emergency line", addable=False)
    text = render(report(file(DISCLAIMER, twice, finding(PLAIN, "cures"))), Style(80))
    head, _, rest = text.partition("\n\n")
    assert head.startswith("draft.md\n  The whole post\n")
    assert "Our" not in head
    assert "Names no emergency line (disclaimers/emergency)" in head
    assert "cures" in rest


def test_one_whole_post_finding_repeated_is_told_once_with_its_places() -> None:
    text = render(report(file(DISCLAIMER, replace(DISCLAIMER, start=Position(7, 2, 9000)))), Style(80))
    assert text.count("Says nowhere") == 1
    assert "Also 7:2" in text


def test_long_advice_is_cut_to_one_line_where_a_sentence_ends() -> None:
    advice = f"Name the trial. {ADVICE.removesuffix('.')} and {ADVICE} {ADVICE}"
    text = render(report(file(finding(PLAIN, "cures", advice=advice))), Style(80))
    assert "    → Name the trial.\n" in text


@pytest.mark.parametrize(
    ("advice", "line"),
    [
        (
            f"Say what was measured, in whom, and by how much; {'for most conditions ' * 4}",
            "in whom, and by how much …",
        ),
        (f"Say what was measured, in whom and by how much, and {'who found it and ' * 4}", "whom and by how much …"),
    ],
)
def test_advice_is_cut_where_a_part_of_it_ends(advice: str, line: str) -> None:
    assert f"{line}\n" in render(report(file(finding(PLAIN, "cures", advice=advice))), Style(80))


def test_after_ten_rules_the_others_have_a_line_each() -> None:
    findings = [
        finding(PLAIN, "cures", line, rule=f"claims/{line:02}", advice=f"Advice {line}.") for line in range(1, 13)
    ]
    text = render(report(file(*findings)), Style(80))
    assert "    → Advice 10.\n" in text
    assert "  11:15 error Promises a cure (claims/11) “cures”\n  12:15 error" in text
    assert "Advice 11." not in text


def test_advice_without_an_early_end_is_cut_at_a_word() -> None:
    text = render(report(file(finding(PLAIN, "cures", advice="Say what was measured and " * 9))), Style(80))
    (line,) = (line for line in text.splitlines() if "→" in line)
    assert line.endswith(" …")
    assert 60 < cells(line) <= 80


def test_what_does_not_count_is_shown_when_asked() -> None:
    quiet = report(file(WAIVED, KNOWN))
    assert "draft.md" not in render(quiet, Style(80))
    known, waived = (render(quiet, Style(80, show=frozenset({one}))) for one in ("known", "waived"))
    assert "  12:15 known Promises a cure (claims/cure-claim) “cures”" in known
    assert "waived Promises" not in known
    assert "  11:15 waived Promises a cure (claims/cure-claim) “cures”" in waived
    assert "Waived: agreed with counsel, by the editor, until 2027-01-01." in " ".join(waived.split())
    assert "known Promises" not in waived


def test_six_posts_that_a_baseline_carries_take_few_lines() -> None:
    posts = [file(*[KNOWN] * 10, path=f"{name}.md", hints=("The text speaks as a shop.",)) for name in "abcdef"]
    text = render(report(*posts), Style(80))
    assert len(text.splitlines()) <= 4
    assert "60 known findings" in text
    assert "a.md and 5 more" in text


def test_several_files_end_with_tables_by_rule_and_by_file() -> None:
    one = file(finding(PLAIN, "cures"), finding(PLAIN, "cures", 7, level="note", rule="claims/verb"), path="a.md")
    text = render(report(one, file(finding(PLAIN, "cures"), path="b.md"), file(path="c.md")), Style(80))
    assert text.endswith("""\

Findings by rule
  errors  notes
       2      -  claims/cure-claim  Promises a cure
       -      1  claims/verb  Promises a cure

Findings by file
  errors  notes
       1      1  a.md
       1      -  b.md

Blocked: 2 errors, 1 note in 3 files (1,920 words). Profile clinic, country us.
""")


def test_one_file_has_no_tables() -> None:
    assert "Findings by" not in render(everything(), Style(80))


def test_tables_of_a_large_site_are_cut_and_say_so() -> None:
    posts = [file(finding(PLAIN, "cures"), path=f"{number:03}.md") for number in range(30)]
    text = render(report(*posts), Style(80))
    assert "… and 20 more files; --statistics shows all" in text
    assert "--statistics shows" not in render(report(*posts), Style(80, statistics=True))


def test_statistics_are_the_tables_alone() -> None:
    text = render(report(file(finding(PLAIN, "cures"), WAIVED)), Style(80, statistics=True))
    assert (
        text
        == """\
Findings by rule
  errors  waived
       1       1  claims/cure-claim  Promises a cure

Findings by file
  errors  waived
       1       1  draft.md

Blocked: 1 error, 1 waived in 1 file (640 words). Profile clinic, country us.
"""
    )


@pytest.mark.parametrize("style", [Style(80), Style(80, verbose=True), Style(80, statistics=True)])
def test_counts_are_of_what_is_shown(style: Style) -> None:
    """A weaker finding on the same words is shown under the stronger one, and is none of its own."""
    assert "1 error in 1 file" in render(
        report(file(finding(PLAIN, "cures"), finding(PLAIN, "cures", rule="a/b", under="claims/cure-claim"))), style
    )


def test_a_sentence_with_two_problems_is_shown_once_with_verbose() -> None:
    both = "Our programme cures migraine and banishes asthma."
    first = finding(both, "cures migraine")
    second = finding(both, "banishes asthma", message="“banishes asthma” promises a cure.")
    text = render(report(file(first, second)), Style(80, verbose=True))
    assert text.count("Our programme") == 1
    assert "“banishes asthma” promises" in text


@pytest.mark.parametrize(
    ("verbose", "said"),
    [(False, "Likewise “ends asthma”, “lifts mood”"), (True, "Likewise: “ends asthma”, “lifts mood”")],
)
def test_words_in_a_row_are_named_together(verbose: bool, said: str) -> None:
    row = finding(PLAIN, "cures migraine", likewise=("ends asthma", "lifts mood"))
    assert said in render(report(file(row)), Style(80, verbose=verbose))


def test_the_same_sentence_elsewhere_is_shown_again_with_verbose() -> None:
    text = render(report(file(finding(PLAIN, "cures", 3), finding(PLAIN, "cures", 9))), Style(80, verbose=True))
    assert text.count("Our programme") == 2


def test_a_message_without_the_words_has_its_sentence() -> None:
    both = "Our programme cures migraine and banishes asthma."
    second = finding(both, "banishes asthma", message="This promises a cure.")
    text = render(report(file(finding(both, "cures migraine"), second)), Style(80, verbose=True))
    assert "«banishes asthma»" in text


def test_another_file_gets_the_advice_anew() -> None:
    text = render(report(*(file(finding(PLAIN, "cures"), path=path) for path in ("a.md", "b.md"))), Style(80))
    assert text.count("Say what was measured") == 2


COMPACT = """\
broken.md unchecked there is no such file or folder
draft.md:3:117 error Promises a cure: “cures migraine” (claims/cure-claim)
draft.md:5:5 warning [*] Says nowhere that it is no medical advice (disclaimers/not-medical-advice)
draft.md:5:15 error Promises a cure: “cures migraine” (claims/cure-claim)
draft.md:9:15 note Uses a verb: “cures” (claims/verb)
draft.md hint The text speaks as a shop, but the profile is clinic.
archive/old.md skipped, as the configuration says
[*] 1 statement can be added with --fix.
"""


def test_concise_has_a_line_for_each_finding() -> None:
    text = renderer("concise")(everything(), Style(80))
    *lines, last = text.splitlines(keepends=True)
    assert "".join(lines) == COMPACT
    assert render(everything(), Style(80)).endswith(last)
    shown = renderer("concise")(everything(), Style(80, show=frozenset({"known", "waived"})))
    assert "draft.md:11:15 waived Promises a cure: “cures” (claims/cure-claim)\n" in shown
    assert "draft.md:12:15 known Promises a cure: “cures” (claims/cure-claim)\n" in shown


HOSTILE = (
    "\x1b[31mred\x1b[0m \x07 \x9b31m \x7f \u202egnp.exe\u202c \u2066x\u2069 \u200f \u061c [bold red]x[/] \u2028 \udc80"
)


@pytest.mark.parametrize("verbose", [False, True])
@pytest.mark.parametrize("form", ["terminal", "concise"])
@pytest.mark.parametrize("colour", [False, True])
def test_draft_can_neither_colour_nor_reorder_the_report(colour: bool, form: str, verbose: bool) -> None:
    bad = finding(
        f"{HOSTILE} cures {HOSTILE}", "cures", excerpt=HOSTILE, message=HOSTILE, advice=HOSTILE, rule=HOSTILE,
        title=HOSTILE, waiver=Waiver(HOSTILE, HOSTILE) if verbose else None,
    )  # fmt: skip
    style = Style(80, colour, verbose=verbose, show=frozenset({"waived"}))
    text = renderer(form)(report(file(bad, path=f"{HOSTILE}.md", hints=(HOSTILE,)), skipped=(HOSTILE,)), style)
    bare = re.sub(r"\x1b\[[0-9;]+m", "", text) if colour else text
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]", bare)
    assert "‹U+202E›" in bare
    assert "‹U+001B›[31mred" in bare
    assert "[bold red]x[/]" in bare


@given(st.text(), st.booleans(), st.booleans())
def test_any_text_is_printable(text: str, colour: bool, verbose: bool) -> None:
    style = Style(80, colour, verbose=verbose)
    shown = render(report(file(finding(f"a {text} cures", "cures", message=text, advice=text, title=text))), style)
    shown.encode("utf-8")
    bare = re.sub(r"\x1b\[[0-9;]+m", "", shown)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", bare)


@given(st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp"], exclude_characters="‹›")))
def test_harmless_text_stays_as_it_is(text: str) -> None:
    assert visible(text) == text


@given(st.text(st.sampled_from("ab 治é"), min_size=1), st.data(), st.booleans())
def test_found_words_are_always_shown(sentence: str, data: st.DataObject, verbose: bool) -> None:
    start = data.draw(st.integers(0, len(sentence) - 1))
    end = data.draw(st.integers(start + 1, len(sentence)))
    marked_finding = replace(finding(PLAIN, "cures"), sentence=sentence, sentence_span=(start, end))
    shown = render(report(file(marked_finding)), Style(80, verbose=verbose))
    assert max(cells(line) for line in shown.splitlines()[:-1]) <= 80
    marked = shown[shown.index("«") + 1 : shown.index("»")]
    words = "".join(sentence[start:end].split())
    if "…" not in marked:
        assert "".join(marked.split()) == words
    else:
        assert words.startswith("".join(marked.split("…")[0].split()))


FIXED = Fix("house/ward", "See the \x1b[31mward.", Position(3, 1, 20), Position(3, 13, 32))


def test_what_was_added_comes_first() -> None:
    shown = render(report(file(finding(PLAIN, "cures"), fixes=(FIXED,))), Style(40)).splitlines()
    assert shown[1:4] == ["  3:1 added (house/ward)", "    See the ‹U+001B›[31mward.", ""]


def test_a_long_quote_is_cut_at_its_end() -> None:
    words = f"Elm P. Sleep in adults who work at night. https://example.org/{'a' * 60}"
    text = render(report(file(finding(PLAIN, "cures"), finding(words, words, 7))), Style(80))
    assert "    Also 7:1 “Elm P. Sleep in adults who work at …”\n" in text


def test_what_stood_there_before_a_change_is_counted() -> None:
    since = replace(report(file(finding(PLAIN, "cures"))), since=Since("main", "a" * 40, 1, 4))
    assert "4 findings that stood there before are not shown." in render(since, Style(80))


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
    shown = render(many, Style(80))
    assert all(f"(a/{rule})" in shown for rule in range(90))
    assert set(re.findall(r"\b(\d+):117", shown)) == {str(line) for line in range(1, 10_001)}
