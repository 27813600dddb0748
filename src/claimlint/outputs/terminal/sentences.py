"""Shows the sentence a finding stands in: the sentence and the found words go in, a marked, short text comes out."""

from __future__ import annotations

from collections.abc import Iterable

from claimlint.outputs.terminal.lines import MARK_END, MARK_START, cells
from claimlint.outputs.terminal.visible import visible

_CUT = "…"
_SEEN = 1000
"""So many characters on either side are looked at, however long the sentence is."""


def marked_sentence(sentence: str, span: tuple[int, int], room: int) -> str:
    """The sentence with marks around the found words, _middle_cut to about `room` columns around them."""
    start, end = span
    if not 0 <= start < end <= len(sentence):
        return _head(visible(sentence[: 2 * _SEEN]), room)
    before = visible(sentence[max(0, start - _SEEN) : start])
    after = visible(sentence[end : end + _SEEN])
    found = _middle_cut(visible(sentence[start:end]), room)
    rest = max(0, room - cells(found) - 2)
    wanted_before, wanted_after = cells(before), cells(after)
    left = max(rest // 2, rest - wanted_after)
    right = max(rest - min(left, wanted_before), 0)
    behind = _head(after, right)
    return f"{_tail(before, max(left, rest - cells(behind)))}{MARK_START}{found}{MARK_END}{behind}"


def _middle_cut(text: str, room: int) -> str:
    """A text, or both ends of one that takes more than `room` columns."""
    if cells(text) <= room:
        return text
    last = _tail(text, room // 2).removeprefix(_CUT).strip()
    return f"{_head(text, room // 2)} {last}" if last else _head(text, room)


def _head(text: str, room: int) -> str:
    """Whole words from the beginning."""
    if cells(text) <= room:
        return text
    kept = _fitting(text.split(" "), room - 2)
    return f"{kept} {_CUT}" if kept.strip() else f" {_CUT}"


def _tail(text: str, room: int) -> str:
    """Whole words from the end."""
    if cells(text) <= room:
        return text
    kept = _fitting((word[::-1] for word in reversed(text.split(" "))), room - 2)[::-1]
    return f"{_CUT} {kept}" if kept.strip() else f"{_CUT} "


def _fitting(words: Iterable[str], room: int) -> str:
    kept: list[str] = []
    for word in words:
        room -= cells(word) + 1
        if room < -1:
            break
        kept.append(word)
    return " ".join(kept)
