"""Which words a text holds: the norms of its tokens go in, a lexicon in which expressions look up theirs comes out.

One token may be two words of an expression written as one (`gamechanger`), so the beginnings and ends of norms count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from itertools import chain
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
        return frozenset({*self.positions, *self.joined, *self._by_beginning, *self._by_end})

    @cached_property
    def _by_beginning(self) -> Mapping[str, list[str]]:
        """The norms by how they begin, whole norms left out."""
        return _by_part(self.positions, _beginnings)

    @cached_property
    def _by_end(self) -> Mapping[str, list[str]]:
        """The norms by how they end, whole norms left out."""
        return _by_part(self.positions, _ends)

    def at(self, word: str) -> Iterator[int]:
        """The tokens that are this word, alone or together with the next one."""
        yield from self.positions.get(word, ())
        yield from self.joined.get(word, ())

    def anywhere(self, word: str) -> tuple[int, ...]:
        """The tokens that are this word, alone or together with the next one (then both), or begin or end so."""
        found = list(self.positions.get(word, ()))
        for number in self.joined.get(word, ()):
            found += number, number + 1
        for norm in chain(self._by_beginning.get(word, ()), self._by_end.get(word, ())):
            found += self.positions[norm]
        return tuple(found)

    def beginning(self, word: str) -> Iterator[int]:
        """The tokens that begin with a word of at most LONGEST letters and go on."""
        for norm in self._by_beginning.get(word, ()):
            yield from self.positions[norm]


def _by_part(norms: Iterable[str], parts: Callable[[str], tuple[str, ...]]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for norm in norms:
        for part in parts(norm):
            if part in found:
                found[part].append(norm)
            else:
                found[part] = [norm]
    return found


@lru_cache(maxsize=32768)
def _beginnings(norm: str) -> tuple[str, ...]:
    return tuple(norm[:length] for length in range(1, min(len(norm), LONGEST + 1)))


@lru_cache(maxsize=32768)
def _ends(norm: str) -> tuple[str, ...]:
    return tuple(norm[-length:] for length in range(1, min(len(norm), LONGEST + 1)))
