"""What an editor marks: a checked text goes in, diagnostics in the agreed encoding come out."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types

from claimlint.lsp.desk import Checked
from claimlint.lsp.positions import Places
from claimlint.model.report import FileReport, Finding
from claimlint.outputs._order import leading
from claimlint.outputs._words import counsel
from claimlint.outputs.terminal.visible import visible

SOURCE = "claimlint"
UNCHECKED = "claimlint/unchecked"
_SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "note": types.DiagnosticSeverity.Information,
}


def diagnostics(checked: Checked, encoding: str) -> list[types.Diagnostic]:
    """Every leading finding that counts, in reading order; else why nothing could be checked."""
    places = Places(checked.text.text, encoding)
    if checked.fault is not None:
        first, *more = checked.fault.splitlines() or [""]
        rest = f" (and {len(more)} more)" if more else ""
        return [_on_first_line(places, f"Not checked: {first}{rest}", types.DiagnosticSeverity.Error, UNCHECKED)]
    if checked.report is None:
        return []
    return [*_of_file(checked.report, places), *(diagnostic(one, places) for one in shown(checked.report))]


def shown(report: FileReport) -> list[Finding]:
    """The findings that are marked: neither waived nor known, nor under a stronger one."""
    return [finding for finding in leading(report) if finding.counts]


def diagnostic(finding: Finding, places: Places) -> types.Diagnostic:
    """One finding as its message, with its advice and the weaker rules that speak of the same words."""
    also = f" Also: {', '.join(finding.also)}." if finding.also else ""
    url = next((one.url for one in finding.authority if one.url), None)
    return types.Diagnostic(
        range=places.range(finding.start.offset, finding.end.offset),
        message=visible(f"{counsel(finding)}{also}"),
        severity=_SEVERITIES[finding.level],
        code=finding.rule,
        code_description=types.CodeDescription(url) if url else None,
        source=SOURCE,
        data={"rule": finding.rule, "fingerprint": finding.fingerprint},
    )


def _of_file(report: FileReport, places: Places) -> Iterator[types.Diagnostic]:
    """What holds for the whole text: that it could not be checked, or what the settings leave unchecked."""
    if report.error is not None:
        why = f"Not checked: {report.error.removeprefix(f'{report.path}: ')}"
        yield _on_first_line(places, why, types.DiagnosticSeverity.Error, UNCHECKED)
    elif report.words:
        for hint in report.hints:
            yield _on_first_line(places, hint, types.DiagnosticSeverity.Hint, None)


def _on_first_line(
    places: Places, message: str, severity: types.DiagnosticSeverity, code: str | None
) -> types.Diagnostic:
    return types.Diagnostic(places.first_line(), visible(message), severity, code, source=SOURCE)
