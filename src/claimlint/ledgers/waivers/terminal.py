"""The ledger of waivers for an auditor's eyes: each with its state, rules, reason, whose decision and until when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from claimlint.ledgers.headings import heading
from claimlint.model.report import FileReport, Report
from claimlint.model.waiver import WAIVER_STATES, WaiverEntry
from claimlint.outputs import Style
from claimlint.outputs.terminal.lines import wrapped
from claimlint.outputs.terminal.painting import Paint
from claimlint.outputs.terminal.visible import visible

_BODY = "    "
_LOOKS = {"active": "pass", "unused": "warning", "expired": "warning", "text-changed": "warning"}


def render(ledger: Report, style: Style) -> str:
    """All waivers, then how many of each state; files without one are left out."""
    paint, width = Paint(style.colour), max(style.width, 40)
    shown = [file for file in ledger.files if file.waivers or file.error is not None]
    lines = [line for file in shown for line in _file(file, paint, width)]
    return "\n".join([*lines, _total(ledger)]) + "\n"


def _file(file: FileReport, paint: Paint, width: int) -> Iterator[str]:
    yield from heading(file.path, file.error, paint, width)
    for waiver in file.waivers:
        yield from _waiver(waiver, paint, width)
    yield ""


def _waiver(waiver: WaiverEntry, paint: Paint, width: int) -> Iterator[str]:
    state = paint(_LOOKS.get(waiver.state, "error"), f"{waiver.state:<12}")
    named = visible(", ".join(waiver.rules)) or visible(waiver.said)
    place = f"line {waiver.start.line}:{waiver.start.column}"
    first, *more = wrapped(named.split(), max(width - 30, 20)) or [""]
    yield f"  {state}  {place:<12}  {first}".rstrip()
    yield from (f"{'':<30}{line}" for line in more)
    for text in filter(None, (waiver.reason, _agreed(waiver), waiver.why)):
        yield from (_BODY + line for line in wrapped(visible(text).split(), width - len(_BODY)))


def _agreed(waiver: WaiverEntry) -> str:
    """Whose decision it is, how long and for what."""
    if waiver.state == "malformed":
        return ""
    by = f"By {waiver.by}" if waiver.by else "By nobody named"
    until = f"until {waiver.until.isoformat()}" if waiver.until else "without an end"
    what = "for the whole post" if waiver.whole else "for one block"
    bound = f"bound to {len(waiver.marks)} sentence{'s' if len(waiver.marks) > 1 else ''}"
    excused = f"excuses {waiver.excused} finding{'' if waiver.excused == 1 else 's'}"
    return f"{by}, {until}, {what}, {bound if waiver.marks else 'not bound to its text'}; {excused}."


def _total(ledger: Report) -> str:
    counted = Counter(waiver.state for file in ledger.files for waiver in file.waivers)
    number = counted.total()
    if not number:
        return "No waivers."
    parts = ", ".join(f"{counted[state]} {state}" for state in WAIVER_STATES if counted[state])
    return f"{number} waiver{'' if number == 1 else 's'}: {parts}."
