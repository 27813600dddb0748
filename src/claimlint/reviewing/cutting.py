"""Cuts the runs of a paragraph where found words begin and end: offsets go in, runs with just these words come out.

What is cut keeps its formatting and its text; only the number of runs grows.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from copy import deepcopy
from itertools import pairwise
from typing import TYPE_CHECKING

from claimlint.readers.docx.lines import Line
from claimlint.readers.docx.markup import W, below

if TYPE_CHECKING:
    from lxml.etree import _Element

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Cut:
    """A paragraph whose runs end at the given offsets in the whole text (code points)."""

    def __init__(self, line: Line, offsets: Iterable[int]) -> None:
        self._starts: list[int] = []
        self._runs: list[_Element] = []
        wanted = sorted(set(offsets))
        for piece, start in zip(line.pieces, line.starts, strict=False):
            run = self._begun(start, piece.element, cut=start in wanted[bisect_left(wanted, start) :][:1])
            if piece.element.tag != f"{W}t" or piece.element.getparent() is not run or len(piece.element):
                continue  # a mark of several characters, text in a character's gloss and what holds more stay whole
            inside = wanted[bisect_right(wanted, start) : bisect_left(wanted, start + len(piece.text))]
            parts = _divided(piece.element, [offset - start for offset in inside])
            behind = [_run_from(part, run) for part in reversed(parts)]
            self._starts += inside
            self._runs += reversed(behind)

    def _begun(self, start: int, element: _Element, *, cut: bool) -> _Element:
        """The run of the piece that begins here; where a cut is wanted, none of what stands before is in it."""
        run = holding_run(element)
        known = bool(self._runs) and self._runs[-1] is run
        if known and cut and element.getparent() is run:
            run, known = _run_from(element, run), False
        if not known:
            self._starts.append(start)
            self._runs.append(run)
        return run

    def between(self, start: int, end: int) -> tuple[_Element, _Element]:
        """The first and the last run of the text from `start` to `end` (exclusive)."""
        return self._at(start), self._at(max(start, end - 1))

    def _at(self, offset: int) -> _Element:
        return self._runs[max(bisect_right(self._starts, offset) - 1, 0)]


def holding_run(element: _Element) -> _Element:
    """The outermost run around an element within its paragraph."""
    found = element
    for above in (element, *element.iterancestors()):
        if above.tag == f"{W}p":
            break
        if above.tag == f"{W}r":
            found = above
    return found


def _divided(element: _Element, lengths: list[int]) -> list[_Element]:
    """Leaves a `w:t` its text up to the first of these lengths, and gives new ones behind it with the rest of it."""
    if not lengths:
        return []
    text = element.text or ""
    rest = [element.makeelement(element.tag) for _ in lengths]
    parts = [element, *rest]
    for part, (start, end) in zip(parts, pairwise([0, *lengths, len(text)]), strict=True):
        part.text = text[start:end]
        if part.text != part.text.strip():
            part.set(_SPACE, "preserve")
    for part in reversed(rest):
        element.addnext(part)
    return rest


def _run_from(element: _Element, run: _Element) -> _Element:
    """A run behind another one, with its formatting, that takes this element of it and all that follow."""
    behind = run.makeelement(run.tag, {str(name): str(value) for name, value in run.attrib.items()})
    properties = below(run, "rPr")
    if properties is not None:
        behind.append(deepcopy(properties))
    behind.extend([element, *element.itersiblings()])
    run.addnext(behind)
    return behind
