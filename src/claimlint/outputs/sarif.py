"""The report as SARIF 2.1.0, for code scanning and for editors that read it.

Within the limits that GitHub sets: no empty strings, at most 25,000 results, descriptions of at most 1,024
characters; columns are counted in code points, which the file says.
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from claimlint.model.report import FileReport, Finding, Position, Report, RuleNote, Waiver
from claimlint.outputs import Style
from claimlint.outputs._order import by_path, unchecked, worst_first
from claimlint.outputs._remarks import remarks
from claimlint.outputs._words import cited, counsel, excuse

SCHEMA = "https://raw.githubusercontent.com/oasis-tcs/sarif-spec/master/Schemata/sarif-schema-2.1.0.json"
NEEDS = ("rules",)
_ROOT = "%SRCROOT%"
_MOST_RESULTS = 25_000
_LONGEST_DESCRIPTION = 1_024


def render(report: Report, style: Style) -> str:
    """One SARIF log with one run, and a line end."""
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(report, style)]}
    return json.dumps(_told(log), ensure_ascii=False, indent=2) + "\n"


def _run(report: Report, style: Style) -> dict[str, Any]:
    found = worst_first(report)
    notes = _notes(report)
    numbers = {note.id: number for number, note in enumerate(notes)}
    kept = found[:_MOST_RESULTS]
    return {
        "tool": {
            "driver": {
                "name": "claimlint",
                "version": report.version,
                "rules": [_rule(note) for note in notes],
            }
        },
        "automationDetails": {"id": f"claimlint/{report.profile or 'none'}-{report.jurisdiction or 'none'}/"},
        "invocations": [_invocation(report, style, len(found) - len(kept))],
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The root of the repository."}}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(file, finding, numbers, style) for file, finding in kept],
        "properties": {
            "profile": report.profile,
            "jurisdiction": report.jurisdiction,
            "asOf": report.as_of.isoformat(),
            "outcome": report.outcome,
            "rules": report.rules_digest,
            "unverifiedReferences": report.unverified,
            "skipped": list(report.skipped),
        },
    }


def _notes(report: Report) -> list[RuleNote]:
    """The rules of all results by id; one that no pack holds is known by its findings alone."""
    notes = {note.id: note for note in report.rules}
    for _, one in worst_first(report):
        if one.rule not in notes:
            notes[one.rule] = RuleNote(one.rule, one.title, one.level, one.title, one.advice, one.authority)
    shown = {one.rule for _, one in worst_first(report)}
    return [notes[rule] for rule in sorted(shown)]


def _rule(note: RuleNote) -> dict[str, Any]:
    why = " ".join(note.why.split()) or note.title or note.id
    return {
        "id": note.id,
        "shortDescription": {"text": _plain(note.title or note.id)},
        "fullDescription": {"text": _plain(_cut(why))},
        "help": {"text": _plain(_help_text(note, why)), "markdown": _help_markdown(note, why)},
        "helpUri": next((one.url for one in note.authority if one.url), None),
        "defaultConfiguration": {"level": note.level},
        "properties": {"tags": [note.id.rsplit("/", 1)[0]]},
    }


def _help_text(note: RuleNote, why: str) -> str:
    advice = f"\n\nInstead: {note.advice}" if note.advice else ""
    based = f"\n\nBased on: {'; '.join(map(cited, note.authority))}" if note.authority else ""
    return f"{why}{advice}{based}"


def _help_markdown(note: RuleNote, why: str) -> str:
    """The same as Markdown; rules are data of the house, but their words are shown as words all the same."""
    advice = f"\n\n**Instead:** {_marked(note.advice)}" if note.advice else ""
    based = "".join(f"\n- {_marked(cited(one))}" for one in note.authority)
    return f"{_marked(why)}{advice}" + (f"\n\n**Based on:**\n{based}" if based else "")


def _result(file: FileReport, finding: Finding, numbers: dict[str, int], style: Style) -> dict[str, Any]:
    return {
        "ruleId": finding.rule,
        "ruleIndex": numbers[finding.rule],
        "level": finding.level,
        "message": {"text": _plain(counsel(finding))},
        "locations": [{"physicalLocation": _place(file.path, style) | {"region": _region(finding)}}],
        "partialFingerprints": {
            "primaryLocationLineHash": f"{finding.fingerprint}:1",
            "claimlint/v1": finding.fingerprint,
        },
        "suppressions": _suppressions(finding),
        "properties": {"scope": finding.scope, "also": list(finding.also)},
    }


def _suppressions(finding: Finding) -> list[dict[str, Any]] | None:
    if finding.waiver is not None:
        return [_suppression(finding.waiver)]
    return [{"kind": "external", "state": "accepted", "justification": excuse(finding)}] if finding.known else None


def _suppression(waiver: Waiver) -> dict[str, Any]:
    until = waiver.until.isoformat() if waiver.until else None
    return {
        "kind": "inSource",
        "state": "accepted",
        "justification": waiver.reason,
        "properties": {"by": waiver.by, "until": until},
    }


def _place(path: str, style: Style) -> dict[str, Any]:
    """The file: relative to the root of the repository where it stands below it."""
    place = style.place(path)
    where = {"uri": quote(place, safe="/")}
    absolute = place.startswith("/") or place.split("/")[0] == ".."
    return {"artifactLocation": where if absolute else where | {"uriBaseId": _ROOT}}


def _region(finding: Finding) -> dict[str, Any]:
    start, end = finding.start, max(finding.start, finding.end)
    return {
        **_corner("start", start),
        **_corner("end", end),
        "charOffset": start.offset,
        "charLength": end.offset - start.offset,
        "snippet": {"text": finding.excerpt},
    }


def _corner(name: str, position: Position) -> dict[str, int]:
    return {f"{name}Line": position.line, f"{name}Column": position.column}


def _invocation(report: Report, style: Style, left_out: int) -> dict[str, Any]:
    missed = [
        {"level": "error", "message": {"text": _plain(why)}, "locations": [{"physicalLocation": _place(path, style)}]}
        for path, why in unchecked(report)
    ]
    hints = [
        {
            "level": "note",
            "message": {"text": _plain(hint)},
            "locations": [{"physicalLocation": _place(one.path, style)}],
        }
        for one in by_path(report)
        for hint in one.hints
    ]
    cut = [{"level": "warning", "message": {"text": f"{left_out:,} more findings, the least of all, stand not here."}}]
    return {
        "executionSuccessful": not missed,
        "toolConfigurationNotifications": [
            {
                "level": "note",
                "message": {"text": _plain(said)},
                "locations": [{"physicalLocation": _place(path, style)}],
            }
            for path, said in remarks(report)
        ],
        "toolExecutionNotifications": [*missed, *hints, *(cut if left_out else [])],
    }


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_DESCRIPTION else text[: _LONGEST_DESCRIPTION - 1].rstrip() + "…"


def _plain(text: str) -> str:
    r"""Text as a SARIF message: brackets would make a link (3.11.6), braces a placeholder (3.11.5)."""
    escaped = text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    return escaped.replace("{", "{{").replace("}", "}}")


def _marked(text: str) -> str:
    """Text as Markdown that means nothing but itself."""
    from claimlint.outputs._markdown import literal

    return literal(text).replace("{", "{{").replace("}", "}}")


def _told(value: Any) -> Any:
    """The same without what says nothing: None, empty strings, and objects and lists left empty by that.

    `results` and `rules` stay, because an empty list there says that nothing was found.
    """
    if isinstance(value, dict):
        told = {key: _told(one) for key, one in value.items()}
        return {key: one for key, one in told.items() if one not in (None, "", {}, []) or key in ("results", "rules")}
    if isinstance(value, list):
        return [_told(one) for one in value if one not in (None, "")]
    return value
