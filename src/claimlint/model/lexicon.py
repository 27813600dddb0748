"""Which words a text holds: the norms of its tokens go in, a lexicon in which expressions look up theirs comes out.

One token may be two words of an expression written as one (`gamechanger`), so the beginnings and ends of norms count.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
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
        return frozenset().union(self.positions, self.joined, self._begun, self._ended)

    @cached_property
    def _begun(self) -> Mapping[str, list[str]]:
        """The norms that go on behind each beginning; put down once, as many expressions ask for the same ones."""
        found: dict[str, list[str]] = {}
        for norm in self.positions:
            for part in beginnings_of(norm):
                found.setdefault(part, []).append(norm)
        return found

    @cached_property
    def _ended(self) -> Mapping[str, list[str]]:
        """The norms that go on before each end."""
        found: dict[str, list[str]] = {}
        for norm in self.positions:
            for part in endings_of(norm):
                found.setdefault(part, []).append(norm)
        return found

    def at(self, word: str) -> Iterator[int]:
        """The tokens that are this word, alone or together with the next one."""
        yield from self.positions.get(word, ())
        yield from self.joined.get(word, ())

    def anywhere(self, word: str) -> tuple[int, ...]:
        """The tokens that are this word, alone or together with the next one (then both), or begin or end so."""
        found = list(self.positions.get(word, ()))
        for number in self.joined.get(word, ()):
            found += number, number + 1
        for norm in self._begun.get(word, ()):
            found += self.positions[norm]
        for norm in self._ended.get(word, ()):
            found += self.positions[norm]
        return tuple(found)

    def beginning(self, word: str) -> Iterator[int]:
        """The tokens that begin with a word and go on."""
        short = len(word) <= LONGEST
        for norm in self._begun.get(word, ()) if short else _longer(self.positions, word):
            yield from self.positions[norm]


def _longer(norms: Iterable[str], beginning: str) -> Iterator[str]:
    return (norm for norm in norms if norm != beginning and norm.startswith(beginning))


@lru_cache(maxsize=32768)
def beginnings_of(norm: str) -> tuple[str, ...]:
    """How a norm begins, itself left out."""
    return tuple(norm[:length] for length in range(1, min(len(norm), LONGEST + 1)))


@lru_cache(maxsize=32768)
def endings_of(norm: str) -> tuple[str, ...]:
    """How a norm ends, itself left out."""
    return tuple(norm[-length:] for length in range(1, min(len(norm), LONGEST + 1)))


def parts_of(norm: str) -> tuple[str, ...]:
    """How a norm begins and ends, itself left out."""
    return (*beginnings_of(norm), *endings_of(norm))
