"""Marks claims: which verb says that which treatment or exposure does what to which outcome, and how strongly.

Strength follows the scale of the exaggeration literature (Sumner 2014, Yu 2019): `direct` (reduces),
`conditional` (may reduce), `correlational` (is linked to). A claim's span runs from its verb to its outcome;
its head is the verb, so that contexts are judged where the claim is made.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from claimlint.model.setting import Setting
from claimlint.model.text import AnnotatedText, Mark, Phrase, Span, Value

STRENGTHS = ("direct", "conditional", "correlational")
EFFECTS = ("benefit", "harm", "neutral")
EVIDENCE = (
    "synthesis", "rct", "controlled", "uncontrolled", "observational", "survey", "case", "preclinical", "opinion",
)  # fmt: skip
CLASSES = ("cure", "prevent", "benefit", "support", "harm", "causal", "correlation")
FORMS = ("verb", "passive", "cue", "noun", "predicate", "fragment")
GIVES: dict[str, dict[str, tuple[str, ...] | None]] = {
    "@claim": {
        "verb": None, "strength": STRENGTHS, "treatment": None, "outcome": None, "form": FORMS, "class": CLASSES,
        "effect": EFFECTS, "evidence": EVIDENCE, "subjects": ("humans", "animals", "cells"),
    }
}  # fmt: skip
NEEDS = ("$", "@context", "@product")

VERBS = ("$cure", "$prevent-verb", "$benefit-verb", "$support-verb", "$harm-verb", "$causal-verb")
CLASS_OF = {
    "$cure": "cure", "$prevent-verb": "prevent", "$benefit-verb": "benefit", "$support-verb": "support",
    "$harm-verb": "harm", "$causal-verb": "causal", "$correlation-cue": "correlation",
}  # fmt: skip
CORRELATION = "$correlation-cue"
OUTCOMES = ("$condition", "$symptom", "$outcome")
TREATMENTS = ("$treatment", "@product")
#: Words between a verb and its outcome (`reduces the severity of the symptoms of asthma`).
_FARTHEST_OUTCOME = 8
_BE = frozenset("is are was were be been being 's 're get gets got getting".split())
_HAVE = frozenset("has have had having 've".split())
_MODAL = frozenset(
    "can could may might will would shall should must do does did to not n't ca wo 'll also".split()
)
_DETERMINERS = frozenset(
    "a an the this that these those our your my his her its their no any some each every another such more less much "
    "of for in at about on with without from toward towards into than as via during after before between per".split()
)
#: What an infinitive must follow to assert its verb (`proven to reduce`); elsewhere it is a purpose or a plan.
_ASSERTING = frozenset(
    "help helps helped helping shown proven proved known found able designed formulated guaranteed clinically works "
    "certain sure bound reported demonstrated believed thought said appear appears seem seems likely".split()
)
_GERUND_BREAKERS = frozenset("in of for at about on toward towards from with without after before when".split())
#: Verbs and prepositions whose object a participle describes.
_REPORTING = frozenset(
    "reported report reports experienced experience experiences had have has showed show shows felt noticed saw with by"
    .split()
) - _HAVE
_VERB_OPENINGS = _MODAL | frozenset("and or , help helps helped helping by while".split())
_PRONOUNS = frozenset("it they this these".split())
#: `can` reads as a direct claim in 82 % of the sentences that readers labelled (Yu 2019, 2020): no hedge.
_RECOMMENDING = frozenset("should must ought".split())


@dataclass(frozen=True, slots=True)
class _Outcome:
    span: Span
    phrase: Phrase


def annotate(text: AnnotatedText, setting: Setting) -> Iterable[Mark]:
    """The claims of a text, in order of their verbs."""
    del setting
    seen: set[tuple[int, int]] = set()
    for kind in VERBS:
        for verb in text.of(kind).all:
            if (verb.start, verb.end) not in seen and (claim := _verbal(text, verb)) is not None:
                seen.add((verb.start, verb.end))
                yield claim
    covered = 0
    for cue in text.of(CORRELATION).all:
        claim = _correlational(text, cue)
        if claim is not None and cue.start >= covered:
            covered = claim.end
            yield claim


def _verbal(text: AnnotatedText, verb: Mark) -> Mark | None:
    if not _is_finite_or_participle(text, verb):
        return None
    passive = _is_passive(text, verb)
    outcome = _outcome_before(text, verb) if passive else _outcome_after(text, verb)
    if outcome is None or _is_recommended(text, verb):
        return None
    treatment = _agent_after(text, verb) if passive else _treatment_before(text, verb)
    strength = "conditional" if _is_hedged(text, verb) else "direct"
    return _claim(text, verb, outcome, treatment, strength, "passive" if passive else "verb")


def _claim(
    text: AnnotatedText, verb: Mark, outcome: _Outcome, treatment: Phrase | None, strength: str, form: str
) -> Mark:
    attributes: dict[str, Value] = {
        "verb": Phrase(verb.start, verb.end, text.words(verb.start, verb.end), verb.term),
        "outcome": outcome.phrase,
        "strength": strength,
        "form": form,
        "class": CLASS_OF.get(verb.kind, "causal"),
    }
    if treatment is not None:
        attributes["treatment"] = treatment
    start, end = min(verb.start, outcome.span.start), max(verb.end, outcome.span.end)
    return Mark("@claim", start, end, attributes, Span(verb.start, verb.end))


def _correlational(text: AnnotatedText, cue: Mark) -> Mark | None:
    outcome = _outcome_after(text, cue)
    if outcome is None:
        return None
    return _claim(text, cue, outcome, _treatment_before(text, cue), "correlational", "cue")


def _previous(text: AnnotatedText, token: int) -> str:
    """The norm before a token in its sentence, adverbs passed over."""
    sentence = text.sentence(token)
    token -= 1
    while token >= sentence.start and text.tokens.norms[token].endswith("ly"):
        token -= 1
    return text.tokens.norms[token] if token >= sentence.start else ""


def _is_finite_or_participle(text: AnnotatedText, verb: Mark) -> bool:
    """Whether the word is used as a verb that asserts something, judged by what stands before it."""
    word = text.tokens.norms[verb.start]
    before = _previous(text, verb.start)
    if before == "to":
        return _infinitive_asserts(text, verb.start)
    if word.endswith("ing"):
        return before not in _GERUND_BREAKERS and before not in _DETERMINERS
    if before in _DETERMINERS:
        return before in ("that", "this", "these", "those", "some", "such") and word.endswith("s")
    return not (word.endswith("ed") and _is_adjective(text, verb.start))


def _is_adjective(text: AnnotatedText, verb: int) -> bool:
    """`reported reduced anxiety`, `with improved sleep`: the participle describes what was reported."""
    clause = text.clause(verb)
    before = text.tokens.norms[clause.start : verb]
    joined = _previous(text, verb) in ("and", "or", ",")
    return bool(before) and (before[-1] in _REPORTING or (joined and any(norm in _REPORTING for norm in before)))


def _infinitive_asserts(text: AnnotatedText, verb: int) -> bool:
    sentence = text.sentence(verb)
    at = verb - 1
    while at > sentence.start and text.tokens.norms[at] != "to":
        at -= 1
    return at > sentence.start and text.tokens.norms[at - 1] in _ASSERTING


def _is_passive(text: AnnotatedText, verb: Mark) -> bool:
    word = text.tokens.norms[verb.start]
    participle = word.endswith("ed") or word in ("beaten", "broken", "cut", "fought", "won", "shrunk", "overcome")
    return participle and _previous(text, verb.start) in _BE


def _is_recommended(text: AnnotatedText, verb: Mark) -> bool:
    clause = text.clause(verb.start)
    return any(norm in _RECOMMENDING for norm in text.tokens.norms[clause.start : verb.start])


def _is_hedged(text: AnnotatedText, verb: Mark) -> bool:
    contexts = text.of("@context").overlapping(verb.start, verb.end)
    return any(context.attributes.get("kind") == "hedged" for context in contexts)


def _outcome_after(text: AnnotatedText, verb: Mark) -> _Outcome | None:
    clause = text.clause(verb.start)
    limit = min(clause.end, verb.end + _FARTHEST_OUTCOME, _next_verb(text, verb))
    return _nearest_outcome(text, verb.end, limit, last=False)


def _next_verb(text: AnnotatedText, verb: Mark) -> int:
    """Where the next verb begins: what follows it is that verb's outcome (`helps to relieve nausea`)."""
    clause = text.clause(verb.start)
    following = [mark.start for kind in VERBS for mark in text.of(kind).within(verb.end, clause.end)]
    verbs = [start for start in following if _previous(text, start) in _VERB_OPENINGS]
    return min(verbs, default=clause.end)


def _outcome_before(text: AnnotatedText, verb: Mark) -> _Outcome | None:
    clause = text.clause(verb.start)
    return _nearest_outcome(text, clause.start, verb.start, last=True)


def _nearest_outcome(text: AnnotatedText, start: int, end: int, *, last: bool) -> _Outcome | None:
    marks = [mark for kind in OUTCOMES for mark in text.of(kind).overlapping(start, end) if mark.start >= start]
    if not marks:
        return None
    mark = max(marks, key=lambda m: (m.end, m.start)) if last else min(marks, key=lambda m: (m.start, -m.end))
    return _Outcome(Span(mark.start, mark.end), _phrase(text, mark))


def _treatment_before(text: AnnotatedText, verb: Mark) -> Phrase | None:
    """The nearest treatment in front of the verb in its sentence; for a pronoun the last one before the sentence."""
    sentence = text.sentence(verb.start)
    known = _last_treatment(text, sentence.start, verb.start)
    if known is not None:
        return known
    if any(norm in _PRONOUNS for norm in text.tokens.norms[sentence.start : verb.start]):
        block = text.block_spans[text.tokens.blocks[verb.start]]
        return _last_treatment(text, block.start, sentence.start)
    return None


def _last_treatment(text: AnnotatedText, start: int, end: int) -> Phrase | None:
    marks = [mark for kind in TREATMENTS for mark in text.of(kind).within(start, end)]
    if not marks:
        return None
    return _phrase(text, max(marks, key=lambda m: (m.end, m.end - m.start)))


def _phrase(text: AnnotatedText, mark: Mark) -> Phrase:
    """A treatment or outcome by its canonical name: a vocabulary term, or a product's name."""
    name = mark.term or str(mark.attributes.get("name", ""))
    return Phrase(mark.start, mark.end, text.words(mark.start, mark.end), name)


def _agent_after(text: AnnotatedText, verb: Mark) -> Phrase | None:
    clause = text.clause(verb.start)
    norms = text.tokens.norms
    at = next((n for n in range(verb.end, clause.end) if norms[n] in ("by", "with", "using")), None)
    marks = [m for kind in TREATMENTS for m in text.of(kind).within(at, clause.end)] if at is not None else []
    if not marks:
        return None
    return _phrase(text, min(marks, key=lambda m: m.start))
