"""What a claim is about: a verb's tokens go in, its outcome and its treatment come out as phrases of the text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from claimlint.annotators.claims.words import (
    BE,
    DETERMINERS,
    HAVE,
    MODALS,
    PASSED,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
)  # fmt: skip
from claimlint.model.text import AnnotatedText, Mark, Phrase, Span

OUTCOMES = ("$condition", "$symptom", "$outcome", "@abbreviation")
TREATMENTS = ("$treatment", "@product", "@abbreviation")
CHANGES = "$change-noun"
PEOPLE = "$population"
#: Words between a verb and its outcome (`reduces the severity of the symptoms of asthma`).
_FARTHEST = 8
#: An unknown outcome is a noun phrase of at most so many words.
_LONGEST = 8
_WHOM = frozenset("people patients you your us them him her me everyone anyone those who individuals smokers".split())
_ENDS = frozenset("and or but when while if because so although though which who that to ; : . , ( ) ? !".split()) | BE
_RESULTS = frozenset("results result findings finding data conclusions question questions controversy access".split())
_NUMBERS = frozenset("one two three four five six seven eight nine ten half most many millions thousands".split())
#: Behind a verb these show that it has no object (`has increased even at night`).
_NO_OBJECT = frozenset(
    "even only again further rapidly worldwide over since not here away up down out again once".split()
)
_AUXILIARY = MODALS | BE | HAVE | PASSED | frozenset(("to", "do", "does", "did", "help", "helps", "helped"))
#: Words at most between `is` and a predicate (`is a strong independent predictor of`).
_NEAR = 5
_NO_NOUN = (
    PRONOUNS
    | RELATIVES
    | BE
    | HAVE
    | MODALS
    | frozenset("there here nothing nobody none everything what how why when you us them me".split())
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a claim says something is done to."""

    phrase: Phrase
    kind: str


def outcome_after(text: AnnotatedText, start: int, limit: int, *, unknown: bool, whom: bool = False) -> Outcome | None:
    """The outcome behind a verb that ends at `start`: of its object, else the nearest.

    `unknown` allows any noun, `whom` people too when there is nothing else.
    """
    limit = min(limit, text.clause(start - 1).end, start + _FARTHEST)
    object_end = _phrase_end(text, start, limit)
    for change in text.of(CHANGES).within(start, min(limit, object_end + 1)):
        start = change.end
        object_end = _phrase_end(text, start, limit)
    known = _first_known(text, start, object_end)
    if known is not None:
        return known
    plain = _noun_phrase(text, start, object_end) if unknown and object_end > start else None
    if plain is not None and not _is_whom(text, start, object_end):
        return plain
    return _first_known(text, start, limit) or (plain if whom else None)


def outcome_before(text: AnnotatedText, verb: int, *, unknown: bool) -> Outcome | None:
    """The outcome that is the subject of a passive verb: the nearest known one, else the noun phrase in front."""
    clause = text.clause(verb)
    if text.tokens.norms[clause.start] in BE | MODALS | HAVE:  # taken up again behind an inserted clause
        clause = text.clause(text.sentence(verb).start)
        verb = min(verb, clause.end)
    marks = [m for kind in OUTCOMES for m in text.of(kind).within(clause.start, verb)]
    if marks:
        mark = max(marks, key=lambda m: (m.end, -m.start))
        return Outcome(known_phrase(text, mark), mark.kind)
    if not unknown:
        return None
    end = verb
    norms = text.tokens.norms
    while end > clause.start and (norms[end - 1] in BE | MODALS | HAVE or norms[end - 1].endswith("ly")):
        end -= 1
    start = _phrase_start(text, clause.start, end)
    if any(text.of(PEOPLE).within(start, end)):
        return None
    while start < end and (norms[start] in DETERMINERS or norms[start] in PREPOSITIONS or not norms[start].isalpha()):
        start += 1
    return None if _is_whom(text, start, end) else _plain(text, start, end)


def _phrase_start(text: AnnotatedText, first: int, end: int) -> int:
    return max(first, end - _LONGEST)


def outcome_within(text: AnnotatedText, start: int, end: int) -> Outcome | None:
    """The first known outcome that lies between two tokens."""
    return _first_known(text, start, end)


def _first_known(text: AnnotatedText, start: int, end: int) -> Outcome | None:
    marks = [m for kind in OUTCOMES for m in text.of(kind).overlapping(start, end) if m.start >= start]
    if not marks:
        return None
    mark = min(marks, key=lambda m: (m.start, -m.end))
    return Outcome(known_phrase(text, mark), mark.kind)


def _phrase_end(text: AnnotatedText, start: int, limit: int) -> int:
    """Where the noun phrase from `start` ends: before a preposition other than `of`, a verb or a mark."""
    norms = text.tokens.norms
    at = start
    while at < limit and norms[at] not in _ENDS and not _is_mark(norms[at]):
        if norms[at] in PREPOSITIONS and norms[at] != "of" and at > start:
            break
        at += 1
    return at


def _is_mark(norm: str) -> bool:
    return not any(letter.isalnum() for letter in norm) and norm not in ("%", "+", "/", "'s", "-", "'")


def _is_whom(text: AnnotatedText, start: int, end: int) -> bool:
    """Whether the object is a person (`helps patients with asthma`), so the outcome stands farther on."""
    norms = text.tokens.norms
    if "of" in norms[start:end]:
        return False
    if start < end and norms[end - 1] in _WHOM:
        return True
    return any(mark.end == end for mark in text.of(PEOPLE).within(start, end))


def _noun_phrase(text: AnnotatedText, start: int, end: int) -> Outcome | None:
    norms = text.tokens.norms
    while start < end and (norms[start] in DETERMINERS or norms[start] in PREPOSITIONS):
        start += 1
    if start < end - 1 and norms[start].endswith("ly"):
        start += 1
    while start < end - 1 and norms[start].isdigit() and not any(text.of(PEOPLE).within(start, end)):
        start += 1  # `nearly 80 000 deaths`: what is counted
    return _plain(text, start, min(end, start + _LONGEST))


def _plain(text: AnnotatedText, start: int, end: int) -> Outcome | None:
    norms = text.tokens.norms
    if (
        start >= end
        or norms[start] in _NO_NOUN
        or _is_number(text, start, end)
        or not any(n[0].isalpha() and len(n) > 1 for n in norms[start:end])
    ):
        return None
    if (
        all(norm.endswith("ly") for norm in norms[start:end])
        or norms[start] in _NO_OBJECT
        or norms[end - 1] in _RESULTS
    ):
        return None
    words = text.words(start, end)
    return Outcome(Phrase(start, end, words, words.lower()), "")


def known_phrase(text: AnnotatedText, mark: Mark) -> Phrase:
    """A treatment or outcome by its canonical name: a vocabulary term, or a product's name."""
    name = mark.term or str(mark.attributes.get("name", ""))
    return Phrase(mark.start, mark.end, text.words(mark.start, mark.end), name)


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


def _last(text: AnnotatedText, start: int, end: int) -> Phrase | None:
    marks = [mark for kind in TREATMENTS for mark in text.of(kind).within(start, end)]
    if not marks:
        return None
    return known_phrase(text, max(marks, key=lambda m: (m.end, m.end - m.start)))


def first_treatment(text: AnnotatedText, span: Span) -> Phrase | None:
    """The first treatment within a span."""
    marks = [mark for kind in TREATMENTS for mark in text.of(kind).within(span.start, span.end)]
    return known_phrase(text, min(marks, key=lambda m: (m.start, -m.end))) if marks else None


def agent_after(text: AnnotatedText, verb_end: int, markers: Iterable[str] = ("by", "with", "using")) -> Phrase | None:
    """The treatment behind `by` or `with` in the clause of a passive verb."""
    clause = text.clause(verb_end - 1)
    norms = text.tokens.norms
    at = next((token for token in range(verb_end, clause.end) if norms[token] in markers), None)
    return first_treatment(text, Span(at, clause.end)) if at is not None else None


def _is_number(text: AnnotatedText, start: int, end: int) -> bool:
    """Whether a phrase only counts (`one in seven people`, `40 percent`)."""
    norm = text.tokens.norms[start]
    alone = start + 1 >= end or not text.tokens.tight[start + 1]
    return alone and (norm in _NUMBERS or norm[0].isdigit())


def subject_before(text: AnnotatedText, verb: int) -> Phrase | None:
    """The noun phrase in front of an active verb, whatever it names; None for a pronoun."""
    norms = text.tokens.norms
    clause = text.clause(verb)
    end = verb
    near: list[int] = []
    for token in range(end - 1, max(clause.start, end - _NEAR) - 1, -1):
        if norms[token] in _ENDS - BE:
            break
        near = [token] if norms[token] in BE else near
    end = near[-1] if near else end
    while end > clause.start and (norms[end - 1] in _AUXILIARY or norms[end - 1].endswith("ly")):
        end -= 1
    start = end
    while (
        start > max(clause.start, end - _LONGEST) and norms[start - 1] not in _ENDS and not _is_mark(norms[start - 1])
    ):
        start -= 1
    while start < end and (norms[start] in DETERMINERS or norms[start] in PREPOSITIONS):
        start += 1
    plain = _plain(text, start, end)
    return plain.phrase if plain is not None else None
