"""Fits text into columns: words go in, lines no wider than asked come out, wide characters counted as two columns."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache

#: Stand around the found words until the report is coloured; each takes one column. No visible text contains them.
MARK_START, MARK_END = "\x01", "\x02"
_CUT = "…"
#: Where a text may be cut, the better places first: behind a sentence, before the next clause, before the next part.
_SENTENCE_END = re.compile(r"[.!?][”’)]*(?= )")
_PART_ENDS = (re.compile(r"(?=[;:] )"), re.compile(r"(?=, )"))


@cache
def _cell_len() -> Callable[[str], int]:
    from rich.cells import cell_len

    return cell_len


def cells(text: str) -> int:
    """How many columns a text takes."""
    if text.isascii():
        return len(text)
    return _cell_len()(text) + text.count(MARK_START) + text.count(MARK_END)


def wrapped(words: Iterable[str], width: int) -> list[str]:
    """Words laid into lines of at most `width` columns; a longer word is cut."""
    lines: list[str] = []
    line: list[str] = []
    room = width + 1
    for word in words:
        for piece in _pieces(word, width):
            need = cells(piece) + 1
            if need > room and line:
                lines.append(" ".join(line))
                line, room = [], width + 1
            line.append(piece)
            room -= need
    if line:
        lines.append(" ".join(line))
    return lines


def headline(text: str, width: int) -> str:
    """As much of a text as fits into one line: all, else its first sentences, else its first words and `…`."""
    if cells(text) <= width:
        return text
    if end := _last(_SENTENCE_END, text, 0, width):
        return text[:end]
    first = beginning(text, width)
    for ends in _PART_ENDS:
        if end := _last(ends, first, width // 2, width - 2):
            return f"{first[:end]} {_CUT}"
    return first


def beginning(text: str, width: int) -> str:
    """A text, or as many of its first words as fit and `…`."""
    if cells(text) <= width:
        return text
    first = next(iter(wrapped(text.split(), width - 2)), "")
    return f"{first} {_CUT}"


def _last(ends: re.Pattern[str], text: str, least: int, most: int) -> int:
    """The last place of this kind that leaves at least and at most so many columns before it; 0 where there is none."""
    fitting = (found.end() for found in ends.finditer(text) if least <= cells(text[: found.end()]) <= most)
    return max(fitting, default=0)


def _pieces(word: str, width: int) -> list[str]:
    if cells(word) <= width:
        return [word]
    pieces, piece, room = [], "", width
    for character in word:
        need = cells(character)
        if need > room and piece:
            pieces.append(piece)
            piece, room = "", width
        piece += character
        room -= need
    return [*pieces, piece]
