"""Lines of word lists that are matched as expressions: lines and a text go in, those that may match in it come out.

Most lines need words that a text does not hold; they are passed over without a look at each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from claimlint.expressions import selection
from claimlint.expressions.needs import Extent, Need, Region, region_of
from claimlint.model.lexicon import parts_of
from claimlint.model.rule import Term
from claimlint.model.text import AnnotatedText
from claimlint.model.tokens import Tokens


class ComplexLine(NamedTuple):
    """A line that is matched as an expression."""

    term: Term
    """Its expression may be made only when it is asked for."""
    lists: tuple[str, ...]
    """The vocabularies, with sigil, that it belongs to."""
    names: frozenset[str]
    """The lists, with sigil, that it mentions."""
    needs: tuple[Need, ...]
    """What a text must hold, or the line matches nowhere."""
    extent: Extent
    """How far what it matches reaches, as all needs must be met there."""

    def region(self, text: AnnotatedText) -> Region | None:
        """Where the text, with the marks that it has now, holds all that the line needs; None for nowhere."""
        return region_of(self.needs, text, self.extent)

    def reads(self, kinds: set[str]) -> bool:
        """Whether marks of any of these kinds may change what the line matches."""
        return not kinds.isdisjoint(self.names) or any(not kinds.isdisjoint(need.kinds) for need in self.needs)


#: Of so many needs of each line it is known beforehand which words meet them; few lines have more.
_SLOTS = 3
#: So many words are remembered with the needs that they meet, then they are forgotten.
_MOST_KNOWN = 50_000


class ComplexLines:
    """Lines in the order in which they are matched.

    A set of lines is one whole number with a bit for each, so that a look at every word of a text tells for all lines
    at once in which clauses and blocks their needs are met.
    """

    def __init__(self, lines: Sequence[ComplexLine]) -> None:
        self._lines = lines
        self._in_clause = sum(1 << number for number, line in enumerate(lines) if line.extent.in_clause)
        self._by_word: tuple[dict[str, int], ...] = tuple({} for _ in range(_SLOTS))
        """For each need in turn the lines that a word meets it of."""
        self._met = [(1 << len(lines)) - 1] * _SLOTS
        """For each need in turn the lines that have none, or one that words alone do not tell of."""
        self._known: dict[str, tuple[int, ...]] = {}
        for number, line in enumerate(lines):
            told = [need.words for need in line.needs if need.words and not need.kinds and not need.exacts]
            for slot, words in enumerate(told[:_SLOTS]):
                self._met[slot] ^= 1 << number
                for word in words:
                    self._by_word[slot][word] = self._by_word[slot].get(word, 0) | 1 << number

    def in_reach(self, text: AnnotatedText) -> Iterator[ComplexLine]:
        """The lines, in order, whose words stand together in a clause, or else a block; marks are not looked at."""
        if not selection.is_on():
            return iter(self._lines)
        tokens = text.tokens
        met, block = [0] * _SLOTS, -1
        found = self._all_met(met)
        for clause in text.clauses:
            if clause.start < clause.end and tokens.blocks[clause.start] != block:
                found |= self._all_met(met) & ~self._in_clause
                met, block = [0] * _SLOTS, tokens.blocks[clause.start]
            own = self._met_in(tokens, clause.start, clause.end)
            found |= self._all_met(own) & self._in_clause
            met = [one | other for one, other in zip(met, own, strict=True)]
        found |= self._all_met(met) & ~self._in_clause
        return (self._lines[number] for number in _numbers(found))

    def _met_in(self, tokens: Tokens, start: int, end: int) -> list[int]:
        """For each need in turn the lines of which the tokens from `start` to `end` (exclusive) meet it."""
        met = [0] * _SLOTS
        words = {*tokens.norms[start:end]}
        for word in words:
            met = [one | other for one, other in zip(met, self._of(word), strict=True)]
        for word in {*tokens.together[max(0, start - 1) : end]} - {""}:
            met = [one | by.get(word, 0) for one, by in zip(met, self._by_word, strict=True)]
        return met

    def _of(self, norm: str) -> tuple[int, ...]:
        """For each need in turn the lines of which a word, or what it begins or ends with, meets it."""
        known = self._known.get(norm)
        if known is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            words = (norm, *parts_of(norm))
            known = self._known[norm] = tuple(_either(by.get(word, 0) for word in words) for by in self._by_word)
        return known

    def _all_met(self, met: Iterable[int]) -> int:
        lines = (1 << len(self._lines)) - 1
        for one, always in zip(met, self._met, strict=True):
            lines &= one | always
        return lines


def _either(sets: Iterable[int]) -> int:
    found = 0
    for one in sets:
        found |= one
    return found


def _numbers(lines: int) -> Iterator[int]:
    """The numbers of a set, in order."""
    while lines:
        lowest = lines & -lines
        yield lowest.bit_length() - 1
        lines ^= lowest
