"""How far a rule looks: found tokens and the name of a scope go in, the token spans to search come out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from claimlint.model.text import AnnotatedText, Span

#: Headings and titles are no neighbours of a sentence.
_APART = frozenset({"title", "heading", "front-matter"})
#: Openings of a sentence that does nothing but name its source.
_SOURCE_OPENINGS = frozenset({"see", "source", "sources", "reference", "references", "data"})
_OPENING_TOKENS = 3
#: Blocks of a quotation beyond which its introduction is far away.
_LONG_QUOTATION = 20
#: Words that may follow the last source of a paragraph, as in “the WHO says”.
_CLOSING_TOKENS = 1


def scope_spans(scope: str, text: AnnotatedText, start: int, end: int) -> list[Span]:
    """The spans of a scope (model.rule.SCOPES, except `match`) around the tokens from `start` to `end`."""
    match scope:
        case "clause":
            return [Span(text.clause(start).start, text.clause(end - 1).end)]
        case "sentence":
            return [_sentence(text, start, end)]
        case "nearby":
            return _nearby(text, start, end)
        case "reach":
            return reach(text, start, end)
        case "paragraph":
            return _paragraph(text, start)
        case "section":
            return [_section(text, start)]
        case "document":
            return [Span(0, len(text.tokens))]
    raise ValueError(scope)


def _sentence(text: AnnotatedText, start: int, end: int) -> Span:
    return Span(text.sentence(start).start, text.sentence(end - 1).end)


def _nearby(text: AnnotatedText, start: int, end: int) -> list[Span]:
    first, last = text.sentence_of[start], text.sentence_of[end - 1]
    found = [_sentence(text, start, end)]
    for number, beside in ((first - 1, start), (last + 1, end - 1)):
        if 0 <= number < len(text.sentences) and _are_neighbours(text, text.sentences[number].start, beside):
            found.append(text.sentences[number])
    lead_in = text.block(start).lead_in
    if lead_in is not None:
        found.append(text.block_spans[lead_in])
    return found


def _are_neighbours(text: AnnotatedText, one: int, other: int) -> bool:
    blocks = text.tokens.blocks
    if blocks[one] == blocks[other]:
        return True
    return abs(blocks[one] - blocks[other]) == 1 and not {text.block(one).kind, text.block(other).kind} & _APART


def _paragraph(text: AnnotatedText, start: int) -> list[Span]:
    """The block; for a table cell its whole row."""
    number = text.tokens.blocks[start]
    block = text.document.blocks[number]
    cells = (number,) if block.row is None else text.document.rows[block.group, block.row]
    return [text.block_spans[cell] for cell in cells]


def _section(text: AnnotatedText, start: int) -> Span:
    """From the heading above to the next heading."""
    number = text.tokens.blocks[start]
    headings = text.document.headings
    at = bisect_right(headings, number)
    first = headings[at - 1] if at else 0
    last = headings[at] if at < len(headings) else len(text.document.blocks)
    return Span(text.block_spans[first].start, text.block_spans[last - 1].end)


def reach(text: AnnotatedText, start: int, end: int) -> list[Span]:
    """Where a source covers the found words: their sentence; the next one when it only names the source; the end
    of the paragraph when their own sentence has no marker; caption and row of a table; the lead-in of a list.
    """
    own = _sentence(text, start, end)
    number = text.tokens.blocks[start]
    found = [own]
    following = text.sentence_of[end - 1] + 1
    if following < len(text.sentences):
        span = text.sentences[following]
        if text.tokens.blocks[span.start] == number and _only_names_source(text, span):
            found.append(span)
    if not text.of("@citation").within(own.start, own.end):
        found += _closing_marker(text, text.block_spans[number])
    return found + _surrounding_sources(text, number)


def _only_names_source(text: AnnotatedText, sentence: Span) -> bool:
    """The sentence opens with a citation ("[2] reports …", "See [2].") or with a word like `Source:`."""
    if text.tokens.norms[sentence.start] in _SOURCE_OPENINGS:
        return True
    citations = text.of("@citation").within(sentence.start, sentence.end)
    return bool(citations) and citations[0].start - sentence.start < _OPENING_TOKENS


def _closing_marker(text: AnnotatedText, block: Span) -> list[Span]:
    """The citations with which a paragraph ends."""
    norms = text.tokens.norms
    at, allowed = block.end, _CLOSING_TOKENS
    for mark in reversed(text.of("@citation").within(block.start, block.end)):
        if sum(norm[0].isalnum() for norm in norms[mark.end : at]) > allowed:
            break
        at, allowed = mark.start, 0
    return [Span(at, block.end)] if at < block.end else []


def _surrounding_sources(text: AnnotatedText, number: int) -> list[Span]:
    """Captions, the table row, what introduces or closes a quotation, and the lead-in of a list."""
    blocks, spans = text.document.blocks, text.block_spans
    block = blocks[number]
    found = _paragraph(text, spans[number].start) if block.row is not None else []
    if block.kind == "caption":
        found += [spans[cell] for cell in _captioned(text, number)]
    if block.group is not None:
        found += [spans[beside] for beside in _beside(text, block.group) if _is_caption(text, beside)]
    if block.quoted:
        found += _around_quotation(text, number)
    if block.lead_in is not None:
        found.append(spans[block.lead_in])
        found += _surrounding_sources(text, block.lead_in) if blocks[block.lead_in].lead_in is not None else []
    return found


def _beside(text: AnnotatedText, group: int) -> Iterator[int]:
    """The blocks before and after a list or table."""
    members = text.document.groups[group]
    yield from (number for number in (members[0] - 1, members[-1] + 1) if 0 <= number < len(text.document.blocks))


def _captioned(text: AnnotatedText, number: int) -> Iterator[int]:
    """The cells of the tables before and after a caption."""
    blocks = text.document.blocks
    for beside in (number - 1, number + 1):
        if 0 <= beside < len(blocks) and (group := blocks[beside].group) is not None and blocks[beside].row is not None:
            yield from text.document.groups[group]


def _is_caption(text: AnnotatedText, number: int) -> bool:
    """A caption, or a line that only names a source."""
    block, span = text.document.blocks[number], text.block_spans[number]
    if block.kind == "caption":
        return True
    return block.kind == "prose" and span.start < span.end and _only_names_source(text, text.sentence(span.start))


def _around_quotation(text: AnnotatedText, number: int) -> Iterator[Span]:
    """The line that ends a quotation, and the one that introduces it with a colon."""
    blocks, spans = text.document.blocks, text.block_spans
    if number + 1 < len(blocks) and blocks[number + 1].quoted:
        yield spans[number + 1]
    first = number
    while first and blocks[first - 1].quoted and number - first < _LONG_QUOTATION:
        first -= 1
    if first and blocks[first - 1].text.rstrip().endswith(":"):
        yield spans[first - 1]
