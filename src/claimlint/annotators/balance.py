"""Marks how a longer post on health weighs benefits against risks, and whether it tells risks late or makes them small.

Short posts, and those with a heading on risks, get no mark: there is nothing to weigh in them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimlint.model.setting import Setting
from claimlint.model.text import AnnotatedText, Mark, Value

GIVES: dict[str, dict[str, tuple[str, ...] | None]] = {
    "@balance": {"benefits": None, "risks": None, "ratio": None, "risk": ("late", "small")}
}
NEEDS = ("$", "@claim", "@risk", "@context")

#: Words below which a post can be read at a glance.
_SHORT = 300
#: Risks that stand only in the last tenth of a post are late.
_LAST = 0.9
_FEW_BENEFITS = 2
_DENIED = frozenset({"negated", "questioned", "rebutted", "myth", "historical"})
_SMALL = "$risk-made-small"


def annotate(text: AnnotatedText, setting: Setting) -> Iterable[Mark]:
    """One mark on the first token of a post of 300 words or more that tells of benefits and of risks.

    `ratio` is benefit sentences to risk sentences.
    """
    del setting
    told_of = [mark for mark in text.of("@risk").all if mark.attributes.get("of") == "this"]
    risks = sorted({text.sentence_of[mark.start] for mark in told_of})
    benefits = {text.sentence_of[start] for start in _benefits(text)}
    if text.document.words < _SHORT or not risks or len(benefits) < _FEW_BENEFITS or _has_heading(text):
        return
    told: dict[str, Value] = {"benefits": len(benefits), "risks": len(risks), "ratio": len(benefits) / len(risks)}
    if text.sentences[risks[0]].start >= _LAST * len(text.tokens):
        told["risk"] = "late"
    elif all(_is_small(text, number) for number in risks):
        told["risk"] = "small"
    yield Mark("@balance", 0, 1, told)


def _benefits(text: AnnotatedText) -> Iterator[int]:
    """Where claims of a benefit of a treatment stand that the post makes its own."""
    for claim in text.of("@claim").all:
        head = claim.head or claim
        contexts = {mark.attributes.get("kind") for mark in text.of("@context").overlapping(head.start, head.end)}
        is_benefit = claim.attributes.get("effect") == "benefit" and "treatment" in claim.attributes
        if is_benefit and not contexts & _DENIED:
            yield claim.start


def _has_heading(text: AnnotatedText) -> bool:
    return any(text.block(mark.start).kind == "heading" for mark in text.of("@risk").all)


def _is_small(text: AnnotatedText, sentence: int) -> bool:
    span = text.sentences[sentence]
    return bool(text.of(_SMALL).within(span.start, span.end))
