"""Finds the name that was probably meant: a misspelt name and the known ones go in, half a sentence comes out."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

_CUTOFF = 0.6


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """`; did you mean `x`?` for the nearest known name, or nothing."""
    nearest = get_close_matches(name, sorted(known), 1, _CUTOFF)
    return f"; did you mean `{nearest[0]}`?" if nearest else ""


def listed(names: Iterable[str], last: str = "or") -> str:
    """`a, b or c`."""
    *head, tail = names
    return f"{', '.join(head)} {last} {tail}" if head else tail
