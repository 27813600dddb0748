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
from claimlint.model.whereabouts import as_bits


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

    def reads(self, kinds: set[str]) -> bool:
        """Whether marks of any of these kinds may change what the line matches."""
        return not kinds.isdisjoint(self.names) or any(not kinds.isdisjoint(need.kinds) for need in self.needs)


#: Of so many needs of each line it is known beforehand which words meet them; few lines have more.
_SLOTS = 3
#: So many words are remembered with the needs that they meet, then they are forgotten.
_MOST_KNOWN = 50_000


class InReach(NamedTuple):
    """A line that may match in a text."""

    line: ComplexLine
    parts: int
    """The clauses, or else blocks, that hold the words that it needs: a bit for each."""
    rest: tuple[Need, ...]
    """What else it needs: marks, exact texts, and words that were not looked at."""

    def region(self, text: AnnotatedText) -> Region | None:
        """Where the text, with the marks that it has now, holds all that the line needs; None for nowhere."""
        return region_of(self.line.needs, text, self.line.extent, self.parts, self.rest)


class ComplexLines:
    """Lines in the order in which they are matched.

    A set of lines is one whole number with a bit for each, and such sets for the first need, the second and so on stand
    behind one another in a longer one; a look at every word of a text then tells for all lines at once in which clauses
    and blocks their needs are met.
    """

    def __init__(self, lines: Sequence[ComplexLine]) -> None:
        self._lines = lines
        self._all = (1 << len(lines)) - 1
        self._in_clause = sum(1 << number for number, line in enumerate(lines) if line.extent.in_clause)
        self._by_word: dict[str, int] = {}
        """The lines that a word meets a need of, need by need."""
        self._always = (1 << len(lines) * _SLOTS) - 1
        """The lines without such a need, or with one that words alone do not tell of, need by need."""
        self._known: dict[str, int] = {}
        self._rest: list[tuple[Need, ...]] = []
        for number, line in enumerate(lines):
            told = [need for need in line.needs if need.words and not need.kinds and not need.exacts][:_SLOTS]
            self._rest.append(tuple(need for need in line.needs if all(need is not one for one in told)))
            for slot, need in enumerate(told):
                bit = 1 << slot * len(lines) + number
                self._always ^= bit
                for word in need.words:
                    self._by_word[word] = self._by_word.get(word, 0) | bit

    def in_reach(self, text: AnnotatedText) -> Iterator[InReach]:
        """The lines, in order, whose words stand together in a clause, or else a block; marks are not looked at."""
        if not selection.is_on():
            return (InReach(line, -1, ()) for line in self._lines)
        tokens = text.tokens
        parts: dict[int, list[int]] = {}
        met, block = 0, -1
        for number, clause in enumerate(text.clauses):
            if clause.start < clause.end and tokens.blocks[clause.start] != block:
                self._add(parts, self._all_met(met) & ~self._in_clause, block)
                met, block = 0, tokens.blocks[clause.start]
            own = self._met_in(tokens, clause.start, clause.end)
            self._add(parts, self._all_met(own) & self._in_clause, number)
            met |= own
        self._add(parts, self._all_met(met) & ~self._in_clause, block)
        return (InReach(self._lines[number], as_bits(parts[number]), self._rest[number]) for number in sorted(parts))

    @staticmethod
    def _add(parts: dict[int, list[int]], lines: int, part: int) -> None:
        """Puts down a clause or block for a set of lines; before the first one there is none."""
        for number in _numbers(lines) if part >= 0 else ():
            parts.setdefault(number, []).append(part)

    def _met_in(self, tokens: Tokens, start: int, end: int) -> int:
        """The lines of which the tokens from `start` to `end` (exclusive) meet a need, need by need."""
        met, known = 0, self._known
        for norm in tokens.norms[start:end]:
            of_norm = known.get(norm)
            met |= self._of(norm) if of_norm is None else of_norm
        for word in tokens.together[max(0, start - 1) : end]:
            if word:
                met |= self._by_word.get(word, 0)
        return met

    def _of(self, norm: str) -> int:
        """The lines of which a word, or what it begins or ends with, meets a need, need by need."""
        if len(self._known) >= _MOST_KNOWN:
            self._known.clear()
        found = self._known[norm] = _either(self._by_word.get(word, 0) for word in (norm, *parts_of(norm)))
        return found

    def _all_met(self, met: int) -> int:
        met |= self._always
        lines = self._all
        for _ in range(_SLOTS):
            lines &= met
            met >>= len(self._lines)
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
