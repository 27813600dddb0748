"""One paragraph of a Word file: its pieces with their offsets in the whole text, and where an editor finds it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from claimlint.model.document import Place
from claimlint.readers.docx.pieces import Piece

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of the text."""

    start: int
    """Its offset in the whole text, in code points."""
    pieces: tuple[Piece, ...]
    place: Place
    anchor: _Element | None = None
    """For what stands beside the body, where Word takes no comment: the mark or drawing in the body that it is of."""

    @property
    def text(self) -> str:
        """What its pieces say."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def starts(self) -> tuple[int, ...]:
        """The offset in the whole text of each piece, and last of the end."""
        return tuple(accumulate((len(piece.text) for piece in self.pieces), initial=self.start))


@dataclass(frozen=True, slots=True)
class Where:
    """What holds for all paragraphs of a container."""

    part: str = "body"
    anchor: _Element | None = None
    headings: tuple[str, ...] | None = None
    """The headings above it; None in the body, where they change."""

    def within(self, part: str) -> Where:
        """A part of the body within it; beside the body a part stays what it is."""
        return Where(part) if self.part == "body" else self
