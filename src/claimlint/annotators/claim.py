"""Marks claims: who or what does what to which outcome, how strongly, to good or ill, on what evidence.

Strength follows the scale of the exaggeration literature (Sumner 2014, Yu 2019): `direct` (reduces),
`conditional` (may reduce), `correlational` (is linked to). A claim's span runs from its relation to its outcome;
its head is the relation, so that contexts are judged where the claim is made.
"""

from __future__ import annotations

from collections.abc import Iterable

from claimlint.annotators.frames.candidate import ClaimCandidate
from claimlint.annotators.frames.correlational import by_idiom, correlational
from claimlint.annotators.frames.effects import class_of, effect_of
from claimlint.annotators.frames.fragments import fragments
from claimlint.annotators.frames.gains import gains
from claimlint.annotators.frames.health import health_sentences, names_medicine
from claimlint.annotators.frames.idioms import idiomatic
from claimlint.annotators.frames.nominal import nominal
from claimlint.annotators.frames.possible import possible
from claimlint.annotators.frames.stance import holds
from claimlint.annotators.frames.types import is_health, is_treatment, is_unknown_name
from claimlint.annotators.frames.verbal import verbal
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
        "agent": ("name", "product"),
        "outcome": None,
        "form": FORMS,
        "class": CLASSES,
        "effect": EFFECTS,
        "evidence": EVIDENCE,
        "subjects": ("humans", "animals", "cells"),
        "size": None,
    }
}
NEEDS = ("$", "@context", "@product", "@study", "@abbreviation", "@post", "@role")

_WORK = ("$evidence-noun", "$work-noun")
_CHANGES = ("$improvement-noun", "$reduction-noun", "$worsening-noun")
#: Labels of words inside a noun group, whose head comes after them.
_INSIDE = frozenset({"compound", "amod", "nmod", "nummod"})
_SUPPOSED = frozenset("potential possible alleged supposed purported presumed".split())
_TITLES = frozenset({"title"})
_WOULD = frozenset({"would"})


def annotate(text: AnnotatedText, setting: Setting) -> Iterable[Mark]:
    """The claims of a text; the same words make one claim: a link before a verb, a verb before a comparison."""
    del setting
    marks: list[Mark] = []
    for number in health_sentences(text):
        kept: list[ClaimCandidate] = []
        for candidate in _candidates(text, number):
            if not any(_is_same(candidate, other) for other in kept):
                kept.append(candidate)
        marks += (_claim(text, candidate) for candidate in sorted(kept, key=lambda kept: kept.relation.start))
    return marks


def _candidates(text: AnnotatedText, number: int) -> list[ClaimCandidate]:
    """The candidates of a sentence, in the order in which they are preferred."""
    tree = text.trees.of(number)
    related = list(correlational(text, tree))
    links = [candidate for candidate in related if candidate.relation.kind == "@correlation-cue"]
    others = [candidate for candidate in related if candidate.relation.kind != "@correlation-cue"]
    every = (
        *idiomatic(text, tree),
        *links,
        *verbal(text, tree),
        *nominal(text, tree),
        *fragments(text, tree),
        *gains(text, tree),
        *others,
        *by_idiom(text, tree),
        *possible(text, tree),
    )
    return [
        candidate for candidate in every if _is_of_health(text, number, candidate) and not _is_on_work(text, candidate)
    ]


def _is_on_work(text: AnnotatedText, candidate: ClaimCandidate) -> bool:
    """Whether the relation acts on research or work, or research does it: `supports a trial`, `research vital for`."""
    target, agent = candidate.target, candidate.agent
    if target is not None and not target.kind and holds(text, target.phrase.end - 1, *_WORK):
        return True
    return (
        candidate.form == "predicate"
        and agent is not None
        and agent.treatment is None
        and holds(text, agent.phrase.end - 1, *_WORK)
    )


def _is_of_health(text: AnnotatedText, number: int, candidate: ClaimCandidate) -> bool:
    """Whether a claim is about health: its sentence names something medical, or its target or agent is of that kind."""
    if names_medicine(text, text.sentences[number]):
        return True
    target, agent = candidate.target, candidate.agent
    if target is not None and is_health(text, target.phrase.start, target.phrase.end):
        return True
    return agent is not None and (
        agent.treatment is not None or is_treatment(text, agent.phrase.start, agent.phrase.end)
    )


def _is_same(candidate: ClaimCandidate, other: ClaimCandidate) -> bool:
    """Whether two candidates of a sentence speak of the same: their relations overlap, or one lies in the other."""
    one, two = candidate.relation, other.relation
    if one.start < two.end and two.start < one.end:
        return True
    if other.correlational != candidate.correlational:
        return _covers(other, one) or _covers(candidate, two)
    return candidate.form in ("noun", "cue") and _covers(other, one) and other.form != "noun"


def _covers(candidate: ClaimCandidate, relation: Mark) -> bool:
    target = candidate.target
    if target is None:
        return False
    start = min(candidate.relation.start, target.phrase.start)
    end = max(candidate.relation.end, target.phrase.end)
    return start <= relation.start and relation.end <= end


def _claim(text: AnnotatedText, candidate: ClaimCandidate) -> Mark:
    relation, target, agent = candidate.relation, candidate.target, candidate.agent
    effect = effect_of(text, candidate)
    attributes: dict[str, Value] = {
        "verb": Phrase(relation.start, relation.end, text.words(relation.start, relation.end), relation.term),
        "strength": _strength(text, candidate),
        "form": candidate.form,
        "effect": effect,
        "class": class_of(text, candidate, effect),
    }
    start, end = relation.start, relation.end
    if target is not None:
        attributes["outcome"] = target.phrase
        if text.sentence_of[target.phrase.start] == text.sentence_of[relation.start]:
            start, end = min(start, target.phrase.start), max(end, target.phrase.end)
    start, end = _whole_words(text, start, end)
    if agent is not None and agent.treatment is not None:
        attributes["treatment"] = agent.treatment
        if text.of("@product").overlapping(agent.treatment.start, agent.treatment.end):
            attributes["agent"] = "product"
    elif agent is not None and candidate.form != "passive":
        attributes["exposure"] = agent.phrase
        if _is_name(text, agent.phrase):
            attributes["agent"] = "name"
    attributes |= _evidence(text, relation.start)
    return Mark("@claim", start, end, attributes, candidate.head)


def _whole_words(text: AnnotatedText, start: int, end: int) -> tuple[int, int]:
    """A span that cuts through no compound: `drug-free answer`, not `free answer`; `asthma symptoms`, not `asthma`."""
    tight, last, tree = text.tokens.tight, len(text.tokens), text.tree(end - 1)
    while tree.start <= end - 1 < tree.end and tree.label(end - 1) in _INSIDE and tree.head(end - 1) >= end:
        head = tree.head(end - 1)
        if not (is_health(text, head, head + 1) or is_treatment(text, head, head + 1) or holds(text, head, *_CHANGES)):
            break
        end = head + 1
    while start and tight[start] and "-" in text.words(start - 1, start + 1):
        start -= 1
    while end < last and tight[end] and "-" in text.words(end - 1, end + 1):
        end += 1
    return start, end


def _is_name(text: AnnotatedText, phrase: Phrase) -> bool:
    """Whether an agent is nothing but a name that no vocabulary knows."""
    return phrase.end - phrase.start == 1 and is_unknown_name(text, text.tree(phrase.start), phrase.start)


def _strength(text: AnnotatedText, candidate: ClaimCandidate) -> str:
    if candidate.correlational:
        return "correlational"
    head = candidate.head
    if candidate.conditional or _is_wished(text, candidate) or _is_supposed(text, candidate):
        return "conditional"
    contexts = text.of("@context").overlapping(head.start, head.end)
    return "conditional" if any(context.attributes.get("kind") == "hedged" for context in contexts) else "direct"


def _is_wished(text: AnnotatedText, candidate: ClaimCandidate) -> bool:
    """Whether `would` governs the relation: an effect under a condition."""
    tree = text.tree(candidate.relation.start)
    return any(text.tokens.norms[child] in _WOULD for child in tree.children(candidate.relation.start, "aux"))


def _is_supposed(text: AnnotatedText, candidate: ClaimCandidate) -> bool:
    """Whether an adjective says that it is only possible (`potential protection`, `possible relief`)."""
    tree, place = text.tree(candidate.relation.start), candidate.relation.end - 1
    nouns = [place, *(head for head in tree.ancestors(place) if tree.label(place) in _INSIDE and head > place)][:2]
    return any(text.tokens.norms[child] in _SUPPOSED for noun in nouns for child in tree.children(noun, "amod"))


def _evidence(text: AnnotatedText, token: int) -> dict[str, Value]:
    """The study that a claim leans on: the strongest of its sentence, else the one that `the trial` points back to."""
    sentence = text.sentence(token)
    studies = text.of("@study").within(sentence.start, sentence.end)
    designed = _designed(studies)
    if designed is None and studies:
        block = text.block_spans[text.tokens.blocks[token]]
        designed = _designed(text.of("@study").within(block.start, sentence.start)[-1:])
    if designed is None and text.block(token).kind in _TITLES:
        # A headline speaks of the study that the text below tells of.
        designed = _designed(text.of("@study").all)
    if designed is None:
        return {}
    found = {"evidence": designed.attributes["design"]}
    return found | {name: designed.attributes[name] for name in ("subjects", "size") if name in designed.attributes}


def _designed(studies: Iterable[Mark]) -> Mark | None:
    known = [study for study in studies if "design" in study.attributes]
    return min(known, key=lambda study: EVIDENCE.index(str(study.attributes["design"])), default=None)
