"""Which treatment a claim is about: tokens of a verb go in, the treatment in front of it or behind it comes out."""

from __future__ import annotations

from collections.abc import Iterable

from claimlint.annotators.claims.words import PRONOUNS
from claimlint.model.text import AnnotatedText, Mark, Phrase, Span

TREATMENTS = ("$treatment", "@product", "@abbreviation")


def known_phrase(text: AnnotatedText, mark: Mark) -> Phrase:
    """A treatment or outcome by its canonical name: a vocabulary term, or a product's name."""
    name = mark.term or str(mark.attributes.get("name", ""))
    return Phrase(mark.start, mark.end, text.words(mark.start, mark.end), name)


def stands_for_treatment(mark: Mark) -> bool:
    """Whether an abbreviation is short for a treatment; other marks are what their kind says."""
    return mark.attributes.get("of", "treatment") == "treatment"


def treatment_before(text: AnnotatedText, verb: int) -> Phrase | None:
    """The nearest treatment in front of the verb in its sentence; for a pronoun the last one before the sentence."""
    sentence = text.sentence(verb)
    known = _last(text, sentence.start, verb)
    if known is not None:
        return known
    if any(norm in PRONOUNS for norm in text.tokens.norms[sentence.start : verb]):
        block = text.block_spans[text.tokens.blocks[verb]]
        return _last(text, block.start, sentence.start)
    return None


def first_treatment(text: AnnotatedText, span: Span) -> Phrase | None:
    """The first treatment within a span."""
    marks = _treatments(text, span.start, span.end)
    return known_phrase(text, min(marks, key=lambda m: (m.start, -m.end))) if marks else None


def agent_after(text: AnnotatedText, verb_end: int, markers: Iterable[str] = ("by", "with", "using")) -> Phrase | None:
    """The treatment behind `by` or `with` in the clause of a passive verb."""
    clause = text.clause(verb_end - 1)
    norms = text.tokens.norms
    at = next((token for token in range(verb_end, clause.end) if norms[token] in markers), None)
    return first_treatment(text, Span(at, clause.end)) if at is not None else None


def _last(text: AnnotatedText, start: int, end: int) -> Phrase | None:
    marks = _treatments(text, start, end)
    if not marks:
        return None
    return known_phrase(text, max(marks, key=lambda m: (m.end, m.end - m.start)))


def _treatments(text: AnnotatedText, start: int, end: int) -> list[Mark]:
    """Of abbreviations only those of treatments: what a network of the brain does is no option to choose."""
    marks = (mark for kind in TREATMENTS for mark in text.of(kind).within(start, end))
    return [mark for mark in marks if stands_for_treatment(mark)]
