"""Lists out the ways to write a term: an expression goes in, for each way the forms of its words come out."""

from __future__ import annotations

from itertools import product

from claimlint.expressions.spelling import norms
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

#: A line with more ways to be written than this is matched as an expression, not listed out.
MOST_WAYS = 256

Forms = tuple[frozenset[str], ...]


def ways_of(expression: Expression) -> list[tuple[Forms, str]] | None:
    """All ways to write a plain expression, or None when it holds gaps, wildcards or names, or has too many."""
    match expression:
        case Words(forms):
            return [(forms, "")]
        case Exact(text):
            # A text with a full stop may be part of an address, which is one token: that takes a search.
            plain = norms(text) and "." not in text
            return [(tuple(frozenset({norm}) for norm in norms(text)), text)] if plain else None
        case Maybe(item):
            inner = ways_of(item)
            return None if inner is None else [*inner, ((), "")]
        case Choice(options):
            found = [ways_of(option) for option in options]
            return None if None in found else [way for ways in found for way in ways or ()]
        case Sequence(items):
            return _products([ways_of(item) for item in items])
        case Prefix() | Chain() | Together() | Marked():
            return None
    raise TypeError(expression)


def _products(parts: list[list[tuple[Forms, str]] | None]) -> list[tuple[Forms, str]] | None:
    known = [part for part in parts if part is not None]
    size = 1
    for part in known:
        size *= len(part)
    if len(known) < len(parts) or size > MOST_WAYS or any(exact for part in known for _, exact in part):
        return None
    combined = [(tuple(forms for piece, _ in way for forms in piece), "") for way in product(*known)]
    return [way for way in combined if way[0]]
