"""What an expression needs of a text: needs and a text go in, the parts of the text that meet them all come out.

Most expressions are done with as soon as it is known which words a text holds, and most others as soon as no clause
or block holds all that they need.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from claimlint.model.text import AnnotatedText
from claimlint.model.whereabouts import Whereabouts


class Need(NamedTuple):
    """Of all these a text must hold at least one."""

    words: frozenset[str]
    """Words, or beginnings of words, in norms."""
    kinds: frozenset[str] = frozenset()
    """Marks, with sigil."""
    exacts: tuple[str, ...] = ()
    """Texts, to the letter."""


class Extent(NamedTuple):
    """How far a match reaches."""

    in_clause: bool
    """It lies inside one clause; if not, at least inside one block."""
    tokens: int = 0
    """It has at most so many tokens besides those of marks; 0 where nobody knows."""
    kinds: tuple[str, ...] = ()
    """Marks that may lie in it, with sigil, each as often as it may."""


class Region:
    """The tokens among which a match lies."""

    def __init__(self, parts: Whereabouts, found: int) -> None:
        self._owners = parts.owners
        self._bits = found.to_bytes((found.bit_length() >> 3) + 1, "little")
        self._end = len(self._bits)

    def among(self, tokens: Iterable[int]) -> list[int]:
        """Those of the tokens that lie in it, in the same order."""
        owners, bits, end = self._owners, self._bits, self._end
        return [token for token in tokens if (at := owners[token]) >> 3 < end and bits[at >> 3] >> (at & 7) & 1]


#: Longer matches are looked for block by block, and so are those in long texts, where a bit a token costs much.
_LONGEST_MATCH = 60
_LONGEST_TEXT = 20_000


def region_of(
    needs: Sequence[Need], text: AnnotatedText, extent: Extent, among: int = -1, rest: Sequence[Need] | None = None
) -> Region | None:
    """Where a match of what has these needs can lie, at least one; None for nowhere.

    Its clause or its block holds something of every need, and so do the few tokens that it has. `among` are the clauses
    or blocks, a bit for each, of which it is known that all needs but the `rest` are met there.
    """
    unknown = needs if rest is None else rest
    if not all(_is_met(need, text) for need in unknown):
        return None
    found, parts = among, text.by_clause if extent.in_clause else text.by_block
    for need in unknown:
        found &= _met_in(need, text, parts)
        if not found:
            return None
    length = _length(extent, text) if len(needs) > 1 else 0
    if length:
        found, parts = _starts(needs, text, length), text.by_token
        found = _spread(found, length, forward=True)
    return Region(parts, found) if found else None


def _length(extent: Extent, text: AnnotatedText) -> int:
    """The most tokens that a match has in this text; 0 where that is of no use."""
    if not extent.tokens or len(text.tokens) > _LONGEST_TEXT:
        return 0
    length = extent.tokens + sum(text.of(kind).longest for kind in extent.kinds)
    return length if length <= _LONGEST_MATCH else 0


def _starts(needs: Iterable[Need], text: AnnotatedText, length: int) -> int:
    """The tokens from which on so many hold something of every need, a bit for each."""
    found = -1
    for need in needs:
        found &= _spread(_met_in(need, text, text.by_token), length, forward=False)
        if not found:
            break
    return found


def _spread(bits: int, length: int, *, forward: bool) -> int:
    """The tokens that lie up to `length` - 1 behind (or, not `forward`, before) one of these; each a bit."""
    width = 1
    while width < length:
        step = min(width, length - width)
        bits |= bits << step if forward else bits >> step
        width += step
    return bits


def _met_in(need: Need, text: AnnotatedText, parts: Whereabouts) -> int:
    found = parts.of_words(need.words & text.tokens.lexicon.words)
    for kind in need.kinds:
        if marks := text.marks.get(kind):
            found |= parts.of_kind(kind, marks.by_start)
    for exact in need.exacts:
        for block, span in zip(text.document.blocks, text.block_spans, strict=True):
            if exact in block.text:
                found |= parts.of_run(span.start, span.end)
    return found


def _is_met(need: Need, text: AnnotatedText) -> bool:
    if not need.words.isdisjoint(text.tokens.lexicon.words):
        return True
    if any(kind in text.marks for kind in need.kinds):
        return True
    return any(exact in block.text for exact in need.exacts for block in text.document.blocks)
