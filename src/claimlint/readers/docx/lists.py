"""List paragraphs come in one after another, as Word keeps them; lists within lists of the assembly go out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from claimlint.readers.assembly import Assembler


@dataclass(frozen=True, slots=True)
class _Open:
    """A list that may go on."""

    numbering: int
    level: int
    frames: int
    """How many frames were open before it."""


class Lists:
    """The lists that are open in one container."""

    def __init__(self, to: Assembler) -> None:
        self._to = to
        self._open: list[_Open] = []

    def item(self, numbering: int, level: int, number: int | None) -> None:
        """An item begins, `level` deep (0 at the top), with its number; it stays open for what stands under it."""
        while self._open and not self._goes_on(self._open[-1], numbering, level):
            self._to.leave_to(self._open.pop().frames)
        if self._open and self._open[-1].level == level:
            self._to.leave_to(self._open[-1].frames + 1)
        else:
            self._open.append(_Open(numbering, level, len(self._to.frames)))
            self._to.enter(self._to.grouped("list"))
        self._to.enter(self._to.item(number=number))

    def _goes_on(self, last: _Open, numbering: int, level: int) -> bool:
        return last.level < level or (last.level == level and last.numbering == numbering)

    def end(self) -> None:
        """Whatever comes now is no item."""
        if self._open:
            self._to.leave_to(self._open[0].frames)
            self._open = []

    @contextmanager
    def apart(self) -> Iterator[None]:
        """A container with lists of its own; those around it go on after it."""
        around, self._open = self._open, []
        yield
        self.end()
        self._open = around
