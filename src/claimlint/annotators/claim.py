"""Marks claims: who or what does what to which outcome, how strongly, to good or ill, on what evidence.

Strength follows the scale of the exaggeration literature (Sumner 2014, Yu 2019): `direct` (reduces),
`conditional` (may reduce), `correlational` (is linked to). A claim's span runs from its verb to its outcome;
its head is the verb, so that contexts are judged where the claim is made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from claimlint.annotators.claims.correlational import COMPARISONS, correlational
from claimlint.annotators.claims.drafts import Draft
from claimlint.annotators.claims.effects import class_of, effect_of
from claimlint.annotators.claims.nominal import nominal, possible
from claimlint.annotators.claims.phrases import subject_before
from claimlint.annotators.claims.vanishing import vanishing
from claimlint.annotators.claims.verbal import verbal
from claimlint.model.setting import Setting
from claimlint.model.text import AnnotatedText, Mark, Phrase, Value

STRENGTHS = ("direct", "conditional", "correlational")
EFFECTS = ("benefit", "harm", "neutral")
#: The designs of `@study`, the strongest evidence first.
EVIDENCE = (
    "synthesis", "rct", "controlled", "observational", "survey", "uncontrolled", "case", "preclinical", "opinion",
)  # fmt: skip
CLASSES = ("cure", "prevent", "benefit", "support", "harm", "causal", "correlation")
FORMS = ("verb", "passive", "cue", "noun", "predicate")
GIVES: dict[str, dict[str, tuple[str, ...] | None]] = {
    "@claim": {
        "verb": None,
        "strength": STRENGTHS,
        "treatment": None,
        "exposure": None,
        "outcome": None,
        "form": FORMS,
        "class": CLASSES,
        "effect": EFFECTS,
        "evidence": EVIDENCE,
        "subjects": ("humans", "animals", "cells"),
        "size": None,
    }
}

_FARTHEST_MODAL = 3
_SUBJECTS = frozenset({"treatment", "exposure"})
_JOINING = frozenset({"and", "or", ","})
NEEDS = ("$", "@context", "@product", "@study", "@abbreviation", "@post")


def annotate(text: AnnotatedText, setting: Setting) -> Iterable[Mark]:
    """The claims of a text; the same words make one claim: a link before a verb, a verb before a comparison."""
    del setting
    made: list[Draft] = []
    related = list(correlational(text))
    linked = [draft for draft in related if draft.cue.kind != COMPARISONS]
    compared = [draft for draft in related if draft.cue.kind == COMPARISONS]
    for draft in (*linked, *verbal(text), *compared, *vanishing(text), *nominal(text), *possible(text)):
        if not any(_is_same(draft, other) for other in made):
            made.append(draft)
    return list(_with_shared_subjects(text, sorted((_claim(text, draft) for draft in made), key=lambda m: m.start)))


def _with_shared_subjects(text: AnnotatedText, claims: Iterable[Mark]) -> Iterator[Mark]:
    """A verb behind `and` or a comma has the subject of the claim before it (`It soothes eczema and ends itching`)."""
    before: Mark | None = None
    for claim in claims:
        shared = {} if _SUBJECTS & claim.attributes.keys() else _shared_subject(text, claim, before)
        before = replace(claim, attributes={**claim.attributes, **shared}) if shared else claim
        yield before


def _shared_subject(text: AnnotatedText, claim: Mark, before: Mark | None) -> dict[str, Value]:
    joined = text.tokens.norms[claim.start - 1] in _JOINING if claim.start else False
    if before is None or not joined or {claim.attributes["form"], before.attributes["form"]} != {"verb"}:
        return {}
    if text.sentence_of[before.start] != text.sentence_of[claim.start]:
        return {}
    return {name: before.attributes[name] for name in _SUBJECTS if name in before.attributes}


def _is_same(one: Draft, other: Draft) -> bool:
    end = other.outcome.end if other.outcome and one.form == "noun" and other.form == "verb" else other.cue.end
    return one.cue.start < max(end, other.cue.end) and other.cue.start < one.cue.end


def _claim(text: AnnotatedText, draft: Draft) -> Mark:
    cue, outcome = draft.cue, draft.outcome
    effect = effect_of(text, draft)
    attributes: dict[str, Value] = {
        "verb": Phrase(cue.start, cue.end, text.words(cue.start, cue.end), cue.term),
        "strength": _strength(text, draft),
        "form": draft.form,
        "effect": effect,
        "class": class_of(text, draft, effect),
    }
    if outcome is not None:
        attributes["outcome"] = outcome
    if draft.treatment is not None:
        attributes["treatment"] = draft.treatment
    elif draft.form != "passive" and (exposure := subject_before(text, cue.start)) is not None:
        attributes["exposure"] = exposure
    attributes |= _evidence(text, cue.start)
    start, end = (min(cue.start, outcome.start), max(cue.end, outcome.end)) if outcome else (cue.start, cue.end)
    return Mark("@claim", start, end, attributes, draft.head)


def _strength(text: AnnotatedText, draft: Draft) -> str:
    if draft.correlational:
        return "correlational"
    if draft.cue.kind == "$possible-effect" or _is_wished(text, draft):
        return "conditional"
    contexts = text.of("@context").overlapping(draft.head.start, draft.head.end)
    return "conditional" if any(one.attributes.get("kind") == "hedged" for one in contexts) else "direct"


def _is_wished(text: AnnotatedText, draft: Draft) -> bool:
    """Whether `would` stands in front of the verb: an effect under a condition."""
    return "would" in text.tokens.norms[max(0, draft.head.start - _FARTHEST_MODAL) : draft.head.start]


def _evidence(text: AnnotatedText, token: int) -> dict[str, Value]:
    """The study that a claim leans on: the strongest of its sentence, else the one that `the trial` points back to."""
    sentence = text.sentence(token)
    studies = text.of("@study").within(sentence.start, sentence.end)
    designed = _designed(studies)
    if designed is None and studies:
        block = text.block_spans[text.tokens.blocks[token]]
        designed = _designed(text.of("@study").within(block.start, sentence.start)[-1:])
    if designed is None:
        return {}
    found = {"evidence": designed.attributes["design"]}
    return found | {name: designed.attributes[name] for name in ("subjects", "size") if name in designed.attributes}


def _designed(studies: Iterable[Mark]) -> Mark | None:
    known = [study for study in studies if "design" in study.attributes]
    return min(known, key=lambda study: EVIDENCE.index(str(study.attributes["design"])), default=None)
