"""Marks what the publisher offers: "our protocol", a name with a trade mark, a name from the configuration,
an unknown name that is said to do good or is used as treatments are, wherever it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimlint.expressions.joining import walk_words
from claimlint.expressions.spelling import norm, norms
from claimlint.model.setting import Setting
from claimlint.model.text import AnnotatedText, Mark

GIVES: dict[str, dict[str, tuple[str, ...] | None]] = {
    "@product": {"by": ("possessive", "trademark", "configuration", "agent"), "name": None}
}
NEEDS = ("$",)

_BENEFITS = ("$cure", "$prevent-verb", "$benefit-verb", "$support-verb")
#: A capitalised word of these is no unknown name.
_KNOWN = ("$treatment", "$condition", "$symptom", "$outcome", "$population", "$medical-cue", "@product")
#: A name that stands behind one of these is a place or a firm.
_PLACED = frozenset({"at", "near", "inside", "dr", "prof", "mr", "mrs", "ms"})
_SEVERAL = 2
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
    for token, word in enumerate(text.tokens.norms):
        if word not in _TRADEMARKS:
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
    """Unknown capitalised names that do good to something: `with Zelvora, as Zelvora ends acne`, and names that are
    used as treatments are (`treated with Zelvora`, `Zelvora gel`) and come again.
    """
    for name in sorted(_acting(text) | _used(text)):
        for at in _places(text, name):
            yield _product(text, at, at + 1, "agent")


def _acting(text: AnnotatedText) -> set[str]:
    """The names right in front of a verb of benefit."""
    names = text.tokens.texts
    acting = set()
    for kind in _BENEFITS:
        for verb in text.of(kind).all:
            at = verb.start - 1
            if at >= 0 and names[verb.start].endswith("s") and _is_name(names[at]) and _is_unknown(text, at):
                inside = text.sentence(at).start < at
                if inside or any(_is_inside(text, place) for place in _places(text, names[at]) if place != at):
                    acting.add(names[at])
    return acting


def _used(text: AnnotatedText) -> set[str]:
    """The names that stand where treatments are named, more than once in the text and never as a place or a firm."""
    behind = {mark.end for mark in text.of("$named-treatment-before").all}
    ahead = {mark.start - 1 for mark in text.of("$named-treatment-after").all}
    names = text.tokens.texts
    used = set()
    for at in behind | ahead:
        if not (0 <= at < len(names) and _is_name(names[at]) and _is_unknown(text, at)):
            continue
        places = _places(text, names[at])
        elsewhere = any(_stands_behind_title(text, place) for place in places)
        if len(places) >= _SEVERAL and any(_is_inside(text, place) for place in places) and not elsewhere:
            used.add(names[at])
    return used


def _stands_behind_title(text: AnnotatedText, token: int) -> bool:
    """Whether `at`, `near` or a person's title stands in front."""
    before = [word for word in text.tokens.norms[max(0, token - 2) : token] if word != "."]
    return bool(before) and before[-1] in _PLACED


def _is_unknown(text: AnnotatedText, token: int) -> bool:
    return not any(text.of(known).overlapping(token, token + 1) for known in _KNOWN)


def _is_name(word: str) -> bool:
    return len(word) > 3 and word[:1].isupper() and any(map(str.islower, word[1:])) and word.isalnum()


def _places(text: AnnotatedText, word: str) -> list[int]:
    """Where a word stands with these capitals."""
    return [at for at in text.tokens.positions.get(norm(word), ()) if text.tokens.texts[at] == word]


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
