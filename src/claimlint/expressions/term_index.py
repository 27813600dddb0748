"""Word lists made ready for looking up tokens: vocabularies go in, an index by first word comes out.

A line that can be listed out as plain words is found by its first word, so that thousands of terms cost
no more than the words of the draft; lines with gaps, wildcards or names stay expressions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from claimlint.expressions.inflection import SHORTEST_BEGINNING
from claimlint.expressions.plain_terms import PlainTerm
from claimlint.expressions.spelling import norms
from claimlint.model.expression import (
    Chain,
    Choice,
    Exact,
    Expression,
    Marked,
    Maybe,
    Prefix,
    Sequence,
    Together,
    Words,
)
from claimlint.model.rule import Term, Vocabulary

#: A line with more ways to be written than this is matched as an expression, not listed out.
MOST_WAYS = 256
#: So many words are remembered together with the terms that they begin, then they are forgotten.
MOST_KNOWN = 50_000

Forms = tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One way to write a term: the forms of each word, or exact characters."""

    forms: Forms
    exact: str
    term: Term
    lists: tuple[str, ...]
    """The vocabularies, with sigil, that it belongs to."""


@dataclass(frozen=True, slots=True)
class TermIndex:
    """All vocabularies, ready for looking up tokens."""

    by_first: FirstWords
    complex: tuple[tuple[Expression, Term, tuple[str, ...]], ...]
    """Lines with gaps, wildcards or names of other lists, in an order in which they can be matched."""


class _Line:
    """One line of a vocabulary, its number among all, and the ways to write it as soon as they are known."""

    __slots__ = ("_entries", "lists", "number", "term")

    def __init__(self, number: int, term: Term, lists: tuple[str, ...], ways: list[tuple[Forms, str]] | None) -> None:
        self.number = number
        self.term = term
        self.lists = lists
        self._entries = None if ways is None else self._listed(ways)

    def entries(self) -> tuple[Entry, ...]:
        """The ways to write it; terms of plain words are written out at the first call."""
        if self._entries is None:
            self._entries = self._listed(ways_of(self.term.expression) or [])
        return self._entries

    def _listed(self, ways: list[tuple[Forms, str]]) -> tuple[Entry, ...]:
        return tuple(Entry(forms, exact, self.term, self.lists) for forms, exact in ways)


class FirstWords:
    """The entries of all lines by the norms of their first words; written out only for the words that are asked for.

    A draft has few of the thousands of terms, and a term need be known only by how its first word begins.
    """

    def __init__(self) -> None:
        self._whole: dict[str, list[_Line]] = {}
        self._beginnings: dict[str, list[_Line]] = {}
        self._known: dict[str, tuple[Entry, ...]] = {}

    def add(self, line: _Line) -> None:
        """Puts a line where all forms of its first words will find it."""
        if isinstance(line.term, PlainTerm):
            for beginning, whole in line.term.first_words():
                (self._whole if whole else self._beginnings).setdefault(beginning, []).append(line)
        else:
            for form in {form for entry in line.entries() for form in entry.forms[0]}:
                self._whole.setdefault(form, []).append(line)

    def get(self, norm: str, default: tuple[Entry, ...] = ()) -> tuple[Entry, ...]:
        """The entries whose first word may have this norm, in the order of their lines."""
        if norm not in self._known:
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            lines = {line.number: line for line in self._may_begin_with(norm)}
            every = (entry for _, line in sorted(lines.items()) for entry in line.entries())
            self._known[norm] = tuple(entry for entry in every if norm in entry.forms[0])
        return self._known[norm] or default

    def _may_begin_with(self, norm: str) -> Iterator[_Line]:
        yield from self._whole.get(norm, ())
        for length in range(SHORTEST_BEGINNING, len(norm) + 1):
            yield from self._beginnings.get(norm[:length], ())


@lru_cache(maxsize=4)
def term_index(vocabularies: tuple[Vocabulary, ...]) -> TermIndex:
    """The index of all vocabularies; made once for the same ones."""
    lists = _memberships(vocabularies)
    by_first = FirstWords()
    hard: list[tuple[Expression, Term, tuple[str, ...]]] = []
    lines = ((term, lists[vocabulary.name]) for vocabulary in _in_order(vocabularies) for term in vocabulary.terms)
    for number, (term, belongs_to) in enumerate(lines):
        if isinstance(term, PlainTerm):
            by_first.add(_Line(number, term, belongs_to, None))
        elif not _includes(term):
            ways = ways_of(term.expression)
            if ways is None:
                hard.append((term.expression, term, belongs_to))
            else:
                by_first.add(_Line(number, term, belongs_to, ways))
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
                yield from names_in(part)
        case _:
            return


def ways_of(expression: Expression) -> list[tuple[Forms, str]] | None:
    """All ways to write a plain expression, or None when it holds gaps, wildcards or names, or has too many."""
    match expression:
        case Words(forms):
            return [(forms, "")]
        case Exact(text):
            # A text with a full stop may be part of an address, which is one token: that takes a search.
            plain = norms(text) and "." not in text
            return [(tuple(frozenset({norm}) for norm in norms(text)), text)] if plain else None
        case Maybe(item):
            inner = ways_of(item)
            return None if inner is None else [*inner, ((), "")]
        case Choice(options):
            found = [ways_of(option) for option in options]
            return None if None in found else [way for ways in found for way in ways or ()]
        case Sequence(items):
            return _products([ways_of(item) for item in items])
        case Prefix() | Chain() | Together() | Marked():
            return None
    raise TypeError(expression)


def _products(parts: list[list[tuple[Forms, str]] | None]) -> list[tuple[Forms, str]] | None:
    known = [part for part in parts if part is not None]
    size = 1
    for part in known:
        size *= len(part)
    if len(known) < len(parts) or size > MOST_WAYS or any(exact for part in known for _, exact in part):
        return None
    combined = [(tuple(forms for piece, _ in way for forms in piece), "") for way in product(*known)]
    return [way for way in combined if way[0]]
