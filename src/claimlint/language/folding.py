"""A block's text while characters in it are replaced or dropped: each one knows which of the block it stands for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from claimlint.model.document import Block, Disguise, Link


class Folding:
    """The characters of a block; `first` and `last` are the places in the block's own text that each stands for."""

    def __init__(self, block: Block) -> None:
        self.block = block
        self.characters = list(block.text)
        self.first = list(range(len(block.text)))
        self.last = list(range(len(block.text)))
        self.why = [""] * len(block.text)
        """For each character how it was disguised (see Disguise.by), or nothing."""

    @property
    def text(self) -> str:
        """The text as it is read so far."""
        return "".join(self.characters)

    def source(self, at: int) -> tuple[int, int]:
        """The source offsets of a character."""
        return self.block.starts[self.first[at]], self.block.ends[self.last[at]]

    def drop(self, places: set[int]) -> None:
        """Leave out the characters at these places."""
        if places:
            kept = [at for at in range(len(self.characters)) if at not in places]
            self.characters = [self.characters[at] for at in kept]
            self.first = [self.first[at] for at in kept]
            self.last = [self.last[at] for at in kept]
            self.why = [self.why[at] for at in kept]

    def become(self, characters: Sequence[tuple[str, int, int, str]]) -> None:
        """Put other characters in place of all, each with its `first`, `last` and `why`."""
        self.characters = [character for character, _, _, _ in characters]
        self.first = [first for _, first, _, _ in characters]
        self.last = [last for _, _, last, _ in characters]
        self.why = [why for _, _, _, why in characters]

    def finished(self) -> Block:
        """The block with the text as it is read; the block itself when nothing was folded."""
        text = self.text
        lead = len(text) - len(text.lstrip(" "))
        stop = max(lead, len(text.rstrip(" ")))
        kept = range(lead, stop)
        starts = [self.block.starts[self.first[at]] for at in kept]
        ends = [self.block.ends[self.last[at]] for at in kept]
        links = tuple(link for one in self.block.links if (link := self._link(one, lead, stop)).start < link.end)
        return replace(
            self.block, text=text[lead:stop], starts=starts, ends=ends, links=links,
            disguised=tuple(self._disguises(lead, stop)),
        )  # fmt: skip

    def _link(self, link: Link, lead: int, stop: int) -> Link:
        """A link with its words where they stand now."""
        start = bisect_left(self.last, link.start)
        end = bisect_left(self.first, link.end)
        return replace(link, start=max(start, lead) - lead, end=min(end, stop) - lead)

    def _disguises(self, lead: int, stop: int) -> Iterator[Disguise]:
        """The stretches of characters that were disguised in the same way."""
        for why, group in groupby(range(lead, stop), key=self.why.__getitem__):
            if why:
                places = list(group)
                yield Disguise(places[0] - lead, places[-1] + 1 - lead, why)
