"""Whether a claim tells of a benefit or a harm: the direction of its verb against what it acts on."""

from __future__ import annotations

from claimlint.annotators.claims.drafts import Draft
from claimlint.model.text import AnnotatedText

CLASS_OF = {
    "$cure": "cure", "$prevent-verb": "prevent", "$benefit-verb": "benefit", "$support-verb": "support",
    "$harm-verb": "harm", "$causal-verb": "causal", "$effective-for": "benefit", "$effectiveness-of": "benefit",
    "$correlation-cue": "correlation", "$comparison-cue": "correlation",
    "$observed-change": "correlation",
}  # fmt: skip
#: Verbs that say nothing of good or ill.
_TRANSPARENT = frozenset(
    ("result in", "lead to", "cause", "contribute to", "induce", "drive", "produce", "give rise to", "bring about")
)
_BETTER = frozenset("better improved improvement improvements benefit benefits relief recovery".split())
_UP, _DOWN = "$raising", "$lowering"
_BAD = ("$condition", "$symptom", "$risk-term", "$suicide", "$bad-outcome")
_BENEFITS = ("$cure", "$prevent-verb", "$effective-for", "$effectiveness-of")
_BOTH = ("$benefit-verb", "$support-verb")


def effect_of(text: AnnotatedText, draft: Draft) -> str:
    """`benefit`, `harm`, or `neutral` when the words do not tell."""
    cue = draft.cue
    if cue.kind in _BENEFITS:
        return "benefit"
    if cue.term in _TRANSPARENT:
        return _of_result(text, draft)
    harmful = _is_among(text, cue.start, cue.end, ("$harm-verb",))
    good = _is_among(text, cue.start, cue.end, _BOTH)
    if harmful != good:
        return "harm" if harmful else "benefit"
    direction = _direction(text, draft)
    if direction == 0 or draft.outcome is None:
        return "neutral"
    bad = _is_among(text, draft.outcome.start, draft.outcome.end, _BAD)
    return "benefit" if bad == (direction < 0) else "harm"


def _of_result(text: AnnotatedText, draft: Draft) -> str:
    """A verb that only says `causes` is as good or ill as what it brings (`leads to better sleep`, `to nausea`)."""
    start = draft.cue.end
    end = draft.outcome.end if draft.outcome else start
    if not _BETTER.isdisjoint(text.tokens.norms[start:end]):
        return "benefit"
    bad = draft.outcome is not None and _is_among(text, draft.outcome.start, draft.outcome.end, _BAD)
    up, down = text.of(_UP).overlapping(start, end), text.of(_DOWN).overlapping(start, end)
    if down and not up:
        return "benefit" if bad else "harm"
    if bad:
        return "harm"
    return "benefit" if up else "neutral"


def class_of(text: AnnotatedText, draft: Draft, effect: str) -> str:
    """The class of a claim's verb; a verb of both harm and benefit counts by its effect."""
    if draft.correlational:
        return "correlation"
    found = CLASS_OF.get(draft.cue.kind, "")
    if not found:
        return {"benefit": "benefit", "harm": "harm"}.get(effect, "causal")
    cue = draft.cue
    if cue.term in _TRANSPARENT:
        return {"benefit": "benefit", "harm": "harm"}.get(effect, "causal")
    if effect == "harm" and found in ("benefit", "support") and _is_among(text, cue.start, cue.end, ("$harm-verb",)):
        return "harm"
    return found


def _direction(text: AnnotatedText, draft: Draft) -> int:
    start = draft.cue.start
    end = max(draft.cue.end, draft.outcome.start) if draft.outcome else draft.cue.end
    up, down = text.of(_UP).overlapping(start, end), text.of(_DOWN).overlapping(start, end)
    return (1 if up else 0) - (1 if down else 0)


def _is_among(text: AnnotatedText, start: int, end: int, kinds: tuple[str, ...]) -> bool:
    return any(text.of(kind).overlapping(start, end) for kind in kinds)
