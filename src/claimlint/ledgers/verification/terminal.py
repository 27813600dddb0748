"""What was learnt of references, for an editor's eyes: a table for each draft, then how many there are of a kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest

from claimlint.ledgers.headings import heading
from claimlint.model.verification import OUTCOMES, FileVerification, Verification, VerifiedRow
from claimlint.outputs import Style
from claimlint.outputs.terminal.lines import cells, wrapped
from claimlint.outputs.terminal.painting import Paint
from claimlint.outputs.terminal.visible import visible
from claimlint.sources.registry_keys import shown

_WORDS = {
    "verified": "verified", "not-kept": "not looked up", "unanswered": "not verified",
    "without-identifier": "no identifier", "doubtful": "look at it", "wrong": "wrong",
}  # fmt: skip
_ROLES = {"unanswered": "warning", "without-identifier": "warning", "doubtful": "warning", "wrong": "error"}
#: Columns of the place and of the outcome.
_PLACE, _OUTCOME = 9, 16


def render(verification: Verification, style: Style) -> str:
    """All references, then the sum."""
    paint, width = Paint(style.colour), max(style.width, 60)
    lines = [line for file in verification.files for line in _file(file, paint, width)]
    return "\n".join([*lines, _total(verification)]) + "\n"


def _file(file: FileVerification, paint: Paint, width: int) -> Iterator[str]:
    yield from heading(file.path, file.error, paint, width)
    if file.error is None:
        if not file.rows:
            yield "  No references."
        for row in file.rows:
            yield from _reference(row, paint, width)
    yield ""


def _reference(one: VerifiedRow, paint: Paint, width: int) -> Iterator[str]:
    row = one.row
    place = f"{row.start.line}:{row.start.column}" if row.start else "file"
    room = width - 2 - _PLACE - _OUTCOME
    name = f"{row.key.removeprefix('^')}. {row.text}" if row.key.isdecimal() else row.text
    told = [name, *_told(one)]
    lines = [line for part in told for line in wrapped(visible(part).split(), room)]
    word = _WORDS[one.outcome]
    for first, second, third in zip_longest([place], [word], lines, fillvalue=""):
        padded = second + " " * (_OUTCOME - cells(second))
        role = _ROLES.get(one.outcome, "")
        yield f"  {first:<{_PLACE}}{paint(role, padded) if role and second else padded}{third}".rstrip()


def _told(one: VerifiedRow) -> Iterator[str]:
    """What there is to say, a line each."""
    for answer in one.answers:
        for remark in answer.remarks:
            yield f"→ {shown(answer.key)} {remark}."
        if answer.fault:
            last = f"; last known {answer.record.checked}" if answer.record else ""
            yield f"→ {shown(answer.key)}: {answer.fault}{last}."
        elif answer.record is None:
            yield f"→ {shown(answer.key)} has not been looked up."
        elif not answer.record.is_known:
            yield f"→ {shown(answer.key)} is in the list of retractions; whether it exists has not been looked up."
    if one.fault:
        yield f"→ {one.fault}."
    elif one.proposal and one.proposal.identifier:
        found = one.proposal
        by = ", ".join(filter(None, (found.author, str(found.year or ""))))
        yield f"→ Perhaps “{found.title}”{f' ({by})' if by else ''}, {found.identifier}? Add it when it is the one."
    elif one.proposal:
        yield "→ Nothing that fits was found by its words."


def _total(verification: Verification) -> str:
    counts = Counter(row.outcome for file in verification.files for row in file.rows)
    number = sum(counts.values())
    parts = [f"{counts[one]} {_WORDS[one]}" for one in OUTCOMES if counts[one]]
    said = f": {', '.join(parts)}" if parts else ""
    noun = "reference" if number == 1 else "references"
    return f"{number} {noun}{said}. Registries were asked for {verification.asked}."
