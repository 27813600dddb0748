"""What somebody who reviews a post wants beside the findings: the text itself, its claims and its references."""

from __future__ import annotations

from dataclasses import dataclass

from claimlint.model.document import Block, FrontMatterField
from claimlint.model.ledger import ClaimEntry
from claimlint.model.position import Position


@dataclass(frozen=True, slots=True)
class ReferenceListing:
    """One reference of a post, as far as it could be read; empty where it could not."""

    text: str
    """The entry's visible words."""
    start: Position | None
    """None for an entry of a bibliography file."""
    place: str
    """One of model.reference_ledger.PLACES."""
    status: str
    """article, preprint, protocol, registration, web, book or unknown."""
    number: str = ""
    """The number or label that markers name it by."""
    identifiers: tuple[tuple[str, str], ...] = ()
    """Kinds (doi, pmid, pmcid, trial, url) and values, the best first."""
    server: str = ""
    """The preprint server."""
    called_preprint: bool = False
    """Whether the list itself says that it is a preprint."""
    markers: int = 0
    """How many markers in the text point to it."""


@dataclass(frozen=True, slots=True)
class Review:
    """A post as its reader will see it, and what it claims on what sources; pickles like everything in a report."""

    blocks: tuple[Block, ...]
    fields: tuple[FrontMatterField, ...] = ()
    """The front matter's fields, in the order in which they stand."""
    claims: tuple[ClaimEntry, ...] = ()
    references: tuple[ReferenceListing, ...] = ()
