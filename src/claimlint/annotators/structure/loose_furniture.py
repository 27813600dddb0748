"""Finds furniture that shows by itself: blocks of links, labelled lines, calls to subscribe, crumbs, pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from claimlint.annotators.structure.link_blocks import ARROW, is_linked, is_study, unlinked_words
from claimlint.model.document import Block
from claimlint.model.text import AnnotatedText, Mark, Span
from claimlint.sources.entry_lines import heading_words, opens_references

HEADINGS = frozenset({"title", "heading"})
#: In words.
LONGEST_BOX, _LONGEST_LABEL, _LONGEST_LINE = 60, 5, 14
_HEALTH = ("$treatment", "$condition", "$symptom", "@product", "$house-product")
_CRUMBS = re.compile(r"\s*(?:you are here:?\s*)?home\s*[>\u203a\u00bb/|\u2192]\s*\S", re.IGNORECASE)
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|avif)(?:[?#]|$)", re.IGNORECASE)


class Loose:
    """What single blocks of a text are, whatever stands above them."""

    def __init__(self, text: AnnotatedText) -> None:
        self._text = text
        self._blocks = text.document.blocks

    def part(self, number: int, block: Block) -> str:
        """Which part of a page a block is; `study` for linked titles of studies, empty for running text."""
        if block.kind == "alt":
            return self._of_picture(number, block)
        if _CRUMBS.match(block.text) and len(block.text.split()) <= _LONGEST_LINE:
            return "navigation"
        return self._labelled(number, block) or self._of_links(number, block) or self._called(number, block)

    def _of_picture(self, number: int, block: Block) -> str:
        """A picture that leads to another page shows what stands there."""
        leads = [link for link in block.links if not link.image and not _PICTURE.search(link.target)]
        return "related" if leads and not self.sells(number) else ""

    def _labelled(self, number: int, block: Block) -> str:
        """`Share this: …`, `Tags: …`, `Read next: …`: a label with links or a few words behind it."""
        span = self._text.block_spans[number]
        for part in ("share", "tags", "contents", "related", "author"):
            kind = self._text.of(f"$page-{part}")
            first = [mark for mark in kind.by_start.get(self._first_word(span), ()) if mark.end <= span.end]
            if not first or self.sells(number):
                continue
            behind = self._behind(block, first[0].end, span)
            is_label = behind[:1] == ":" or bool(ARROW.search(behind[:3]))
            unlinked = unlinked_words(block, self._offset(first[0].end, span, block))
            if unlinked == 0 and part != "author" and (block.links or not self.words_in(Span(first[0].end, span.end))):
                return part
            if is_label and part in ("share", "tags") and len(block.text.split()) <= _LONGEST_LINE:
                return part
        return ""

    def _first_word(self, span: Span) -> int:
        norms = self._text.tokens.norms
        return next(
            (token for token in range(span.start, min(span.start + 4, span.end)) if norms[token][0].isalnum()), -1
        )

    def _offset(self, token: int, span: Span, block: Block) -> int:
        return self._text.tokens.starts[token] if token < span.end else len(block.text)

    def _behind(self, block: Block, token: int, span: Span) -> str:
        return block.text[self._offset(token, span, block) :].lstrip(" *_")

    def _of_links(self, number: int, block: Block) -> str:
        """A block that is nothing but links: the items of a list, several links in a row, a link with an arrow."""
        if not is_linked(block) or self.sells(number):
            return ""
        links = [link for link in block.links if not link.image]
        if all(is_study(link.target) for link in links):
            return "study" if block.group is not None or len(links) > 1 else ""
        if all(link.target.startswith("#") for link in links):
            return "contents" if block.group is not None or len(links) > 1 else ""
        if block.group is not None:
            return "navigation" if block.kind == "list" and block.group in self._link_lists else ""
        if len(links) > 1 or ARROW.search(block.text):
            return "navigation"
        return ""

    @cached_property
    def _link_lists(self) -> frozenset[int]:
        """The lists of two items and more that are all links, under no words that sell or name sources."""
        return frozenset(
            group
            for group, numbers in self._text.document.groups.items()
            if len(numbers) > 1
            and all(is_linked(self._blocks[one]) and not self.sells(one) for one in numbers)
            and not self._names_sources(numbers[0])
        )

    def _names_sources(self, number: int) -> bool:
        """Whether what stands before a list says that it sells, or that sources follow."""
        if number == 0:
            return False
        words = heading_words(self._blocks[number - 1])
        if words is not None and opens_references(words):
            return True
        span = self._text.block_spans[number - 1]
        is_short = span.end - span.start <= _LONGEST_LINE
        return self.sells(number - 1) or (
            is_short and bool(self._text.of("$label-sources").within(span.start, span.end))
        )

    def _called(self, number: int, block: Block) -> str:
        """A call to subscribe or a cookie notice that fills its block."""
        span = self._text.block_spans[number]
        for part in ("newsletter", "cookie", "comments"):
            cues = self._text.of(f"$page-{part}").within(span.start, span.end)
            cues = tuple(cue for cue in cues if cue.end - cue.start >= 2 or self.words_of(span) <= _LONGEST_LABEL)
            if cues and len(block.text.split()) <= LONGEST_BOX and not self._says_more(span, cues):
                return part
        return ""

    def _says_more(self, span: Span, cues: tuple[Mark, ...]) -> bool:
        """Whether sentences without a call name a product, an illness or a treatment."""
        called = {self._text.sentence_of[cue.start] for cue in cues}
        first, last = self._text.sentence_of[span.start], self._text.sentence_of[span.end - 1]
        others = [self._text.sentences[number] for number in range(first, last + 1) if number not in called]
        return any(self._text.of(kind).overlapping(one.start, one.end) for one in others for kind in _HEALTH)

    def sentences(self, number: int, block: Block) -> Iterator[tuple[Span, str]]:
        """The calls to subscribe in a block that says something else as well."""
        if block.kind in HEADINGS or block.row is not None:
            return
        span = self._text.block_spans[number]
        seen: set[int] = set()
        for part in ("newsletter", "cookie"):
            for cue in self._text.of(f"$page-{part}").within(span.start, span.end):
                at = self._text.sentence_of[cue.start]
                sentence = self._text.sentences[at]
                if at in seen or cue.end - cue.start < 3 or cue.start - sentence.start > _LONGEST_LABEL:
                    continue
                seen.add(at)
                yield sentence, part

    def sells(self, number: int) -> bool:
        """Whether a block offers something to buy or book."""
        span = self._text.block_spans[number]
        return bool(self._text.of("$page-sells").overlapping(span.start, span.end))

    def words_in(self, span: Span) -> list[int]:
        """The tokens that are words."""
        norms = self._text.tokens.norms
        return [token for token in range(span.start, span.end) if norms[token][0].isalpha()]

    def words_of(self, span: Span) -> int:
        """How many words there are."""
        return len(self.words_in(span))
