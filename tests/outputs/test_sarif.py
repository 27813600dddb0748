"""The SARIF report: valid by the official schema, within GitHub's limits, and true to the findings."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from claimlint.model.report import CitedAuthority, Position, Report, RuleNote, Waiver
from claimlint.outputs import Style
from claimlint.outputs.sarif import render
from tests.outputs.hostile import hostile_report, hostile_waivers
from tests.outputs.reports import file, finding, report

#: OASIS's terms do not let us bring the schema along; it stands somewhere above the checkout where it may.
SCHEMA = Path("shared", "schemas", "sarif-schema-2.1.0.json")
WHY = "A cure is promised.\nFew are known."
NOTE = RuleNote("claims/cure-claim", "Promises a cure", "error", WHY, "Say what was measured.", ())


def run(given: Report, style: Style | None = None) -> dict[str, Any]:
    log = json.loads(render(given, style or Style()))
    assert log["version"] == "2.1.0"
    (only,) = log["runs"]
    return dict(only)


def everything() -> Report:
    waiver = Waiver("agreed with counsel", "the editor", date(2027, 1, 1))
    found = [
        finding("It [cures](x) {all} \\ migraine.", "[cures](x) {all} \\", level="note", rule="hype/miracle"),
        finding("It cures migraine.", "cures migraine", 4, also=("hype/miracle",)),
        finding("It cures migraine.", "migraine", 4, rule="hype/miracle", under="claims/cure-claim"),
        finding("It cures.", "cures", 7, rule="claims/a", waiver=waiver),
        finding("It cures.", "cures", 8, rule="claims/b", message="", advice="", excerpt="", authority=()),
    ]
    files = (
        file(*found, path="posts/über 50%.md", hints=("The text speaks as a shop.",)),
        file(path="b.md", error="b.md: there is no such file", words=0),
    )
    return replace(report(*files, skipped=("old.md",)), rules=(NOTE,))


@pytest.fixture(scope="module")
def schema(checkout: Path) -> Draft7Validator:
    found = next((one for above in checkout.parents if (one := above / SCHEMA).is_file()), None)
    if found is None:
        pytest.skip(f"the official SARIF schema is not at {SCHEMA.as_posix()} in a folder above this checkout")
    return Draft7Validator(json.loads(found.read_text(encoding="utf-8")))


@pytest.mark.parametrize("given", [everything, report, hostile_report, hostile_waivers])
def test_valid_by_the_official_schema(schema: Draft7Validator, given: Any) -> None:
    log = json.loads(render(given(), Style()))
    assert [f"{list(fault.absolute_path)}: {fault.message}" for fault in schema.iter_errors(log)] == []


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from strings(one)


def test_no_string_is_empty() -> None:
    assert all(strings(run(everything())))


def test_columns_and_run() -> None:
    only = run(everything())
    assert only["columnKind"] == "unicodeCodePoints"
    assert only["automationDetails"] == {"id": "claimlint/clinic-us/"}
    assert only["properties"]["asOf"] == "2026-01-15"


def test_rules_carry_their_reason_advice_and_authority() -> None:
    authority = (CitedAuthority("k", "Guidance [draft]", "§ 3", 2022, "https://example.org/a"),)
    given = replace(everything(), rules=(replace(NOTE, authority=authority),))
    rules = {rule["id"]: rule for rule in run(given)["tool"]["driver"]["rules"]}
    rule = rules["claims/cure-claim"]
    assert rule["help"]["text"] == (
        "A cure is promised. Few are known.\n\nInstead: Say what was measured.\n\n"
        "Based on: Guidance \\[draft\\] (2022), § 3"
    )
    assert "**Instead:** Say what was measured." in rule["help"]["markdown"]
    assert "\n- Guidance \\[draft\\]" in rule["help"]["markdown"]
    assert rule["helpUri"] == "https://example.org/a"
    assert rule["defaultConfiguration"] == {"level": "error"}
    assert rule["properties"]["tags"] == ["claims"]
    assert set(rules) == {"claims/a", "claims/b", "claims/cure-claim", "hype/miracle"}, "also rules without a note"


def test_long_reason_is_cut_to_githubs_limit() -> None:
    given = replace(everything(), rules=(replace(NOTE, why="word " * 1000),))
    rule = next(rule for rule in run(given)["tool"]["driver"]["rules"] if rule["id"] == "claims/cure-claim")
    assert len(rule["fullDescription"]["text"]) <= 1024
    assert rule["fullDescription"]["text"].endswith("…")
    assert len(rule["help"]["text"]) > 4000


def test_results_are_worst_first_and_point_at_their_rule() -> None:
    only = run(everything())
    rules = only["tool"]["driver"]["rules"]
    assert [(result["level"], "suppressions" in result) for result in only["results"]] == [
        ("error", False), ("error", False), ("note", False), ("error", True),
    ]  # fmt: skip
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in only["results"])


def test_result() -> None:
    only = run(everything())
    result = only["results"][0]
    place = result["locations"][0]["physicalLocation"]
    assert result["message"]["text"].startswith("“cures migraine” promises a cure. Instead: Say what")
    assert place["artifactLocation"] == {"uri": "posts/%C3%BCber%2050%25.md", "uriBaseId": "%SRCROOT%"}
    assert place["region"] == {
        "startLine": 4, "startColumn": 4, "endLine": 4, "endColumn": 18, "charOffset": 4003, "charLength": 14,
        "snippet": {"text": "cures migraine"},
    }  # fmt: skip
    assert result["partialFingerprints"]["primaryLocationLineHash"] == "0123456789abcdef:1"
    assert result["properties"] == {"scope": "span", "also": ["hype/miracle"]}


def test_words_of_a_draft_are_neither_link_nor_placeholder() -> None:
    message = run(everything())["results"][2]["message"]["text"]
    assert message.startswith("“\\[cures\\](x) {{all}} \\\\” promises a cure.")


def test_waiver_is_a_suppression() -> None:
    assert run(everything())["results"][3]["suppressions"] == [
        {
            "kind": "inSource",
            "state": "accepted",
            "justification": "agreed with counsel",
            "properties": {"by": "the editor", "until": "2027-01-01"},
        }
    ]


def test_unchecked_files_are_notifications_and_the_run_failed() -> None:
    (invocation,) = run(everything())["invocations"]
    assert invocation["executionSuccessful"] is False
    missed, hint = invocation["toolExecutionNotifications"]
    assert (missed["level"], missed["message"]["text"]) == ("error", "there is no such file")
    assert missed["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "b.md"
    assert (hint["level"], hint["message"]["text"]) == ("note", "The text speaks as a shop.")
    (clean,) = run(report(file()))["invocations"]
    assert clean == {"executionSuccessful": True}


def test_paths_outside_the_repository_have_no_base() -> None:
    place = run(everything(), Style(place=lambda path: f"/elsewhere/{path}"))["results"][0]["locations"][0]
    assert place["physicalLocation"]["artifactLocation"] == {"uri": "/elsewhere/posts/%C3%BCber%2050%25.md"}


def test_never_more_results_than_github_takes() -> None:
    start = Position(1, 1, 0)
    one = finding("It cures.", "cures", 1, start=start, end=start)
    many = report(file(*[one] * 25_001, replace(one, level="note")))
    only = run(many)
    assert len(only["results"]) == 25_000
    (told,) = only["invocations"][0]["toolExecutionNotifications"]
    assert told["message"]["text"].startswith("2 more findings")


def test_same_report_same_bytes() -> None:
    assert render(everything(), Style()) == render(everything(), Style(40, colour=True))
