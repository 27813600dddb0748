"""Turns the claims of an annotated text into ledger entries."""

from __future__ import annotations

from claimlint.annotators.frames.speakers import speaker
from claimlint.engine.lines import LineIndex
from claimlint.engine.parts import around, in_linked_title, in_reference
from claimlint.engine.scopes import reach
from claimlint.model.ledger import ClaimEntry
from claimlint.model.text import AnnotatedText, Mark, Phrase


def claim_entries(text: AnnotatedText) -> tuple[ClaimEntry, ...]:
    """Every claim of the post outside the reference list, in reading order."""
    lines = LineIndex(text.document.source.text)
    return tuple(_entry(text, claim, lines) for claim in text.of("@claim").all if _is_of_the_post(text, claim))


def _is_of_the_post(text: AnnotatedText, claim: Mark) -> bool:
    if around(text, claim.start) or in_linked_title(text, claim.start):
        return False
    return not in_reference(text, claim.start, claim.end)


def _entry(text: AnnotatedText, claim: Mark, lines: LineIndex) -> ClaimEntry:
    start, end = text.source_range(claim.start, claim.end)
    sentence = text.sentence(claim.start)
    return ClaimEntry(
        text=text.document.source.text[start:end],
        sentence=text.words(sentence.start, sentence.end),
        start=lines.position(start),
        end=lines.position(end),
        strength=str(claim.attributes["strength"]),
        relation=_words(claim, "verb") or "",
        effect=str(claim.attributes["effect"]),
        speaker=speaker(text, (claim.head or claim).start),
        treatment=_words(claim, "treatment") or _words(claim, "exposure"),
        outcome=_words(claim, "outcome"),
        context=_contexts(text, claim),
        evidence=_text(claim, "evidence"),
        citations=_citations(text, claim),
    )


def _words(claim: Mark, attribute: str) -> str | None:
    value = claim.attributes.get(attribute)
    return value.text if isinstance(value, Phrase) else None


def _text(claim: Mark, attribute: str) -> str | None:
    value = claim.attributes.get(attribute)
    return value if isinstance(value, str) else None


def _contexts(text: AnnotatedText, claim: Mark) -> tuple[str, ...]:
    head = claim.head or claim
    kinds = {str(mark.attributes["kind"]) for mark in text.of("@context").overlapping(head.start, head.end)}
    return tuple(sorted(kinds))


def _citations(text: AnnotatedText, claim: Mark) -> tuple[str, ...]:
    """The markers within the claim's reach, each once."""
    markers = {
        (mark.start, text.words(mark.start, mark.end))
        for span in reach(text, claim.start, claim.end)
        for mark in text.of("@citation").within(span.start, span.end)
    }
    return tuple(words for _, words in sorted(markers))
