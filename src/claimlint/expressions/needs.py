"""What an expression needs of a text: needs and a text go in, the parts of the text that meet them all come out.

Most expressions are done with as soon as it is known which words a text holds, and most others as soon as no clause
or block holds all that they need.
"""

from __future__ import annotations

from collections.abc import Iterable
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


NOWHERE = 0
"""No part of a text."""


def where(needs: Iterable[Need], text: AnnotatedText, *, in_clause: bool) -> int:
    """The clauses, or else the blocks, that hold something of every need, as a number with a bit for each.

    What has these needs, and has its matches inside a clause or a block, matches in no other.
    """
    if not all(_is_met(need, text) for need in needs):
        return NOWHERE
    found, parts = -1, text.by_clause if in_clause else text.by_block
    for need in needs:
        found &= _met_in(need, text, parts)
        if not found:
            break
    return found


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
