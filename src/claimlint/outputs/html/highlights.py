"""Marks words where they stand: pieces of a draft with their source offsets go in, escaped HTML with marks comes out.

Marks may nest and overlap: every stretch of text becomes one element that names all the findings it belongs to.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from claimlint.outputs.terminal.visible import visible
from claimlint.readers.runs import Placed

_HIDDEN = re.compile(r"‹U\+[0-9A-F]{4,6}›")
#: The look of a stretch that several findings share is that of the worst.
LOOKS = ("error", "warning", "note", "waived", "known", "claim")


@dataclass(frozen=True, slots=True)
class Highlight:
    """Words to be marked."""

    start: int
    """Source offset (code points)."""
    end: int
    key: str
    """What it is, unique on the page: a card's or a ledger line's id."""
    look: str
    """error, warning, note, waived, known or claim."""
    label: str = ""
    """The number that the badge behind the words shows; without one they are an unseen place to go to."""
    further: bool = False
    """Words that only belong to a finding: they get neither a badge nor an anchor of their own."""


class Brush:
    """Paints pieces of one draft in the order in which they stand."""

    def __init__(self, highlights: Iterable[Highlight]) -> None:
        self._all = sorted(highlights, key=lambda one: (one.start, one.end, one.key))
        self._starts = [one.start for one in self._all]
        self._longest = max((one.end - one.start for one in self._all), default=0)
        self._begun: dict[str, None] = {}
        self._open: dict[str, Highlight] = {}

    def begun(self) -> list[str]:
        """The keys of all that stood in a piece so far, in that order."""
        return list(self._begun)

    def paint(self, piece: Placed) -> Markup:
        """The piece, escaped, with marks and anchors; hidden characters are shown."""
        if not piece.text:
            return Markup()
        near = self._near(piece.starts[0], piece.ends[-1])
        if not near:
            return shown(piece.text)
        spans = sorted(((*_ends(one, piece), one) for one in near), key=lambda span: span[:2])
        cuts = sorted({0, len(piece), *(cut for low, high, _ in spans for cut in (low, high))})
        painted, over = [], []
        waiting = deque(spans)
        for low, high in pairwise(cuts):
            while waiting and waiting[0][0] <= low:
                over.append(waiting.popleft())
            over = [span for span in over if span[1] > low]
            painted.append(self._stretch(piece.text[low:high], [one for _, _, one in over], piece.ends[high - 1]))
        return Markup().join(painted)

    def settle(self) -> Markup:
        """The badges of marks whose last words were no text; to be called at the end of a block."""
        return Markup().join(self._badge(one) for one in list(self._open.values()))

    def _near(self, start: int, end: int) -> list[Highlight]:
        low, high = bisect_left(self._starts, start - self._longest), bisect_left(self._starts, end)
        return [one for one in self._all[low:high] if one.end > start]

    def _stretch(self, text: str, over: list[Highlight], end: int) -> Markup:
        if not over:
            return shown(text)
        anchors = Markup().join(self._anchor(one) for one in over if one.key not in self._begun and not one.further)
        keys = " ".join(dict.fromkeys(one.key for one in over if one.label))
        look = min((one.look for one in over), key=LOOKS.index)
        marked = shown(text)
        if keys:
            marked = Markup('<mark class="hl {}" data-for="{}">{}</mark>').format(look, keys, marked)
        badges = Markup().join(self._badge(one) for one in over if one.end <= end and not one.further)
        return anchors + marked + badges

    def _anchor(self, one: Highlight) -> Markup:
        self._begun[one.key] = None
        if one.label:
            self._open[one.key] = one
        return Markup('<span class="at" id="at-{}"></span>').format(one.key)

    def _badge(self, one: Highlight) -> Markup:
        """The number that leads from the words to their card; once for each finding."""
        if self._open.pop(one.key, None) is None:
            return Markup()
        told = Markup('<a class="badge {0}" data-for="{1}" href="#{1}" aria-label="Finding {2}, {0}">{2}</a>')
        return told.format(one.look, one.key, one.label)


def shown(text: str) -> Markup:
    """Text as HTML; characters that hide or turn other characters are shown as what they are."""
    clean = visible(text)
    if "‹U+" not in clean:
        return escape(clean)
    hidden = Markup('<span class="hidden">{}</span>')
    pieces = _HIDDEN.split(clean)
    names = [*(hidden.format(name) for name in _HIDDEN.findall(clean)), Markup()]
    return Markup().join(escape(piece) + name for piece, name in zip(pieces, names, strict=True))


def _ends(one: Highlight, piece: Placed) -> tuple[int, int]:
    """Where a mark begins and ends within a piece, as numbers of characters."""
    return bisect_right(piece.ends, one.start), bisect_left(piece.starts, one.end)
