"""The report as reviewdog's rdjson; its columns are 1-based UTF-8 bytes, with the end exclusive."""

from __future__ import annotations

import json
from typing import Any

from claimlint.model.report import FileReport, Finding, Position, Report
from claimlint.outputs import Style
from claimlint.outputs._order import by_path, leading, unchecked
from claimlint.outputs._remarks import remarks
from claimlint.outputs._words import cited, counsel
from claimlint.outputs.terminal.visible import visible

NEEDS = ("source",)
_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}


def render(report: Report, style: Style) -> str:
    """One JSON object and a line end."""
    missed = [_unchecked(path, why, style) for path, why in unchecked(report)]
    found = [_diagnostic(file, finding, style) for file in by_path(report) for finding in leading(file)]
    told = [_remark(path, said, style) for path, said in remarks(report)]
    result = {"source": {"name": "claimlint"}, "diagnostics": [*missed, *found, *told]}
    return json.dumps(result, ensure_ascii=False, indent=2) + "\n"


def _diagnostic(file: FileReport, finding: Finding, style: Style) -> dict[str, Any]:
    assert file.source is not None, "a report in this format holds the drafts"
    text = file.source.text
    where = {"start": _bytes(finding.start, text), "end": _bytes(max(finding.start, finding.end), text)}
    return {
        "message": visible(counsel(finding)),
        "location": {"path": visible(style.place(file.path)), "range": where},
        "severity": _SEVERITIES[finding.level] if finding.counts else "INFO",
        "code": _code(finding),
        "original_output": visible(_original(file, finding)),
    }


def _bytes(position: Position, text: str) -> dict[str, int]:
    """A position with its column in bytes of UTF-8."""
    line = position.offset - (position.column - 1)
    before = len(text[line : position.offset].encode())
    return {"line": position.line, "column": before + 1}


def _code(finding: Finding) -> dict[str, str]:
    """The rule, with the address of the first authority that has one."""
    url = next((one.url for one in finding.authority if one.url), None)
    return {"value": finding.rule, **({"url": url} if url else {})}


def _original(file: FileReport, finding: Finding) -> str:
    """The finding on one line, as other linters print theirs."""
    based = f" Based on: {'; '.join(map(cited, finding.authority))}." if finding.authority else ""
    place = f"{file.path}:{finding.start.line}:{finding.start.column}"
    return f"{place}: {finding.level}: {counsel(finding)}{based} [{finding.rule}]"


def _unchecked(path: str, why: str, style: Style) -> dict[str, Any]:
    return {
        "message": visible(f"This file could not be checked: {why}"),
        "location": {"path": visible(style.place(path))},
        "severity": "ERROR",
        "code": {"value": "claimlint/unchecked"},
    }


def _remark(path: str, said: str, style: Style) -> dict[str, Any]:
    return {
        "message": visible(said),
        "location": {"path": visible(style.place(path))},
        "severity": "INFO",
        "code": {"value": "claimlint/remark"},
    }
