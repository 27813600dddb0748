"""Word's numbering comes in, the number that a reader sees before each item goes out."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from claimlint.readers.docx.markup import W, number, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_DEEPEST = 9


class Numbering:
    """Counts the items of all numbered lists of one document, in reading order."""

    def __init__(self, root: _Element | None) -> None:
        self._lists: dict[int, _Element] = {}
        self._shapes: dict[str, _Element] = {}
        self._counts: Counter[tuple[str, int]] = Counter()
        self._restarted: set[tuple[int, int]] = set()
        for element in root.iterfind(f"{W}num") if root is not None else ():
            self._lists[_number(element, "numId")] = element
        for element in root.iterfind(f"{W}abstractNum") if root is not None else ():
            self._shapes[element.get(f"{W}abstractNumId") or ""] = element

    def next(self, numbering: int, depth: int) -> int | None:
        """The number of the next item of a list, `depth` deep; None for an item with a bullet or a letter.

        Lists of one shape count on, as Word does, unless one says where it starts.
        """
        one = self._lists.get(numbering)
        shape = value(one, "abstractNumId")
        level = _at(self._shapes.get(shape), "lvl", depth)
        if level is None:
            return None
        start = number(level, "start")
        override = number(_at(one, "lvlOverride", depth), "startOverride")
        key = (shape, depth)
        if override is not None and (numbering, depth) not in self._restarted:
            self._restarted.add((numbering, depth))
            self._counts[key] = override - 1
        elif key not in self._counts:
            self._counts[key] = (1 if start is None else start) - 1
        self._counts[key] += 1
        for deeper in range(depth + 1, _DEEPEST):
            self._counts.pop((shape, deeper), None)
        return self._counts[key] if value(level, "numFmt") == "decimal" else None


def _at(element: _Element | None, name: str, depth: int) -> _Element | None:
    """The part of a list that is about this depth."""
    levels = element.iterfind(f"{W}{name}") if element is not None else ()
    return next((level for level in levels if _number(level, "ilvl") == depth), None)


def _number(element: _Element, attribute: str) -> int:
    told = element.get(W + attribute) or ""
    return int(told) if told.isascii() and told.isdigit() and len(told) < 10 else -1
