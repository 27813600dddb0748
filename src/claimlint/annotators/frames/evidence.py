"""Who or what lends a statement its weight: a noun of evidence or of experts, and whether a reader could look it up.

A study that nobody names (`several studies in Germany`) is vague; one that its author, place of work, year or journal
points to is named, as is one that the text has spoken of before (`these studies`, `the trial`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimlint.annotators.frames.grammar import complement, group, is_noun
from claimlint.annotators.frames.stance import holds
from claimlint.model.text import AnnotatedText, Span
from claimlint.model.trees import Tree

EVIDENCE, EXPERT, CLINICIAN = "$evidence-noun", "$expert-noun", "$clinician-noun"
NAMED, CITED, VAGUE = "named", "cited", "vague"
_SORTS = (EVIDENCE, EXPERT, CLINICIAN)
_MEASURE, _BODY = "$measure-noun", "$source-body"
_DENYING = frozenset("no few fewer little less any neither insufficient scarce limited scant sparse".split())
_POINTING = frozenset("this that these those both such which what".split())
#: With an article these still name nothing in particular (`the research shows`).
_MASSES = frozenset("research science evidence literature consensus data".split())
_NAMING_PREPOSITIONS = frozenset("by at from of".split())
_MAKING = frozenset("published led conducted carried run done authored written reported presented funded".split())
_OURSELVES = frozenset({"we", "i"})
_YEAR = re.compile(r"(?:19|20)\d\d")
#: So many sentences on each side may name the study that a sentence speaks of.
_REACH = 3


@dataclass(frozen=True, slots=True)
class Voice:
    """Who or what is said to stand behind a statement."""

    start: int
    """The first token of its words."""
    end: int
    noun: int
    """The token of the noun of evidence or of people."""
    sort: str
    """The vocabulary that holds the noun."""
    source: str


def voice_at(text: AnnotatedText, tree: Tree, noun: int) -> Voice | None:
    """The voice that a noun names, itself or behind an amount (`a growing number of studies`); None for any other noun,
    and where the amount is none or little (`no studies`, `few experts`).
    """
    start, at = noun, noun
    while True:
        if _is_denied(text, tree, at):
            return None
        start = min(start, group(tree, at)[0])
        inner = complement(text, tree, at, "of") if holds(text, at, _MEASURE) else None
        if inner is None:
            break
        at = inner
    sort = next((sort for sort in _SORTS if holds(text, at, sort)), None)
    if sort is None or not is_noun(tree, at):
        return None
    return Voice(start, max(group(tree, at)[1], noun + 1), at, sort, _source(text, tree, at, sort))


def is_cited(text: AnnotatedText, token: int) -> bool:
    """Whether the token's sentence carries a source."""
    sentence = text.sentence(token)
    return bool(text.of("@source").within(sentence.start, sentence.end))


def _is_denied(text: AnnotatedText, tree: Tree, noun: int) -> bool:
    norms = text.tokens.norms
    modifiers = tree.children(noun, "det", "amod", "nummod", "neg", "advmod", "nmod")
    return any(
        norms[word] in _DENYING and not (norms[word] in ("few", "little") and norms[word - 1] in ("a", "quite"))
        for word in modifiers
    )


def _source(text: AnnotatedText, tree: Tree, noun: int, sort: str) -> str:
    if is_cited(text, noun):
        return CITED
    norms = text.tokens.norms
    determiners = {norms[child] for child in tree.children(noun, "det", "predet")}
    if tree.children(noun, "poss") or _names(text, tree, noun):
        return NAMED
    if determiners & _POINTING:
        # `this evidence` points back, which helps only where something was named.
        return NAMED if norms[noun] not in _MASSES or _is_named_nearby(text, noun) else VAGUE
    if "the" in determiners and norms[noun] not in _MASSES:
        return NAMED
    singular = tree.tag(noun) in ("NN", "NNP") and norms[noun] not in _MASSES
    if singular and sort != EVIDENCE:
        return NAMED
    pointing = "the" in determiners or singular or (sort == EXPERT and not _is_crowd(text, tree, noun))
    return NAMED if pointing and _is_named_nearby(text, noun) else VAGUE


def _is_crowd(text: AnnotatedText, tree: Tree, noun: int) -> bool:
    """Whether many are meant (`most experts`, `experts`), not those of a study (`researchers`)."""
    return holds(text, noun, EXPERT) and (
        text.tokens.norms[noun] in ("experts", "specialists", "authorities") or bool(tree.children(noun, "amod", "det"))
    )


def _names(text: AnnotatedText, tree: Tree, noun: int) -> bool:
    """Whether the noun's own words name a body, a person, a journal or a year; a country alone names nothing."""
    if text.block(noun).kind == "heading":
        return any(text.of(_BODY).overlapping(token, token + 1) for token in tree.subtree(noun, _CONTENT))
    for child in tree.children(noun):
        label = tree.label(child)
        if label in ("compound", "nmod", "amod", "nummod", "appos", "npadvmod") and _is_name(text, tree, child):
            return True
        naming = text.tokens.norms[child] in (_NAMING_PREPOSITIONS if label == "prep" else _MAKING)
        if label == "relcl" and any(text.tokens.norms[word] in _OURSELVES for word in tree.children(child, "nsubj")):
            return True
        if label in ("prep", "acl", "relcl") and naming:
            below = tree.subtree(child, _CONTENT if label == "prep" else frozenset())
            if any(_is_name(text, tree, token) for token in below):
                return True
    return False


_CONTENT = frozenset({"ccomp", "relcl", "advcl", "acl"})


def _is_name(text: AnnotatedText, tree: Tree, token: int) -> bool:
    if _YEAR.fullmatch(text.tokens.texts[token]) or holds(text, token, _BODY):
        return True
    return (
        tree.tag(token) in ("NNP", "NNPS")
        and token != tree.start
        and not holds(text, token, "$condition", "$treatment")
    )


def _is_named_nearby(text: AnnotatedText, token: int) -> bool:
    """Whether a sentence close by in its section names a body or carries a source."""
    number = text.sentence_of[token]
    for other in range(max(0, number - _REACH), min(len(text.sentences), number + _REACH + 1)):
        span: Span = text.sentences[other]
        if text.of("@source").within(span.start, span.end) or text.of(_BODY).within(span.start, span.end):
            return True
    return False
