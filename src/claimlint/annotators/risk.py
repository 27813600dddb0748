"""Marks what tells a reader of risk: side effects, who should not take it, warnings.

"No side effects", "risk-free" and "lowers the risk of stroke" tell of no risk.
"""

from __future__ import annotations

from collections.abc import Iterable

from claimlint.model.setting import Setting
from claimlint.model.text import AnnotatedText, Mark

GIVES: dict[str, dict[str, tuple[str, ...] | None]] = {"@risk": {"term": None}}
NEEDS = ("$", "@claim")

STATEMENT = "$risk-statement"
MINIMISED = "$risk-denied"


def annotate(text: AnnotatedText, setting: Setting) -> Iterable[Mark]:
    """The terms of `$risk-statement` that are neither denied nor what a benefit is said to lower."""
    del setting
    for mark in text.of(STATEMENT).all:
        if not (_denied(text, mark) or _lowered(text, mark)):
            yield Mark("@risk", mark.start, mark.end, {"term": mark.term})


def _denied(text: AnnotatedText, mark: Mark) -> bool:
    """Whether words of denial hold the whole term; "not without risks" is longer than "without risks"."""
    denials = text.of(MINIMISED).overlapping(mark.start, mark.end)
    return any(denial.start <= mark.start and mark.end <= denial.end for denial in denials)


def _lowered(text: AnnotatedText, mark: Mark) -> bool:
    claims = text.of("@claim").overlapping(mark.start, mark.end)
    return any(claim.attributes.get("effect") == "benefit" for claim in claims)
