"""Whether a sentence speaks of health, so that words of no list may be the outcome of a claim in it."""

from __future__ import annotations

import re

from claimlint.annotators.frames.rereading import reread
from claimlint.model.text import AnnotatedText, Span

MEDICAL = "$second-cue"
#: Health prose names something medical in nearly every sentence, other prose once in several hundred words;
#: one in a hundred lies well between them.
_WORDS_PER_TERM = 100
_DISTINCT_TERMS = 2
#: What people have when they are ill.
_ILLS = ("$condition", "$symptom")
#: A text this short is too little to tell by; it is then taken to be what claimlint is for.
_TOO_SHORT = 50
#: One of these is enough.
_PLAIN = (
    "$condition",
    "$symptom",
    "$treatment",
    "$medical-cue",
    "$suicide",
    "$study-animal",
    "$study-cell",
    "$health-word",
    "@abbreviation",
)
#: These also stand in texts on schools or markets; two of them are as good as a medical term.
_WEAK = (
    "$population",
    "$outcome",
    "$risk-term",
    "$body-word",
    "@study",
    "$human-body",
    "@product",
    "$lifestyle",
    "$food",
)
_WEAK_NEEDED = 2
#: Names of genes, markers and drugs mix small letters, capitals and figures (`eGFR`, `PON1`); one such is weak.
_MARKER = re.compile(r"[a-z]{1,2}[A-Z]{2,}[0-9]*|[A-Z][a-z]?[A-Z]*[0-9]+[a-z]?|[A-Z]{2,}[0-9]+[A-Z]?")


def is_on_health(text: AnnotatedText) -> bool:
    """Whether a text is about health, by how often it names something medical; short ones are taken to be."""
    words = text.document.words
    if words < _TOO_SHORT:
        return True
    terms = text.of(MEDICAL).all
    distinct = {mark.term for mark in terms}
    if any(text.of(kind).all for kind in _ILLS):
        # One complaint and the parts of the body around it are as plain as two complaints.
        distinct |= {mark.term for mark in text.of("$human-body").all}
    return len(terms) * _WORDS_PER_TERM >= words and len(distinct) >= _DISTINCT_TERMS


def health_sentences(text: AnnotatedText) -> tuple[int, ...]:
    """The numbers of the sentences on health in a text on health, parsed together; others hold no frame."""
    if not is_on_health(text) and not any(post.attributes.get("topic") == "health" for post in text.of("@post").all):
        return ()
    if any(post.attributes.get("topic") != "health" for post in text.of("@post").all):
        return ()
    # Several annotators ask; only marks that were made meanwhile can change the answer.
    chosen = text.trees.chosen(tuple(map(text.of, (*_PLAIN, *_WEAK))), lambda: _on_health(text))
    fresh = [number for number in chosen if not text.trees.has(number)]
    text.trees.prepare(chosen)
    reread(text, fresh)
    return chosen


def _on_health(text: AnnotatedText) -> tuple[int, ...]:
    """The numbers of the sentences with any word of medicine."""
    medical = _with_medicine(text)
    return tuple(
        number
        for number, span in enumerate(text.sentences)
        if span.start < span.end and (number in medical or _weak(text, span))
    )


def _with_medicine(text: AnnotatedText) -> frozenset[int]:
    """The numbers of the sentences that hold a term that only texts on health use."""
    return frozenset(
        number
        for kind in _PLAIN
        for mark in text.of(kind).all
        if mark.end <= text.sentences[number := text.sentence_of[mark.start]].end
    )


def names_medicine(text: AnnotatedText, sentence: Span) -> bool:
    """Whether the sentence holds a term that only texts on health use, or two that other fields share."""
    if any(text.of(kind).within(sentence.start, sentence.end) for kind in _PLAIN):
        return True
    return len(_weak(text, sentence)) >= _WEAK_NEEDED


def _weak(text: AnnotatedText, sentence: Span) -> set[int]:
    """Where words stand that medicine shares with other fields, and names of genes and markers."""
    weak = {mark.start for kind in _WEAK for mark in text.of(kind).within(sentence.start, sentence.end)}
    return weak | {t for t in range(sentence.start, sentence.end) if _MARKER.fullmatch(text.tokens.texts[t])}


def speaks_of_health(text: AnnotatedText, sentence: Span) -> bool:
    """Whether the sentence holds a medical term, or a word that medicine shares with other fields.

    Never in a post on something else: there a medical word is a comparison or an aside.
    """
    if any(post.attributes.get("topic") != "health" for post in text.of("@post").all):
        return False
    return names_medicine(text, sentence) or bool(_weak(text, sentence))
