"""Finds the waivers of a draft: a document goes in, each waiver with the stretch of source it is for comes out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from claimlint.model.document import Block, Comment, Document
from claimlint.waivers.front_matter import in_front_matter
from claimlint.waivers.syntax import Malformed, Terms, of_comment


@dataclass(frozen=True, slots=True)
class Written:
    """One waiver as it stands in a draft; offsets are code points of the source."""

    terms: Terms | Malformed
    start: int
    end: int
    spans: tuple[tuple[int, int], ...]
    """The stretches of the source where it holds; empty when no text follows it."""
    whole: bool = False
    """It is for the whole post."""

    def covers(self, offset: int) -> bool:
        """Whether it holds for what begins at this place."""
        return any(start <= offset < end for start, end in self.spans)


def written(document: Document) -> tuple[Written, ...]:
    """All waivers in the order in which they stand."""
    everywhere = ((0, len(document.source.text) + 1),)
    head = [Written(said, start, end, everywhere, True) for said, start, end in in_front_matter(document)]
    return (*head, *_commented(document))


def _commented(document: Document) -> Iterator[Written]:
    said = [(comment, terms) for comment in document.comments if (terms := _said(comment)) is not None]
    blocks = sorted((block for block in document.blocks if block.text), key=_start) if said else []
    for comment, terms in said:
        number = bisect_left(blocks, comment.end, key=_start)
        below = _from(blocks[number], comment, document) if number < len(blocks) else []
        yield Written(terms, comment.start, comment.end, tuple((_start(block), block.ends[-1]) for block in below))


def _said(comment: Comment) -> Terms | Malformed | None:
    found = of_comment(comment.text)
    if found is not None and not comment.closed:
        return Malformed("the comment is never closed, and hides what follows it; write `-->` behind it")
    return found


def _start(block: Block) -> int:
    return block.starts[0]


def _from(following: Block, comment: Comment, document: Document) -> list[Block]:
    """The block that begins next; a list or table as a whole when the comment stands before it."""
    if following.group is None or following.group == comment.group:
        return [following]
    return _with_nested(following.group, document)


def _with_nested(group: int, document: Document) -> list[Block]:
    """The blocks of a list or table, and those of the lists within it."""
    inside: set[int] = set()
    groups = {group}
    for number, block in enumerate(document.blocks):
        if block.group in groups or (block.group is not None and block.lead_in in inside):
            inside.add(number)
            groups.add(block.group)
    return [document.blocks[number] for number in sorted(inside)]
