"""How far a rule looks: found tokens and the name of a scope go in, the token spans to search come out."""

from __future__ import annotations

from claimlint.model.text import AnnotatedText, Span

#: Headings and titles are no neighbours of a sentence.
_APART = frozenset({"title", "heading", "front-matter"})
_HEADINGS = frozenset({"title", "heading"})
#: Openings of a sentence that does nothing but name its source.
_SOURCE_OPENINGS = frozenset({"see", "source", "sources", "reference", "references", "data"})
_OPENING_TOKENS = 3


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
    block = text.block(start)
    if block.row is None:
        return [text.block_spans[text.tokens.blocks[start]]]
    return [
        span
        for other, span in zip(text.document.blocks, text.block_spans, strict=True)
        if other.group == block.group and other.row == block.row
    ]


def _section(text: AnnotatedText, start: int) -> Span:
    """From the heading above to the next heading."""
    number = text.tokens.blocks[start]
    blocks = text.document.blocks
    first = next((n for n in range(number, -1, -1) if blocks[n].kind in _HEADINGS), 0)
    last = next((n for n in range(number + 1, len(blocks)) if blocks[n].kind in _HEADINGS), len(blocks))
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
    at = block.end
    for mark in reversed(text.of("@citation").within(block.start, block.end)):
        if any(norm[0].isalnum() for norm in norms[mark.end : at]):
            break
        at = mark.start
    return [Span(at, block.end)] if at < block.end else []


def _surrounding_sources(text: AnnotatedText, number: int) -> list[Span]:
    """Captions, the table row, the quotation's last line and the lead-in of a list."""
    blocks, spans = text.document.blocks, text.block_spans
    block = blocks[number]
    found: list[Span] = []
    if block.row is not None:
        found += _paragraph(text, spans[number].start)
    if block.group is not None:
        members = [n for n, other in enumerate(blocks) if other.group == block.group]
        beside = (members[0] - 1, members[-1] + 1)
        found += [spans[n] for n in beside if 0 <= n < len(blocks) and blocks[n].kind == "caption"]
    if block.quoted and number + 1 < len(blocks) and blocks[number + 1].quoted:
        found.append(spans[number + 1])
    if block.lead_in is not None:
        found.append(spans[block.lead_in])
        found += _surrounding_sources(text, block.lead_in) if blocks[block.lead_in].lead_in is not None else []
    return found
