"""The markup of templates within a text comes in as spans, text of the same length without it goes out.

What is masked keeps its length and its line ends, so that every offset holds; a line that holds nothing else is
empty. `Assembler` knows the characters that stand in for it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimlint.model.document import Block
from claimlint.readers.block_text import NOTHING, SOMETHING
from claimlint.readers.runs import Placed, verbatim

#: Parameters of a shortcode or a component whose texts readers see.
SHOWN = frozenset("alt caption description heading label subtitle summary text title".split())

_BARE_LINE = re.compile(
    rf"(?:^|(?<=[\r\n]))[ \t{NOTHING}{SOMETHING}]*[{NOTHING}{SOMETHING}][ \t{NOTHING}{SOMETHING}]*(?=[\r\n]|\Z)"
)
_CHARACTER = re.compile(r"[^\r\n]")


@dataclass(frozen=True, slots=True)
class Span:
    """Markup of a template; offsets are code points within the text."""

    start: int
    end: int
    shows: bool = False
    """Whether something unknown is shown in its place, as for `{{ price }}`."""
    instead: str = ""
    """What its first characters become, where another reader needs to see it."""


@dataclass(frozen=True, slots=True)
class Masked:
    """A text without the markup of templates."""

    body: Placed
    asides: tuple[Block, ...] = ()
    """The texts that the markup shows, in order."""


def mask(text: str, base: int, spans: Iterable[Span], asides: Iterable[Block] = ()) -> Masked:
    """The text, which stands at `base` of the source, without these spans (in order, none within another)."""
    pieces, at = [], 0
    for span in spans:
        pieces += [text[at : span.start], _stand_in(text[span.start : span.end], span)]
        at = span.end
    pieces.append(text[at:])
    clean = _BARE_LINE.sub(lambda found: " " * len(found[0]), "".join(pieces))
    whole = verbatim(text, base)
    return Masked(Placed(clean, whole.starts, whole.ends), tuple(sorted(asides, key=lambda one: one.starts[0])))


def _stand_in(markup: str, span: Span) -> str:
    blank = span.instead + _CHARACTER.sub(NOTHING, markup[len(span.instead) :])
    return SOMETHING + blank[1:] if span.shows and markup[0] not in "\r\n" else blank


class Regions:
    """Stretches of a text in which nothing is a template."""

    def __init__(self, regions: Sequence[tuple[int, int]]) -> None:
        """Sorted by their start."""
        self._starts = [start for start, _ in regions]
        self._ends = [end for _, end in regions]

    def end_at(self, offset: int) -> int:
        """Where the region that holds this offset ends; the offset itself when none does."""
        index = bisect_right(self._starts, offset) - 1
        return max(offset, self._ends[index]) if index >= 0 else offset
