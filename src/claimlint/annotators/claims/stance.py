"""Whether a claim is made at all: plans, advice and calls for research name effects that nobody has found yet."""

from __future__ import annotations

from claimlint.annotators.claims.words import (
    ACTORS,
    ASKING,
    BE,
    CALLING,
    HAVE,
    MODALS,
    ORGANISATIONS,
    PASSED,
    RECOMMENDING,
    normed,
)  # fmt: skip
from claimlint.model.text import AnnotatedText

_CALLING_ALONE = normed(
    "merits merit deserves deserve recommend recommends urgently needs warrant warrants require requires"
)
#: These ask only behind who asks; elsewhere they describe (`compared with placebo`, `the women studied`).
_DESCRIBING = normed("compared tested measured studied reviewed described identified estimated assessed considered")
_ASKERS = ACTORS | BE | {"to", "and"}
#: An actor behind one of these is no subject (`planning for infection in patients may help`).
_WITHIN = normed("in of for among with by")
_IN_PHRASE = 5
_INTERROGATIVE = normed("which what how why who")
_WONDERING = normed("ask asks asked wonder wonders wondered learn explain explains discuss understand find check know")
#: Words between `ask` and its question (`ask your pharmacist which`).
_NEAR = 4
#: With `that` behind them these name what somebody fears or supposes.
_DOUBTS = normed("concern concerns fear fears worry worries surmised notion idea question suspicion")


def is_recommended(text: AnnotatedText, token: int) -> bool:
    """Whether `should`, `must` or `need to` governs the token in its clause."""
    clause = text.clause(token)
    return not RECOMMENDING.isdisjoint(text.tokens.norms[clause.start : token])


def is_called_for(text: AnnotatedText, token: int) -> bool:
    """Whether the clause says that something is needed or recommended (`trials are needed to improve …`)."""
    clause = text.clause(token)
    norms = text.tokens.norms
    return any(
        norm in CALLING and (norm in _CALLING_ALONE or not BE.isdisjoint(norms[max(clause.start, at - 4) : at]))
        for at, norm in enumerate(norms[clause.start : clause.end], clause.start)
    )


def is_asked(text: AnnotatedText, token: int) -> bool:
    """Whether the clause says in front of the token what was to be found out (`we examined the effect of …`)."""
    clause = text.clause(token)
    norms = text.tokens.norms
    return any(
        norms[at] in ASKING and (norms[at] not in _DESCRIBING or norms[at - 1] in _ASKERS)
        for at in range(clause.start, token)
    )


def is_tested(text: AnnotatedText, token: int) -> bool:
    """Whether `whether`, `concern that` or `ask which` stands in front of the token in its sentence."""
    sentence = text.sentence(token)
    norms = text.tokens.norms
    return any(
        norms[at] == "whether"
        or (norms[at] in _DOUBTS and norms[at + 1] == "that")
        or (norms[at] in _INTERROGATIVE and not _WONDERING.isdisjoint(norms[max(sentence.start, at - _NEAR) : at]))
        for at in range(sentence.start, token)
    )


def is_done_by_people(text: AnnotatedText, verb: int) -> bool:
    """Whether the subject of an active verb is a person or a study: `we treat`, `doctors lowered the dose`."""
    norms = text.tokens.norms
    clause = text.clause(verb)
    at = verb - 1
    while at > clause.start and (
        norms[at] in MODALS | HAVE | BE | PASSED or norms[at] in ("to", "do", "does", "did") or norms[at].endswith("ly")
    ):
        at -= 1
    if at > clause.start - 1 and norms[at] in ("that", "which") and at > 0:
        return norms[at - 1] in ORGANISATIONS
    if at < clause.start or norms[at] not in ACTORS:
        return False
    behind = [token for token in range(max(clause.start, at - _IN_PHRASE), at) if norms[token] in _WITHIN]
    return not behind or behind[0] == clause.start or norms[behind[0] - 1] in ACTORS
