"""JUnit XML: a suite a file, failures for what blocks, errors for what could not be checked."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree as ET

from claimlint.model.report import Report, Waiver
from claimlint.outputs import Style
from claimlint.outputs.junit import render
from tests.outputs.reports import file, finding, report

SENTENCE = "It cures migraine."


def parsed(given: Report) -> ET.Element:
    return ET.fromstring(render(given, Style()))  # noqa: S314 - our own text


def everything(fail_on: str = "error") -> Report:
    found = [
        finding(SENTENCE, "cures", 3),
        finding(SENTENCE, "migraine", 3, rule="hype/miracle", level="warning", also=("claims/verb",)),
        finding(SENTENCE, "cures", 9, waiver=Waiver("agreed", until=date(2027, 1, 1))),
    ]
    return report(file(*found), file(path="b.md"), file(path="c.md", error="c.md: no such file"), fail_on=fail_on)


def test_counts() -> None:
    root = parsed(everything())
    assert {name: root.get(name) for name in ("tests", "failures", "errors", "skipped")} == {
        "tests": "5", "failures": "1", "errors": "1", "skipped": "1",
    }  # fmt: skip
    assert parsed(everything("warning")).get("failures") == "2"
    assert parsed(everything("never")).get("failures") == "0"
    assert [suite.get("name") for suite in root] == ["b.md", "c.md", "draft.md"]


def test_cases() -> None:
    clean, missed, draft = parsed(everything())
    assert [case.get("name") for case in clean] == ["clean"]
    error = missed.find("testcase/error")
    assert error is not None
    assert (error.get("type"), error.get("message")) == ("unchecked", "no such file")
    first, second, third = draft.findall("testcase")
    assert (first.get("name"), first.get("classname")) == ("claims/cure-claim (3:4)", "draft.md")
    failure = first.find("failure")
    assert failure is not None
    assert failure.get("type") == "error"
    assert failure.text == ("line 3, column 4: It cures migraine.\nBased on: Guidance on Claims (2022), § 3")
    beside = second.find("system-out")
    assert beside is not None
    assert (beside.text or "").endswith("Also: claims/verb")
    skipped = third.find("skipped")
    assert skipped is not None
    assert skipped.get("message") == "“cures” promises a cure. Waived: agreed, until 2027-01-01."


def test_characters_that_xml_does_not_know_are_shown() -> None:
    bad = "It cures \x00 \x0b \ufffe ]]> & <b> migraine."
    (suite,) = parsed(report(file(finding(bad, bad), path="a\x01.md")))
    assert suite.get("name") == "a‹U+0001›.md"
    failure = suite.find("testcase/failure")
    assert failure is not None
    assert "‹U+0000› ‹U+000B› ‹U+FFFE› ]]> & <b>" in (failure.text or "")
