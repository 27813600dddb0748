"""Claims by a verb: `X reduces Y`, `Y is reduced by X`, `…, easing Y`."""

from __future__ import annotations

from collections.abc import Iterator

from claimlint.annotators.claims.drafts import Draft
from claimlint.annotators.claims.health import speaks_of_health
from claimlint.annotators.claims.phrases import Outcome, outcome_after, outcome_before, outcome_within
from claimlint.annotators.claims.stance import is_called_for, is_done_by_people, is_recommended, is_tested
from claimlint.annotators.claims.treatments import agent_after, first_treatment, treatment_before
from claimlint.annotators.claims.usage import IMPERATIVE, PASSIVE, usage
from claimlint.model.text import AnnotatedText, Mark, Phrase

#: From the most to the least specific; a verb in several lists counts in the first.
CLASSES = ("$cure", "$prevent-verb", "$benefit-verb", "$support-verb", "$harm-verb", "$causal-verb")
#: Verbs whose object may be any noun when the sentence is about health.
_OPEN = "$causal-verb"
_NAMES = ("$condition", "$symptom", "$outcome", "$treatment")
_BODY = "$body-word"
_HEADINGS = frozenset({"title", "heading", "front-matter", "list"})
#: As passives these tell of care or method, not of an effect.
_NO_PASSIVE = frozenset("treated determined limited managed targeted used reported given generated".split())
#: Tokens in front of a relative clause within which the treatment stands that it speaks of.
_ANTECEDENT = 5
#: A verb and its particle with an object between them are three tokens or more.
_SHORTEST_PARTED = 2
#: A passive with one of these at its end names its outcome behind it (`was freed from migraine`).
_FROM = frozenset(("of", "from"))
#: A slogan is a short sentence.
_SLOGAN = 12
_SECOND_PERSON = frozenset(("you", "your"))
_OPENINGS = frozenset("and or , help helps helped helping by while to can may might could will would".split())


def verbal(text: AnnotatedText) -> Iterator[Draft]:
    """The claims that verbs make."""
    for verb in _verbs(text):
        draft = _draft(text, verb)
        if draft is not None:
            yield draft


def _verbs(text: AnnotatedText) -> Iterator[Mark]:
    """One mark a verb: the longest that begins there, of the first class."""
    taken = 0
    by_start: dict[int, list[Mark]] = {}
    for kind in CLASSES:
        for mark in text.of(kind).all:
            by_start.setdefault(mark.start, []).append(mark)
    for start in sorted(by_start):
        if start >= taken and not _lies_within_term(text, start):
            best = min(by_start[start], key=lambda m: (-m.end, CLASSES.index(m.kind)))
            taken = best.end
            yield best


def _lies_within_term(text: AnnotatedText, token: int) -> bool:
    """Whether a word belongs to the name of something (`heart attacks`, `lower back pain`)."""
    return any(m.end - m.start > 1 for kind in _NAMES for m in text.of(kind).overlapping(token, token + 1))


def _draft(text: AnnotatedText, verb: Mark) -> Draft | None:
    use = usage(text, verb.start, verb.end)
    if use is None or _is_no_finding(text, verb, use):
        return None
    passive = use == PASSIVE
    outcome = _outcome(text, verb, passive)
    if outcome is None or (use == IMPERATIVE and not _promises(text, verb)):
        return None
    if (
        not passive
        and is_done_by_people(text, verb.start)
        and not _is_own(text, verb.end)
        and (outcome.kind == "" or verb.kind != "$cure")
    ):
        return None
    treatment = agent_after(text, verb.end) if passive else _subject(text, verb, use)
    return Draft(verb, outcome.phrase, outcome.kind, treatment, "passive" if passive else "verb")


def _is_definition(text: AnnotatedText, verb: Mark) -> bool:
    """Whether words say what an illness or a germ is and does (`a virus that causes shingles`).

    So does a sentence such as `Angina is a condition in which narrowed arteries reduce the blood flow`.
    """
    if _says_what_it_is(text, verb):
        return True
    if verb.start == text.sentence(verb.start).start or text.tokens.norms[verb.start - 1] not in ("that", "which"):
        return False
    if any(
        text.of(kind).by_start.get(verb.start) for kind in ("$cure", "$prevent-verb", "$benefit-verb", "$support-verb")
    ):
        return False
    named = range(max(text.sentence(verb.start).start, verb.start - _ANTECEDENT), verb.start)
    return not text.of("$treatment").overlapping(named.start, named.stop)


def _says_what_it_is(text: AnnotatedText, verb: Mark) -> bool:
    """Whether the sentence opens with an illness and `is a … in which`."""
    sentence = text.sentence(verb.start)
    norms = text.tokens.norms[sentence.start : verb.start]
    if "which" not in norms or not {"is", "are"} & set(norms):
        return False
    opening = text.of("$condition").overlapping(sentence.start, sentence.start + _ANTECEDENT)
    return bool(opening) and norms[norms.index("which") - 1] in ("in", "by")


def _is_own(text: AnnotatedText, verb_end: int) -> bool:
    """Whether people act on themselves (`women may lower their risk by eating fish`)."""
    return text.tokens.norms[verb_end : verb_end + 1] in (("their",), ("your",))


def _is_no_finding(text: AnnotatedText, verb: Mark, use: str) -> bool:
    if is_recommended(text, verb.start) or is_tested(text, verb.start) or _is_definition(text, verb):
        return True
    return use != IMPERATIVE and is_called_for(text, verb.start)


def _outcome(text: AnnotatedText, verb: Mark, passive: bool) -> Outcome | None:
    unknown = bool(text.of(_OPEN).by_start.get(verb.start)) and speaks_of_health(text, text.sentence(verb.start))
    if passive and text.tokens.norms[verb.end - 1] in _FROM:
        return outcome_after(text, verb.end, text.clause(verb.end - 1).end, unknown=False)
    if passive:
        plain = unknown and text.tokens.norms[verb.start] not in _NO_PASSIVE
        return outcome_before(text, verb.start, unknown=plain)
    limit = _next_verb(text, verb)
    if text.tokens.norms[verb.end : verb.end + 1] == (":",):  # `It helps with: eczema, acne`
        return outcome_within(text, verb.end + 1, text.sentence(verb.start).end)
    return (
        outcome_after(text, verb.end, limit, unknown=False)
        or outcome_within(text, verb.start + 1, verb.end)
        or outcome_after(text, verb.end, limit, unknown=unknown)
        or _within_plain(text, verb, unknown=unknown)
        or _of_body(text, verb, limit)
    )


def _of_body(text: AnnotatedText, verb: Mark, limit: int) -> Outcome | None:
    """A part of the body that a treatment or product acts on (`our serum regrows hair`)."""
    if treatment_before(text, verb.start) is None:
        return None
    plain = outcome_after(text, verb.end, limit, unknown=True)
    if plain is None or not text.of(_BODY).within(plain.phrase.start, plain.phrase.end):
        return None
    return plain


def _within_plain(text: AnnotatedText, verb: Mark, *, unknown: bool) -> Outcome | None:
    """The object that stands between a verb and its particle (`brought the fever down`)."""
    if not unknown or verb.end - verb.start <= _SHORTEST_PARTED:
        return None
    return outcome_after(text, verb.start + 1, verb.end - 1, unknown=True, whom=True)


def _next_verb(text: AnnotatedText, verb: Mark) -> int:
    """Where the next verb begins: what follows it is that verb's outcome (`helps to relieve nausea`)."""
    end = text.clause(verb.end - 1).end
    norms = text.tokens.norms
    for mark in text.of("$claim-verb").within(verb.end, end):
        if norms[mark.start - 1] in _OPENINGS and usage(text, mark.start, mark.end) is not None:
            return mark.start
    return end


def _promises(text: AnnotatedText, verb: Mark) -> bool:
    """Whether an imperative advertises (`# Beat anxiety naturally`, `Lower your cholesterol and beat fatigue`).

    So does a verb without its subject (`Stops itching fast.`).
    """
    norms = text.tokens.norms
    sentence = text.sentence(verb.start)
    if text.block(verb.start).kind in _HEADINGS:
        return verb.start == sentence.start or not norms[verb.start].endswith("ed")
    if norms[verb.start].endswith("ed"):
        return False
    if norms[verb.start].endswith("s"):
        opens = any(mark.start == sentence.start for mark in text.of("$claim-verb").by_start.get(sentence.start, ()))
        return opens and sentence.end - sentence.start <= _SLOGAN
    if verb.kind == "$cure" or not _SECOND_PERSON.isdisjoint(norms[sentence.start : verb.end + 1]):
        return True
    return "our" in norms[verb.end : sentence.end] or bool(text.of("@product").within(verb.end, sentence.end))


def _subject(text: AnnotatedText, verb: Mark, use: str) -> Phrase | None:
    treatment = treatment_before(text, verb.start)
    if treatment is None and use == "participle":
        return first_treatment(text, text.sentence(verb.start))
    return treatment
