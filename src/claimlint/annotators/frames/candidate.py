"""A claim as the grammar of its sentence gives it, before strength, effect and evidence are known."""

from __future__ import annotations

from dataclasses import dataclass

from claimlint.model.text import Mark, Phrase, Span


@dataclass(frozen=True, slots=True)
class Target:
    """What a claim says something is done to."""

    phrase: Phrase
    kind: str = ""
    """The vocabulary that names it (`$condition`); empty for words of no list."""


@dataclass(frozen=True, slots=True)
class Agent:
    """Who or what does it."""

    phrase: Phrase
    """The subject as it stands in the text."""
    treatment: Phrase | None = None
    """The treatment or product that it names or, as a pronoun, stands for."""


@dataclass(frozen=True, slots=True)
class ClaimCandidate:
    """One claim: its relation, who acts, on what, and how it is put."""

    relation: Mark
    """The mark of the verb, noun, adjective or cue that makes the claim."""
    target: Target | None
    """None where a predicate names none (`is highly effective`)."""
    agent: Agent | None
    form: str
    """One of FORMS of the annotator `claim`."""
    correlational: bool = False
    conditional: bool = False
    """The grammar makes it a possibility (`has the potential to`)."""

    @property
    def head(self) -> Span:
        """The tokens whose context decides."""
        return Span(self.relation.start, self.relation.end)
