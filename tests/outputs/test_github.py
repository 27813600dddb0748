"""Workflow commands and the job's summary: what GitHub would show of a report, and that nothing vanishes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claimlint.model.report import Position, Report, Waiver
from claimlint.outputs import Style, appends
from claimlint.outputs.github import render
from claimlint.outputs.github.commands import command
from claimlint.outputs.github.summary import summary
from claimlint.outputs.terminal import render as render_plain
from tests.outputs.actions_runner import Command, obeyed
from tests.outputs.reports import file, finding, report

SENTENCE = "It cures migraine."
MIB = 2**20


def told_by(about: Report) -> list[Command]:
    return [one for one in obeyed(render(about, Style())) if one.name in ("error", "warning", "notice")]


def test_annotation() -> None:
    (one,) = told_by(report(file(finding(SENTENCE, "cures"), path="a,b:c.md")))
    assert one == Command(
        "error",
        {
            "file": "a,b:c.md", "line": "3", "endLine": "3", "col": "4", "endColumn": "9",
            "title": "Promises a cure (claims/cure-claim)",
        },
        "“cures” promises a cure. Instead: Say what was measured, in whom, and by how much.",
    )  # fmt: skip


def test_words_over_two_lines_have_no_columns() -> None:
    (one,) = told_by(report(file(finding(SENTENCE, "cures", end=Position(4, 2, 3010)))))
    assert (one.properties["line"], one.properties["endLine"]) == ("3", "4")
    assert not {"col", "endColumn"} & one.properties.keys()


def test_worst_first_and_ten_of_a_level() -> None:
    found = [finding(SENTENCE, "cures", line, level=level) for line in range(1, 13) for level in ("note", "error")]
    found += [finding(SENTENCE, "cures", 50, level="warning"), finding(SENTENCE, "cures", 60, waiver=Waiver("agreed"))]
    told = told_by(report(file(*found), file(path="z.md", error="z.md: no such file")))
    assert [one.name for one in told] == ["error"] * 10 + ["warning"] + ["notice"] * 10
    assert told[0].message == "This file could not be checked: no such file"
    assert told[9].message == "4 more errors: see the whole report in the log of this step, or its summary."
    assert told[-1].message.startswith("3 more notes")
    assert [one.properties["line"] for one in told[1:9]] == [str(line) for line in range(1, 9)]


def test_the_whole_plain_report_stands_in_the_log() -> None:
    about = report(file(*(finding(SENTENCE, "cures", line) for line in range(1, 30))))
    log = render(about, Style(100, colour=True))
    whole = Style(100, verbose=True, show=frozenset({"known", "waived"}))
    assert render_plain(about, whole) in log
    assert [one.name for one in obeyed(log)][-3:] == ["group", "stop-commands", "endgroup"]
    assert log.splitlines()[-1].startswith("Blocked: 29 errors")


def test_nothing_found() -> None:
    assert [one.name for one in obeyed(render(report(file()), Style()))] == ["group", "stop-commands", "endgroup"]


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp"], exclude_characters="‹›"), min_size=1)


@given(TEXT, TEXT, TEXT)
def test_any_text_comes_back_from_a_command(message: str, path: str, title: str) -> None:
    (one,) = obeyed(command("error", message, file=path, title=title))
    assert one == Command("error", {"file": path, "title": title}, message)


@given(st.text(), st.text())
def test_any_text_is_one_command(message: str, title: str) -> None:
    line = command("error", message, title=title)
    assert len(obeyed(line)) == 1
    assert len(line.splitlines()) == 1


# -- the summary of the job


def test_summary_goes_where_github_wants_it() -> None:
    assert appends("github") == {"GITHUB_STEP_SUMMARY": (MIB, summary)}


def test_summary() -> None:
    about = report(
        file(finding(SENTENCE, "cures"), finding(SENTENCE, "cures", 9, waiver=Waiver("agreed")), hints=("Mind it.",)),
        file(path="z.md", error="z.md: no such file"),
    )
    assert summary(about, Style(), MIB) == (
        "## claimlint\n\n"
        "Unchecked\\: 1 of 2 files could not be checked; 1 error, 1 waived in the other \\(1,280 words\\). "
        "Profile clinic, country us.\n\n"
        "| | Where | Words | What to do |\n|---|---|---|---|\n"
        "| **unchecked** | z.md |  | no such file |\n"
        "| **error** | draft.md, line 3 | cures | “cures” promises a cure. Instead\\: Say what was measured, in whom, "
        "and by how much. \\(claims/cure\\-claim\\) |\n"
        "| **waived** | draft.md, line 9 | cures | “cures” promises a cure. Waived\\: agreed. "
        "\\(claims/cure\\-claim\\) |\n"
        "\n- draft.md: Mind it.\n"
    )


def test_summary_never_exceeds_its_room() -> None:
    about = report(file(*(finding(SENTENCE, "cures", line) for line in range(1, 12_001))))
    whole = summary(about, Style(), 10 * MIB)
    assert len(whole.encode()) > MIB
    for room in (MIB, 100_000, 1_000, 200, 50, 0):
        cut = summary(about, Style(), room)
        assert len(cut.encode()) <= room
        assert not cut or cut.startswith("## claimlint\n\nBlocked")
    assert "more findings: see the whole report in the log of this step." in summary(about, Style(), MIB)
