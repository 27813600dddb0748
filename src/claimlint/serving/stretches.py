"""Where a text is to be marked, for an editor in a browser: cards go in, stretches that do not overlap come out.

A browser counts in UTF-16 units, where a character beyond U+FFFF takes two.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

from claimlint.outputs.html.cards import Card, highlights
from claimlint.outputs.html.highlights import LOOKS, Highlight

#: Start and end (UTF-16 units, end exclusive), the look of the worst finding, the keys of the cards.
Stretch: TypeAlias = tuple[int, int, str, list[str]]
_LAST_OF_PLANE = "\uffff"


def stretches(text: str, cards: Iterable[Card]) -> list[Stretch]:
    """Every stretch of the text that belongs to one or more findings, in order."""
    placed = [card for card in cards if card.finding.scope != "document"]
    marks = sorted((one for card in placed for one in highlights(card)), key=lambda one: (one.start, one.end, one.key))
    wide = [at for at, character in enumerate(text) if character > _LAST_OF_PLANE]
    return [
        (start + bisect_left(wide, start), end + bisect_left(wide, end), *_told(over))
        for start, end, over in _pieces(marks)
    ]


def _pieces(marks: Sequence[Highlight]) -> Iterator[tuple[int, int, list[Highlight]]]:
    """The text cut where a mark begins or ends (code points), with the marks over each piece."""
    waiting, over = 0, list[Highlight]()
    for start, end in pairwise(sorted({cut for one in marks for cut in (one.start, one.end)})):
        while waiting < len(marks) and marks[waiting].start <= start:
            over.append(marks[waiting])
            waiting += 1
        over = [one for one in over if one.end > start]
        if over:
            yield start, end, over


def _told(over: Iterable[Highlight]) -> tuple[str, list[str]]:
    here = list(over)
    return min((one.look for one in here), key=LOOKS.index), list(dict.fromkeys(one.key for one in here))
