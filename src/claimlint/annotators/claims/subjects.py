"""What the words in front of a verb tell of its subject: plural or not, in front of the verb or behind it."""

from __future__ import annotations

from claimlint.annotators.claims.words import (
    BE,
    CONJUNCTIONS,
    DO,
    HAVE,
    MODALS,
    PLURALS,
    PREPOSITIONS,
    RELATIVES,
)  # fmt: skip
from claimlint.model.text import AnnotatedText

#: Auxiliaries in front of their subject, as in questions and behind `not only`.
_INVERTED = (MODALS | DO) - {"to"}
_OPENING_WORDS = 4
#: What may stand in front of an auxiliary that comes before its subject.
_FRONTED = frozenset("how why what when where not never only rarely seldom nor neither so and but".split())
#: With one of these a clause has its verb already, or another subject.
_SINGLE = BE | HAVE | MODALS | DO | RELATIVES | {","}


def joins_two(text: AnnotatedText, start: int, at: int) -> bool:
    """Whether the subject joins two things (`both diet and exercise improve`)."""
    subject = text.tokens.norms[max(text.clause(start).start, at - 6) : at]
    return "and" in subject and "of" not in subject


def has_plural_head(text: AnnotatedText, start: int) -> bool:
    """Whether the subject's first noun is plural, with a phrase behind it (`baths in warm water relieve itching`)."""
    norms = text.tokens.norms
    subject = norms[text.clause(start).start : start]
    behind = next((at for at, norm in enumerate(subject) if at and norm in PREPOSITIONS), None)
    if behind is None or not _SINGLE.isdisjoint(subject):
        return False
    return subject[behind - 1] in PLURALS or is_plural_noun(subject[behind - 1])


def is_plural_noun(norm: str) -> bool:
    """Whether a word has the ending of a plural."""
    return norm.endswith("s") and not norm.endswith(("ss", "us", "is", "'s")) and len(norm) > 3


def is_inverted(text: AnnotatedText, start: int) -> bool:
    """Whether an auxiliary stands in front of the subject (`does it lower`, `not only does it lower`)."""
    opening = text.tokens.norms[text.clause(start).start : start]
    if opening[:1] and opening[0] in _INVERTED:
        return True
    return bool(opening) and opening[0] in _FRONTED and any(norm in _INVERTED for norm in opening[:_OPENING_WORDS])


def is_subject_of_modal(text: AnnotatedText, gerund: int) -> bool:
    """Whether a gerund is the subject of a verb behind it (`In children, delaying surgery may raise …`)."""
    for norm in text.tokens.norms[gerund + 1 : text.clause(gerund).end]:
        if norm in MODALS:
            return True
        if norm in CONJUNCTIONS or norm in RELATIVES:
            return False
    return False
