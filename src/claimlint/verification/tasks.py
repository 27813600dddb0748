"""What a run is to look up, and what came of it, as plain data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from claimlint.model.reference import Entry
from claimlint.model.registry import Lock, Proposal, Record


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be looked up."""

    keys: tuple[str, ...] = ()
    texts: Mapping[str, tuple[Entry, str]] = field(default_factory=dict)
    """Entries without an identifier, with their words, by the keys of these."""


@dataclass(slots=True)
class Learnt:
    """What came back; filled while a run goes on."""

    records: dict[str, Record] = field(default_factory=dict)
    proposals: dict[str, Proposal] = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)
    """Why there was no usable answer, by key."""

    @property
    def lock(self) -> Lock:
        """What of it belongs into the lock file."""
        return Lock(self.records, self.proposals)
