"""Compares what readers make of a text before and after a paragraph was added: whether nothing but it has changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from claimlint.fixing.insertion import Insertion
from claimlint.model.document import Block, Document

_Shape: TypeAlias = tuple[object, ...]


def shows(before: Document, after: Document, insertion: Insertion, words: str) -> bool:
    """Whether the words stand in the post as a paragraph of their own, and all else stands as it did.

    Below the last line of a text a paragraph may make a heading of what was the last one (plain text has no marks
    for headings); there the words of all else must be the same.
    """
    inside = [number for number, block in enumerate(after.blocks) if _begins_within(block, insertion)]
    if len(inside) != 1:
        return False
    number = inside[0]
    added = after.blocks[number]
    if added.kind != "prose" or added.quoted or added.group is not None or added.text != words:
        return False
    if insertion.at == len(before.source.text):
        texts = [block.text for block in after.blocks]
        return texts[:number] + texts[number + 1 :] == [block.text for block in before.blocks]
    return list(_shapes(after, number)) == list(_shapes(before))


def same(before: Document, after: Document) -> bool:
    """Whether two readings show the same blocks, whatever stands between them in the sources."""
    return list(_shapes(before)) == list(_shapes(after))


def _begins_within(block: Block, insertion: Insertion) -> bool:
    return len(block.starts) > 0 and insertion.start <= block.starts[0] < insertion.end


def _shapes(document: Document, without: int | None = None) -> Iterator[_Shape]:
    """What each block is, and how it hangs together with others; as if the block `without` were not there."""
    groups: dict[int | None, int] = {}
    for number, block in enumerate(document.blocks):
        if number == without:
            continue
        group = groups.setdefault(block.group, len(groups))
        lead_in = block.lead_in
        if lead_in is not None and without is not None and lead_in >= without:
            lead_in = -1 if lead_in == without else lead_in - 1
        yield block.kind, block.text, block.level, block.name, block.quoted, block.row, block.links, group, lead_in
