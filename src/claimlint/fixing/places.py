"""Finds where a paragraph could stand: a document and the wanted place go in, offsets come out, the best first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from claimlint.config import Place
from claimlint.errors import UncheckedFile
from claimlint.fixing.insertion import line_start_of, line_starts_after
from claimlint.model.document import Block, Document, Source
from claimlint.readers.front_matter import split

_HEADINGS = ("title", "heading")


def places(document: Document, place: Place) -> Iterator[int]:
    """Offsets in the source where lines begin, and its end; not each of them need be outside of other markup."""
    head = _head_of(document.source)
    return (offset for offset in dict.fromkeys(_places(document, place)) if offset >= head)


def _head_of(source: Source) -> int:
    """Where the body begins, also that of a plain text: its reader knows no front matter, but its site may."""
    try:
        return split(source).end
    except UncheckedFile:
        return 0


def _places(document: Document, place: Place) -> Iterator[int]:
    blocks = [block for block in document.blocks if block.kind != "front-matter" and block.ends]
    if place.at == "start":
        yield from _from_the_start(document, blocks)
    elif place.at == "after-heading" and (below := _below_heading(blocks, place.heading)):
        yield from _after(document, below)
    yield len(document.source.text)
    yield from _after(document, blocks[::-1])


def _from_the_start(document: Document, blocks: Sequence[Block]) -> Iterator[int]:
    """Below the title, or above the first words of a post without one."""
    if blocks and blocks[0].kind not in _HEADINGS:
        yield line_start_of(document.source.text, blocks[0].starts[0])
    yield from _after(document, blocks)


def _below_heading(blocks: Sequence[Block], words: str) -> list[Block]:
    """The heading of these words and what stands below it, up to the next heading; nothing where it is missing."""
    for number, block in enumerate(blocks):
        if block.kind in _HEADINGS and _folded(block.text) == _folded(words):
            return [block, *takewhile(lambda one: one.kind not in _HEADINGS, blocks[number + 1 :])]
    return []


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()


def _after(document: Document, blocks: Sequence[Block]) -> Iterator[int]:
    """Below each block; below a heading also one line further, as it may be underlined."""
    for block in blocks:
        yield line_starts_after(document.source.text, block.ends[-1])
        if block.kind in _HEADINGS:
            yield line_starts_after(document.source.text, block.ends[-1], 2)
