"""The reference ledger: every reference and every statistic of a draft with what covers it, as plain data."""

from __future__ import annotations

from dataclasses import dataclass

from claimlint.model.reference import Entry
from claimlint.model.report import Position

#: Where a reference stands: in a list or footnote of the draft, in its running text, in its bibliography file.
PLACES = ("list", "text", "file")


@dataclass(frozen=True, slots=True)
class Cited:
    """One place that points to a reference."""

    text: str
    """The marker or link, as the source has it."""
    start: Position


@dataclass(frozen=True, slots=True)
class ReferenceRow:
    """One reference."""

    key: str
    """What markers call it: its number, a footnote's label with `^`, a citation key with `@`; empty in running text."""
    place: str
    """One of PLACES."""
    text: str
    """As the draft has it, without markup; for an entry of a bibliography file put together from its fields."""
    start: Position | None
    """Where it stands; None for an entry of a bibliography file."""
    entry: Entry
    labelled: bool | None
    """Whether a preprint is called one where it stands; None for anything else."""
    cited: tuple[Cited, ...] = ()
    verified: bool = False
    """Whether the lock file holds an answer for each of its identifiers."""


@dataclass(frozen=True, slots=True)
class StatisticRow:
    """One statistic."""

    text: str
    sentence: str
    kind: str
    start: Position
    end: Position
    sources: tuple[str, ...]
    """The markers and links that cover it and count, as written."""


@dataclass(frozen=True, slots=True)
class FileReferences:
    """The references and statistics of one draft, or why it could not be read."""

    path: str
    references: tuple[ReferenceRow, ...] = ()
    statistics: tuple[StatisticRow, ...] = ()
    error: str | None = None


@dataclass(frozen=True, slots=True)
class References:
    """The reference ledgers of all drafts, by path."""

    files: tuple[FileReferences, ...]
