"""Which sentences are worth parsing: those with a word by which a frame could begin."""

from __future__ import annotations

from claimlint.annotators.frames.health import speaks_of_health
from claimlint.model.text import AnnotatedText

ANCHORS = (
    "$claim-verb", "$vanish-verb", "$enabling-verb", "$improvement-noun", "$reduction-noun", "$worsening-noun",
    "$effect-head", "$cause-noun", "$remedy-head", "$efficacious", "$detrimental", "$linking-verb", "$linking-noun",
    "$change-verb", "$raising", "$lowering",
)  # fmt: skip
"""A sentence without a mark of one of these holds no frame, and is not parsed."""


def anchored(text: AnnotatedText) -> tuple[int, ...]:
    """The numbers of the sentences that hold an anchor in a sentence on health, parsed together."""
    numbers = sorted({text.sentence_of[mark.start] for kind in ANCHORS for mark in text.of(kind).all})
    chosen = tuple(number for number in numbers if speaks_of_health(text, text.sentences[number]))
    text.trees.prepare(chosen)
    return chosen
