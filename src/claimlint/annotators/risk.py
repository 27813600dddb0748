"""Marks what tells a reader of risk: side effects, who should not take it, warnings.

"No side effects", "risk-free", "lowers the risk of stroke" and "we monitor side effects" tell of no risk.
"""

from __future__ import annotations

from collections.abc import Iterable

from claimlint.model.setting import Setting
from claimlint.model.text import AnnotatedText, Mark

GIVES: dict[str, dict[str, tuple[str, ...] | None]] = {"@risk": {"term": None}}
NEEDS = ("$", "@claim")

STATEMENT = "$risk-statement"
MINIMISED = "$risk-denied"
HANDLED = "$risk-handled"
#: Between a verb that deals with side effects and their name stand at most so many tokens ("monitors dose, mood, side
#: effects"); behind the name, one of these tells of some after all.
_FAR = 6
_TOLD = frozenset({"such", "like", "including", "include", "includes", "(", ":"})
_BARE = 2


def annotate(text: AnnotatedText, setting: Setting) -> Iterable[Mark]:
    """The terms of `$risk-statement` that are neither denied nor what a benefit is said to lower."""
    del setting
    for mark in text.of(STATEMENT).all:
        if not (_denied(text, mark) or _lowered(text, mark) or _handled(text, mark)):
            yield Mark("@risk", mark.start, mark.end, {"term": mark.term})


def _denied(text: AnnotatedText, mark: Mark) -> bool:
    """Whether words of denial hold the whole term; "not without risks" is longer than "without risks"."""
    denials = text.of(MINIMISED).overlapping(mark.start, mark.end)
    return any(denial.start <= mark.start and mark.end <= denial.end for denial in denials)


def _lowered(text: AnnotatedText, mark: Mark) -> bool:
    claims = text.of("@claim").overlapping(mark.start, mark.end)
    return any(claim.attributes.get("effect") == "benefit" for claim in claims)


def _handled(text: AnnotatedText, mark: Mark) -> bool:
    """Whether a bare name of risk is the object of a verb that deals with it: "we monitor side effects"."""
    after = text.tokens.norms[mark.end] if mark.end < len(text.tokens) else ""
    if mark.end - mark.start > _BARE or after in _TOLD:
        return False
    first = max(text.sentence(mark.start).start, mark.start - _FAR)
    return bool(text.of(HANDLED).within(first, mark.start))
