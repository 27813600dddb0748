"""How a word of a claim verb is used: a mark goes in, `finite`, `passive` or `participle` comes out, or None.

None stands for a noun (`the causes of`), an adjective (`reduced appetite`), a purpose (`to reduce pain`) or a gerund
that asserts nothing (`aimed at reducing`). Without a tagger this is read off the words in front and behind.
"""

from __future__ import annotations

from claimlint.annotators.claims.subjects import (
    has_plural_head,
    is_inverted,
    is_plural_noun,
    is_subject_of_modal,
    joins_two,
)
from claimlint.annotators.claims.words import (
    ASSERTING,
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    DO,
    HAVE,
    MODALS,
    PASSED,
    PLURALS,
    POINTERS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    REPORTING,
)  # fmt: skip
from claimlint.model.text import AnnotatedText, Span

FINITE, PASSIVE, PARTICIPLE, IMPERATIVE = "finite", "passive", "participle", "imperative"
_IRREGULAR = frozenset(
    "beaten broken cut fought won shrunk overcome led brought set built made kept gone driven given put shut rid "
    "sped sought hurt spread left".split()
)
#: Past forms that are never participles.
_PAST = frozenset("took gave broke drove shrank grew threw began fell rose woke undid overcame".split())
#: Behind a noun these go on to tell what it does (`a fall causing fractures`).
_RESULTING = frozenset("causing leading resulting producing".split())
#: Base forms that are nouns as often; they need a plain sign of a verb.
_HELPERS = frozenset("help helps helped helping let lets make makes made".split())
_FAREWELLS = frozenset(("goodbye", "farewell"))
_NOUN_FOLLOWERS = frozenset("in of on for among at with over since by from".split())
#: Behind a participle these show that it describes the noun in front (`patients treated with`).
_REDUCED_RELATIVE = frozenset("by with in for at on to among during using after as from".split())
#: How far back a coordinated form looks for the verb it is joined to.
_JOINED_WITHIN = 16
_CORRELATED_WITHIN = 8
#: `However,` and the like: a participle behind it describes the subject that follows.
_OPENING = 2


def usage(text: AnnotatedText, start: int, end: int) -> str | None:
    """How the verb from `start` to `end` (exclusive) is used."""
    norms = text.tokens.norms
    sentence = text.sentence(start)
    word = norms[start]
    at = _before(text, start, sentence)
    before = norms[at] if at is not None else ""
    if word.endswith("ing"):
        return _of_gerund(text, start, sentence, before, at)
    if word in _FAREWELLS or word in _PAST:
        return FINITE
    if at is None:
        return IMPERATIVE if end < sentence.end and norms[end] not in _NOUN_FOLLOWERS else None
    if text.tokens.tight[start] and word.endswith(("ed", "ing")):
        return None
    if before == "to":
        return FINITE if _asserts(norms, at, sentence) else None
    if before in ("and", "or", ",", "but"):
        joined = _joined(text, start, at, sentence)
        if joined is not None or before != "," or at - sentence.start <= _OPENING:
            return joined
    return _by_ending(text, start, end, at)


def _by_ending(text: AnnotatedText, start: int, end: int, at: int) -> str | None:
    """The use of a verb that its ending tells, with the word at `at` in front of it."""
    norms = text.tokens.norms
    sentence = text.sentence(start)
    word, before = norms[start], norms[at]
    if word.endswith("ed") or word in _IRREGULAR:
        describes = _is_correlated(text, start) or _main_verb_follows(text, at, end)
        return None if describes else _of_participle(norms, start, end, sentence, at)
    if word.endswith("s") and not word.endswith("ss"):
        return _of_third_person(norms, end, sentence, before)
    plural = joins_two(text, start, at) or has_plural_head(text, start)
    return _of_base(before, plural and _takes_object(norms, end, sentence), is_inverted(text, start))


def _is_correlated(text: AnnotatedText, start: int) -> bool:
    """Whether a correlation governs the word (`associated with a 20 percent increased risk`)."""
    clause = text.clause(start)
    return bool(text.of("$correlation-cue").within(max(clause.start, start - _CORRELATED_WITHIN), start))


def _main_verb_follows(text: AnnotatedText, before: int, end: int) -> bool:
    """Whether the clause's own verb stands farther on (`children exposed to mold have …`)."""
    norms = text.tokens.norms
    if norms[before] in BE | HAVE:
        return False
    for norm in norms[end : text.clause(end - 1).end]:
        if norm in (BE - {"'s"}) | HAVE | MODALS | {"do", "does", "did"}:
            return True
        if norm in CONJUNCTIONS:
            return False
    return False


def _before(text: AnnotatedText, start: int, sentence: Span) -> int | None:
    """The token before a verb, adverbs and negations passed over; None at the sentence's head."""
    norms = text.tokens.norms
    at = start - 1
    while at >= sentence.start:
        if norms[at] == ")" and at > sentence.start:
            at = next((token - 1 for token in range(at, sentence.start, -1) if norms[token] == "("), at - 1)
        elif norms[at] in PASSED or (norms[at].endswith("ly") and len(norms[at]) > 4):
            at -= 1
        else:
            break
    return at if at >= sentence.start else None


def _asserts(norms: tuple[str, ...], to: int, sentence: Span) -> bool:
    """Whether the infinitive behind `to` is asserted, judged by the word in front."""
    at = to - 1
    while at > sentence.start and norms[at] not in ASSERTING and (norms[at] in PASSED or norms[at].endswith("ly")):
        at -= 1
    if at < sentence.start:
        return False
    if norms[at] == "used":
        return False
    return norms[at] in ASSERTING


def _of_gerund(text: AnnotatedText, start: int, sentence: Span, before: str, at: int | None) -> str | None:
    norms = text.tokens.norms
    if at is None:
        return PARTICIPLE if _main_clause_follows(text, start, sentence) else None
    if before in ("by", "while", "thereby", "thus"):
        return PARTICIPLE
    if before == "," and at > sentence.start:
        return None if is_subject_of_modal(text, start) else PARTICIPLE
    if before in ("and", "or"):
        return _joined(text, start, at, sentence)
    if before in BE and at > sentence.start and norms[start - 1] != "to":
        return FINITE
    if norms[start] in _RESULTING and before.isalpha() and before not in DETERMINERS | PREPOSITIONS | {"to"}:
        return PARTICIPLE
    return None


def _main_clause_follows(text: AnnotatedText, start: int, sentence: Span) -> bool:
    norms = text.tokens.norms
    commas = [token for token in range(start + 1, sentence.end - 2) if norms[token] == ","]
    return any(norms[comma + 1] in DETERMINERS | PRONOUNS or norms[comma + 1] == "our" for comma in commas)


def _of_participle(norms: tuple[str, ...], start: int, end: int, sentence: Span, at: int) -> str | None:
    before = norms[at]
    following = norms[end] if end < sentence.end else ""
    if before in BE:
        return PASSIVE if not _takes_object(norms, end, sentence) or norms[start].endswith("ed") else FINITE
    if before in HAVE:
        return FINITE if following not in ("in", "of", "by") and _takes_object(norms, end, sentence) else None
    if before in PRONOUNS | RELATIVES | {"we", "i", "you"}:
        return FINITE
    if before in DETERMINERS or before in PREPOSITIONS or before in REPORTING or before in MODALS:
        return FINITE if before in MODALS and norms[start] in ("cut", "set", "hurt", "put", "spread") else None
    if following in _REDUCED_RELATIVE and end - start == 1:
        return None
    return FINITE


def _takes_object(norms: tuple[str, ...], end: int, sentence: Span) -> bool:
    return end < sentence.end and (norms[end].isalnum() and norms[end] not in PREPOSITIONS)


def _of_third_person(norms: tuple[str, ...], end: int, sentence: Span, before: str) -> str | None:
    following = norms[end] if end < sentence.end else ""
    last = norms[end - 1]
    if before in (DETERMINERS - POINTERS) or before in PREPOSITIONS or before in BE or before in MODALS | DO:
        return None
    return None if (following in _NOUN_FOLLOWERS or following == "not") and last.endswith("s") else FINITE


def _of_base(before: str, plural_subject: bool, asked: bool) -> str | None:
    if before in MODALS or before in DO or before in _HELPERS or asked:
        return FINITE
    if before in ("you", "they", "we", "i", "which", "that", "who") or before in PLURALS:
        return FINITE
    return (
        FINITE
        if (is_plural_noun(before) or plural_subject) and before not in DETERMINERS and before not in PREPOSITIONS
        else None
    )


def _joined(text: AnnotatedText, start: int, conjunction: int, sentence: Span) -> str | None:
    """The use of the verb that this one is joined to by `and`, `or` or a comma; both have the same form."""
    norms = text.tokens.norms
    form = _form(norms[start])
    for earlier in range(conjunction - 1, max(sentence.start, start - _JOINED_WITHIN) - 1, -1):
        if norms[earlier] in (";", ":"):
            return None
        for mark in text.of("$claim-verb").by_start.get(earlier, ())[:1]:
            same = _form(norms[earlier]) == form
            if same or (form == "base" and norms[earlier] in MODALS):
                return usage(text, mark.start, mark.end)
        if form == "base" and norms[earlier] in MODALS:
            return FINITE
        if form == "base" and norms[earlier] == "to":
            return FINITE if _asserts(norms, earlier, sentence) else None
        if form == "s" and norms[earlier] in ("is", "has", "does"):
            return FINITE
        if form == "ed" and norms[earlier] in ("were", "was") and norms[conjunction] == "and":
            return FINITE if _takes_object(norms, start + 1, sentence) else PASSIVE
    if norms[conjunction] == "but" or (
        form == "ed" and norms[start + 1 : start + 2] and norms[start + 1] in DETERMINERS
    ):
        return FINITE
    return FINITE if form == "s" and norms[conjunction] == "and" and norms[start + 1] not in _NOUN_FOLLOWERS else None


def _form(word: str) -> str:
    if word.endswith("ing"):
        return "ing"
    if word.endswith("ed") or word in _IRREGULAR:
        return "ed"
    return "s" if word.endswith("s") and not word.endswith("ss") else "base"


def is_conjunction(norm: str) -> bool:
    """Whether a word joins what stands before and behind it."""
    return norm in CONJUNCTIONS
