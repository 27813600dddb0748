"""Claims that two things go together: `X is linked to Y`, `Y was higher in those who X`."""

from __future__ import annotations

from collections.abc import Iterator

from claimlint.annotators.claims.drafts import Draft
from claimlint.annotators.claims.health import speaks_of_health
from claimlint.annotators.claims.phrases import Outcome, outcome_after, outcome_before, outcome_within
from claimlint.annotators.claims.stance import is_asked, is_called_for, is_recommended, is_tested
from claimlint.annotators.claims.treatments import treatment_before
from claimlint.annotators.claims.usage import usage
from claimlint.model.text import AnnotatedText, Mark

#: Behind `than` these compare with a number or with what was expected.
_COUNTS = frozenset("half one two three four five six ten a reported previously expected any".split())
#: In front of a cue these make it a part of a phrase (`in association with`, `as a predictor of`).
_ASIDE = frozenset("in as for of".split())
#: A comparison that ends with one of these names its outcome behind; others have it within or in front.
_FORWARD = frozenset("of for to with between".split())
LINKS, OBSERVED, COMPARISONS = "$correlation-cue", "$observed-change", "$comparison-cue"
CUES = (LINKS, OBSERVED, COMPARISONS)


def correlational(text: AnnotatedText) -> Iterator[Draft]:
    """The correlations that a text states, one a stretch of words."""
    covered = 0
    cues = sorted((cue for kind in CUES for cue in text.of(kind).all), key=lambda m: (m.start, -m.end))
    for cue in cues:
        if cue.start < covered or _is_count(text, cue) or not _is_stated(text, cue):
            continue
        outcome = _outcome(text, cue)
        if outcome is None and not speaks_of_health(text, text.sentence(cue.start)):
            continue
        phrase, kind = (outcome.phrase, outcome.kind) if outcome else (None, "")
        covered = max(cue.end, phrase.end) if phrase else cue.end
        yield Draft(cue, phrase, kind, treatment_before(text, cue.start), "cue", correlational=True)


def _is_stated(text: AnnotatedText, cue: Mark) -> bool:
    at = cue.start
    norms = text.tokens.norms
    clause = text.clause(at)
    before = norms[at - 1] if at > clause.start else ""
    if before in _ASIDE or (before == "to" and usage(text, cue.start, cue.end) is None):
        return False
    return not (is_asked(text, at) or is_recommended(text, at) or is_tested(text, at) or is_called_for(text, at))


def _outcome(text: AnnotatedText, cue: Mark) -> Outcome | None:
    unknown = speaks_of_health(text, text.sentence(cue.start))
    clause = text.clause(cue.end - 1)
    if cue.kind == OBSERVED:
        return outcome_within(text, cue.start, cue.end) or outcome_before(text, cue.start, unknown=unknown)
    norms = text.tokens.norms
    leads_on = norms[cue.end - 1] in _FORWARD or norms[cue.end : cue.end + 1] in (("of",), ("for",))
    if cue.kind == COMPARISONS and not leads_on:
        known = outcome_within(text, cue.start, cue.end) or outcome_before(text, cue.start, unknown=False)
        if known is not None:
            return known
    if "between" in text.tokens.norms[cue.end - 1 : cue.end + 1]:
        second = _second(text, cue.end, clause.end)
        if second is not None:
            return outcome_after(text, second, clause.end, unknown=unknown)
    behind = outcome_after(text, cue.end, clause.end, unknown=unknown)
    return behind or outcome_before(text, cue.start, unknown=unknown)


def _second(text: AnnotatedText, start: int, end: int) -> int | None:
    """Where the second of two things begins (`between A and B`)."""
    norms = text.tokens.norms
    return next((token + 1 for token in range(start + 1, end - 1) if norms[token] == "and"), None)


def _is_count(text: AnnotatedText, cue: Mark) -> bool:
    """`more than 300 patients` compares nothing."""
    norms = text.tokens.norms
    following = norms[cue.end] if cue.end < len(norms) else ""
    return (
        norms[cue.end - 1] == "than" and cue.end - cue.start == 2 and (following[:1].isdigit() or following in _COUNTS)
    )
