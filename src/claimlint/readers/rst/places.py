"""reStructuredText comes in, the places of its lines and of the words in its paragraphs go out.

docutils knows of a paragraph only its lines, without their indentation, and roughly where they stood; of a text in it
only the words. Both are found again within the line, so that nothing is mistaken for a word elsewhere.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import accumulate, chain

from docutils import nodes

from claimlint.model.document import Block
from claimlint.readers.runs import Placed, joined, standing_for, verbatim

_TAB = 8
_NEAR = 3
#: So many options of one name are looked at for a value.
_MOST_FIELDS = 50
_ESCAPED = re.compile(r"\\(\s|.)", re.DOTALL)


def expanded(text: str, base: int = 0) -> Placed:
    """The text as docutils reads it: tabs become spaces, each of which stands for its tab."""
    if "\t" not in text:
        return verbatim(text, base)
    pieces: list[Placed] = []
    at = base
    for line in text.splitlines(keepends=True):
        column = 0
        for part in re.findall(r"\t|[^\t]+", line):
            size = _TAB - column % _TAB if part == "\t" else len(part)
            pieces.append(standing_for(" " * size, at, at + 1) if part == "\t" else verbatim(part, at))
            column, at = column + size, at + len(part)
    return joined(pieces)


class Lines:
    """The lines of one text, as docutils counts them."""

    def __init__(self, text: Placed) -> None:
        self._text = text
        self._lines: list[str] = []
        self._starts: list[int] = []
        at = 0
        for line in text.text.splitlines(keepends=True):
            self._lines.append(line)
            self._starts.append(at)
            at += len(line)
        self._done: dict[int, int] = {}
        self._stripped = [line.strip() for line in self._lines]
        self._alike: dict[str, list[int]] = {}
        for index, line in enumerate(self._stripped):
            self._alike.setdefault(line, []).append(index)
        self._fields: dict[str, list[int]] = {}

    def paragraph(self, text: str, number: int) -> Placed:
        """The lines of a paragraph, the first of which stands about on line `number` (1-based)."""
        pieces: list[Placed] = []
        for line in text.split("\n"):
            piece, number = self._line(line, number)
            pieces.append(piece)
            pieces.append(standing_for("\n", *self._end(number)))
            number += 1
        return joined(pieces[:-1])

    def _end(self, number: int) -> tuple[int, int]:
        """Where the last character of a line stands, its line end for all but the last."""
        index = max(0, min(number, len(self._lines)) - 1)
        last = self._starts[index] + len(self._lines[index]) - 1
        return self._text.starts[last], self._text.ends[last]

    def beginning(self, text: str, number: int) -> int:
        """The line at or above line `number` from which on these lines stand one below the other; else `number`."""
        told = [line.strip() for line in text.split("\n")]
        lowest = len(self._stripped) - len(told) + 1
        for there in range(number, max(0, number - len(told)), -1):
            if there <= lowest and all(self._stripped[there - 1 + at] == one for at, one in enumerate(told)):
                return there
        return number

    def value_of(self, name: str, value: str, number: int) -> Placed | None:
        """The value of an option or field (`:alt: …`) at or below line `number`; None when it stands elsewhere."""
        words = r"\s+".join(map(re.escape, value.split()))
        begins = self._starts[max(0, min(number, len(self._starts)) - 1)] if self._starts else 0
        if not words:
            return None
        pattern = re.compile(rf":{re.escape(name)}:\s*({words})")
        if name not in self._fields:
            self._fields[name] = [one.start() for one in re.finditer(rf":{re.escape(name)}:", self._text.text)]
        first = bisect_left(self._fields[name], begins)
        for at in self._fields[name][first : first + _MOST_FIELDS]:
            if found := pattern.match(self._text.text, at):
                return self._text[found.start(1) : found.end(1)]
        return None

    def _line(self, line: str, number: int) -> tuple[Placed, int]:
        """The words of a line and the line on which they were found."""
        near = (number + step * sign for step in range(1, _NEAR + 1) for sign in (1, -1))
        for there in chain((number,), near, self._nearest_alike(line, number)):
            if 0 < there <= len(self._lines) and (at := self._find(line, there - 1)) >= 0:
                self._done[there - 1] = at + len(line)
                start = self._starts[there - 1] + at
                return self._text[start : start + len(line)], there
        index = max(0, min(number, len(self._lines)) - 1)  # docutils made the line up (of a CSV table, for one)
        start, end = self._starts[index], self._starts[index] + len(self._lines[index])
        return standing_for(line, self._text.starts[start], self._text.ends[end - 1]), number

    def _nearest_alike(self, line: str, number: int) -> Iterator[int]:
        """The line of just these words that stands nearest to line `number`, the upper one of two."""
        alike = self._alike.get(line.strip(), [])
        after = bisect_left(alike, number - 1)
        around = alike[max(0, after - 1) : after + 1]
        if around:
            yield min(around, key=lambda index: abs(index + 1 - number)) + 1

    def _find(self, line: str, index: int) -> int:
        """Cells of one row share a line: what has been found already is looked behind first."""
        at = self._lines[index].find(line, self._done.get(index, 0))
        return at if at >= 0 else self._lines[index].find(line)


class Words:
    """Finds the texts of a paragraph's nodes, in order, in its lines."""

    def __init__(self, paragraph: Placed) -> None:
        self._raw = paragraph
        self._plain, self._before = _without_escapes(paragraph)

    def place(self, children: Iterable[nodes.Node]) -> None:
        """Write down for every text where it stands, and for every inline element where its markup does."""
        if len(self._raw):
            self._place(children, 0, len(self._raw))

    def _place(self, children: Iterable[nodes.Node], at: int, end: int) -> int:
        for child in children:
            if isinstance(child, nodes.Text):
                at = self._text(child, at, end)
            elif isinstance(child, nodes.Element):
                at = self._element(child, at, end)
        return at

    def _element(self, element: nodes.Element, at: int, end: int) -> int:
        start = self._raw.text.find(element.rawsource, at, end) if element.rawsource else -1
        if start < 0:
            return self._place(element.children, at, end)
        stop = start + len(element.rawsource)
        element["region"] = (self._raw.starts[start], self._raw.ends[stop - 1])
        quote = element.rawsource.find("`")
        self._place(element.children, start + quote + 1, stop)
        return stop

    def _text(self, text: nodes.Text, at: int, end: int) -> int:
        words = text.astext()
        low, high = self._before[at], self._before[end]
        start = self._plain.text.find(words, low, high)
        if start < 0 or not words:
            region = standing_for(words, self._raw.starts[min(at, end - 1)], self._raw.ends[end - 1])
            text.placed = region  # type: ignore[attr-defined]  # docutils lets its texts carry more
            return at
        text.placed = self._plain[start : start + len(words)]  # type: ignore[attr-defined]  # the same
        return self._raw_index(start + len(words), at, end)

    def _raw_index(self, plain: int, low: int, high: int) -> int:
        """The first place in the lines that stands behind so many characters without escapes."""
        while low < high:
            middle = (low + high) // 2
            if self._before[middle] < plain:
                low = middle + 1
            else:
                high = middle
        return low


def _without_escapes(raw: Placed) -> tuple[Placed, range | array[int]]:
    """The text without backslashes, and for each place in it how many characters then stand before it."""
    if "\\" not in raw.text:
        return raw, range(len(raw) + 1)
    pieces: list[Placed] = []
    before = array("I")
    at = kept = 0
    for found in _ESCAPED.finditer(raw.text):
        pieces.append(raw[at : found.start()])
        before.extend(range(kept, kept + found.start() - at))
        kept += found.start() - at
        before.extend((kept, kept))
        at = found.end()
        if not found[1].isspace():
            pieces.append(raw[found.start(1) : at])
            kept += 1
    pieces.append(raw[at:])
    before.extend(range(kept, kept + len(raw) - at + 1))
    return joined([piece for piece in pieces if len(piece)]), before


def placed_texts(node: nodes.Node) -> Iterator[Placed]:
    """Every text below a node with its place."""
    for text in node.findall(nodes.Text):
        placed = getattr(text, "placed", None)
        if placed is not None:
            yield placed


def rising(block: Block) -> Block:
    """The block with places that never go back, where docutils told the order of two texts wrong."""
    if isinstance(block.starts, range):
        return block
    starts = list(accumulate(block.starts, max))
    ends = map(max, accumulate(block.ends, max), (start + 1 for start in starts))  # none of them is empty
    return replace(block, starts=starts, ends=list(ends))
