"""The switch between the two ways to search: with selection, or by trying every part of an expression at every token.

Selection looks only where a match can be; trying everything is slow and simple, and must find the same. It is there
to prove that, in tests.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_ON: ContextVar[bool] = ContextVar("selection", default=True)

is_on = _ON.get
"""Whether expressions are looked for only where they can match."""


@contextmanager
def trying_everything() -> Iterator[None]:
    """Within it nothing is passed over, whether it can match or not."""
    token = _ON.set(False)
    try:
        yield
    finally:
        _ON.reset(token)
