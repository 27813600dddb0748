"""Whether a claim tells of a benefit or a harm: the direction of its relation against what it acts on."""

from __future__ import annotations

from claimlint.annotators.frames.candidate import ClaimCandidate
from claimlint.annotators.frames.comparisons import COMPARISON
from claimlint.annotators.frames.correlational import CORRELATION, OBSERVATION
from claimlint.annotators.frames.fragments import BETTERMENT, COMPOUND, FREEDOM
from claimlint.annotators.frames.gains import GAIN
from claimlint.annotators.frames.idioms import IDIOMS
from claimlint.annotators.frames.nominal import (
    CAUSES,
    DETRIMENTAL,
    EFFECTS,
    EFFICACIOUS,
    IMPROVEMENTS,
    REDUCTIONS,
    REMEDIES,
    WORSENINGS,
)
from claimlint.annotators.frames.verbal import WORKING
from claimlint.model.text import AnnotatedText

CLASS_OF = {
    "$cure": "cure", "$prevent-verb": "prevent", "$benefit-verb": "benefit", "$support-verb": "support",
    "$harm-verb": "harm", "$causal-verb": "causal", "$vanish-verb": "benefit", EFFICACIOUS: "benefit",
    DETRIMENTAL: "harm", REMEDIES: "benefit", WORSENINGS: "harm", "$everyday-benefit-verb": "benefit",
    "$everyday-harm-verb": "harm", "$enabling-verb": "benefit",
    COMPOUND: "benefit", WORKING: "benefit", FREEDOM: "cure", GAIN: "benefit", **dict.fromkeys(IDIOMS, "benefit"),
}  # fmt: skip
_CORRELATIONS = (COMPARISON, CORRELATION, OBSERVATION)
#: Verbs that say nothing of good or ill.
_TRANSPARENT = frozenset(
    ("result in", "lead to", "cause", "contribute to", "induce", "drive", "produce", "give rise to", "bring about")
)
#: Verbs of harm that do good where they act on something bad (`kills germs`).
_DESTROYING = frozenset(
    ("attack", "block", "cut short", "destroy", "disrupt", "interfere with", "kill", "poison", "suppress", "weaken")
)
#: Verbs that do harm to whatever is not known to be bad.
_DAMAGING = frozenset("damage deplete destroy disrupt erode impair interrupt undermine weaken".split())
_BETTER = frozenset("better improved improvement improvements benefit benefits relief recovery healing".split())
_WORSE = frozenset("worse worsened poorer worsening".split())
_MORE = frozenset(
    "higher greater more longer increased elevated raised stronger larger twice double doubled increase increases "
    "increased rise rises rose grew grow grows soar soared likely prone susceptible".split()
)
#: Words of chance, which `less` turns round.
_PRONE = frozenset("likely prone susceptible".split())
_LESS = frozenset(
    "lower less fewer decreased reduced shorter weaker smaller decrease decreases decline declines declined fell fall "
    "falls dropped drop drops diminished diminish".split()
)
_UP, _DOWN = "$raising", "$lowering"
_BAD = ("$condition", "$symptom", "$risk-term", "$suicide", "$bad-outcome", "$diseased")
_BENEFITS = (
    "$cure",
    "$prevent-verb",
    "$vanish-verb",
    EFFICACIOUS,
    REMEDIES,
    "$everyday-benefit-verb",
    COMPOUND,
    FREEDOM,
    GAIN,
    WORKING,
    *IDIOMS,
)
_BOTH = ("$benefit-verb", "$support-verb")
#: What is good to have, if nothing worse is said of it.
_GOOD = ("$human-body", "$body-function", "$good-state")
#: Comparatives that make something bad less so.
_GENTLER = frozenset("milder gentler lighter softer weaker briefer rarer subtler calmer".split())
#: To raise these by a verb of raising does harm (`hastens hair loss`), to better them does not (`improves asthma`).
_BETTERING = frozenset(
    "improve enhance strengthen restore lift sharpen help better heal ease treat relieve soothe manage support "
    "control".split()
)
#: Under these headings and labels even less appetite is a harm.
_HARMFUL = frozenset({"side-effects", "risks"})
#: Nouns of relief name something bad behind them, of recovery something good: either way it is a benefit.
_ALWAYS_GOOD = frozenset(
    "relief recovery healing restoration freedom protection improvement improvements remission respite".split()
)


def effect_of(text: AnnotatedText, candidate: ClaimCandidate) -> str:
    """`benefit`, `harm`, or `neutral` when the words do not tell."""
    relation = candidate.relation
    if any(role.attributes["kind"] in _HARMFUL for role in text.of("@role").overlapping(relation.start, relation.end)):
        return "harm"
    if relation.kind == "$vanish-verb":
        return _of_fading(text, candidate)
    if relation.kind in _BENEFITS:
        return "benefit"
    if relation.kind in (DETRIMENTAL, WORSENINGS, "$everyday-harm-verb"):
        return "harm"
    if relation.kind == "$enabling-verb":
        return "harm" if _is_among(text, relation.start, relation.end, ("$bad-state",)) else "benefit"
    if relation.kind in _READERS:
        return _READERS[relation.kind](text, candidate)
    if relation.term in _TRANSPARENT or relation.kind in (CAUSES, EFFECTS):
        return _of_result(text, candidate)
    return _of_verb(text, candidate)


def _of_verb(text: AnnotatedText, candidate: ClaimCandidate) -> str:
    """A verb does good or ill by its class; one of either class by its direction against what it acts on."""
    relation = candidate.relation
    harmful = _is_among(text, relation.start, relation.end, ("$harm-verb",))
    good = _is_among(text, relation.start, relation.end, _BOTH)
    if harmful and not good and relation.term in _DESTROYING and _is_bad(text, candidate):
        return "benefit"
    direction = _direction(text, candidate)
    raises = bool(text.of(_UP).overlapping(relation.start, relation.end))
    if good and not harmful and raises and not _BETTERING & set(relation.term.split()):
        return "harm" if _is_bad(text, candidate) else "benefit"
    if harmful != good:
        return "harm" if harmful else "benefit"
    if direction == 0 or candidate.target is None:
        return "neutral"
    return _of_direction(text, candidate, down=direction < 0)


def _of_direction(text: AnnotatedText, candidate: ClaimCandidate, *, down: bool) -> str:
    """Less of something is a benefit unless it is good to have, more of it unless it is bad."""
    bad = _is_bad(text, candidate)
    if down:
        damages = candidate.relation.term in _DAMAGING
        return "harm" if not bad and (damages or _is_good(text, candidate)) else "benefit"
    return "harm" if bad else "benefit"


def _of_fading(text: AnnotatedText, candidate: ClaimCandidate) -> str:
    """What fades is a complaint, or a part of the body that is lost (`gums recede`)."""
    return "harm" if not _is_bad(text, candidate) and _is_good(text, candidate) else "benefit"


def _is_good(text: AnnotatedText, candidate: ClaimCandidate) -> bool:
    target = candidate.target
    return target is not None and _is_among(text, target.phrase.start, target.phrase.end, _GOOD)


def _is_bad(text: AnnotatedText, candidate: ClaimCandidate) -> bool:
    target = candidate.target
    return target is not None and _is_among(text, target.phrase.start, target.phrase.end, _BAD)


def _of_change(text: AnnotatedText, candidate: ClaimCandidate) -> str:
    if not _ALWAYS_GOOD.isdisjoint(text.tokens.norms[candidate.relation.start : candidate.relation.end]):
        return "benefit"
    return _of_direction(text, candidate, down=candidate.relation.kind == REDUCTIONS)


def _of_comparison(text: AnnotatedText, candidate: ClaimCandidate) -> str:
    """More of something bad is a harm, less of it a benefit; better and worse say so themselves."""
    start, end = candidate.relation.start, candidate.relation.end
    norms = set(text.tokens.norms[start:end])
    if candidate.target is not None:
        norms |= set(text.tokens.norms[end : candidate.target.phrase.end])
    if norms & _BETTER or norms & _WORSE:
        return "benefit" if norms & _BETTER else "harm"
    less = bool(norms & _LESS)
    more = bool(norms & _MORE) and not (less and norms & _MORE <= _PRONE)
    bad = _is_bad(text, candidate)
    if more == less:
        return _of_plain_comparison(candidate, norms, bad=bad)
    return _of_direction(text, candidate, down=less)


def _of_plain_comparison(candidate: ClaimCandidate, norms: set[str], *, bad: bool) -> str:
    """`milder nausea`, `sharper memory`; a link with something bad is one to harm."""
    if bad and norms & _GENTLER:
        return "benefit"
    if candidate.relation.kind == BETTERMENT:
        return "neutral" if bad else "benefit"
    return "harm" if bad and candidate.relation.kind == CORRELATION else "neutral"


def _of_result(text: AnnotatedText, candidate: ClaimCandidate) -> str:
    """A verb that only says `causes` is as good or ill as what it brings (`leads to better sleep`, `to nausea`)."""
    start = candidate.relation.end
    end = candidate.target.phrase.end if candidate.target else start
    if not _BETTER.isdisjoint(text.tokens.norms[min(start, end) : end]) or "benefit" in candidate.relation.term:
        return "benefit"
    bad = _is_bad(text, candidate)
    up, down = text.of(_UP).overlapping(start, end), text.of(_DOWN).overlapping(start, end)
    if down and not up:
        return "benefit" if bad else "harm"
    if bad:
        return "harm" if candidate.relation.kind != EFFECTS else "neutral"
    return "benefit" if up else "neutral"


#: How the effect of relations is read that do not tell it by themselves.
_READERS = {
    IMPROVEMENTS: _of_change,
    REDUCTIONS: _of_change,
    **dict.fromkeys((*_CORRELATIONS, BETTERMENT), _of_comparison),
}


def class_of(text: AnnotatedText, candidate: ClaimCandidate, effect: str) -> str:
    """The class of a claim's relation; one of both harm and benefit counts by its effect."""
    if candidate.correlational:
        return "correlation"
    by_effect = {"benefit": "benefit", "harm": "harm"}.get(effect, "causal")
    found = CLASS_OF.get(candidate.relation.kind, "")
    relation = candidate.relation
    if not found or relation.term in _TRANSPARENT:
        return by_effect
    if found == "harm" and effect == "benefit":
        return "benefit"  # `kills germs`
    harmful = _is_among(text, relation.start, relation.end, ("$harm-verb",))
    return "harm" if effect == "harm" and found in ("benefit", "support") and harmful else found


def _direction(text: AnnotatedText, candidate: ClaimCandidate) -> int:
    start = candidate.relation.start
    target = candidate.target
    end = max(candidate.relation.end, target.phrase.start) if target else candidate.relation.end
    up, down = text.of(_UP).overlapping(start, end), text.of(_DOWN).overlapping(start, end)
    return (1 if up else 0) - (1 if down else 0)


def _is_among(text: AnnotatedText, start: int, end: int, kinds: tuple[str, ...]) -> bool:
    return any(text.of(kind).overlapping(start, end) for kind in kinds)
