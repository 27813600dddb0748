"""Headings in capitals are set as running text, for the parser takes every capitalised word for a name."""

from __future__ import annotations

from collections.abc import Sequence

#: Words that headings leave in lower case; they say nothing about whether the others are capitalised.
_SMALL = frozenset(
    "a an the and or nor but as if at by for from in into of off on onto out over per to up via vs with within without "
    "is are be was not no it its your our my we you i that this than how what why when who".split()
)
_SHARE = 0.75
_FEWEST = 2


def as_running_text(words: Sequence[str]) -> Sequence[str]:
    """The words of a sentence, in lower case but for acronyms and names with inner capitals if most are capitalised."""
    if _is_shouted(words):
        return [word if word == "I" else word.lower() for word in words]
    full = [word for word in words if word.isalpha() and word.lower() not in _SMALL]
    capitalised = sum(word[0].isupper() for word in full)
    if capitalised < _FEWEST or capitalised < _SHARE * len(full):
        return words
    return [word.lower() if _is_capitalised(word) else word for word in words]


def _is_shouted(words: Sequence[str]) -> bool:
    long = [word for word in words if word.isalpha() and len(word) > 1]
    shouted = sum(word.isupper() for word in long)
    return shouted >= _FEWEST and shouted >= _SHARE * len(long)


def _is_capitalised(word: str) -> bool:
    """`Relief` is, but neither `FDA` nor `mRNA`, nor the pronoun `I`."""
    return word == "A" or (word[:1].isupper() and word[1:].islower())
