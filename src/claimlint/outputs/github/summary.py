"""The summary of a job as Markdown: a report goes in, a table of its findings within GitHub's megabyte comes out."""

from __future__ import annotations

from collections.abc import Iterator

from claimlint.model.report import Finding, Report
from claimlint.outputs import Style
from claimlint.outputs._markdown import literal
from claimlint.outputs._order import by_path, unchecked, worst_first
from claimlint.outputs._remarks import remark_lines
from claimlint.outputs._words import counsel, spot
from claimlint.outputs.terminal.outcome import count, outcome

_HEAD = "| | Where | Words | What to do |\n|---|---|---|---|\n"
_LONGEST = 300
"""Characters of a cell; the log has the rest."""
_RESERVE = 200
"""Bytes kept for the line that says what is missing."""


def summary(report: Report, style: Style, room: int) -> str:
    """Markdown of at most `room` bytes of UTF-8: the outcome, what was not checked, then the findings, worst first."""
    head = f"## claimlint\n\n{literal(outcome(report))}\n\n"
    rows = [*_unchecked(report, style), *_findings(report, style)]
    hints = "".join(
        f"- {literal(style.place(one.path))}: {literal(hint)}\n" for one in by_path(report) for hint in one.hints
    )
    hints += "".join(f"- {literal(line)}\n" for line in remark_lines(report))
    tail = f"\n{hints}" if hints else ""
    whole = head + (_HEAD + "".join(rows) if rows else "") + tail
    return whole if _size(whole) <= room else _cut(head, rows, room)


def _cut(head: str, rows: list[str], room: int) -> str:
    left = room - _RESERVE - _size(head + _HEAD)
    kept = []
    for row in rows:
        left -= _size(row)
        if left < 0:
            break
        kept.append(row)
    if not kept:
        return head if _size(head) <= room else ""
    more = count(len(rows) - len(kept), "more finding")
    return f"{head}{_HEAD}{''.join(kept)}\n{more}: see the whole report in the log of this step.\n"


def _size(text: str) -> int:
    return len(text.encode("utf-8", "replace"))


def _unchecked(report: Report, style: Style) -> Iterator[str]:
    for path, why in unchecked(report):
        yield _row("unchecked", style.place(path), "", why)


def _findings(report: Report, style: Style) -> Iterator[str]:
    for file, finding in worst_first(report):
        where = spot(finding) if finding.place else f"line {finding.start.line}"
        yield _row(finding.standing, f"{style.place(file.path)}, {where}", finding.excerpt, _told(finding))


def _told(finding: Finding) -> str:
    return f"{counsel(finding)} ({finding.rule})"


def _row(level: str, place: str, words: str, said: str) -> str:
    cells = (literal(_short(one)) for one in (place, words, said))
    return f"| **{level}** | {' | '.join(cells)} |\n"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
