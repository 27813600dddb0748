"""Marks abbreviations that a post defines for itself: "schema therapy (ST)", then "ST" from there on.

What an abbreviation stands for is a term of the vocabularies, or a name that only illnesses have ("ocular myoma (OM)");
its mark carries that name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimlint.annotators.frames.types import is_illness_name
from claimlint.model.setting import Setting
from claimlint.model.text import AnnotatedText, Mark

GIVES: dict[str, dict[str, tuple[str, ...] | None]] = {
    "@abbreviation": {"name": None, "of": ("condition", "symptom", "outcome", "treatment")}
}
NEEDS = ("$",)

_LONGEST, _SHORTEST = 8, 2
_ILLNESSES = frozenset("disease disorder syndrome illness dystrophy".split())
_KINDS = {"$condition": "condition", "$symptom": "symptom", "$outcome": "outcome", "$treatment": "treatment"}


def annotate(text: AnnotatedText, setting: Setting) -> Iterable[Mark]:
    """The later uses of abbreviations that the text defines in parentheses behind a term."""
    del setting
    known: set[str] = set()
    for short, term in _definitions(text):
        word = text.tokens.texts[short]
        if word not in known:
            known.add(word)
            yield from _uses(text, short, term)


def _definitions(text: AnnotatedText) -> Iterator[tuple[int, Mark]]:
    norms, texts = text.tokens.norms, text.tokens.texts
    ends = {mark.end: mark for kind in _KINDS for mark in text.of(kind).all}
    opening = text.tokens.positions.get("(", ())
    ends |= {at: _illness(text, at) for at in opening if at and at not in ends and _is_illness(norms[at - 1])}
    for token in opening:
        short = token + 1
        if short + 1 < len(norms) and norms[short + 1] == ")" and token in ends and _is_short(texts[short]):
            yield short, ends[token]


def _is_illness(norm: str) -> bool:
    return norm in _ILLNESSES or is_illness_name(norm)


def _illness(text: AnnotatedText, end: int) -> Mark:
    return Mark("$condition", end - 1, end, {"term": text.tokens.norms[end - 1]})


def _is_short(word: str) -> bool:
    return _SHORTEST <= len(word) <= _LONGEST and sum(letter.isupper() for letter in word) >= _SHORTEST


def _uses(text: AnnotatedText, short: int, term: Mark) -> Iterator[Mark]:
    word = text.tokens.texts[short]
    attributes = {"name": term.term, "of": _KINDS[term.kind]}
    for token in text.tokens.positions[text.tokens.norms[short]]:
        if token > short and text.tokens.texts[token] == word:
            yield Mark("@abbreviation", token, token + 1, attributes)
