"""Finds the questions of a list of questions and answers, and what stands in a comparison."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimlint.annotators.structure.sections import headings_above
from claimlint.model.text import AnnotatedText, Span

FAQ, COMPARISON = "$label-faq", "$label-comparison"
_LONGEST_HEADING = 14
_QUESTION = re.compile(r"[\W_]*(?:Q|Question)\s?\d{0,3}\s?[:.)]", re.IGNORECASE)


def questions(text: AnnotatedText) -> Iterator[Span]:
    """Blocks that ask what the next ones answer: below a heading such as FAQ, or behind `Q:`."""
    marked = _labelled(text, FAQ)
    above = headings_above(text.document)
    for number, block in enumerate(text.document.blocks):
        span = text.block_spans[number]
        if span.start >= span.end:
            continue
        asks = block.text.rstrip("*_\"'\u201d\u2019 ").endswith("?")
        below = block.kind in ("heading", "prose", "list") and _is_below(number, above, marked)
        if (asks and below) or (_QUESTION.match(block.text) and "?" in block.text):
            yield text.sentence(span.start) if _QUESTION.match(block.text) and not asks else span


def compared(text: AnnotatedText) -> Iterator[Span]:
    """Cells of tables that compare: the heading, the lead-in or the head of a column says so."""
    marked = _labelled(text, COMPARISON)
    if not marked:
        return
    above = headings_above(text.document)
    for numbers in text.document.groups.values():
        first = text.document.blocks[numbers[0]]
        if first.row is None:
            continue
        heads = [number for number in numbers if text.document.blocks[number].row == 0]
        if first.lead_in in marked or above[numbers[0]] in marked or marked.intersection(heads):
            yield from (
                text.block_spans[number]
                for number in numbers
                if text.block_spans[number].start < text.block_spans[number].end
            )


def _labelled(text: AnnotatedText, kind: str) -> frozenset[int]:
    """The numbers of the short blocks that hold a term of a list."""
    numbers = {text.tokens.blocks[mark.start] for mark in text.of(kind).all}
    spans = text.block_spans
    return frozenset(number for number in numbers if spans[number].end - spans[number].start <= _LONGEST_HEADING)


def _is_below(number: int, above: tuple[int | None, ...], marked: frozenset[int]) -> bool:
    at = above[number]
    while at is not None:
        if at in marked:
            return True
        at = above[at]
    return False
