"""Which words a text holds: the norms of its tokens go in, a lexicon in which expressions look up theirs comes out.

One token may be two words of an expression written as one (`gamechanger`), so the beginnings and ends of norms count.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from typing import TypeAlias

LONGEST = 64
"""Beginnings and ends of norms are known up to so many letters; longer words must be looked for in another way."""
_Places: TypeAlias = Mapping[str, tuple[int, ...]]


class Lexicon:
    """The norms of a text, what two of its tokens may be together, and of which parts they may be joined."""

    def __init__(self, positions: _Places, joined: _Places) -> None:
        self.positions = positions
        """For every norm, the tokens that have it."""
        self.joined = joined
        """For every word that two tokens may be, where the first of them stands."""

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word that may match somewhere: a token, two tokens, or the beginning or end of one."""
        found = {*self.positions, *self.joined}
        for norm in self.positions:
            found.update(parts_of(norm))
        return frozenset(found)

    @cached_property
    def _forwards(self) -> list[str]:
        """The norms in order, those with the same beginning beside each other."""
        return sorted(self.positions)

    @cached_property
    def _backwards(self) -> list[str]:
        """The norms read from their ends, in order."""
        return sorted(norm[::-1] for norm in self.positions)

    def at(self, word: str) -> Iterator[int]:
        """The tokens that are this word, alone or together with the next one."""
        yield from self.positions.get(word, ())
        yield from self.joined.get(word, ())

    def anywhere(self, word: str) -> tuple[int, ...]:
        """The tokens that are this word, alone or together with the next one (then both), or begin or end so."""
        found = list(self.positions.get(word, ()))
        for number in self.joined.get(word, ()):
            found += number, number + 1
        found += self.beginning(word)
        for norm in _longer(self._backwards, word[::-1]):
            found += self.positions[norm[::-1]]
        return tuple(found)

    def beginning(self, word: str) -> Iterator[int]:
        """The tokens that begin with a word of at most LONGEST letters and go on."""
        for norm in _longer(self._forwards, word):
            yield from self.positions[norm]


def _longer(ordered: list[str], beginning: str) -> Iterator[str]:
    """Of words in order those that go on behind a beginning."""
    for place in range(bisect_right(ordered, beginning), len(ordered)):
        if not ordered[place].startswith(beginning):
            return
        yield ordered[place]


@lru_cache(maxsize=32768)
def parts_of(norm: str) -> tuple[str, ...]:
    """How a norm begins and ends, itself left out."""
    lengths = range(1, min(len(norm), LONGEST + 1))
    return (*(norm[:length] for length in lengths), *(norm[-length:] for length in lengths))
