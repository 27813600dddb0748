"""Finds furniture: navigation, teasers, calls to subscribe, sharing, cookies, author and comment boxes.

It is told by landmarks that the reader saw, by headings and labels (vocabularies), and by shape: blocks that are
nothing but links. What sells something is no furniture, wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from claimlint.model.document import SURROUNDINGS, Block, Link
from claimlint.model.text import AnnotatedText, Mark, Span
from claimlint.sources.entry_lines import heading_words, opens_references
from claimlint.sources.identifiers import in_address
from claimlint.sources.preprint_servers import deposit_of_url

PARTS = (
    "surroundings", "navigation", "related", "newsletter", "share", "cookie", "author", "comments", "contents", "tags",
)  # fmt: skip
#: What a heading, label or sentence can make of a part of a page.
_CUED = ("newsletter", "comments", "author", "contents", "related", "share", "cookie", "tags")
_HEADINGS = frozenset({"title", "heading"})
_HEALTH = ("$treatment", "$condition", "$symptom", "@product", "$house-product")
_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)?")
_CRUMBS = re.compile(r"\s*(?:you are here:?\s*)?home\s*[>\u203a\u00bb/|\u2192]\s*\S", re.IGNORECASE)
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|avif)(?:[?#]|$)", re.IGNORECASE)
_STOPPED = re.compile(r"[.!][\"'\u201d\u2019)*_]*$")
_GOES_ON = re.compile(r"(?:\u2026|\.\.\.|\u2192|\u00bb|\[\u2026\]|\[\.\.\.\])\s*$")
_ARROW = re.compile(r"[\u2190-\u21ff\u00ab\u00bb\u2039\u203a\u27a4\u25b6]")
_LONGEST_LABEL, _LONGEST_LINE, _LONGEST_TITLE, _LONGEST_BOX, _LONGEST_TEASER = 5, 14, 24, 60, 70


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
        self._section: _Section | None = None
        self._words = 0
        """Words so far below the heading of the section."""
        self._titled = False
        """The block before is a linked title, which an excerpt may follow."""

    def all(self) -> Iterator[Piece]:
        for number, block in enumerate(self._blocks):
            span = self._text.block_spans[number]
            if block.kind == "front-matter" or span.start >= span.end:
                continue
            part = self._part(number, block)
            self._titled = bool(part) and self._is_linked(block)
            if part:
                yield Piece(span, part)
            else:
                yield from self._sentences(number, block)

    def _part(self, number: int, block: Block) -> str:
        if block.kind == SURROUNDINGS:
            return "" if block.name == "aside" and self._sells_around(number) else "surroundings"
        if block.kind in _HEADINGS:
            return self._of_heading(number, block)
        if block.kind == "footnote" or self._is_entry(number):
            return ""
        return self._in_section(number, block) or self._by_itself(number, block)

    # -- sections

    def _of_heading(self, number: int, block: Block) -> str:
        part = "" if block.kind == "title" else self._headed(number)
        if part:
            self._section, self._words = _Section(part, block.level, self._sells(number)), 0
            return part
        if self._section is not None and block.level > self._section.level:
            within = self._section.part
            return within if within in ("author", "comments") or self._is_teaser(block) else ""
        self._section = None
        return "related" if number in self._cards else ""

    def _headed(self, number: int) -> str:
        """What a heading says of its section: a call or label, with little beside it."""
        span = self._text.block_spans[number]
        words = self._words_of(span)
        for part in _CUED:
            for mark in self._text.of(f"$page-{part}").within(span.start, span.end):
                beside = words - len(self._words_in(Span(mark.start, mark.end)))
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
            if self._words <= _LONGEST_BOX and block.row is None:
                return section.part
            self._section = None
            return ""
        if section.sells or self._sells(number):
            return ""
        if section.part in ("related", "contents", "share", "tags") and self._is_teaser(block):
            return section.part
        return ""

    def _is_teaser(self, block: Block) -> bool:
        """A linked or short title, an excerpt below it."""
        if any(not link.image for link in block.links) or block.kind == "alt":
            return True
        words = len(block.text.split())
        if self._titled and words <= _LONGEST_TEASER:
            return True
        return (words <= _LONGEST_TITLE and not _STOPPED.search(block.text)) or bool(_GOES_ON.search(block.text))

    @cached_property
    def _cards(self) -> frozenset[int]:
        """The numbers of headings that are links to other pages and of the excerpts below them, where these break off."""
        found: set[int] = set()
        waiting: list[int] = []
        for number, block in enumerate(self._blocks):
            if block.kind in _HEADINGS:
                waiting = [number] if block.kind == "heading" and self._is_linked(block, elsewhere=True) else []
            elif waiting and len(waiting) <= 4:
                waiting.append(number)
                if self._breaks_off(number, block) and not any(self._sells(one) for one in waiting):
                    found.update(waiting)
                    waiting = []
        return frozenset(found)

    def _breaks_off(self, number: int, block: Block) -> bool:
        """Whether an excerpt ends with dots or with a link to the rest."""
        if _GOES_ON.search(block.text):
            return True
        span = self._text.block_spans[number]
        last = [mark for mark in self._text.of("$page-related").within(span.start, span.end)][-1:]
        return bool(last) and not self._words_in(Span(last[0].end, span.end)) and bool(block.links)

    # -- blocks

    def _by_itself(self, number: int, block: Block) -> str:
        if number in self._cards:
            return "related"
        if block.kind == "alt":
            return self._of_picture(number, block)
        if _CRUMBS.match(block.text) and len(block.text.split()) <= _LONGEST_LINE:
            return "navigation"
        return self._labelled(number, block) or self._of_links(number, block) or self._called(number, block)

    def _of_picture(self, number: int, block: Block) -> str:
        """A picture that leads to another page shows what stands there."""
        leads = [link for link in block.links if not link.image and not _PICTURE.search(link.target)]
        return "related" if leads and not self._sells(number) else ""

    def _labelled(self, number: int, block: Block) -> str:
        """`Share this: …`, `Tags: …`, `Read next: …`: a label with links or a few words behind it."""
        span = self._text.block_spans[number]
        for part in ("share", "tags", "contents", "related", "author"):
            kind = self._text.of(f"$page-{part}")
            first = [mark for mark in kind.by_start.get(self._first_word(span), ()) if mark.end <= span.end]
            if not first or self._sells(number):
                continue
            behind = self._behind(block, first[0].end, span)
            is_label = behind[:1] == ":" or bool(_ARROW.search(behind[:3]))
            unlinked = self._unlinked_words(block, self._offset(first[0].end, span, block))
            if block.links and unlinked == 0 and part != "author":
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
        if not self._is_linked(block) or self._sells(number):
            return ""
        links = [link for link in block.links if not link.image]
        if all(_is_study(link.target) for link in links):
            return "study" if block.group is not None or len(links) > 1 else ""
        if all(link.target.startswith("#") for link in links):
            return "contents" if block.group is not None or len(links) > 1 else ""
        if block.group is not None:
            return "navigation" if block.kind == "list" and block.group in self._link_lists else ""
        if len(links) > 1 or _ARROW.search(block.text):
            return "navigation"
        return ""

    @cached_property
    def _link_lists(self) -> frozenset[int]:
        """The lists of two items and more that are all links, under no words that sell or name sources."""
        return frozenset(
            group
            for group, numbers in self._text.document.groups.items()
            if len(numbers) > 1
            and all(self._is_linked(self._blocks[one]) and not self._sells(one) for one in numbers)
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
        return self._sells(number - 1) or (
            is_short and bool(self._text.of("$label-sources").within(span.start, span.end))
        )

    def _called(self, number: int, block: Block) -> str:
        """A call to subscribe or a cookie notice that fills its block."""
        span = self._text.block_spans[number]
        for part in ("newsletter", "cookie", "comments"):
            cues = self._text.of(f"$page-{part}").within(span.start, span.end)
            cues = tuple(cue for cue in cues if cue.end - cue.start >= 2 or self._words_of(span) <= _LONGEST_LABEL)
            if cues and len(block.text.split()) <= _LONGEST_BOX and not self._says_more(span, cues):
                return part
        return ""

    def _says_more(self, span: Span, cues: tuple[Mark, ...]) -> bool:
        """Whether sentences without a call name a product, an illness or a treatment."""
        called = {self._text.sentence_of[cue.start] for cue in cues}
        first, last = self._text.sentence_of[span.start], self._text.sentence_of[span.end - 1]
        others = [self._text.sentences[number] for number in range(first, last + 1) if number not in called]
        return any(self._text.of(kind).overlapping(one.start, one.end) for one in others for kind in _HEALTH)

    def _sentences(self, number: int, block: Block) -> Iterator[Piece]:
        """The calls to subscribe in a block that says something else as well."""
        if block.kind in _HEADINGS or block.row is not None:
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
                yield Piece(sentence, part)

    # -- what blocks hold

    def _sells(self, number: int) -> bool:
        span = self._text.block_spans[number]
        return bool(self._text.of("$page-sells").overlapping(span.start, span.end))

    def _sells_around(self, number: int) -> bool:
        """Whether a sidebar's block sells, alone or with a button beside it."""
        if self._is_linked(self._blocks[number]):
            return False
        beside = [one for one in (number - 1, number, number + 1) if 0 <= one < len(self._blocks)]
        return any(self._blocks[one].kind == SURROUNDINGS and self._sells(one) for one in beside)

    def _is_entry(self, number: int) -> bool:
        span = self._text.block_spans[number]
        return bool(self._text.of("@reference").overlapping(span.start, span.end))

    def _is_linked(self, block: Block, elsewhere: bool = False) -> bool:
        """Whether a block is a title or several that lead elsewhere, no sentence with a stop, and no number in brackets."""
        links = [link for link in block.links if not link.image]
        if not links or (elsewhere and any(link.target.startswith("#") for link in links)):
            return False
        if self._unlinked_words(block, 0) or (_STOPPED.search(block.text) and len(block.text.split()) > _LONGEST_LABEL):
            return False
        return any(character.isalpha() for link in links for character in block.text[link.start : link.end])

    @staticmethod
    def _unlinked_words(block: Block, start: int) -> int:
        """How many words from `start` on stand in no link."""
        links: list[Link] = [link for link in block.links if not link.image]
        at, count = start, 0
        for link in sorted(links, key=lambda link: link.start):
            if link.start > at:
                count += len(_WORD.findall(block.text[at : link.start]))
            at = max(at, link.end)
        return count + len(_WORD.findall(block.text[at:]))

    def _words_in(self, span: Span) -> list[int]:
        norms = self._text.tokens.norms
        return [token for token in range(span.start, span.end) if norms[token][0].isalpha()]

    def _words_of(self, span: Span) -> int:
        return len(self._words_in(span))


def _is_study(target: str) -> bool:
    """Whether an address is that of a study: an identifier stands in it, or it leads to a preprint server."""
    return bool(in_address(target)) or deposit_of_url(target) is not None
