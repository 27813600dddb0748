"""The report as GitLab's code quality: a list of issues, each with a fingerprint of its own."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from typing import Any

from claimlint.model.report import FileReport, Finding, Report
from claimlint.outputs import Style
from claimlint.outputs._order import by_path, leading, unchecked
from claimlint.outputs._remarks import remarks
from claimlint.outputs._words import counsel
from claimlint.outputs.terminal.visible import visible

_SEVERITIES = {"error": "critical", "warning": "minor", "note": "info"}
UNCHECKED = "claimlint/unchecked"
REMARK = "claimlint/remark"


def render(report: Report, style: Style) -> str:
    """One JSON list and a line end."""
    seen: Counter[str] = Counter()
    issues = [_unchecked(path, why, seen, style) for path, why in unchecked(report)]
    issues += [_issue(file, finding, seen, style) for file in by_path(report) for finding in leading(file)]
    issues += [_remark(path, said, seen, style) for path, said in remarks(report)]
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"


def _issue(file: FileReport, finding: Finding, seen: Counter[str], style: Style) -> dict[str, Any]:
    severity = _SEVERITIES[finding.level] if finding.counts else "info"
    place = style.place(file.path)
    fingerprint = _unique(f"{finding.rule}\n{place}\n{finding.fingerprint}", seen)
    return _entry(counsel(finding), finding.rule, fingerprint, severity, place, finding.start.line)


def _unchecked(path: str, why: str, seen: Counter[str], style: Style) -> dict[str, Any]:
    place = style.place(path)
    return _entry(
        f"This file could not be checked: {why}", UNCHECKED, _unique(f"{UNCHECKED}\n{place}", seen), "blocker", place, 1
    )


def _remark(path: str, said: str, seen: Counter[str], style: Style) -> dict[str, Any]:
    place = style.place(path)
    return _entry(said, REMARK, _unique(f"{REMARK}\n{place}\n{said}", seen), "info", place, 1)


def _entry(said: str, check: str, fingerprint: str, severity: str, path: str, line: int) -> dict[str, Any]:
    return {
        "description": visible(said),
        "check_name": check,
        "fingerprint": fingerprint,
        "severity": severity,
        "location": {"path": visible(path), "lines": {"begin": line}},
    }


def _unique(key: str, seen: Counter[str]) -> str:
    """A hash that stays when lines move, and that no other issue has: of two GitLab shows only the first."""
    seen[key] += 1
    return hashlib.sha256(f"{key}\n{seen[key]}".encode("utf-8", "replace")).hexdigest()
