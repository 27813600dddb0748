"""Bounds the work that an expression can cause: a parsed expression goes in, the most steps at one token come out.

Words cost a step each, but every part that may be absent, or have several lengths, adds ways to go on from it.
Whatever a text holds, matching takes about this many steps for each of its tokens, and no more.
"""

from __future__ import annotations

from typing import NamedTuple

from claimlint.model.expression import Chain, Choice, Expression, Maybe, Sequence, Together, Words

MAX_STEPS = 10_000
"""What an expression of a pack may take at a token; the shipped ones stay below 1,500."""
_FEW = 100
#: Where a part of a chain may begin behind the one before it: at most twelve words on.
_PLACES = 13


class Effort(NamedTuple):
    """What matching from one token can take."""

    steps: int
    ways: int
    """The most different ends of a match."""
    shortest: int
    longest: int
    """In words."""


def takes_too_much(text: str, expression: Expression) -> bool:
    """Whether matching an expression, written so, can take more than MAX_STEPS at a token."""
    gaps, parts = text.count(".."), sum(map(text.count, " |?")) + 1
    # The steps of n parts without a gap stay below n², with one below 13 n²/4: nearly all need no closer look.
    harmless = parts <= _FEW if gaps == 0 else gaps == 1 and parts <= _FEW // 4
    return not harmless and effort(expression).steps > MAX_STEPS


def effort(expression: Expression) -> Effort:
    """The most that matching an expression from one token can take."""
    match expression:
        case Words(forms):
            return Effort(len(forms), 1, len(forms), len(forms))
        case Maybe(item):
            inner = effort(item)
            return Effort(inner.steps + 1, inner.ways + 1, 0, inner.longest)
        case Choice(options):
            return _choice([*_words(options), *(effort(one) for one in options if not isinstance(one, Words))])
        case Sequence(items):
            return _sequence([effort(item) for item in items])
        case Chain(parts):
            return _chain([effort(part) for part in parts])
        case Together(parts):
            return Effort(sum(effort(part).steps for part in parts), 1, 1, 1)
    return Effort(1, 1, 1, 1)


def _words(options: tuple[Expression, ...]) -> list[Effort]:
    """Those options that are plain words, as one; most choices hold nothing else, and many of them."""
    lengths = [len(one.forms) for one in options if isinstance(one, Words)]
    return [Effort(sum(lengths), len(set(lengths)), min(lengths), max(lengths))] if lengths else []


def _choice(options: list[Effort]) -> Effort:
    shortest, longest = min(one.shortest for one in options), max(one.longest for one in options)
    ways = min(sum(one.ways for one in options), max(longest - shortest, 0) + 1)
    return Effort(sum(one.steps for one in options), ways, shortest, longest)


def _sequence(items: list[Effort]) -> Effort:
    steps, ways, shortest, longest = 0, 1, 0, 0
    for one in items:
        steps += one.steps + ways * one.ways
        shortest, longest = shortest + one.shortest, longest + one.longest
        ways = min(ways * one.ways, longest - shortest + 1)
    return Effort(steps, ways, shortest, longest)


def _chain(parts: list[Effort]) -> Effort:
    steps, ends = parts[0].steps, parts[0].ways
    for one in parts[1:]:
        steps += one.steps + ends * _PLACES * one.ways
        ends = min(ends * _PLACES * one.ways, ends + _PLACES + one.longest)
    return Effort(steps, ends, sum(one.shortest for one in parts), sum(one.longest + _PLACES for one in parts))
