"""A claim as its form reads it, before strength, effect and evidence are known."""

from __future__ import annotations

from dataclasses import dataclass

from claimlint.model.text import Mark, Phrase, Span


@dataclass(frozen=True, slots=True)
class Draft:
    """One claim: its verb or cue, what it is about, and how it is put."""

    cue: Mark
    """The mark of the verb, noun or predicate that makes the claim."""
    outcome: Phrase | None
    """None where a predicate names none (`is highly effective`)."""
    outcome_kind: str
    """The vocabulary of the outcome (`$condition`); empty for words of no list."""
    treatment: Phrase | None
    form: str
    correlational: bool = False

    @property
    def head(self) -> Span:
        """The tokens whose context decides."""
        return Span(self.cue.start, self.cue.end)
