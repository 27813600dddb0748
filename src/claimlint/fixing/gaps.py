"""Texts that somebody has yet to fill in: words with brackets go in, pieces and gaps come out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

_BRACKETS = re.compile(r"\\?\[[^\[\]\n]+\]")


@dataclass(frozen=True, slots=True)
class Gap:
    """A place to be filled in."""

    shown: str
    """What stands there until then."""


#: Words as they stay, and gaps between them.
Gapped: TypeAlias = tuple[str | Gap, ...]


def gapped(words: str) -> Gapped:
    """The words with each `[name]` as a gap, whether or not its brackets are escaped for Markdown."""
    return tuple(_pieces(words))


def plain(text: Gapped) -> str:
    """The text with its gaps as they are shown."""
    return "".join(piece.shown if isinstance(piece, Gap) else piece for piece in text)


def _pieces(words: str) -> Iterator[str | Gap]:
    at = 0
    for found in _BRACKETS.finditer(words):
        yield words[at : found.start()]
        yield Gap(found[0])
        at = found.end()
    yield words[at:]
