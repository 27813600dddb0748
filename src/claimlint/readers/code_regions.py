"""Markdown comes in, the places of its code and comments go out: fences, code spans, `<!-- … -->`; one pass."""

from __future__ import annotations

import re
from bisect import bisect_left

_OPENING = re.compile(
    r"(?P<fence>^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(?P<marks>`{3,}(?=[^`\r\n]*$)|~{3,})[^\r\n]*)"
    r"|(?P<comment><!--)|(?P<ticks>`+)",
    re.MULTILINE,
)
_TICKS = re.compile(r"`+")
_EMPTY_LINE = re.compile(r"\n[ \t\r]*\n|\r[ \t]*\r")


def code_regions(text: str) -> list[tuple[int, int]]:
    """Start and end of each region, in order, none within another."""
    paragraphs = _Paragraphs(text)
    found: list[tuple[int, int]] = []
    at = 0
    while opening := _OPENING.search(text, at):
        at = _end(text, opening, paragraphs)
        if at > opening.end() or opening["ticks"] is None:
            found.append((opening.start(), at))
    return found


def _end(text: str, opening: re.Match[str], paragraphs: _Paragraphs) -> int:
    if opening["comment"]:
        end = text.find("-->", opening.end())
        return len(text) if end < 0 else end + 3
    if opening["fence"]:
        mark = opening["marks"]
        closing = re.compile(rf"^[ \t>]*{mark[0]}{{{len(mark)},}}[ \t\r]*$", re.MULTILINE)
        end_line = closing.search(text, opening.end())
        return end_line.end() if end_line else len(text)
    return paragraphs.closing_ticks(opening.start(), opening.end())


class _Paragraphs:
    """Where the back-ticks of each length stand, and where paragraphs end."""

    def __init__(self, text: str) -> None:
        self._ends = [found.start() for found in _EMPTY_LINE.finditer(text)]
        self._ticks: dict[int, list[int]] = {}
        for found in _TICKS.finditer(text):
            self._ticks.setdefault(len(found[0]), []).append(found.start())

    def closing_ticks(self, start: int, end: int) -> int:
        """The end of the code span that these back-ticks open; their own end when they open none."""
        alike = self._ticks.get(end - start, [])
        following = bisect_left(alike, end)
        last = bisect_left(self._ends, end)
        if following == len(alike) or (last < len(self._ends) and alike[following] > self._ends[last]):
            return end
        return alike[following] + end - start
