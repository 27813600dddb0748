"""What is known of an expression before a text is seen: an expression goes in, its needs and openings come out.

Its needs are words and marks without which it matches nowhere, so that most expressions are done with as soon as
it is known which words a text holds. Its openings are the words and marks that a match can begin with.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import ceil, inf

from claimlint.expressions.needs import Extent, Need
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
from claimlint.model.lexicon import LONGEST

#: So many expressions and parts of them are remembered, then they are forgotten.
_MOST_KNOWN = 200_000


@dataclass(frozen=True)
class Openings:
    """Everything that a match of at least one token can begin with."""

    words: frozenset[str] = frozenset()
    runs: frozenset[str] = frozenset()
    """Words that may stand joined to the next one in one token."""
    prefixes: tuple[str, ...] = ()
    exacts: tuple[str, ...] = ()
    kinds: frozenset[str] = frozenset()
    anything: bool = False


class Shape:
    """One expression's needs and openings, worked out when they are asked for."""

    def __init__(self, expression: Expression) -> None:
        self.expression = expression
        """Kept alive, so that its identity stays its own."""

    @cached_property
    def absent(self) -> bool:
        """Whether no token at all fulfils the expression too."""
        return _absent(self.expression)

    @cached_property
    def lengths(self) -> tuple[float, float]:
        """The least and the most tokens that a match has."""
        return _lengths(self.expression)

    @cached_property
    def needs(self) -> tuple[Need, ...]:
        """All of these must be met; the rarest are likely to stand first."""
        return tuple(sorted(_needs(self.expression), key=_rarity, reverse=True))

    @cached_property
    def in_clause(self) -> bool:
        """Whether every match lies inside one clause; if not, it lies at least inside a block."""
        match self.expression:
            case Chain() | Together():
                return True
            case Choice(parts) | Sequence((_,) as parts):
                return all(shape_of(part).in_clause for part in parts)
            case _:
                return False

    @cached_property
    def extent(self) -> Extent:
        """How far a match reaches."""
        most, kinds = (inf, ()) if self.in_clause else _most(self.expression)
        return Extent(self.in_clause) if most == inf else Extent(False, int(most), kinds)

    @cached_property
    def openings(self) -> Openings:
        """What a match can begin with."""
        return _openings(self.expression)


#: By identity, as expressions are large and loaded once.
_known: dict[int, Shape] = {}


def shape_of(expression: Expression) -> Shape:
    """The shape of an expression; made once."""
    found = _known.get(id(expression))
    if found is None:
        if len(_known) >= _MOST_KNOWN:
            _known.clear()
        found = _known[id(expression)] = Shape(expression)
    return found


def remember(expression: Expression, needs: tuple[Need, ...]) -> None:
    """Lets an expression's shape have these needs, which are known from before."""
    shape_of(expression).__dict__["needs"] = needs


def _absent(expression: Expression) -> bool:
    match expression:
        case Maybe():
            return True
        case Choice(parts):
            return any(shape_of(part).absent for part in parts)
        case Sequence(parts) | Chain(parts) | Together(parts):
            return all(shape_of(part).absent for part in parts)
        case _:
            return False


def _lengths(expression: Expression) -> tuple[float, float]:
    match expression:
        case Words(forms):  # two words may stand in one token, one word in two
            return ceil(len(forms) / 2), 2 * len(forms)
        case Prefix():
            return 1, 1
        case Exact() | Marked():
            return 1, inf
        case Maybe(item):
            return 0, shape_of(item).lengths[1]
        case Choice(parts):
            each = [shape_of(part).lengths for part in parts]
            return min(least for least, _ in each), max(most for _, most in each)
        case Sequence(parts):
            each = [shape_of(part).lengths for part in parts]
            return sum(least for least, _ in each), sum(most for _, most in each)
        case Chain(parts) | Together(parts):
            return min(1, sum(shape_of(part).lengths[0] for part in parts)), inf
    raise TypeError(expression)


def _most(expression: Expression) -> tuple[float, tuple[str, ...]]:
    """The most tokens that a match has, besides those of marks; and the marks, each as often as it may lie in it."""
    match expression:
        case Marked(kind):
            return 0, (kind,)
        case Maybe(item):
            return _most(item)
        case Choice(parts):
            each = [_most(part) for part in parts]
            # Of the options one is matched, so of each kind the most that any of them holds.
            often = {kind: max(kinds.count(kind) for _, kinds in each) for _, kinds in each for kind in kinds}
            return max(most for most, _ in each), tuple(kind for kind, times in often.items() for _ in range(times))
        case Sequence(parts):
            each = [_most(part) for part in parts]
            return sum(most for most, _ in each), tuple(kind for _, kinds in each for kind in kinds)
        case _:
            return shape_of(expression).lengths[1], ()


def _needs(expression: Expression) -> list[Need]:
    match expression:
        case Words(forms):
            return [Need(allowed) for allowed in forms if all(len(form) <= LONGEST for form in allowed)]
        case Prefix(text):
            return [Need(frozenset({text}))] if len(text) <= LONGEST else []
        case Exact(text):
            return [Need(frozenset(), exacts=(text,))]
        case Marked(kind, tests):
            lists = (test.values for test in tests if test.operator == "=")
            named = (frozenset(values) for values in lists if all(value.startswith("$") for value in values))
            return [Need(frozenset(), frozenset({kind})), *(Need(frozenset(), kinds) for kinds in named)]
        case Maybe():
            return []
        case Choice(options):
            return _one_of(options)
        case Sequence(parts) | Chain(parts) | Together(parts):
            return [need for part in parts if not shape_of(part).absent for need in shape_of(part).needs]
    raise TypeError(expression)


def _one_of(options: tuple[Expression, ...]) -> list[Need]:
    """What one of several needs: of each the rarest."""
    every = [shape_of(option).needs for option in options]
    if not all(every):
        return []
    rarest = [needs[0] for needs in every]
    return [
        Need(
            frozenset[str]().union(*(need.words for need in rarest)),
            frozenset[str]().union(*(need.kinds for need in rarest)),
            tuple(exact for need in rarest for exact in need.exacts),
        )
    ]


def _rarity(need: Need) -> float:
    """A guess: long words are rare, and one of few is rarer than one of many; a mark counts as a word of five."""
    lengths = [*map(len, need.words), *(5 for _ in need.kinds), *(4 for _ in need.exacts)]
    return min(lengths) - len(lengths) / 50


def _openings(expression: Expression) -> Openings:
    match expression:
        case Words(forms):
            if len(forms) == 1:
                return Openings(words=forms[0])
            long = any(len(form) > LONGEST for form in forms[0])
            return Openings(anything=True) if long else Openings(runs=forms[0])
        case Prefix(text):
            return Openings(prefixes=(text,))
        case Exact(text):
            return Openings(exacts=(text,))
        case Marked(kind):
            return Openings(kinds=frozenset({kind}))
        case Maybe(item):
            return shape_of(item).openings
        case Choice(parts) | Together(parts):
            return _united(parts)
        case Sequence(parts) | Chain(parts):
            present = (number for number, part in enumerate(parts) if not shape_of(part).absent)
            return _united(parts[: next(present, len(parts)) + 1])
    raise TypeError(expression)


def _united(parts: tuple[Expression, ...]) -> Openings:
    every = [shape_of(part).openings for part in parts]
    if len(every) == 1:
        return every[0]
    return Openings(
        frozenset[str]().union(*(one.words for one in every)),
        frozenset[str]().union(*(one.runs for one in every)),
        tuple(prefix for one in every for prefix in one.prefixes),
        tuple(exact for one in every for exact in one.exacts),
        frozenset[str]().union(*(one.kinds for one in every)),
        any(one.anything for one in every),
    )
