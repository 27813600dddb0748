"""The ways in which an expression can match from one token on: single ways go in, longer or fewer ones come out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from claimlint.model.expression import Match


class Way(NamedTuple):
    """One way to match: the end (token number, exclusive), and the tokens and marks that took part."""

    end: int
    pieces: tuple[tuple[int, int], ...] = ()
    marks: tuple[tuple[str, int, int], ...] = ()

    def then(self, after: Way) -> Way:
        """The way that goes on with another one."""
        return Way(after.end, self.pieces + after.pieces, self.marks + after.marks)


def distinct(ways: Iterable[Way]) -> tuple[Way, ...]:
    """The first way for every end; a chain's gaps so stay as short as they can."""
    every = tuple(ways)
    if len(every) < 2:
        return every
    found: dict[int, Way] = {}
    for way in every:
        found.setdefault(way.end, way)
    return tuple(found.values())


def united(matches: list[Match]) -> Match:
    """One match over several that belong together."""
    return Match(
        min(m.start for m in matches),
        max(m.end for m in matches),
        tuple(sorted(piece for m in matches for piece in m.pieces)),
        tuple(mark for m in matches for mark in m.marks),
    )
