"""Marks what the publisher offers: "our protocol", a name with a trade mark, a name from the configuration,
an unknown name that is said to do good.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimlint.expressions.joining import walk_words
from claimlint.expressions.spelling import norms
from claimlint.model.setting import Setting
from claimlint.model.text import AnnotatedText, Mark

GIVES: dict[str, dict[str, tuple[str, ...] | None]] = {
    "@product": {"by": ("possessive", "trademark", "configuration", "agent"), "name": None}
}
NEEDS = ("$",)

_BENEFITS = ("$cure", "$prevent-verb", "$benefit-verb", "$support-verb")
#: A capitalised word of these is no unknown name.
_KNOWN = ("$treatment", "$condition", "$symptom", "$outcome", "$population", "$medical-cue", "@product")
_TRADEMARKS = frozenset({"\u2122", "\u00ae", "tm", "(r)"})
#: A trade name runs over capitalised words to the left of its mark, at most so many.
_LONGEST_NAME = 4


def annotate(text: AnnotatedText, setting: Setting) -> Iterable[Mark]:
    """The products that a text names."""
    for mark in text.of("$house-product").all:
        yield _product(text, mark.start, mark.end, "possessive")
    yield from _trademarks(text)
    yield from _agents(text)
    for name in setting.products:
        yield from _named(text, name)


def _product(text: AnnotatedText, start: int, end: int, by: str) -> Mark:
    return Mark("@product", start, end, {"by": by, "name": text.words(start, end).lower()})


def _trademarks(text: AnnotatedText) -> Iterator[Mark]:
    for token, norm in enumerate(text.tokens.norms):
        if norm not in _TRADEMARKS:
            continue
        start = _name_start(text, token)
        if start < token:
            yield _product(text, start, token + 1, "trademark")


def _name_start(text: AnnotatedText, trademark: int) -> int:
    """The first capitalised word of the name; the first word of a sentence counts only alone.

    The word that the mark stands on is the name however it is written (`ioCalm`, `eaze`).
    """
    first = text.sentence(trademark).start
    joined = trademark > first and text.tokens.tight[trademark] and text.tokens.texts[trademark - 1].isalnum()
    start = trademark - 1 if joined else trademark
    while start > max(first, trademark - _LONGEST_NAME) and text.tokens.texts[start - 1][:1].isupper():
        start -= 1
    return start + 1 if start == first and trademark - start > 1 else start


def _agents(text: AnnotatedText) -> Iterator[Mark]:
    """Unknown capitalised names that do good to something: `with Zelvora, as Zelvora ends acne`."""
    names = text.tokens.texts
    for kind in _BENEFITS:
        for verb in text.of(kind).all:
            at = verb.start - 1
            if at < 0 or not (names[verb.start].endswith("s") and _is_name(names[at])):
                continue
            inside = text.sentence(at).start < at or any(_is_inside(text, other) for other in _places(text, at))
            if inside and not any(text.of(known).overlapping(at, at + 1) for known in _KNOWN):
                yield _product(text, at, at + 1, "agent")


def _is_name(word: str) -> bool:
    return len(word) > 3 and word[:1].isupper() and word[1:].islower()


def _places(text: AnnotatedText, token: int) -> list[int]:
    """Where else the same word stands with a capital."""
    word = text.tokens.texts[token]
    return [n for n in text.tokens.positions[text.tokens.norms[token]] if n != token and text.tokens.texts[n] == word]


def _is_inside(text: AnnotatedText, token: int) -> bool:
    """Whether a capital is the name's own: not at a sentence's head, not in a heading."""
    return token > text.sentence(token).start and text.block(token).kind == "prose"


def _named(text: AnnotatedText, name: str) -> Iterator[Mark]:
    forms = tuple(frozenset({norm}) for norm in norms(name))
    if not forms:
        return
    for start in text.tokens.positions.get(next(iter(forms[0])), ()):
        for end in walk_words(text, forms, start)[:1]:
            yield _product(text, start, end, "configuration")
