"""Reads what a waiver says: a text goes in, its terms come out, or the sentence that says what is wrong with it.

`claims/cure-claim, hype: agreed with counsel (by Legal, until 2027-03-31, text 3f9a1c2b)`; what stands in the brackets
may be left out. No text raises an error.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

#: How a comment to claimlint begins.
DIRECTIVE = "claimlint-waive"
PATTERN = "RULE: reason (by NAME, until YYYY-MM-DD)"

_TO_CLAIMLINT = re.compile(r"\s*(claimlint-[a-z-]*)", re.IGNORECASE)
_KEY = re.compile(r"(?:^|[,;])\s*(by|until|text)\s+", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_LIKE_DAY = re.compile(r"\b\d{1,4}[-./]\d{1,2}[-./]\d{1,4}\b")
_MARKS = re.compile(r"[0-9a-f]{8}(?:\s+[0-9a-f]{8})*")
_LETTER = re.compile(r"[^\W\d_]")
#: How people begin to name a last day without `until`.
_LIKE_UNTIL = ("until", "till", "expires", "expiry", "through", "valid")


@dataclass(frozen=True, slots=True)
class Terms:
    """What a waiver says."""

    rules: tuple[str, ...]
    """Rules and families as written, each once."""
    reason: str
    by: str | None = None
    until: date | None = None
    marks: tuple[str, ...] = ()
    """Marks of the sentences that it is for."""


@dataclass(frozen=True, slots=True)
class Malformed:
    """A waiver that cannot be read."""

    why: str
    """Half a sentence that begins with a small letter."""


def of_comment(text: str) -> Terms | Malformed | None:
    """What a comment says to claimlint; None for a comment to somebody else."""
    opening = _TO_CLAIMLINT.match(text)
    if opening is None:
        return None
    if opening[1].lower() != DIRECTIVE:
        return Malformed(f"claimlint knows no `{opening[1]}`; write `{DIRECTIVE} {PATTERN}`")
    return terms(text[opening.end() :])


def terms(text: str) -> Terms | Malformed:
    """What a text of the form `RULE: reason (by NAME, until YYYY-MM-DD)` says."""
    named, colon, rest = " ".join(text.split()).partition(":")
    if not colon:
        return Malformed(f"no reason stands behind a colon; write `{PATTERN}`")
    reason, details = _without_details(rest.strip())
    if isinstance(details, Malformed):
        return details
    return agreed(named.split(","), reason, details)


def agreed(names: list[str], reason: str, details: dict[str, str]) -> Terms | Malformed:
    """The terms that these words add up to; `details` may hold by, until and text."""
    rules = tuple(dict.fromkeys(one for name in names if (one := name.strip().rstrip("/").lower())))
    if not rules:
        return Malformed(f"it names no rule; write `{PATTERN}`")
    if not _LETTER.search(reason):
        return Malformed("it gives no reason; say behind the colon why this may stand")
    until = _day(details.get("until"))
    marks = _marks(details.get("text"))
    by = details.get("by")
    if by is not None and (not _LETTER.search(by) or _LIKE_DAY.search(by)):
        return Malformed(f"`by {by}` names nobody; write `by NAME, until YYYY-MM-DD`")
    if isinstance(until, Malformed):
        return until
    return marks if isinstance(marks, Malformed) else Terms(rules, reason, by, until, marks)


def _without_details(text: str) -> tuple[str, dict[str, str] | Malformed]:
    """The reason, and what the brackets at the end say by its key."""
    start = _last_bracket(text)
    if start is None:
        return text, {}
    inside = text[start + 1 : -1].strip()
    keys = list(_KEY.finditer(inside))
    if not keys or keys[0].start() > 0:
        return text, _mistaken(inside) or {}
    ends = [*(key.start() for key in keys[1:]), len(inside)]
    details: dict[str, str] = {}
    for key, end in zip(keys, ends, strict=True):
        name = key[1].lower()
        if name in details:
            return text, Malformed(f"it says `{name}` twice; keep one of them")
        details[name] = inside[key.end() : end].strip(" ,;")
    return text[:start].strip(), details


def _last_bracket(text: str) -> int | None:
    """Where the bracket opens that closes at the end of the text."""
    if not text.endswith(")"):
        return None
    depth = 0
    for at in range(len(text) - 1, -1, -1):
        depth += {")": 1, "(": -1}.get(text[at], 0)
        if depth == 0:
            return at
    return None


def _mistaken(inside: str) -> Malformed | None:
    """A last day that is called something else would make a waiver that never ends."""
    first = inside.partition(" ")[0].strip(":,").lower()
    if _LIKE_DAY.search(inside) and (get_close_matches(first, _LIKE_UNTIL, 1, 0.75) or first == "til"):
        return Malformed(f"`({inside})` names no last day; write `(until YYYY-MM-DD)`")
    return None


def _day(text: str | None) -> date | Malformed | None:
    if text is None:
        return None
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    return Malformed(f"`until {text}` is no day; write it as 2027-03-31")


def _marks(text: str | None) -> tuple[str, ...] | Malformed:
    if text is None:
        return ()
    marks = text.lower()
    if not _MARKS.fullmatch(marks):
        return Malformed(f"`text {text}` is no mark of a text; delete it and run `claimlint waivers --bind`")
    return tuple(dict.fromkeys(marks.split()))
