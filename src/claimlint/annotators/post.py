"""Marks the post as a whole, on its first word: is it about health?

Duties of a whole post (sources, preprint labels, disclaimers) are owed by posts about health only.
"""

from __future__ import annotations

from collections.abc import Iterable

from claimlint.model.setting import Setting
from claimlint.model.text import AnnotatedText, Mark

GIVES: dict[str, dict[str, tuple[str, ...] | None]] = {"@post": {"topic": ("health", "other")}}
NEEDS = ("$",)

MEDICAL = "$second-cue"
#: Health prose names something medical in nearly every sentence, other prose once in several hundred words;
#: one in a hundred lies well between them.
_WORDS_PER_TERM = 100
_DISTINCT_TERMS = 2
#: A text this short is too little to tell by; it is then taken to be what claimlint is for.
_TOO_SHORT = 50


def annotate(text: AnnotatedText, setting: Setting) -> Iterable[Mark]:
    """One mark on the first token, none for a text without any."""
    del setting
    if len(text.tokens):
        yield Mark("@post", 0, 1, {"topic": _topic(text)})


def _topic(text: AnnotatedText) -> str:
    words = text.document.words
    if words < _TOO_SHORT:
        return "health"
    terms = text.of(MEDICAL).all
    dense = len(terms) * _WORDS_PER_TERM >= words
    return "health" if dense and len({mark.term for mark in terms}) >= _DISTINCT_TERMS else "other"
