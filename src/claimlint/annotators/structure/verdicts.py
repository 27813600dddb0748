"""Finds statements that the page itself turns down: under headings of what not to say, beside a cross, in the row of a
negative verdict, in front of `– false`.

Words of headings and verdicts are vocabularies; how far each reaches is said here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimlint.annotators.structure.sections import headings_above
from claimlint.model.document import Block, Document
from claimlint.model.text import AnnotatedText, Mark, Span

OPENERS, MYTHS, FACTS = "$wrong-list-opener", "$label-myths", "$fact-label"
TURNED_DOWN = "$turned-down-column"
FALSE, TRUE, NO, HEAD = "$verdict-false", "$verdict-true", "$verdict-no", "$verdict-head"
_CROSSES = "\u274c\u2717\u2718\u2716\u2715\u274e\U0001f6ab\u26d4\U0001f44e"
_TICKS = "\u2705\u2714\u2713\u2611\U0001f44d"
_SIGNS = re.compile(rf"[{_CROSSES}{_TICKS}]")
#: What stands between a statement and the verdict on it.
_JOINT = re.compile(r"[\u2013\u2014:(=\u2192?]\s*[\"'\u201c*_]*$|\s-\s*$")
_LISTED = frozenset({"list", "table", "quote"})
_LONGEST_HEADING = 16
_LETTERS = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Rejected:
    """Tokens that the page turns down, and the words or sign by which it does."""

    span: Span
    cue: Span


def rejected(text: AnnotatedText) -> Iterator[Rejected]:
    """What is turned down, each stretch by each of its cues."""
    yield from _under_openers(text)
    yield from _signed(text)
    yield from _in_rows(text)
    yield from _answered(text)


def _first_sentence(text: AnnotatedText, number: int) -> Span | None:
    span = text.block_spans[number]
    return text.sentence(span.start) if span.start < span.end else None


# -- headings and lead-ins


def _under_openers(text: AnnotatedText) -> Iterator[Rejected]:
    """The first sentence of each item that a heading or lead-in turns down, and of each heading below a heading."""
    blocks = text.document.blocks
    openers = _openers(text)
    if not openers:
        return
    above = headings_above(text.document)
    for number, block in enumerate(blocks):
        opener = _opener(block, above[number], openers, text.document)
        if opener is not None and (sentence := _first_sentence(text, number)) is not None:
            yield Rejected(sentence, openers[opener])


def _openers(text: AnnotatedText) -> dict[int, Span]:
    """The numbers of the blocks that turn down what they introduce, with their cues."""
    found = {text.tokens.blocks[mark.start]: Span(mark.start, mark.end) for mark in text.of(OPENERS).all}
    for mark in text.of(MYTHS).all:
        number = text.tokens.blocks[mark.start]
        span = text.block_spans[number]
        is_label = text.document.blocks[number].kind == "heading" or text.document.blocks[number].text.endswith(":")
        if (
            is_label
            and span.end - span.start <= _LONGEST_HEADING
            and not text.of(FACTS).overlapping(span.start, span.end)
        ):
            found.setdefault(number, Span(mark.start, mark.end))
    return found


def _opener(block: Block, above: int | None, openers: dict[int, Span], document: Document) -> int | None:
    """The block that turns this one down."""
    blocks, groups = document.blocks, document.groups
    if block.parent is not None or block.row == 0:
        return None
    if block.kind in _LISTED and block.lead_in is not None:
        return block.lead_in if block.lead_in in openers else None
    if block.kind == "list" and block.group is not None and (before := groups[block.group][0] - 1) in openers:
        return before
    heads = block.kind in _LISTED or block.kind == "heading"
    if heads and above is not None and above in openers and blocks[above].kind == "heading":
        return above
    return None


# -- signs


def _signed(text: AnnotatedText) -> Iterator[Rejected]:
    """What stands behind a cross, up to the next sign, or in front of one that ends the block."""
    for number, block in enumerate(text.document.blocks):
        signs = list(_SIGNS.finditer(block.text))
        if not signs or block.kind == "front-matter" or not any(sign[0] in _CROSSES for sign in signs):
            continue
        leads = not _LETTERS.search(block.text, 0, signs[0].start())
        for sign, following in zip(signs, [*signs[1:], None], strict=True):
            if sign[0] not in _CROSSES:
                continue
            end = following.start() if following is not None else len(block.text)
            start = sign.end()
            if not leads and not _LETTERS.search(block.text, start, end):
                before = [one.end() for one in signs if one.end() <= sign.start()]
                start, end = (before[-1] if before else 0), sign.start()
            yield from _rejected(text, number, start, end)


def _rejected(text: AnnotatedText, number: int, start: int, end: int) -> Iterator[Rejected]:
    low, high = text.token_range(number, start, end)
    if low < high:
        yield Rejected(Span(low, high), Span(low, low))


# -- tables


def _in_rows(text: AnnotatedText) -> Iterator[Rejected]:
    """The cells of each row with a negative verdict and no positive one: those before it, else the next one."""
    for (_, row), cells in text.document.rows.items():
        verdicts = {cell: verdict for cell in cells if row and (verdict := _verdict(text, cell))}
        if "true" in verdicts.values() or "false" not in verdicts.values():
            continue
        first = next(iter(verdicts))
        others = [cell for cell in cells if cell not in verdicts and not _is_answer(text, cell)]
        before = [cell for cell in others if cell < first]
        for cell in before or others[:1]:
            span = text.block_spans[cell]
            if span.start < span.end:
                yield Rejected(span, text.block_spans[first])
    yield from _in_columns(text)


def _in_columns(text: AnnotatedText) -> Iterator[Rejected]:
    """The cells below a head that says that they hold myths, or what is not to be written."""
    if not text.of(TURNED_DOWN).all:
        return
    for cells in text.document.rows.values():
        for cell in cells:
            head, span = text.document.column_head(cell), text.block_spans[cell]
            if head is None or span.start >= span.end:
                continue
            if _is_all(text, head, TURNED_DOWN):
                yield Rejected(span, text.block_spans[head])


def _verdict(text: AnnotatedText, cell: int) -> str:
    """`true` or `false` for a cell that is nothing but a verdict; empty for any other."""
    words = text.document.blocks[cell].text
    if not _LETTERS.search(words):
        signs = [sign[0] for sign in _SIGNS.finditer(words)]
        return ("false" if signs[0] in _CROSSES else "true") if signs else ""
    if _is_all(text, cell, FALSE):
        return "false"
    if _is_all(text, cell, TRUE):
        return "true"
    head = text.document.column_head(cell)
    asks = head is not None and bool(_held(text, head, HEAD))
    return "false" if asks and _is_all(text, cell, NO) else ""


def _is_answer(text: AnnotatedText, cell: int) -> bool:
    """Whether a cell stands in a column that says what is true."""
    head = text.document.column_head(cell)
    return head is not None and bool(
        _held(text, head, HEAD) or _held(text, head, FACTS) or _held(text, head, "$label-research")
    )


def _held(text: AnnotatedText, number: int, kind: str) -> tuple[Mark, ...]:
    span = text.block_spans[number]
    return text.of(kind).within(span.start, span.end)


def _is_all(text: AnnotatedText, number: int, kind: str) -> bool:
    """Whether a term fills a block, but for signs and stops."""
    span = text.block_spans[number]
    return _fills(text, span, kind)


def _fills(text: AnnotatedText, span: Span, *kinds: str) -> bool:
    """Whether terms of these lists are all the words of some tokens."""
    if span.start >= span.end or span.end - span.start > _LONGEST_HEADING:
        return False
    covered = {
        token
        for kind in kinds
        for mark in text.of(kind).within(span.start, span.end)
        for token in range(mark.start, mark.end)
    }
    words = {token for token in range(span.start, span.end) if text.tokens.norms[token][0].isalnum()}
    return bool(covered) and words <= covered


# -- sentences


def _answered(text: AnnotatedText) -> Iterator[Rejected]:
    """Statements with a verdict behind them: `Garlic cures flu – false.`, `Garlic cures flu. Verdict: unproven`."""
    for mark in text.of(FALSE).all:
        number = text.tokens.blocks[mark.start]
        if text.document.blocks[number].row is not None:
            continue
        at = text.sentence_of[mark.start]
        sentence = text.sentences[at]
        if any(text.tokens.norms[token][0].isalnum() for token in range(mark.end, sentence.end)):
            continue
        if _fills(text, sentence, FALSE, HEAD):
            yield from _before(text, at, mark)
            continue
        start = mark.start
        label = [head for head in text.of(HEAD).within(sentence.start, start) if start - head.end <= 1]
        start = label[0].start if label else start
        offset = text.tokens.starts[start]
        if start > sentence.start and _JOINT.search(text.document.blocks[number].text, max(0, offset - 4), offset):
            yield Rejected(Span(sentence.start, start), Span(mark.start, mark.end))


def _before(text: AnnotatedText, at: int, verdict: Mark) -> Iterator[Rejected]:
    """The sentence before one that is a verdict and no more; a heading may stand for it."""
    if at == 0:
        return
    before = text.sentences[at - 1]
    number, other = text.tokens.blocks[verdict.start], text.tokens.blocks[before.start]
    blocks = text.document.blocks
    is_near = number == other or (number - other == 1 and blocks[other].kind in ("heading", "prose", "list", "quote"))
    if is_near and not _fills(text, before, "$myth-label"):
        yield Rejected(before, Span(verdict.start, verdict.end))
