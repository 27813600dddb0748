"""One value of the front matter and how its characters stand in the source, however it was quoted or folded."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass

from claimlint.readers.runs import Placed, standing_for

_ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|\r\n|.)|''", re.DOTALL)
_NAMED = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0", "a": "\a", "e": "\x1b"}
_NAMED |= {"N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029"}


class NotFrontMatter(Exception):
    """Prose between two dividing lines, not fields."""


class Unreadable(Exception):
    """Fields that cannot be read: the offset in the front matter's content (code points) and the reason."""

    def __init__(self, at: int, reason: str) -> None:
        super().__init__(reason)
        self.at = at
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Value:
    """One field: its text and its place, as offsets in the content of the front matter (code points)."""

    key: str
    text: str
    start: int
    end: int
    raw: str = ""
    """What stands between `start` and `end`, without quotation marks."""
    escapes: str = ""
    """What begins an escape in `raw`: a backslash, an apostrophe or nothing."""
    prose: bool = False
    """It is one text, not a list or a number."""
    parts: tuple[Value, ...] = ()
    """The texts of a list, each with its own place."""

    def placed(self, base: int) -> Placed:
        """The text with a place for each character; where they do not align, each stands for the whole."""
        aligned = _aligned(self.text, self.raw, self.start + base, self.escapes)
        return aligned or standing_for(self.text, self.start + base, self.end + base)


def _aligned(text: str, raw: str, base: int, escapes: str) -> Placed | None:
    """Match the characters that are no white space one by one; white space stands for what is between them."""
    starts, ends = array("I"), array("I")
    atoms = _atoms(raw, escapes)
    at = 0
    for character in text:
        if character.isspace():
            starts.append(base + at)
            ends.append(base + at)
            continue
        found, start, end = next(atoms, ("", 0, 0))
        if found != character:
            return None
        _close_gap(starts, ends, base + start)
        starts.append(base + start)
        ends.append(base + end)
        at = end
    return Placed(text, starts, ends)


def _close_gap(starts: array[int], ends: array[int], start: int) -> None:
    """The white space before a character reaches up to it."""
    index = len(ends) - 1
    while index >= 0 and starts[index] == ends[index]:
        ends[index] = start
        index -= 1


def _atoms(raw: str, escapes: str) -> Iterator[tuple[str, int, int]]:
    """The visible characters of a scalar as it was written, each with its place."""
    at = 0
    while at < len(raw):
        escape = _ESCAPE.match(raw, at) if raw[at] == escapes else None
        end = escape.end() if escape else at + 1
        character = _decoded(escape[0]) if escape else raw[at]
        if not character.isspace():
            yield character, at, end
        at = end


def _decoded(escape: str) -> str:
    if escape == "''":
        return "'"
    if len(escape) > 2 and escape[1] in "xuU":
        return chr(int(f"0x{escape[2:]}", 0))
    return _NAMED.get(escape[1], escape[1])
