"""Marks what parts of a page are to their readers: side effects, doses, what is turned down, furniture and the like.

A role lies over the tokens that it holds for. Tokens can have several: a topic, `wrong`, `comparison`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimlint.annotators.structure.furniture import PARTS, furniture
from claimlint.annotators.structure.labels import TOPICS
from claimlint.annotators.structure.questions import compared, questions
from claimlint.annotators.structure.topics import WAYS, topics
from claimlint.annotators.structure.verdicts import rejected
from claimlint.model.setting import Setting
from claimlint.model.text import AnnotatedText, Mark, Phrase, Span, Value

ROLES = (*TOPICS, "wrong", "comparison", "faq-question", "furniture", "linked-title")
GIVES: dict[str, dict[str, tuple[str, ...] | None]] = {
    "@role": {"kind": ROLES, "by": WAYS, "part": PARTS, "cue": None},
}
NEEDS: tuple[str, ...] = ("$", "@reference")


def annotate(text: AnnotatedText, setting: Setting) -> Iterable[Mark]:
    """The roles of a text's parts."""
    del setting
    marks = list(_furniture(text))
    taken = {mark.start for mark in marks if mark.attributes["kind"] == "furniture"}
    yield from marks
    for topic in topics(text):
        if topic.span.start not in taken:
            yield _role(text, topic.kind, topic.span, topic.cue, by=topic.by)
    for one in rejected(text):
        yield _role(text, "wrong", one.span, one.cue)
    for span in compared(text):
        yield _role(text, "comparison", span, Span(span.start, span.start))
    for span in questions(text):
        yield _role(text, "faq-question", span, Span(span.start, span.start))


def _furniture(text: AnnotatedText) -> Iterator[Mark]:
    for piece in furniture(text):
        kind = "linked-title" if piece.part == "study" else "furniture"
        told = {} if kind == "linked-title" else {"part": piece.part}
        yield _role(text, kind, piece.span, Span(piece.span.start, piece.span.start), **told)
        if kind == "linked-title":
            yield _role(text, "sources", piece.span, Span(piece.span.start, piece.span.start))


def _role(text: AnnotatedText, kind: str, span: Span, cue: Span, **told: Value) -> Mark:
    attributes: dict[str, Value] = {"kind": kind, **told}
    if cue.start < cue.end:
        attributes["cue"] = Phrase(cue.start, cue.end, text.words(cue.start, cue.end), kind)
    return Mark("@role", span.start, span.end, attributes)
