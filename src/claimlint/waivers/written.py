"""Finds the waivers of a draft: a document goes in, each waiver with the stretch of source it is for comes out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

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


def written(document: Document) -> tuple[Written, ...]:
    """All waivers in the order in which they stand."""
    everywhere = ((0, len(document.source.text) + 1),)
    head = [Written(said, start, end, everywhere, True) for said, start, end in in_front_matter(document)]
    return (*head, *_commented(document))


def _commented(document: Document) -> Iterator[Written]:
    said = [(comment, terms) for comment in document.comments if (terms := _said(comment)) is not None]
    blocks = sorted((block for block in document.blocks if block.text), key=_start) if said else []
    nesting = _Nesting(document)
    for comment, terms in said:
        number = bisect_left(blocks, comment.end, key=_start)
        below = _from(blocks[number], comment, nesting) if number < len(blocks) else []
        yield Written(terms, comment.start, comment.end, tuple((_start(block), block.ends[-1]) for block in below))


def _said(comment: Comment) -> Terms | Malformed | None:
    found = of_comment(comment.text)
    if found is not None and not comment.closed:
        return Malformed("the comment is never closed, and hides what follows it; write `-->` behind it")
    return found


def _start(block: Block) -> int:
    return block.starts[0]


def _from(following: Block, comment: Comment, nesting: _Nesting) -> list[Block]:
    """The block that begins next; a list or table as a whole when the comment stands before it."""
    if following.group is None or following.group == comment.group:
        return [following]
    return nesting.whole(following.group)


class _Nesting:
    """The lists and tables of a document, and which of them stand within which."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def whole(self, group: int) -> list[Block]:
        """The blocks of a list or table, and those of the lists within it."""
        inside: set[int] = set()
        groups, left = {group}, [group]
        while left:
            for number in self._document.groups.get(left.pop(), ()):
                inside.add(number)
                within = self._led_by.get(number, frozenset()) - groups
                groups |= within
                left.extend(within)
        return [self._document.blocks[number] for number in sorted(inside)]

    @cached_property
    def _led_by(self) -> Mapping[int, frozenset[int]]:
        """The groups of which some block is led in by a block, by its number."""
        found: dict[int, set[int]] = {}
        for block in self._document.blocks:
            if block.group is not None and block.lead_in is not None:
                found.setdefault(block.lead_in, set()).add(block.group)
        return {number: frozenset(groups) for number, groups in found.items()}
