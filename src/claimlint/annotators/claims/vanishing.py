"""Claims that an illness goes when something is used: `warts vanish with the gel`."""

from __future__ import annotations

from collections.abc import Iterator

from claimlint.annotators.claims.drafts import Draft
from claimlint.annotators.claims.phrases import outcome_before
from claimlint.annotators.claims.stance import is_recommended, is_tested
from claimlint.annotators.claims.treatments import agent_after
from claimlint.annotators.claims.words import DETERMINERS, MODALS, PREPOSITIONS
from claimlint.model.text import AnnotatedText

CUES = "$vanish-verb"
#: What brings in the treatment; without one nobody is said to have done anything.
_WITH = ("with", "after", "on", "by", "from", "of", "within", "using")
_ILLNESSES = ("$condition", "$symptom", "$suicide", "$bad-outcome")


def vanishing(text: AnnotatedText) -> Iterator[Draft]:
    """The claims in which an illness is the subject and a treatment stands behind."""
    for cue in text.of(CUES).all:
        before = text.tokens.norms[cue.start - 1] if cue.start else ""
        if (
            before in (DETERMINERS | PREPOSITIONS) - MODALS
            or is_recommended(text, cue.start)
            or is_tested(text, cue.start)
        ):
            continue
        outcome, treatment = outcome_before(text, cue.start, unknown=False), agent_after(text, cue.end, _WITH)
        if outcome is not None and treatment is not None and outcome.kind in _ILLNESSES:
            yield Draft(cue, outcome.phrase, outcome.kind, treatment, "verb")
