"""GitLab's code quality report: all that GitLab asks for, with fingerprints that are unique and stay."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from claimlint.model.report import Position, Report, Waiver
from claimlint.outputs import Style
from claimlint.outputs.gitlab import render
from tests.outputs.reports import file, finding, report

SENTENCE = "It cures migraine."


def issues(given: Report) -> list[dict[str, Any]]:
    return list(json.loads(render(given, Style())))


def test_issue() -> None:
    (issue,) = issues(report(file(finding(SENTENCE, "cures", level="warning"))))
    assert issue["description"] == "“cures” promises a cure. Instead: Say what was measured, in whom, and by how much."
    assert issue["check_name"] == "claims/cure-claim"
    assert issue["severity"] == "minor"
    assert issue["location"] == {"path": "draft.md", "lines": {"begin": 3}}
    assert len(issue["fingerprint"]) == 64
    assert issue.keys() == {"description", "check_name", "fingerprint", "severity", "location"}


def test_severities() -> None:
    waived = finding(SENTENCE, "cures", 9, waiver=Waiver("agreed"))
    found = [finding(SENTENCE, "cures", n, level=level) for n, level in enumerate(("error", "warning", "note"), 1)]
    told = issues(report(file(*found, waived), file(path="b.md", error="b.md: it cannot be read")))
    assert [one["severity"] for one in told] == ["blocker", "critical", "minor", "info", "info"]
    assert told[0]["description"] == "This file could not be checked: it cannot be read"
    assert told[-1]["description"] == "“cures” promises a cure. Waived: agreed."


def test_equal_findings_have_fingerprints_of_their_own() -> None:
    twice = [finding(SENTENCE, "cures", line) for line in (3, 9)]
    told = issues(report(file(*twice), file(*twice, path="b.md")))
    assert len({one["fingerprint"] for one in told}) == 4


def test_fingerprint_stays_when_lines_move() -> None:
    one = finding(SENTENCE, "cures")
    moved = replace(one, start=Position(30, 9, 900), end=Position(30, 14, 905))
    assert issues(report(file(one)))[0]["fingerprint"] == issues(report(file(moved)))[0]["fingerprint"]


def test_weaker_findings_stand_under_the_stronger() -> None:
    under = finding(SENTENCE, "cures", rule="hype/miracle", under="claims/cure-claim")
    assert len(issues(report(file(finding(SENTENCE, "cures", also=("hype/miracle",)), under)))) == 1


def test_nothing_found_is_an_empty_list() -> None:
    assert render(report(file()), Style()) == "[]\n"
