"""How many findings each rule and each file has: files and their findings go in, two tables come out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from claimlint.model.report import Finding
from claimlint.outputs.terminal.heads import HEAD, Sheet
from claimlint.outputs.terminal.lines import headline
from claimlint.outputs.terminal.visible import visible

_COLUMNS = {"error": "errors", "warning": "warnings", "note": "notes", "waived": "waived", "known": "known"}
_GAP = "  "


def by_rule(found: Sequence[tuple[str, Finding]], sheet: Sheet, most: int | None) -> Iterator[str]:
    """A row for each rule, the gravest and most frequent first; at most so many rows, and how many are left out."""
    rows: dict[str, Counter[str]] = {}
    for _, finding in found:
        rows.setdefault(f"{finding.rule}  {finding.title}", Counter())[finding.standing] += 1
    yield from _table("Findings by rule", "rule", rows, sheet, most)


def by_file(found: Sequence[tuple[str, Finding]], sheet: Sheet, most: int | None) -> Iterator[str]:
    """The same with a row for each file; `found` are findings with the paths of their files."""
    rows: dict[str, Counter[str]] = {}
    for path, finding in found:
        rows.setdefault(path, Counter())[finding.standing] += 1
    yield from _table("Findings by file", "file", rows, sheet, most)


def _table(heading: str, noun: str, rows: Mapping[str, Counter[str]], sheet: Sheet, most: int | None) -> Iterator[str]:
    columns = [kind for kind in _COLUMNS if any(row[kind] for row in rows.values())]
    if not columns:
        return
    yield sheet.paint("label", heading)
    widths = {kind: max(len(_COLUMNS[kind]), *(len(f"{row[kind]:,}") for row in rows.values())) for kind in columns}
    yield HEAD + _GAP.join(_COLUMNS[kind].rjust(widths[kind]) for kind in columns)
    room = sheet.width - len(HEAD) - sum(widths.values()) - len(_GAP) * len(columns)
    ordered = sorted(rows, key=lambda name: (*(-rows[name][kind] for kind in _COLUMNS), name))
    shown = ordered if most is None or len(ordered) <= most else ordered[:most]
    for name in shown:
        numbers = [f"{rows[name][kind]:,}" if rows[name][kind] else "-" for kind in columns]
        cells = _GAP.join(number.rjust(widths[kind]) for number, kind in zip(numbers, columns, strict=True))
        yield f"{HEAD}{cells}{_GAP}{headline(visible(name), room)}"
    left = len(ordered) - len(shown)
    if left:
        yield f"{HEAD}… and {left:,} more {noun}{'s' if left > 1 else ''}; --statistics shows all"
    yield ""
