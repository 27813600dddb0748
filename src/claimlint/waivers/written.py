"""Finds the waivers of a draft: a document goes in, each waiver with the stretch of source it is for comes out."""

from __future__ import annotations

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
    for comment in document.comments:
        said = of_comment(comment.text)
        if said is not None and not comment.closed:
            said = Malformed("the comment is never closed, and hides what follows it; write `-->` behind it")
        if said is not None:
            yield Written(said, comment.start, comment.end, tuple(map(_span, _below(comment, document))))


def _span(block: Block) -> tuple[int, int]:
    return block.starts[0], block.ends[-1]


def _below(comment: Comment, document: Document) -> list[Block]:
    """The block that begins next; a list or table as a whole when the comment stands before it."""
    after = [block for block in document.blocks if block.text and block.starts[0] >= comment.end]
    following = min(after, key=lambda block: block.starts[0], default=None)
    if following is None or following.group is None or following.group == comment.group:
        return [following] if following else []
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
