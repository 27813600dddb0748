"""What a claim is about: a verb's tokens go in, its outcome and its treatment come out as phrases of the text."""

from __future__ import annotations

from dataclasses import dataclass

from claimlint.annotators.claims.treatments import known_phrase
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
from claimlint.model.text import AnnotatedText, Mark, Phrase

OUTCOMES = ("$condition", "$symptom", "$outcome", "@abbreviation")
CHANGES = "$change-noun"
PEOPLE = "$population"
#: Words between a verb and its outcome (`reduces the severity of the symptoms of asthma`).
_FARTHEST = 8
#: An unknown outcome is a noun phrase of at most so many words.
_LONGEST = 8
#: Words at most in front of a comma that joins adjectives.
_ADJECTIVES = 2
#: Behind the name of an illness these make it a description of people or things (`cancer survivors`).
_DESCRIBED = frozenset(
    "patient patients survivor survivors sufferer sufferers educators researcher researchers research center centre "
    "clinic clinics service services community communities awareness charity charities specialist specialists "
    "nurse nurses doctor doctors caregivers families family advocates groups group program programs study studies "
    "trial trials drug drugs medication medications vaccine vaccines journey".split()
)
_DESCRIBING = frozenset((norm,) for norm in _DESCRIBED)
_WHOM = frozenset("people patients you your us them him her me everyone anyone those who individuals smokers".split())
_ENDS = (
    frozenset(
        "and or but when while if because so although though which who that why how where to ; : . , ( ) ? !".split()
    )
    | BE
)
_RESULTS = frozenset("results result findings finding data conclusions question questions controversy access".split())
#: What is made of a treatment, and may be more or less.
_MADE_OF = frozenset(
    "use need dose doses requirement requirements consumption prescription prescriptions cost costs adherence intake "
    "withdrawal resistance level levels side toxicity effects uptake coverage rates rate time times success".split()
)
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


def describes_people(text: AnnotatedText, mark: Mark) -> bool:
    """Whether the name of an illness or a state only tells which people or things are meant (`cancer survivors`)."""
    return text.tokens.norms[mark.end : mark.end + 1] in _DESCRIBING


def _first_known(text: AnnotatedText, start: int, end: int) -> Outcome | None:
    marks = [
        m
        for kind in OUTCOMES
        for m in text.of(kind).overlapping(start, end)
        if m.start >= start and not describes_people(text, m)
    ]
    if not marks:
        return None
    mark = min(marks, key=lambda m: (m.start, -m.end))
    return Outcome(known_phrase(text, mark), mark.kind)


def _phrase_end(text: AnnotatedText, start: int, limit: int) -> int:
    """Where the noun phrase from `start` ends: before a preposition other than `of`, a verb or a mark."""
    norms = text.tokens.norms
    at = start
    while at < limit and ((norms[at] not in _ENDS and not _is_mark(norms[at])) or _joins_adjectives(text, start, at)):
        if norms[at] in PREPOSITIONS and norms[at] != "of" and at > start:
            break
        at += 1
    return at


def _joins_adjectives(text: AnnotatedText, start: int, comma: int) -> bool:
    """Whether a comma stands between adjectives (`deep, restful sleep`)."""
    norms = text.tokens.norms
    if norms[comma] != "," or not start < comma <= start + _ADJECTIVES or comma + 1 >= len(norms):
        return False
    named = any(mark.end == comma for kind in (*OUTCOMES, PEOPLE) for mark in text.of(kind).within(start, comma))
    follows = norms[comma + 1]
    return not named and follows.isalpha() and follows not in _ENDS | DETERMINERS | PREPOSITIONS | PRONOUNS


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
    if _is_treatment(text, start, end):
        return None
    words = text.words(start, end)
    return Outcome(Phrase(start, end, words, words.lower()), "")


def _is_treatment(text: AnnotatedText, start: int, end: int) -> bool:
    """Whether a phrase names a treatment (`stop your medication`), not what is made of it (`reduced opioid use`)."""
    return any(
        mark.end == end or text.tokens.norms[mark.end] not in _MADE_OF
        for mark in text.of("$treatment").by_start.get(start, ())
        if mark.end <= end
    )


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
