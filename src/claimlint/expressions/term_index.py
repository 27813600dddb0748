"""Word lists made ready for looking up tokens: vocabularies go in, an index by first word comes out.

A line that can be listed out as plain words is found by its first word, so that thousands of terms cost
no more than the words of the draft; lines with gaps, wildcards or names stay expressions.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from claimlint.expressions.complex_lines import ComplexLine, ComplexLines
from claimlint.expressions.first_word_beginnings import first_words
from claimlint.expressions.first_words import FirstWords
from claimlint.expressions.mentions import marks_in
from claimlint.expressions.plain_terms import PlainTerm
from claimlint.expressions.shapes import shape_of
from claimlint.expressions.term_entries import Line
from claimlint.expressions.term_ways import ways_of
from claimlint.model.expression import Marked
from claimlint.model.rule import Term, Vocabulary

HEALTH_SENSE = "$health-sense"


@dataclass(frozen=True)
class TermIndex:
    """All vocabularies, ready for looking up tokens."""

    by_first: FirstWords
    complex: tuple[ComplexLine, ...]
    """Lines with gaps, wildcards or names of other lists, in an order in which they can be matched."""

    @cached_property
    def certain(self) -> ComplexLines:
        """Of the complex lines those whose terms count wherever they stand."""
        return ComplexLines([line for line in self.complex if not line.term.ambiguous])

    @cached_property
    def binding(self) -> ComplexLines:
        """Of the complex lines those that bind two ambiguous terms as remedy and ailment."""
        return ComplexLines([line for line in self.complex if HEALTH_SENSE in line.lists])

    @cached_property
    def unsure(self) -> ComplexLines:
        """Of the complex lines the ambiguous ones."""
        return ComplexLines([line for line in self.complex if line.term.ambiguous])


#: The last indexes, by the vocabularies that they were made of.
_known: dict[tuple[Vocabulary, ...], TermIndex] = {}
_MOST_KNOWN = 4


def term_index(vocabularies: tuple[Vocabulary, ...]) -> TermIndex:
    """The index of all vocabularies; made once for the same ones."""
    found = _known.get(vocabularies)
    if found is None:
        found = _made(vocabularies)
        remember(vocabularies, found)
    return found


def remember(vocabularies: tuple[Vocabulary, ...], index: TermIndex) -> None:
    """Lets `term_index` give this index for these vocabularies."""
    while len(_known) >= _MOST_KNOWN:
        del _known[next(iter(_known))]
    _known[vocabularies] = index


def _made(vocabularies: tuple[Vocabulary, ...]) -> TermIndex:
    lists = _memberships(vocabularies)
    simple: list[Line] = []
    hard: list[ComplexLine] = []
    lines = ((term, lists[vocabulary.name]) for vocabulary in _in_order(vocabularies) for term in vocabulary.terms)
    for term, belongs_to in lines:
        if isinstance(term, PlainTerm):
            simple.append(Line(term, belongs_to))
        elif not _includes(term):
            ways = ways_of(term.expression)
            if ways is None:
                names = frozenset(mark.kind for mark in marks_in(term.expression))
                shape = shape_of(term.expression)
                hard.append(ComplexLine(term, belongs_to, names, shape.needs, shape.extent))
            else:
                simple.append(Line(term, belongs_to, ways))
    return TermIndex(first_words(simple), tuple(hard))


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
            for mark in () if isinstance(term, PlainTerm) else marks_in(term.expression):
                name = mark.kind[1:]
                if name in by_name and name != vocabulary.name:
                    visit(by_name[name])
        done[vocabulary.name] = vocabulary

    for vocabulary in vocabularies:
        visit(vocabulary)
    return list(done.values())
