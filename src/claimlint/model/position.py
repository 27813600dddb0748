"""A place in a draft."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in the source: `line` and `column` 1-based, `offset` 0-based, all in code points."""

    line: int
    column: int
    offset: int
