"""The names of levels, publishers and countries, apart from rules, so that options and reports need not know those."""

from __future__ import annotations

LEVELS = ("note", "warning", "error")
PROFILES = ("clinic", "publisher", "supplement", "pharma")
JURISDICTIONS = ("us", "uk", "eu", "au", "ca")


def rank(level: str) -> int:
    """The order of levels: note 0, warning 1, error 2; `off` below all, `never` above."""
    return {"off": -1, "note": 0, "warning": 1, "error": 2, "never": 3}[level]
