"""The JSON report: its promised shape, key by key, and the same bytes for the same report."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from claimlint.model.report import Fix, Position, Waiver
from claimlint.outputs import Style, formats, renderer
from claimlint.outputs.json import render
from tests.outputs.reports import file, finding, report

#: What version 1 promises: a type, a tuple of types, a list of one shape, or keys with their shapes.
POSITION = {"line": int, "column": int, "offset": int}
AUTHORITY = {
    "key": str,
    "title": str,
    "section": (str, type(None)),
    "year": (int, type(None)),
    "url": (str, type(None)),
}
FINDING = {
    "rule": str, "level": str, "scope": str, "title": str, "message": str, "advice": str,
    "paste": (str, type(None)), "addable": bool,
    "authority": [AUTHORITY], "excerpt": str, "also": [str], "under": (str, type(None)),
    "start": POSITION, "end": POSITION, "fingerprint": str, "waiver": (dict, type(None)), "known": bool,
}  # fmt: skip
FIX = {"rule": str, "text": str, "start": POSITION, "end": POSITION}
FILE = {
    "path": str, "profile": str, "jurisdiction": str, "words": int, "error": (str, type(None)),
    "unverified_references": int, "hints": [str], "findings": [FINDING], "fail_on": str, "fixes": [FIX],
}  # fmt: skip
COUNTS = {
    "files": int, "words": int, "error": int, "warning": int, "note": int, "waived": int, "known": int,
    "unchecked": int, "unverified_references": int, "fixed": int, "under": int, "addable": int,
}  # fmt: skip
REPORT = {
    "schema": str, "tool": {"name": str, "version": str, "rules": str}, "profile": str, "jurisdiction": str,
    "as_of": str, "fail_on": str, "outcome": str, "summary": COUNTS, "skipped": [str], "files": [FILE],
}  # fmt: skip


def misfits(value: Any, shape: Any, place: str = "report") -> list[str]:
    """Where a value does not have the shape it should have."""
    if isinstance(shape, dict):
        if not isinstance(value, dict) or value.keys() != shape.keys():
            return [f"{place}: {value!r}"]
        return [misfit for key in shape for misfit in misfits(value[key], shape[key], f"{place}.{key}")]
    if isinstance(shape, list):
        if not isinstance(value, list):
            return [f"{place}: {value!r}"]
        return [misfit for item in value for misfit in misfits(item, shape[0], f"{place}[]")]
    return (
        [] if isinstance(value, shape) and (shape is bool or not isinstance(value, bool)) else [f"{place}: {value!r}"]
    )


FIXED = Fix("disclaimers/dshea", "*These statements …", Position(3, 1, 20), Position(3, 20, 39))


def full() -> str:
    first = finding("It cures migraine.", "cures migraine", 4, also=("hype/miracle",), under=None)
    second = finding("It “cures” 😀 migraine.", "“cures” 😀", 2, rule="hype/miracle", level="note")
    third = finding("It cures.", "cures", 4, rule="claims/a", waiver=Waiver("agreed", "counsel", date(2027, 2, 3)))
    files = (
        file(first, second, third),
        file(path="b.md", error="b.md: no", words=0),
        file(path="a.md", words=10, fixes=(FIXED,)),
    )
    return render(report(*files, skipped=("old.md",)), Style())


def test_shape() -> None:
    assert misfits(json.loads(full()), REPORT) == []


def test_head() -> None:
    data = json.loads(full())
    assert data["schema"] == "claimlint.report/1"
    assert data["tool"] == {"name": "claimlint", "version": "0.1.0", "rules": "fedcba9876543210"}
    assert (data["profile"], data["jurisdiction"], data["as_of"]) == ("clinic", "us", "2026-01-15")
    assert data["outcome"] == "unchecked"
    assert data["summary"] == {
        "files": 3, "words": 650, "error": 1, "warning": 0, "note": 1, "waived": 1, "known": 0, "unchecked": 1,
        "unverified_references": 0, "fixed": 1, "under": 0, "addable": 0,
    }  # fmt: skip
    assert data["skipped"] == ["old.md"]


def test_what_was_added_stands_with_its_place() -> None:
    first, *others = json.loads(full())["files"]
    assert first["fixes"] == [
        {
            "rule": "disclaimers/dshea",
            "text": "*These statements …",
            "start": {"line": 3, "column": 1, "offset": 20},
            "end": {"line": 3, "column": 20, "offset": 39},
        }
    ]
    assert [one["fixes"] for one in others] == [[], []]


def test_each_file_says_what_blocks_it() -> None:
    files = json.loads(render(report(file(path="a.md", fail_on="never"), file(path="b.md")), Style()))["files"]
    assert [one["fail_on"] for one in files] == ["never", "error"]


def test_order_is_path_start_rule() -> None:
    files = json.loads(full())["files"]
    assert [one["path"] for one in files] == ["a.md", "b.md", "draft.md"]
    assert [one["rule"] for one in files[2]["findings"]] == ["hype/miracle", "claims/a", "claims/cure-claim"]


def test_excerpt_and_waiver_stand_as_they_are() -> None:
    findings = json.loads(full())["files"][2]["findings"]
    assert findings[0]["excerpt"] == "“cures” 😀"
    assert "“cures” 😀" in full(), "no escapes"
    assert findings[1]["waiver"] == {"reason": "agreed", "by": "counsel", "until": "2027-02-03"}
    assert findings[2]["waiver"] is None


def test_style_changes_nothing() -> None:
    one = report(file(finding("It cures migraine.", "cures")))
    assert render(one, Style(40, colour=True)) == render(one, Style(120))


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_excerpt_comes_back_unchanged(text: str) -> None:
    shown = render(report(file(finding("It cures.", "cures", excerpt=text))), Style())
    data = json.loads(shown.encode("utf-8"))
    assert data["files"][0]["findings"][0]["excerpt"] == text


def test_formats_are_the_files_in_the_folder() -> None:
    assert formats() == ("concise", "github", "gitlab", "html", "json", "junit", "rdjson", "sarif", "terminal")
    assert renderer("json") is render


def test_a_text_to_paste_is_there_or_null() -> None:
    ready, bare = finding("It cures.", "cures", paste="It may help."), finding("It heals.", "heals")
    shown = json.loads(render(report(file(ready, bare)), Style()))["files"][0]["findings"]
    assert [one["paste"] for one in shown] == ["It may help.", None]
