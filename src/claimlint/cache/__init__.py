"""Keeps results between runs: plain data goes in under a key, and comes out of a later run as it was, or not at all.

What is kept is data and never code, and never decides anything by itself: whatever is missing, broken, too old or not
ours is found anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from claimlint.cache.location import Location, location
from claimlint.cache.shelf import Shelf, digest
from claimlint.cache.store import Store

__all__ = ["Location", "Shelf", "Store", "digest", "in_use", "location", "using"]

_in_use: ContextVar[Shelf | None] = ContextVar("in_use", default=None)


@contextmanager
def using(shelf: Shelf | None) -> Iterator[None]:
    """Keeps results there meanwhile; at the end everything is written."""
    before = _in_use.set(shelf)
    try:
        yield
    finally:
        _in_use.reset(before)
        if shelf is not None:
            shelf.store.close()


def in_use() -> Shelf | None:
    """Where results are kept now; None where a command keeps none."""
    return _in_use.get()
