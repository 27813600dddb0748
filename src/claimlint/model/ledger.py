"""The claim ledger: every claim of a draft as a medical reviewer wants to see it, as plain data."""

from __future__ import annotations

from dataclasses import dataclass

from claimlint.model.position import Position


@dataclass(frozen=True, slots=True)
class ClaimEntry:
    """One claim: what it says, how strongly, excused by what, with which source."""

    text: str
    """Exactly what stands in the source between `start` and `end`."""
    sentence: str
    start: Position
    end: Position
    strength: str
    """direct, conditional or correlational."""
    relation: str
    """The words that say what happens: a verb, a noun of change, an adjective of effect."""
    effect: str
    """benefit, harm or neutral."""
    speaker: str | None
    """Who is said to say it, where the sentence names somebody."""
    treatment: str | None
    outcome: str | None
    context: tuple[str, ...]
    """Contexts that cover the claim's verb, such as negated or questioned."""
    evidence: str | None
    """The study design that it leans on."""
    citations: tuple[str, ...]
    """The markers that cover it, as written."""


@dataclass(frozen=True, slots=True)
class FileLedger:
    """The claims of one draft, or why it could not be read."""

    path: str
    claims: tuple[ClaimEntry, ...] = ()
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Ledger:
    """The claims of all drafts, by path."""

    files: tuple[FileLedger, ...]
