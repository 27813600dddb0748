"""Terms of plain words, as nearly all lines of vocabularies are: their forms are listed out only when asked for.

Listing out the forms of thousands of terms would cost more time than reading a post that has few of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from claimlint.expressions.inflection import beginnings, phrase_forms
from claimlint.expressions.spelling import norms
from claimlint.model.expression import Choice, Exact, Expression, Words
from claimlint.model.rule import Term

AS_WRITTEN, INFLECTED, EXACT = "", "[", '"'


class Option(NamedTuple):
    """One of a line's alternatives: phrases that are written or inflected alike, or one exact text."""

    kind: str
    phrases: tuple[tuple[str, ...], ...]
    """Each phrase as norms; of an exact text its characters alone."""


class PlainTerm(Term):
    """A term that equals the one with the same expression written out."""

    __slots__ = ("_written_out", "options")
    options: tuple[Option, ...]
    _written_out: Expression | None

    def __init__(self, name: str, options: tuple[Option, ...], ambiguous: bool, line: int) -> None:
        keep = object.__setattr__
        keep(self, "name", name)
        keep(self, "options", options)
        keep(self, "ambiguous", ambiguous)
        keep(self, "line", line)
        keep(self, "_written_out", None)

    @property
    def expression(self) -> Expression:
        """What the parser would make of the line."""
        if self._written_out is None:
            object.__setattr__(self, "_written_out", _either([_expression(option) for option in self.options]))
        assert self._written_out is not None
        return self._written_out

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Term) and _fields(self) == _fields(other)

    __hash__ = Term.__hash__

    def first_words(self) -> Iterator[tuple[str, bool]]:
        """How the first words of all ways to write the term begin, and whether that is the whole word."""
        for kind, phrases in self.options:
            for phrase in phrases:
                if kind == INFLECTED:
                    yield from beginnings(phrase[0])
                else:
                    yield (norms(phrase[0]) if kind == EXACT else phrase)[0], True


def _fields(term: Term) -> tuple[object, ...]:
    return term.name, term.ambiguous, term.line, term.expression


def _expression(option: Option) -> Expression:
    if option.kind == EXACT:
        return Exact(option.phrases[0][0])
    if option.kind == INFLECTED:
        return _either([Words(phrase_forms(phrase)) for phrase in option.phrases])
    return _either([Words(tuple(frozenset({word}) for word in phrase)) for phrase in option.phrases])


def _either(options: list[Expression]) -> Expression:
    return options[0] if len(options) == 1 else Choice(tuple(options))
