"""Marks the words from which the duties of a page on health arise: what it says that a treatment is for or does, and
what it tells readers to do for their health.

Every rule on what such a page owes (a disclaimer, a reviewer, a date) asks for the same marks, so they agree on where
it begins. What the page denies, asks or supposes starts no duty, and neither does what an illness does, nor what
happened to the teller of a story.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimlint.annotators.page import benefits, is_denied
from claimlint.model.setting import Setting
from claimlint.model.text import AnnotatedText, Mark, Phrase

BY = ("use", "benefit", "advice")
GIVES: dict[str, dict[str, tuple[str, ...] | None]] = {"@duty": {"by": BY}}
NEEDS = ("$", "@use", "@claim", "@advice", "@page", "@context")

_SELVES = frozenset({"i", "me", "my", "myself"})
_STATED = frozenset({"direct", "conditional"})
_COMPLAINTS = ("$condition", "$symptom", "$red-flag", "$bad-outcome")
_ILLNESS = frozenset({"illness", "disease", "disorder", "disorders", "diseases", "illnesses"})


def annotate(text: AnnotatedText, setting: Setting) -> Iterable[Mark]:
    """One mark for each use, benefit and piece of advice that the page makes its own."""
    del setting
    is_story = any(page.attributes.get("does") == "story" for page in text.of("@page").all)
    for mark in _duties(text):
        if not is_story or _is_general(text, mark):
            yield mark


def _is_general(text: AnnotatedText, mark: Mark) -> bool:
    """Whether a storyteller says what holds for everybody, not what happened to one person."""
    sentence, head = text.sentence(mark.start), mark.head or mark
    if _SELVES & set(text.tokens.norms[sentence.start : sentence.end]):
        return False
    contexts = text.of("@context").overlapping(head.start, head.end)
    quoted = any(context.attributes.get("kind") == "quoted" for context in contexts)
    return not quoted and not any(text.tree(at).tag(at) == "VBD" for at in range(head.start, head.end))


def _duties(text: AnnotatedText) -> Iterator[Mark]:
    for mark in text.of("@use").all:
        if not is_denied(text, mark) and not _is_illness(text, mark.attributes.get("treatment")):
            yield Mark("@duty", mark.start, mark.end, {"by": "use"}, mark.head)
    yield from _benefits(text)
    for mark in text.of("@advice").all:
        if mark.attributes.get("about") == "health" and not is_denied(text, mark):
            yield Mark("@duty", mark.start, mark.end, {"by": "advice"}, mark.head)


def _benefits(text: AnnotatedText) -> Iterator[Mark]:
    for claim in benefits(text):
        agent, outcome = claim.attributes.get("treatment"), claim.attributes.get("outcome")
        is_named = isinstance(agent, Phrase)
        eased = isinstance(outcome, Phrase) and any(
            text.of(kind).overlapping(outcome.start, outcome.end) for kind in _COMPLAINTS
        )
        if claim.attributes.get("strength") not in _STATED or not (is_named or eased):
            continue
        if not _is_illness(text, agent if is_named else claim.attributes.get("exposure")):
            yield Mark("@duty", claim.start, claim.end, {"by": "benefit"}, claim.head)


def _is_illness(text: AnnotatedText, agent: object) -> bool:
    """Whether what acts is an illness, or the people who have it."""
    if not isinstance(agent, Phrase):
        return False
    if _ILLNESS & set(text.tokens.norms[agent.start : agent.end]):
        return True
    if text.tokens.norms[agent.end - 1].endswith("ing"):
        return False
    ills = text.of("$condition").overlapping(agent.start, agent.end)
    return any(ill.end == agent.end for ill in ills) and not text.of("$treatment").overlapping(agent.start, agent.end)
