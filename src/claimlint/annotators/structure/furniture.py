"""Finds furniture: navigation, teasers, calls to subscribe, sharing, cookies, author and comment boxes.

It is told by landmarks that the reader saw, by headings and labels (vocabularies), and by shape: blocks that are
nothing but links. What sells something is no furniture, wherever it stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from claimlint.annotators.structure.link_blocks import goes_on, is_linked, is_title
from claimlint.annotators.structure.loose_furniture import HEADINGS, LONGEST_BOX, Loose
from claimlint.model.document import SURROUNDINGS, Block
from claimlint.model.text import AnnotatedText, Span

PARTS = (
    "surroundings", "navigation", "related", "newsletter", "share", "cookie", "author", "comments", "contents", "tags",
)  # fmt: skip
#: What a heading, label or sentence can make of a part of a page.
_CUED = ("newsletter", "comments", "author", "contents", "related", "share", "cookie", "tags")
#: In words: an excerpt below a linked title.
_LONGEST_TEASER = 40
#: In characters: where the link of a teaser begins.
_NEAR_BEGINNING = 12


@dataclass(frozen=True, slots=True)
class Piece:
    """Tokens that are furniture of a kind; `study` for a linked title of a study, which only its reader's eye skips."""

    span: Span
    part: str


@dataclass(frozen=True, slots=True)
class _Section:
    """What a heading has made of the blocks below it."""

    part: str
    level: int
    sells: bool


def furniture(text: AnnotatedText) -> Iterator[Piece]:
    """The furniture of a page, block by block; sentences of a block that says something else as well."""
    return _Furniture(text).all()


class _Furniture:
    def __init__(self, text: AnnotatedText) -> None:
        self._text = text
        self._blocks = text.document.blocks
        self._loose = Loose(text)
        self._section: _Section | None = None
        self._words = 0
        """Words so far below the heading of the section."""
        self._titled = False
        """The block before is a linked title, which an excerpt may follow."""
        self._after_furniture = False

    def all(self) -> Iterator[Piece]:
        for number, block in enumerate(self._blocks):
            span = self._text.block_spans[number]
            if block.kind == "front-matter" or span.start >= span.end:
                continue
            part = self._part(number, block)
            self._titled = bool(part) and is_linked(block)
            self._after_furniture = bool(part)
            if part:
                yield Piece(span, part)
            else:
                yield from (Piece(span, part) for span, part in self._loose.sentences(number, block))

    def _part(self, number: int, block: Block) -> str:
        if block.kind == SURROUNDINGS:
            return "" if block.name == "aside" and self._sells_around(number) else "surroundings"
        if block.kind in HEADINGS:
            return self._of_heading(number, block)
        if block.kind == "footnote" or self._is_entry(number):
            return ""
        return self._in_section(number, block) or (
            "related" if number in self._cards else self._loose.part(number, block)
        )

    # -- sections

    def _of_heading(self, number: int, block: Block) -> str:
        part = "" if block.kind == "title" else self._headed(number)
        if part:
            self._section, self._words = _Section(part, block.level, self._loose.sells(number)), 0
            return part
        if self._section is not None and (block.level > self._section.level or self._is_next_teaser(block)):
            within = self._section.part
            return within if within in ("author", "comments") or self._is_teaser(block, within) else ""
        self._section = None
        return "related" if number in self._cards else ""

    def _is_next_teaser(self, block: Block) -> bool:
        """Whether a heading is a linked title in a box of them, whatever its level: the block before is furniture."""
        return self._after_furniture and is_linked(block, elsewhere=True)

    def _headed(self, number: int) -> str:
        """What a heading says of its section: a call or label, with little beside it."""
        span = self._text.block_spans[number]
        words = self._loose.words_of(span)
        for part in _CUED:
            kind = "$page-newsletter-heading" if part == "newsletter" else f"$page-{part}"
            for mark in self._text.of(kind).within(span.start, span.end):
                beside = words - len(self._loose.words_in(Span(mark.start, mark.end)))
                if beside == 0 or (mark.end - mark.start >= 2 and beside <= self._allowed(part)):
                    return part
        return ""

    @staticmethod
    def _allowed(part: str) -> int:
        return {"newsletter": 8, "comments": 3, "author": 4, "related": 4}.get(part, 2)

    def _in_section(self, number: int, block: Block) -> str:
        section = self._section
        if section is None:
            return ""
        self._words += len(block.text.split())
        if section.part in ("author", "comments"):
            return section.part
        if section.part in ("newsletter", "cookie"):
            if self._words <= LONGEST_BOX and block.row is None:
                return section.part
            self._section = None
            return ""
        if section.sells or self._loose.sells(number):
            return ""
        if section.part in ("related", "contents", "share", "tags") and self._is_teaser(block, section.part):
            return section.part
        return ""

    def _is_teaser(self, block: Block, part: str) -> bool:
        """A linked or short title, an excerpt below it; a plain line is a title only where links are not expected."""
        if block.kind == "alt" or any(not link.image and link.start <= _NEAR_BEGINNING for link in block.links):
            return True
        words = len(block.text.split())
        if self._titled and words <= _LONGEST_TEASER:
            return True
        may_be_title = block.kind != "prose" or part in ("share", "tags", "contents")
        return (may_be_title and is_title(block)) or goes_on(block)

    @cached_property
    def _cards(self) -> frozenset[int]:
        """The numbers of headings that lead to other pages, and of the excerpts below them where these break off."""
        found: set[int] = set()
        waiting: list[int] = []
        for number, block in enumerate(self._blocks):
            if block.kind in HEADINGS:
                waiting = [number] if block.kind == "heading" and is_linked(block, elsewhere=True) else []
            elif waiting and len(waiting) <= 4:
                waiting.append(number)
                if self._breaks_off(number, block) and not any(self._loose.sells(one) for one in waiting):
                    found.update(waiting)
                    waiting = []
        return frozenset(found)

    def _breaks_off(self, number: int, block: Block) -> bool:
        """Whether an excerpt ends with dots or with a link to the rest."""
        if goes_on(block):
            return True
        span = self._text.block_spans[number]
        last = self._text.of("$page-related").within(span.start, span.end)[-1:]
        return bool(last) and not self._loose.words_in(Span(last[0].end, span.end)) and bool(block.links)

    # -- what blocks hold

    def _sells_around(self, number: int) -> bool:
        """Whether a sidebar's block sells, alone or with a button beside it."""
        if is_linked(self._blocks[number]):
            return False
        beside = [one for one in (number - 1, number, number + 1) if 0 <= one < len(self._blocks)]
        return any(self._blocks[one].kind == SURROUNDINGS and self._loose.sells(one) for one in beside)

    def _is_entry(self, number: int) -> bool:
        span = self._text.block_spans[number]
        return bool(self._text.of("@reference").overlapping(span.start, span.end))
