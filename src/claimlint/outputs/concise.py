"""The report with a line for each finding, `path:line:col level Title: “words” (rule)`; last the outcome."""

from __future__ import annotations

from collections.abc import Iterator

from claimlint.model.report import FileReport, Finding, Report
from claimlint.outputs import Style
from claimlint.outputs._order import by_path, shown
from claimlint.outputs._remarks import remark_lines
from claimlint.outputs.terminal import ending
from claimlint.outputs.terminal.heads import ADDABLE, Sheet, place_of
from claimlint.outputs.terminal.lines import beginning
from claimlint.outputs.terminal.painting import Paint
from claimlint.outputs.terminal.visible import visible

_LONGEST_QUOTE = 60


def render(report: Report, style: Style) -> str:
    """Lines end in LF and are as long as what they say; a draft that shows no lines has `path paragraph 12`."""
    paint = Paint(style.colour)
    lines = [line for file in by_path(report) if file.path not in style.as_before for line in _file(file, style, paint)]
    lines += [f"{visible(path)} skipped, as the configuration says" for path in report.skipped]
    lines += [visible(line) for line in remark_lines(report)]
    return "\n".join([*lines, *ending(report, Sheet(paint, style.width))]) + "\n"


def _file(file: FileReport, style: Style, paint: Paint) -> Iterator[str]:
    path = visible(file.path)
    if file.error is not None:
        yield f"{path} {paint('unchecked', 'unchecked')} {visible(file.error.removeprefix(f'{file.path}: '))}"
    for fix in file.fixes:
        added = paint("pass", "added")
        yield f"{path}:{fix.start.line}:{fix.start.column} {added} {visible(fix.text)} ({visible(fix.rule)})"
    for finding in shown(file, style.show):
        yield _line(path, finding, paint)
    for hint in file.hints:
        yield f"{path} hint {visible(hint)}"


def _line(path: str, finding: Finding, paint: Paint) -> str:
    joint = ":" if finding.place is None else " "
    level = paint(finding.standing, finding.standing)
    mark = f"{ADDABLE} " if finding.addable and finding.counts else ""
    words = f": “{beginning(visible(finding.words), _LONGEST_QUOTE)}”" if finding.scope != "document" else ""
    rule = paint("rule", f"({visible(finding.rule)})")
    return f"{path}{joint}{place_of(finding)} {level} {mark}{visible(finding.title or 'Finding')}{words} {rule}"
