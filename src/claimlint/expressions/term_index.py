"""Word lists made ready for looking up tokens: vocabularies go in, an index by first word comes out.

A line that can be listed out as plain words is found by its first word, so that thousands of terms cost
no more than the words of the draft; lines with gaps, wildcards or names stay expressions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from claimlint.expressions.first_words import FirstWords, Line
from claimlint.expressions.plain_terms import PlainTerm
from claimlint.expressions.term_ways import ways_of
from claimlint.model.expression import Chain, Choice, Expression, Marked, Maybe, Sequence, Together, Words
from claimlint.model.rule import Term, Vocabulary


@dataclass(frozen=True, slots=True)
class ComplexLine:
    """A line that is matched as an expression."""

    expression: Expression
    term: Term
    lists: tuple[str, ...]
    """The vocabularies, with sigil, that it belongs to."""
    names: frozenset[str]
    """The lists, with sigil, that it mentions."""


@dataclass(frozen=True, slots=True)
class TermIndex:
    """All vocabularies, ready for looking up tokens."""

    by_first: FirstWords
    complex: tuple[ComplexLine, ...]
    """Lines with gaps, wildcards or names of other lists, in an order in which they can be matched."""


@lru_cache(maxsize=4)
def term_index(vocabularies: tuple[Vocabulary, ...]) -> TermIndex:
    """The index of all vocabularies; made once for the same ones."""
    lists = _memberships(vocabularies)
    by_first = FirstWords()
    hard: list[ComplexLine] = []
    lines = ((term, lists[vocabulary.name]) for vocabulary in _in_order(vocabularies) for term in vocabulary.terms)
    for number, (term, belongs_to) in enumerate(lines):
        if isinstance(term, PlainTerm):
            by_first.add(Line(number, term, belongs_to, None))
        elif not _includes(term):
            ways = ways_of(term.expression)
            if ways is None:
                names = frozenset("$" + name for name in names_in(term.expression))
                hard.append(ComplexLine(term.expression, term, belongs_to, names))
            else:
                by_first.add(Line(number, term, belongs_to, ways))
    return TermIndex(by_first, tuple(hard))


def _includes(term: Term) -> str:
    """The name of the list that a line `$name` includes, else nothing."""
    expression = None if isinstance(term, PlainTerm) else term.expression
    return expression.kind if isinstance(expression, Marked) and not expression.tests else ""


def _memberships(vocabularies: tuple[Vocabulary, ...]) -> dict[str, tuple[str, ...]]:
    """For every vocabulary the lists (with sigil) that its terms belong to: itself and all that include it."""
    parents: dict[str, set[str]] = {v.name: set() for v in vocabularies}
    for vocabulary in vocabularies:
        for term in vocabulary.terms:
            if name := _includes(term)[1:]:
                parents.setdefault(name, set()).add(vocabulary.name)
    return {name: tuple(sorted("$" + one for one in _upwards(name, parents))) for name in parents}


def _upwards(name: str, parents: Mapping[str, set[str]]) -> set[str]:
    found = {name}
    todo = [name]
    while todo:
        fresh = parents.get(todo.pop(), set()) - found
        found |= fresh
        todo += fresh
    return found


def _in_order(vocabularies: tuple[Vocabulary, ...]) -> list[Vocabulary]:
    """Vocabularies after those that their expressions name; the loader has refused cycles."""
    by_name = {v.name: v for v in vocabularies}
    done: dict[str, Vocabulary] = {}

    def visit(vocabulary: Vocabulary) -> None:
        if vocabulary.name in done:
            return
        for term in vocabulary.terms:
            for name in () if isinstance(term, PlainTerm) else names_in(term.expression):
                if name in by_name and name != vocabulary.name:
                    visit(by_name[name])
        done[vocabulary.name] = vocabulary

    for vocabulary in vocabularies:
        visit(vocabulary)
    return list(done.values())


def names_in(expression: Expression) -> Iterator[str]:
    """The names, without sigil, of the lists that an expression mentions."""
    match expression:
        case Marked(kind):
            yield kind[1:]
        case Maybe(item):
            yield from names_in(item)
        case Choice(parts) | Sequence(parts) | Chain(parts) | Together(parts):
            for part in parts:
                if not isinstance(part, Words):  # as nearly all are
                    yield from names_in(part)
        case _:
            return
