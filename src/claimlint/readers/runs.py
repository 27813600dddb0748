"""Pieces of text with their places in the source come in, a block's text with an offset for each character goes out."""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from claimlint.model.document import Link

_SPACES = re.compile(r"[ \t\n\r\f\v]+")
_UNEVEN = re.compile(r"[\t\n\r\f\v]|  ")


@dataclass(frozen=True, slots=True)
class Placed:
    """Text and, for each of its characters, where it begins and ends in the source (code points)."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def __getitem__(self, part: slice) -> Placed:
        return Placed(self.text[part], self.starts[part], self.ends[part])

    def __len__(self) -> int:
        return len(self.text)


def verbatim(text: str, start: int) -> Placed:
    """Text that stands in the source as it is, from `start` on."""
    stop = start + len(text)
    return Placed(text, range(start, stop), range(start + 1, stop + 1))


def standing_for(text: str, start: int, end: int) -> Placed:
    """Text of which every character stands for the whole source from `start` to `end`."""
    return Placed(text, (start,) * len(text), (end,) * len(text))


def joined(pieces: Sequence[Placed]) -> Placed:
    """The pieces as one; offsets stay ranges where the source is copied without a gap."""
    if len(pieces) == 1:
        return pieces[0]
    text = "".join(piece.text for piece in pieces)
    if _gapless(pieces):
        return verbatim(text, pieces[0].starts[0])
    starts, ends = array("I"), array("I")
    for piece in pieces:
        starts.extend(piece.starts)
        ends.extend(piece.ends)
    return Placed(text, starts, ends)


def _gapless(pieces: Sequence[Placed]) -> bool:
    if not pieces or not all(isinstance(piece.starts, range) for piece in pieces):
        return False
    return all(left.starts[-1] + 1 == right.starts[0] for left, right in pairwise(pieces))


class Runs:
    """The text of one block while it is being read: white space is one space, none at either end."""

    def __init__(self) -> None:
        self.length = 0
        self._pieces: list[Placed] = []
        self._spaced = True
        self._links: list[tuple[int, int, str, bool]] = []

    def add(self, piece: Placed) -> None:
        """Append text; runs of white space become one space, which stands for the whole run."""
        if not _UNEVEN.search(piece.text) and not (self._spaced and piece.text.startswith(" ")):
            self._append(piece)
            return
        at = 0
        for gap in _SPACES.finditer(piece.text):
            self._append(piece[at : gap.start()])
            self.space(piece.starts[gap.start()], piece.ends[gap.end() - 1])
            at = gap.end()
        self._append(piece[at:])

    def space(self, start: int, end: int) -> None:
        """One space for the source from `start` to `end`, unless one stands there already."""
        if not self._spaced:
            self._append(standing_for(" ", start, end))

    def link(self, start: int, target: str, image: bool = False) -> None:
        """What was added since the text had the length `start` leads to `target`."""
        self._links.append((start, self.length, target, image))

    def _append(self, piece: Placed) -> None:
        if piece.text:
            self._pieces.append(piece)
            self.length += len(piece)
            self._spaced = piece.text[-1] == " "

    @property
    def last_character(self) -> str:
        """The last character so far; empty when there is none."""
        return self._pieces[-1].text[-1] if self._pieces else ""

    def opening(self, length: int) -> str:
        """The first characters, at least `length` of them where there are so many."""
        text = ""
        for piece in self._pieces:
            text += piece.text[: length - len(text)]
            if len(text) >= length:
                break
        return text

    def finish(self) -> tuple[Placed, tuple[Link, ...]]:
        """The block's text without white space around it, and the links whose words are visible."""
        whole = joined(self._pieces) if self._pieces else Placed("", (), ())
        lead = len(whole) - len(whole.text.lstrip())
        text = whole[lead : max(lead, len(whole.text.rstrip()))]
        links = (_trimmed(text.text, *link, lead) for link in self._links)
        return text, tuple(link for link in links if link.start < link.end)


@dataclass(slots=True)
class Leaf:
    """A block while it is being read."""

    runs: Runs = field(default_factory=Runs)
    emphasised: int = 0
    """How many of its first characters are emphasised without a break."""
    images: int = 0

    def add(self, piece: Placed, emphasised: bool) -> None:
        """Append text, and note whether it goes on with the emphasis of the beginning."""
        unbroken = self.emphasised == self.runs.length
        self.runs.add(piece)
        if unbroken and (emphasised or piece.text.isspace()):
            self.emphasised = self.runs.length


def _trimmed(text: str, start: int, end: int, target: str, image: bool, lead: int) -> Link:
    start, end = max(start - lead, 0), min(end - lead, len(text))
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Link(start, end, target, image)
