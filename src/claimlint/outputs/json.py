"""The report as JSON, version 1: stable for programs, the same bytes for the same report."""

from __future__ import annotations

import json
from functools import partial
from json.encoder import encode_basestring
from typing import Any

from claimlint.model.document import Place
from claimlint.model.remarks import PassedOver, SettingsFile
from claimlint.model.report import FileReport, Finding, Fix, Position, Report, Since, Waiver
from claimlint.outputs import Style

SCHEMA = "claimlint.report/1"


def render(report: Report, style: Style) -> str:  # noqa: ARG001 - JSON looks the same everywhere
    """One JSON object and a line end."""
    return _laid_out(_report(report), "\n") + "\n"


def _laid_out(value: Any, line_end: str) -> str:
    """What `json.dumps` gives with an indent of 2; with one it is slow, and a folder has thousands of findings."""
    if isinstance(value, str):
        return encode_basestring(value)
    inner = f"{line_end}  "
    if isinstance(value, dict) and value:
        pairs = [f"{encode_basestring(key)}: {_laid_out(one, inner)}" for key, one in value.items()]
        return f"{{{inner}{f',{inner}'.join(pairs)}{line_end}}}"
    if isinstance(value, list | map) and (items := [_laid_out(one, inner) for one in value]):
        return f"[{inner}{f',{inner}'.join(items)}{line_end}]"
    return "[]" if isinstance(value, map) else json.dumps(value)


def _report(report: Report) -> dict[str, Any]:
    counts = report.counts
    return {
        "schema": SCHEMA,
        "tool": {"name": "claimlint", "version": report.version, "rules": report.rules_digest},
        "profile": report.profile,
        "jurisdiction": report.jurisdiction,
        "as_of": report.as_of.isoformat(),
        "fail_on": report.fail_on,
        "outcome": report.outcome,
        "summary": {
            "files": len(report.files),
            "words": sum(file.words for file in report.files),
            **counts,
            "under": report.under,
            "addable": report.addable,
            "unverified_references": report.unverified,
            "fixed": report.fixed,
        },
        "skipped": list(report.skipped),
        **({"settings": [_settings(one) for one in report.settings]} if report.settings else {}),
        **({"passed_over": _passed_over(report.passed_over)} if report.passed_over != PassedOver() else {}),
        **({"since": _since(report.since)} if report.since else {}),
        # One after the other, as the data of all files take several times the room of their text.
        "files": map(partial(_file, fail_on=report.fail_on), sorted(report.files, key=lambda file: file.path)),
    }


def _settings(one: SettingsFile) -> dict[str, Any]:
    return {
        "path": one.path,
        "files": one.files,
        "off": list(one.off),
        "only": list(one.only),
        "lowered": [{"rule": rule, "level": level} for rule, level in one.lowered],
    }


def _passed_over(over: PassedOver) -> dict[str, Any]:
    return {
        "linked": list(over.linked),
        "broken": list(over.broken),
        "unread": list(over.unread),
        "excluded": list(over.excluded),
    }


def _since(since: Since) -> dict[str, Any]:
    return {"revision": since.revision, "commit": since.commit, "changed": since.changed, "known": since.known}


def _file(file: FileReport, fail_on: str) -> dict[str, Any]:
    ordered = sorted(file.findings, key=lambda finding: (finding.start.offset, finding.rule, finding.end.offset))
    return {
        "path": file.path,
        "profile": file.profile,
        "jurisdiction": file.jurisdiction,
        "fail_on": file.fail_on or fail_on,
        "words": file.words,
        "error": file.error,
        "unverified_references": file.unverified,
        "hints": list(file.hints),
        "fixes": [_fix(fix) for fix in file.fixes],
        "findings": [_finding(finding) for finding in ordered],
    }


def _fix(fix: Fix) -> dict[str, Any]:
    return {"rule": fix.rule, "text": fix.text, "start": _position(fix.start), "end": _position(fix.end)}


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "level": finding.level,
        "scope": finding.scope,
        "title": finding.title,
        "message": finding.message,
        "advice": finding.advice,
        "paste": finding.paste or None,
        "addable": finding.addable,
        "authority": [
            {"key": one.key, "title": one.title, "section": one.section, "year": one.year, "url": one.url}
            for one in finding.authority
        ],
        "excerpt": finding.excerpt,
        "also": list(finding.also),
        "under": finding.under,
        "start": _position(finding.start),
        "end": _position(finding.end),
        **({"place": _place(finding.place)} if finding.place else {}),
        "fingerprint": finding.fingerprint,
        "waiver": finding.waiver and _waiver(finding.waiver),
        "known": finding.known,
    }


def _position(position: Position) -> dict[str, int]:
    return {"line": position.line, "column": position.column, "offset": position.offset}


def _place(place: Place) -> dict[str, Any]:
    return {"paragraph": place.paragraph, "part": place.part, "headings": list(place.headings)}


def _waiver(waiver: Waiver) -> dict[str, str | None]:
    return {"reason": waiver.reason, "by": waiver.by, "until": waiver.until.isoformat() if waiver.until else None}
