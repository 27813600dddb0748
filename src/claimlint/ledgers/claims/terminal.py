"""The claim ledger for a reviewer's eyes: a table a file, each claim with its strength, subject, context and source."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimlint.ledgers.headings import heading
from claimlint.model.ledger import ClaimEntry, FileLedger, Ledger
from claimlint.outputs import Style
from claimlint.outputs.terminal.painting import Paint
from claimlint.outputs.terminal.visible import visible

if TYPE_CHECKING:
    from rich.table import Table

#: How the strengths look: the strongest like an error, the weakest like a note.
_ROLES = {"direct": "bold red", "conditional": "bold yellow", "correlational": "bold cyan"}
#: Columns with the share of the width that they may take; the two without are as wide as they need to be.
_COLUMNS = {"Line": 0, "Strength": 0, "Claim": 4, "Of what": 3, "On what": 3}


def render(ledger: Ledger, style: Style) -> str:
    """All claims, then how many of each strength."""
    paint, width = Paint(style.colour), max(style.width, 40)
    lines = [line for file in ledger.files for line in _file(file, paint, width, colour=style.colour)]
    return "\n".join([*lines, _total(ledger)]) + "\n"


def _file(file: FileLedger, paint: Paint, width: int, *, colour: bool) -> Iterator[str]:
    yield from heading(file.path, file.error, paint, width)
    if file.claims:
        yield from _printed(_table(file), width, colour=colour)
    elif file.error is None:
        yield "  No claims."
    yield ""


def _table(file: FileLedger) -> Table:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, expand=True)
    for title, share in _COLUMNS.items():
        table.add_column(title, ratio=share or None, no_wrap=not share, overflow="fold")
    for claim in file.claims:
        place = f"{claim.start.line}:{claim.start.column}"
        cells = (place, claim.strength, visible(" ".join(claim.text.split())), _subject(claim), _ground(claim))
        table.add_row(*(Text(cell, style=_ROLES.get(cell, "")) for cell in cells))
    return table


def _subject(claim: ClaimEntry) -> str:
    """What does it to what (`magnesium → migraine`)."""
    return visible(" → ".join([claim.treatment or "(not named)", *([claim.outcome] if claim.outcome else [])]))


def _ground(claim: ClaimEntry) -> str:
    """In which context it stands, on which evidence and with which source."""
    by = f"said by {claim.speaker}" if claim.speaker else ""
    parts = [", ".join(claim.context), by, claim.evidence or "", ", ".join(claim.citations) or "no source"]
    return visible("; ".join(part for part in parts if part))


def _printed(table: Table, width: int, *, colour: bool) -> list[str]:
    from rich.console import Console

    page = io.StringIO()
    Console(
        file=page, width=width, color_system="standard" if colour else None, force_terminal=colour, highlight=False
    ).print(table)
    return [line.rstrip() for line in page.getvalue().splitlines() if line.strip()]


def _total(ledger: Ledger) -> str:
    claims = [claim for file in ledger.files for claim in file.claims]
    counts = [f"{sum(claim.strength == one for claim in claims)} {one}" for one in _ROLES]
    noun = "claim" if len(claims) == 1 else "claims"
    return f"{len(claims)} {noun}: {', '.join(counts)}."
