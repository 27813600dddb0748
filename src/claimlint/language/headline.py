"""Headings in capitals are set as running text, for the parser takes every capitalised word for a name."""

from __future__ import annotations

from collections.abc import Sequence

#: Words that headings leave in lower case; they say nothing about whether the others are capitalised.
_SMALL = frozenset(
    "a an the and or nor but as if at by for from in into of off on onto out over per to up via vs with within without "
    "is are be was not no it its your our my we you i that this than how what why when who".split()
)
_SHARE = 0.75


def as_running_text(words: Sequence[str]) -> Sequence[str]:
    """The words of a sentence, in lower case but for acronyms and names with inner capitals if most are capitalised."""
    full = [word for word in words if word.isalpha() and word.lower() not in _SMALL]
    capitalised = sum(word[0].isupper() for word in full)
    if len(full) < 2 or capitalised < _SHARE * len(full) or capitalised < 2:
        return words
    shouted = sum(word.isupper() for word in full if len(word) > 1) > len(full) / 2
    return [word.lower() if _loses_capitals(word, shouted) else word for word in words]


def _loses_capitals(word: str, shouted: bool) -> bool:
    """`Relief` does, but neither `FDA` nor `mRNA` unless all is shouted, and never the pronoun `I`."""
    return word != "I" and (shouted or word == "A" or (word[:1].isupper() and word[1:].islower()))
