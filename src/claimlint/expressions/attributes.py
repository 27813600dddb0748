"""Judges the tests in brackets: one test, one mark and its text go in, yes or no comes out."""

from __future__ import annotations

from claimlint.expressions.inflection import forms
from claimlint.model.expression import Test
from claimlint.model.text import AnnotatedText, Mark, Phrase, Value

#: Words of a phrase that name nothing.
_SMALL_WORDS = frozenset("a an the of in and or for to your our their his her my its with by from on".split())


def passes(test: Test, mark: Mark, text: AnnotatedText) -> bool:
    """Whether the mark's attribute fulfils the test; a missing attribute fulfils only `none` and `!=`."""
    value = mark.attributes.get(test.attribute)
    holds = any(_equals(value, wanted, test.operator, text) for wanted in test.values)
    return not holds if test.operator == "!=" else holds


def _equals(value: Value | None, wanted: str, operator: str, text: AnnotatedText) -> bool:
    if wanted == "none":
        return value is None
    if value is None:
        return False
    if wanted == "any":
        return True
    if operator in (">=", "<="):
        return _compares(value, operator, wanted)
    if wanted.startswith("$"):
        return isinstance(value, Phrase) and bool(text.of(wanted).overlapping(value.start, value.end))
    if isinstance(value, tuple):
        return wanted in value
    if isinstance(value, Phrase):
        return wanted == value.term
    if isinstance(value, str):
        return wanted == value
    return _is_number(wanted) and float(wanted) == value


def _compares(value: Value, operator: str, wanted: str) -> bool:
    if not isinstance(value, int | float) or not _is_number(wanted):
        return False
    return value >= float(wanted) if operator == ">=" else value <= float(wanted)


def _is_number(text: str) -> bool:
    return text.lstrip("-").replace(".", "", 1).isdigit()


def agree(one: Value | None, other: Value | None) -> bool:
    """Whether two attributes name the same thing; an unknown value agrees with anything.

    Of two phrases one may say more than the other (`knee pain`, `pain`; `risk of stroke`, `strokes`).
    """
    if one is None or other is None:
        return True
    if isinstance(one, Phrase) and isinstance(other, Phrase):
        return one.term == other.term or _tells_more(one.term, other.term) or _tells_more(other.term, one.term)
    return _name(one) == _name(other)


def _tells_more(long: str, short: str) -> bool:
    """Whether every word of the shorter name stands in the longer one, in any form."""
    words = [word for word in _words(short) if word not in _SMALL_WORDS]
    among = _words(long)
    return bool(words) and all(any(_same_word(word, other) for other in among) for word in words)


def _words(name: str) -> list[str]:
    return name.lower().replace("-", " ").split()


def _same_word(one: str, other: str) -> bool:
    return one == other or one in forms(other) or other in forms(one)


def _name(value: Value) -> object:
    return value.term if isinstance(value, Phrase) else value
