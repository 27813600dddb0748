"""One line of a vocabulary and the ways to write it: a term goes in, its entries come out when they are asked for."""

from __future__ import annotations

from dataclasses import dataclass

from claimlint.expressions.term_ways import Forms, ways_of
from claimlint.model.rule import Term


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
            self._entries = self._listed(self._ways())
        return self._entries

    def _ways(self) -> list[tuple[Forms, str]]:
        return ways_of(self.term.expression) or []

    def _listed(self, ways: list[tuple[Forms, str]]) -> tuple[Entry, ...]:
        return tuple(Entry(forms, exact, self.term, self.lists) for forms, exact in ways)
