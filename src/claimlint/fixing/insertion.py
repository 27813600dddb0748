"""Puts a paragraph into a text: a text, an offset and words go in, the text with one paragraph more comes out."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

_LINE_END = re.compile(r"\r\n|\r|\n")
_BLANK_FIRST_LINE = re.compile(r"[ \t]*(?:\r\n|\r|\n)")
#: What Markdown could take for markup.
_MARKUP = re.compile(r"[\\`*_\[\]<>&#|~]|(?<=\A)[-+=]|(?<=\A\d)[.)]|:(?=\S)")


@dataclass(frozen=True, slots=True)
class Insertion:
    """A text with the paragraph."""

    text: str
    at: int
    """The offset where something new begins: empty lines, then the words."""
    start: int
    """The offset of the first word."""
    end: int
    """The offset behind the last word."""
    grown: int
    """By how many code points the text is longer."""


def line_end_of(text: str) -> str:
    """The line end that the text uses most, LF when it has none."""
    found = Counter(_LINE_END.findall(text))
    return max(found, key=lambda one: found[one]) if found else "\n"


def line_starts_after(text: str, offset: int, lines: int = 1) -> int:
    """Where the line begins that many lines below an offset; the end of the text when there is none."""
    for _ in range(lines):
        found = _LINE_END.search(text, offset)
        if found is None:
            return len(text)
        offset = found.end()
    return offset


def line_start_of(text: str, offset: int) -> int:
    """Where the line of an offset begins."""
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1


def inserted(text: str, at: int, words: str) -> Insertion:
    """The text with the words as a paragraph between empty lines; whether it ends with a line end stays as it is.

    `at` is the beginning of a line, or the end of the text.
    """
    before, after, line_end = text[:at], text[at:], line_end_of(text)
    ended = before.endswith(("\n", "\r"))
    lead = "" if not before or _ends_blank(before) else line_end if ended else 2 * line_end
    trail = line_end if ended else ""
    if after:
        trail = line_end if _BLANK_FIRST_LINE.match(after) else 2 * line_end
    start = at + len(lead)
    return Insertion(
        f"{before}{lead}{words}{trail}{after}", at, start, start + len(words), len(lead) + len(words) + len(trail)
    )


def _ends_blank(text: str) -> bool:
    """Whether the last line is an empty one."""
    *_, last, rest = ["", *_LINE_END.split(text[line_start_of(text, len(text.rstrip(" \t\r\n"))) :])]
    return not rest and not last.strip(" \t")


def escaped(words: str) -> str:
    """The words with a backslash before each character that Markdown could take for markup."""
    return _MARKUP.sub(lambda found: f"\\{found[0]}", words)
