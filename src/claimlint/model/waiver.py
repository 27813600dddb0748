"""What authors write into drafts to excuse findings, as an audit wants to see it; plain data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from claimlint.model.position import Position

#: What can become of a waiver. Only an `active` one excuses anything, and a `text-changed` one what is left of its
#: text; `not-judged` excuses nothing, but not all its rules are looked for in this run.
WAIVER_STATES = (
    "active", "unused", "not-judged", "expired", "text-changed", "incomplete", "forbidden", "unknown-rule",
    "malformed",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class WaiverEntry:
    """One waiver as it stands in a draft, and what became of it."""

    state: str
    """One of WAIVER_STATES."""
    start: Position
    end: Position
    said: str
    """Its own words, on one line."""
    rules: tuple[str, ...] = ()
    """Rules and families that it names."""
    reason: str = ""
    by: str | None = None
    until: date | None = None
    """The last day on which it holds."""
    marks: tuple[str, ...] = ()
    """Marks of the sentences that it was written for; none when it holds for whatever stands there."""
    whole: bool = False
    """It is for the whole post, not for one block."""
    excused: int = 0
    """How many findings it excuses."""
    why: str = ""
    """What is wrong with it, as a sentence; empty for an active one."""
    missing: tuple[str, ...] = ()
    """What the configuration asks for and it does not say: by, until, text."""
    found: tuple[str, ...] = ()
    """Marks of the sentences that its rules find now where it holds, in the order in which they stand."""
