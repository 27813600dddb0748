"""Recognises labels: what a heading, a lead-in sentence or words before a colon say of what comes behind them.

The heads of labels are vocabularies; what may stand around a head is said here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from claimlint.model.text import AnnotatedText, Mark, Span

#: What a label may say of what stands behind it; of several that agree the first counts.
TOPICS = ("side-effects", "risks", "warning", "benefits", "dose", "research", "sources")
_HARMS = frozenset({"side-effects", "risks", "warning"})
OPENING, DENIED = "$label-opening", "$label-denied"
#: Verbs in front of a head make a statement of it: `tea lowers risks`.
_VERBS = ("$claim-verb", "$easing-verb", "$lowering", "$prevent-verb", "$improving-verb", "$vanish-verb")
#: What may follow a head in a label.
_BEHIND = frozenset(
    "of for in with and or to from on : ? ( , & / vs versus during when while if you that after at by | . ! "
    "\u2013 \u2014".split()
)
_LONGEST_HEADING, _LONGEST_COMPOUND, _FAR_FROM_COLON = 14, 3, 7
#: Words before a colon or dash at the beginning of a block or sentence.
_LABEL = re.compile(
    r"(?:^|(?<=[.!?;|•·]\s))[\W_]{0,4}(\w[^:.!?\u2013\u2014|]{0,60}?)\s?"
    r"(?::(?=\W|$)|\s[\u2013\u2014-]\s|[\u2013\u2014])"
)
#: A sentence that is nothing but a label.
_ALONE = re.compile(r"(?:^|(?<=[.!?;]\s))[\W_]{0,4}(\w[^:.!?\u2013\u2014|]{0,40})[.!](?=\s)")


@dataclass(frozen=True, slots=True)
class Label:
    """A label and what it says."""

    topic: str
    """One of TOPICS; empty for a label that says none of them."""
    cue: Span
    """The tokens of its head, or of the whole label."""
    end: int
    """Where, within the block's text, what it labels begins."""


class Labels:
    """The labels of one text."""

    def __init__(self, text: AnnotatedText) -> None:
        self._text = text
        self._of_lead_ins: dict[int, Label | None] = {}

    @cached_property
    def _with_heads(self) -> frozenset[int]:
        """The numbers of the blocks that hold the head of a label."""
        blocks = self._text.tokens.blocks
        return frozenset(blocks[mark.start] for topic in TOPICS for mark in self._text.of(f"$label-{topic}").all)

    def of_heading(self, number: int) -> Label | None:
        """What a heading says of its section."""
        span = self._text.block_spans[number]
        if number not in self._with_heads or span.end - span.start > _LONGEST_HEADING:
            return None
        return self._label(span.start, span.end)

    def of_lead_in(self, number: int) -> Label | None:
        """What a block says of the list that it introduces: as a label, or in its last sentence up to the colon."""
        if number not in self._of_lead_ins:
            self._of_lead_ins[number] = self._read_lead_in(number)
        return self._of_lead_ins[number]

    def _read_lead_in(self, number: int) -> Label | None:
        span = self._text.block_spans[number]
        if number not in self._with_heads or span.start >= span.end:
            return None
        sentence = self._text.sentence(span.end - 1)
        words = self._text.document.blocks[number].text.rstrip("*_ ")
        if not words.endswith((":", "\u2013", "\u2014")):
            is_whole = sentence == span and not words.endswith((".", "!"))
            return self._label(span.start, span.end) if is_whole and span.end - span.start <= _LONGEST_HEADING else None
        return self._label(sentence.start, sentence.end) or self._before_colon(sentence)

    def within(self, number: int) -> Iterator[Label]:
        """The labels in a block, in order, those of no topic among them; none where no label has a topic."""
        if number not in self._with_heads:
            return
        text = self._text.document.blocks[number].text
        found = sorted(
            {(m.start(1), m.end(1), m.end()) for pattern in (_LABEL, _ALONE) for m in pattern.finditer(text)}
        )
        for start, end, behind in found:
            low, high = self._text.token_range(number, start, end)
            if low < high <= low + _LONGEST_HEADING:
                yield self._label(low, high, behind) or Label("", Span(low, high), behind)

    def _label(self, start: int, end: int, behind: int = 0) -> Label | None:
        """What the tokens say as a label; nothing where they say two things, or are no label."""
        heads = [(topic, mark) for topic in TOPICS for mark in self._heads(topic, start, end)]
        if not heads or not self._opens(start, min(mark.start for _, mark in heads), end, heads):
            return None
        topics = {topic for topic, _ in heads}
        if len(topics) > 1 and not topics <= _HARMS:
            first = min(heads, key=lambda head: head[1].start)
            # `Benefits and risks` says neither; `Dosage and research` is mostly about the first.
            if topics & _HARMS and "benefits" in topics:
                return None
            return Label(first[0], _span(first[1]), behind)
        return Label(heads[0][0], _span(heads[0][1]), behind)

    def _heads(self, topic: str, start: int, end: int) -> list[Mark]:
        marks = self._text.of(f"$label-{topic}").within(start, end)
        return [mark for mark in marks if not self._is_denied(mark.start, start) and self._may_end(mark.end, end)]

    def _is_denied(self, token: int, start: int) -> bool:
        return bool(self._text.of(DENIED).overlapping(max(start, token - 3), token))

    def _may_end(self, token: int, end: int) -> bool:
        return token >= end or self._text.tokens.norms[token] in _BEHIND or token + 1 >= end

    def _opens(self, start: int, head: int, end: int, heads: list[tuple[str, Mark]]) -> bool:
        """Whether what stands in front of the first head leaves it the head of the label."""
        norms = self._text.tokens.norms
        openings = self._text.of(OPENING)
        before = [
            token
            for token in range(start, head)
            if norms[token][0].isalnum()
            and not norms[token][0].isdigit()
            and not openings.overlapping(token, token + 1)
        ]
        if not before:
            return True
        last = max(mark.end for _, mark in heads)
        is_last = not any(norm[0].isalnum() for norm in norms[last:end])
        return is_last and len(before) <= _LONGEST_COMPOUND and not self._has_verb(start, head)

    def _has_verb(self, start: int, end: int) -> bool:
        return any(self._text.of(kind).overlapping(start, end) for kind in _VERBS)

    def _before_colon(self, sentence: Span) -> Label | None:
        """`Some people notice these side effects:`, `Side effects of sage include:`."""
        norms = self._text.tokens.norms
        commas = [token for token in range(sentence.start, sentence.end) if norms[token] in (",", ";")]
        start = commas[-1] + 1 if commas else sentence.start
        for topic in TOPICS:
            for mark in self._text.of(f"$label-{topic}").within(start, sentence.end):
                near = mark.end >= sentence.end - _FAR_FROM_COLON
                if near and not self._is_denied(mark.start, start) and not self._has_verb(start, mark.start):
                    return Label(topic, _span(mark), 0)
        return None


def _span(mark: Mark) -> Span:
    return Span(mark.start, mark.end)
