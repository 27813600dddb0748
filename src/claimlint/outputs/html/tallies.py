"""How many findings there are of each kind: pages go in, the levels and families with their numbers come out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from claimlint.outputs.html.pages import Page

_LOOKS = ("error", "warning", "note", "waived", "known")


def levels(pages: Iterable[Page]) -> list[tuple[str, int]]:
    """Each look that a card has, the worst first, with how many have it."""
    counted = Counter(card.look for page in pages for card in page.cards)
    return [(look, counted[look]) for look in _LOOKS if counted[look]]


def families(pages: Iterable[Page]) -> list[tuple[str, int]]:
    """Each family of rules that a card has, in alphabetical order, with how many have it."""
    return sorted(Counter(card.family for page in pages for card in page.cards).items())
