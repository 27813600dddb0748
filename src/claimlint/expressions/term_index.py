"""Word lists made ready for looking up tokens: vocabularies go in, an index by first word comes out.

A line that can be listed out as plain words is found by its first word, so that thousands of terms cost
no more than the words of the draft; lines with gaps, wildcards or names stay expressions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

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

    by_first: Mapping[str, tuple[Entry, ...]]
    complex: tuple[tuple[Expression, Term, tuple[str, ...]], ...]
    """Lines with gaps, wildcards or names of other lists, in an order in which they can be matched."""


@lru_cache(maxsize=4)
def term_index(vocabularies: tuple[Vocabulary, ...]) -> TermIndex:
    """The index of all vocabularies; made once for the same ones."""
    lists = _memberships(vocabularies)
    by_first: dict[str, list[Entry]] = {}
    hard: list[tuple[Expression, Term, tuple[str, ...]]] = []
    for vocabulary in _in_order(vocabularies):
        for term in vocabulary.terms:
            if _includes(term.expression):
                continue
            ways = ways_of(term.expression)
            if ways is None:
                hard.append((term.expression, term, lists[vocabulary.name]))
                continue
            for forms, exact in ways:
                entry = Entry(forms, exact, term, lists[vocabulary.name])
                for form in forms[0]:
                    by_first.setdefault(form, []).append(entry)
    return TermIndex({form: tuple(entries) for form, entries in by_first.items()}, tuple(hard))


def _includes(expression: Expression) -> str:
    """The name of the list that a line `$name` includes, else nothing."""
    return expression.kind if isinstance(expression, Marked) and not expression.tests else ""


def _memberships(vocabularies: tuple[Vocabulary, ...]) -> dict[str, tuple[str, ...]]:
    """For every vocabulary the lists (with sigil) that its terms belong to: itself and all that include it."""
    parents: dict[str, set[str]] = {v.name: set() for v in vocabularies}
    for vocabulary in vocabularies:
        for term in vocabulary.terms:
            if name := _includes(term.expression)[1:]:
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
            for name in names_in(term.expression):
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
