"""The claim ledger for a reviewer's eyes: a list by file, each claim with its strength, subject and source."""

from __future__ import annotations

from collections.abc import Iterator

from claimlint.ledgers.headings import heading
from claimlint.model.ledger import ClaimEntry, FileLedger, Ledger
from claimlint.outputs import Style
from claimlint.outputs.terminal.lines import wrapped
from claimlint.outputs.terminal.painting import Paint
from claimlint.outputs.terminal.visible import visible

#: How the strengths look: the strongest like an error, the weakest like a note.
_ROLES = {"direct": "error", "conditional": "warning", "correlational": "note"}
_INDENT = " " * 6


def render(ledger: Ledger, style: Style) -> str:
    """All claims, then how many of each strength."""
    paint, width = Paint(style.colour), max(style.width, 40)
    lines = [line for file in ledger.files for line in _file(file, paint, width)]
    return "\n".join([*lines, _total(ledger)]) + "\n"


def _file(file: FileLedger, paint: Paint, width: int) -> Iterator[str]:
    yield from heading(file.path, file.error, paint, width)
    for claim in file.claims:
        yield from _claim(claim, paint, width)
    yield ""


def _claim(claim: ClaimEntry, paint: Paint, width: int) -> Iterator[str]:
    place = f"{claim.start.line}:{claim.start.column}"
    yield f"  {place:<8}{paint(_ROLES[claim.strength], claim.strength)}"
    for line in wrapped(visible(claim.text).split(), width - len(_INDENT)):
        yield _INDENT + line
    for label, value in _details(claim):
        yield from (_INDENT + line for line in wrapped(f"{label}: {visible(value)}".split(), width - len(_INDENT)))


def _details(claim: ClaimEntry) -> Iterator[tuple[str, str]]:
    yield "treatment", claim.treatment or "not named"
    if claim.outcome:
        yield "outcome", claim.outcome
    if claim.context:
        yield "context", ", ".join(claim.context)
    if claim.evidence:
        yield "evidence", claim.evidence
    yield "source", ", ".join(claim.citations) or "none"


def _total(ledger: Ledger) -> str:
    claims = [claim for file in ledger.files for claim in file.claims]
    counts = [f"{sum(claim.strength == one for claim in claims)} {one}" for one in _ROLES]
    noun = "claim" if len(claims) == 1 else "claims"
    return f"{len(claims)} {noun}: {', '.join(counts)}."
