"""Which sentences are worth parsing: those with a word by which a frame could begin."""

from __future__ import annotations

from claimlint.annotators.frames.health import speaks_of_health
from claimlint.model.text import AnnotatedText


def anchored(text: AnnotatedText) -> tuple[int, ...]:
    """The numbers of the sentences on health, parsed together."""
    chosen = tuple(number for number, span in enumerate(text.sentences) if span.start < span.end and speaks_of_health(text, span))
    text.trees.prepare(chosen)
    return chosen
