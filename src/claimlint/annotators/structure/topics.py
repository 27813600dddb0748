"""Gives blocks the topics of what stands above, before or beside them: headings, lead-ins, labels, heads of tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claimlint.annotators.structure.labels import Label, Labels
from claimlint.annotators.structure.sections import headings_above
from claimlint.model.document import SURROUNDINGS, Document
from claimlint.model.text import AnnotatedText, Span

WAYS = ("heading", "lead-in", "label", "row", "column", "item")
_HEADINGS = frozenset({"title", "heading"})
_APART = frozenset({"title", "front-matter", SURROUNDINGS})
#: A paragraph of so many words without a stop can be a heading in disguise.
_LONGEST_DISGUISED = 6


@dataclass(frozen=True, slots=True)
class Topic:
    """What some tokens are about, and what says so."""

    kind: str
    span: Span
    by: str
    cue: Span


@dataclass(frozen=True, slots=True)
class _Given:
    """What a block hands on to those that it introduces."""

    kind: str
    by: str
    cue: Span


def topics(text: AnnotatedText) -> Iterator[Topic]:
    """The topics of all blocks, in order; tokens have several where a row and a column give one each."""
    return _Topics(text).all()


class _Topics:
    def __init__(self, text: AnnotatedText) -> None:
        self._text = text
        self._document: Document = text.document
        self._labels = Labels(text)
        self._above = headings_above(text.document)
        self._inherited: list[_Given | None] = []
        """For each block so far, what it is about as a whole."""
        self._handed: list[_Given | None] = []
        """For each block so far, what those are about that follow it in its item or list."""

    def all(self) -> Iterator[Topic]:
        for number, block in enumerate(self._document.blocks):
            span = self._text.block_spans[number]
            given = self._of_heading(number) if block.kind in _HEADINGS else self._received(number)
            self._inherited.append(given)
            labels = [] if block.kind in _HEADINGS else list(self._labels.within(number))
            self._handed.append(self._passed_on(number, labels) or given)
            if block.kind not in _APART and span.start < span.end:
                yield from self._spread(number, span, given, labels)

    def _of_heading(self, number: int) -> _Given | None:
        """A heading is about what it says, else what the heading above it says; a title says nothing of a post."""
        label = self._labels.of_heading(number) if self._document.blocks[number].kind == "heading" else None
        if label is not None:
            return _Given(label.topic, "heading", label.cue)
        above = self._above[number]
        return self._inherited[above] if above is not None else None

    def _received(self, number: int) -> _Given | None:
        block = self._document.blocks[number]
        if block.parent is not None:
            return self._handed[block.parent]
        lead_in = block.lead_in
        if lead_in is not None and lead_in < number:
            label = self._labels.of_lead_in(lead_in)
            if label is not None:
                return _Given(label.topic, "lead-in", label.cue)
            if self._document.blocks[lead_in].group is not None:
                given = self._handed[lead_in]
                return _Given(given.kind, "item", given.cue) if given is not None else None
        elif number and block.kind == "prose" and (given := self._under_disguised(number - 1)) is not None:
            return given
        above = self._above[number]
        return self._inherited[above] if above is not None else None

    def _under_disguised(self, number: int) -> _Given | None:
        """A paragraph that is a label alone is the heading of the next one."""
        block = self._document.blocks[number]
        if block.kind != "prose" or len(block.text.split()) > _LONGEST_DISGUISED:
            return None
        label = self._labels.of_lead_in(number)
        return _Given(label.topic, "label", label.cue) if label is not None else None

    def _passed_on(self, number: int, labels: list[Label]) -> _Given | None:
        """What a label at the end of an item, or one that fills it, says of what follows."""
        block = self._document.blocks[number]
        if block.group is None:
            return None
        last = labels[-1] if labels else None
        if last is not None and last.topic and not block.text[last.end :].strip(" *_"):
            return _Given(last.topic, "label", last.cue)
        label = self._labels.of_lead_in(number)
        return _Given(label.topic, "label", label.cue) if label is not None else None

    def _spread(self, number: int, span: Span, given: _Given | None, labels: list[Label]) -> Iterator[Topic]:
        """Each label is about what stands behind it up to the next; the rest is about what the block received."""
        received = list(self._heads(number)) or ([given] if given is not None else [])
        length = len(self._document.blocks[number].text)
        begins = [self._text.token_range(number, label.end, length)[0] for label in labels]
        ends = [label.cue.start for label in labels] + [span.end]
        for label, start, end in zip([None, *labels], [span.start, *begins], ends, strict=True):
            if start >= end:
                continue
            if label is not None and label.topic:
                yield Topic(label.topic, Span(start, end), "label", label.cue)
                continue
            for one in received:
                yield Topic(one.kind, Span(start, end), one.by, one.cue)

    def _heads(self, number: int) -> Iterator[_Given]:
        """What the heads of a cell's column and row say."""
        if self._document.blocks[number].row is None:
            return
        for by, head in (("column", self._document.column_head(number)), ("row", self._document.row_head(number))):
            label = self._labels.of_heading(head) if head is not None else None
            if label is not None:
                yield _Given(label.topic, by, label.cue)
