"""The report for an editor's eyes: by file, what was found and what to do; then tables, and last the outcome.

Its findings come in a short form and, with `Style.verbose`, in a long one. What a waiver or a baseline excuses is
counted, and shown only where `Style.show` asks for it. With `Style.statistics` the tables stand alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimlint.model.report import FileReport, Finding, Fix, Report
from claimlint.outputs import Style
from claimlint.outputs._order import by_path, shown
from claimlint.outputs._remarks import remark_lines
from claimlint.outputs.terminal.brief import Brief
from claimlint.outputs.terminal.full import Full
from claimlint.outputs.terminal.heads import ADDABLE, BODY, HEAD, Sheet
from claimlint.outputs.terminal.outcome import count, outcome
from claimlint.outputs.terminal.painting import Paint
from claimlint.outputs.terminal.tables import by_file, by_rule
from claimlint.outputs.terminal.visible import visible

_MOST_ROWS = 10
_NARROWEST = 40


def render(report: Report, style: Style) -> str:
    """The whole report; lines end in LF and are no wider than asked, but for the last, which holds the outcome."""
    sheet = Sheet(Paint(style.colour), max(style.width, _NARROWEST))
    lines = _statistics(report, sheet) if style.statistics else _findings(report, style, sheet)
    return "\n".join([*lines, *ending(report, sheet)]) + "\n"


def ending(report: Report, sheet: Sheet) -> Iterator[str]:
    """The last lines: what `--fix` can do, and the outcome."""
    if report.addable:
        yield from sheet.fitted(f"{count(report.addable, 'statement')} can be added with --fix.", "", ADDABLE, "pass")
    first, colon, rest = outcome(report).partition(":")
    yield f"{sheet.paint(report.outcome, first + colon)}{rest}"


def _findings(report: Report, style: Style, sheet: Sheet) -> Iterator[str]:
    found = []
    for file in by_path(report):
        if file.path in style.as_before:
            continue
        findings = shown(file, style.show)
        found += [(file.path, finding) for finding in findings]
        yield from _file(file, findings, style, sheet)
    notices = list(_notices(report, style, sheet))
    yield from [*notices, ""] if notices else []
    if len({path for path, _ in found}) > 1:
        yield from by_rule(found, sheet, _MOST_ROWS)
        yield from by_file(found, sheet, _MOST_ROWS)


def _statistics(report: Report, sheet: Sheet) -> Iterator[str]:
    found = [(file.path, finding) for file in by_path(report) for finding in shown(file, ("known", "waived"))]
    unchecked = [line for file in by_path(report) for line in _unchecked(file, sheet)]
    yield from [*unchecked, ""] if unchecked else []
    yield from by_rule(found, sheet, None)
    yield from by_file(found, sheet, None)


def _file(file: FileReport, findings: list[Finding], style: Style, sheet: Sheet) -> Iterator[str]:
    """One file with everything found in it and a blank line, or nothing when there is nothing to say."""
    if not (findings or file.fixes) and file.error is None:
        return
    lines = [*_unchecked(file, sheet)] or [sheet.paint("path", visible(file.path))]
    for fix in file.fixes:
        lines += [*_fix(fix, sheet), ""]
    if style.verbose:
        lines += Full(sheet, {finding.rule: finding.title for finding in file.findings}).lines(findings)
    else:
        lines += Brief(sheet).lines(findings)
    yield from lines
    if lines[-1]:
        yield ""


def _unchecked(file: FileReport, sheet: Sheet) -> Iterator[str]:
    if file.error is not None:
        yield sheet.paint("path", visible(file.path))
        yield from sheet.fitted(file.error.removeprefix(f"{file.path}: "), HEAD, "Unchecked:", "unchecked")


def _fix(fix: Fix, sheet: Sheet) -> Iterator[str]:
    rule = sheet.paint("rule", f"({visible(fix.rule)})")
    yield f"{HEAD}{fix.start.line}:{fix.start.column} {sheet.paint('pass', 'added')} {rule}"
    yield from sheet.fitted(fix.text, BODY)


def _notices(report: Report, style: Style, sheet: Sheet) -> Iterator[str]:
    """What the reader should know besides: the same hint for several files once."""
    hints: dict[str, list[str]] = {}
    for file in by_path(report):
        for hint in () if file.path in style.as_before else file.hints:
            hints.setdefault(hint, []).append(file.path)
    for hint, paths in hints.items():
        more = f" and {len(paths) - 1:,} more" if len(paths) > 1 else ""
        label = f"Hint for {visible(paths[0])}{more}:" if len(report.files) > 1 else "Hint:"
        yield from sheet.fitted(f"{label} {hint}", "")
    if style.as_before:
        yield f"{count(len(style.as_before), 'draft')} as before, and not shown again."
    if report.skipped:
        yield from sheet.fitted(f"Skipped, as the configuration says: {', '.join(report.skipped)}", "")
    for line in remark_lines(report):
        yield from sheet.fitted(line, "")
