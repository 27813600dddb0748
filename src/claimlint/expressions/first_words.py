"""Finds terms by their first words: lines of vocabularies go in, the entries that may begin at a token come out.

A draft has few of the thousands of terms. A term is known by how its first word begins, and its forms are
listed out only when a word of a draft begins so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeAlias

from claimlint.expressions.inflection import SHORTEST_BEGINNING
from claimlint.expressions.joining import is_joined
from claimlint.expressions.plain_terms import PlainTerm
from claimlint.expressions.term_ways import Forms, ways_of
from claimlint.model.rule import Term

#: So many words are remembered together with the terms that they begin, then they are forgotten.
MOST_KNOWN = 50_000
#: Forms are at most so many letters longer than what is known of their beginnings.
_ENDING = 10
Numbers: TypeAlias = Mapping[str, Sequence[int]]


@dataclass(frozen=True, slots=True)
class Entry:
    """One way to write a term: the forms of each word, or exact characters."""

    forms: Forms
    exact: str
    term: Term
    lists: tuple[str, ...]
    """The vocabularies, with sigil, that it belongs to."""


class Line:
    """One line of a vocabulary, and the ways to write it as soon as they are known."""

    __slots__ = ("_entries", "lists", "term")

    def __init__(self, term: Term, lists: tuple[str, ...], ways: list[tuple[Forms, str]] | None = None) -> None:
        self.term = term
        self.lists = lists
        self._entries = None if ways is None else self._listed(ways)

    def entries(self) -> tuple[Entry, ...]:
        """The ways to write it; they are written out at the first call."""
        if self._entries is None:
            self._entries = self._listed(ways_of(self.term.expression) or [])
        return self._entries

    def _listed(self, ways: list[tuple[Forms, str]]) -> tuple[Entry, ...]:
        return tuple(Entry(forms, exact, self.term, self.lists) for forms, exact in ways)


class Beginning:
    """The entries whose first word may be one norm, by their second words."""

    def __init__(self, norm: str, entries: tuple[Entry, ...]) -> None:
        self.entries = entries
        self._always: list[int] = []
        self._by_second: dict[str, list[int]] = {}
        for number, entry in enumerate(entries):
            # The first word may also be two words of the entry joined; then nothing is known of the next one.
            if len(entry.forms) < 2 or is_joined(norm, entry.forms[0], entry.forms[1]):
                self._always.append(number)
                continue
            for form in entry.forms[1]:
                self._by_second.setdefault(form, []).append(number)
        self._longest = max(map(len, self._by_second), default=0)

    def followed(self, norm: str, together: str) -> Iterator[Entry]:
        """The entries that may go on with a token, or with it and the next in one word; some will not."""
        # The token may be two words joined, so each of its beginnings may be the second word.
        words = chain((together,), (norm[:length] for length in range(1, min(len(norm), self._longest) + 1)))
        found = {number for word in words for number in self._by_second.get(word, ())} if self._by_second else ()
        return (self.entries[number] for number in sorted({*self._always, *found}))


class FirstWords:
    """The entries of all lines by the norms of their first words; written out only for the words that are asked for.

    A draft has few of the thousands of terms, and a term need be known only by how its first word begins.
    """

    def __init__(self, lines: Sequence[Line], whole: Numbers, beginnings: Numbers) -> None:
        self.lines = lines
        """Every line, by its number."""
        self.whole = whole
        """The numbers of lines by first words, and by how first words begin."""
        self.beginnings = beginnings
        self.longest = max((len(word) for words in (whole, beginnings) for word in words), default=0) + _ENDING
        """No first word is longer."""
        self._known: dict[str, Beginning | None] = {}

    def get(self, norm: str, default: tuple[Entry, ...] = ()) -> tuple[Entry, ...]:
        """The entries whose first word may have this norm, in the order of their lines."""
        found = self.beginning(norm)
        return found.entries if found else default

    def beginning(self, norm: str) -> Beginning | None:
        """The same by their second words; None when no entry begins so."""
        if norm not in self._known:
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            every = (entry for number in sorted(self._may_begin_with(norm)) for entry in self.lines[number].entries())
            entries = tuple(entry for entry in every if norm in entry.forms[0])
            self._known[norm] = Beginning(norm, entries) if entries else None
        return self._known[norm]

    def _may_begin_with(self, norm: str) -> set[int]:
        found = set(self.whole.get(norm, ()))
        for length in range(SHORTEST_BEGINNING, min(len(norm), self.longest) + 1):
            found.update(self.beginnings.get(norm[:length], ()))
        return found


def first_words(lines: Sequence[Line]) -> FirstWords:
    """Lines, put where all forms of their first words will find them."""
    whole: dict[str, list[int]] = {}
    beginnings: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        for beginning, is_whole in _first_words(line):
            (whole if is_whole else beginnings).setdefault(beginning, []).append(number)
    return FirstWords(lines, whole, beginnings)


def _first_words(line: Line) -> Iterable[tuple[str, bool]]:
    """How the first words of all ways to write a line begin, and whether that is the whole word."""
    if isinstance(line.term, PlainTerm):
        return line.term.first_words()
    return [(form, True) for form in {form for entry in line.entries() for form in entry.forms[0]}]
