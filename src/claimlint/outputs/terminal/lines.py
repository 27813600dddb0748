"""Fits text into columns: words go in, lines no wider than asked come out, wide characters counted as two columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

#: Stand around the found words until the report is coloured; each takes one column. No visible text contains them.
MARK_START, MARK_END = "\x01", "\x02"


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
