"""Plain text comes in, a Document goes out: paragraphs, lists, and the short lines that serve as headings.

Plain text has no comments of its own; `<!-- claimlint-… -->` on lines of its own is one all the same.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimlint.model.document import Block, Comment, Document, Source
from claimlint.readers.runs import Runs, verbatim

#: Words of a heading, words of a title, characters of a line that was broken by hand.
_LONGEST_HEADING, _LONGEST_TITLE, _LONGEST_BROKEN = 14, 25, 160
_LINE = re.compile(r"[^\r\n]+")
_BREAK = re.compile(r"\r\n|\r|\n")
_EMPTY_LINE = r"(?:\r\n|\r(?!\n)|\n)[ \t]*(?:[\r\n]|\Z)"
_COMMENT = re.compile(rf"(?:(?<=[\r\n])|\A)[ \t]*(<!--([ \t]*claimlint-(?:(?!-->|{_EMPTY_LINE}).)*+)(-->)?)", re.DOTALL)
_TO_LINE_END = re.compile(r"[ \t]*(?=[\r\n]|\Z)")
_DIVIDER = re.compile(r"(?:[=_~*#-]\s?){3,}")
_BULLET = re.compile(r"[-*•‣◦▪·–][ \t]+(?=\S)")
_NUMBER = re.compile(r"\d{1,3}[.)][ \t]+(?=\S)")
_FINAL = (".", "!", "?", ";", ",", "…")
_CLOSING_MARKS = "\"'”’)]»*"
#: What page builders leave in copied text.
_DEBRIS = frozenset({"top of page", "bottom of page", "back to top", "skip to content", "skip to main content"})


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    start: int
    """Offset of the first character that is no white space (code points)."""
    marker: int = 0
    """Length of the list marker."""

    @property
    def unbroken(self) -> bool:
        """Too long to be a line of a paragraph that was broken by hand (an address alone is long, too)."""
        return len(self.text) > _LONGEST_BROKEN and self.text.count(" ") > _LONGEST_HEADING


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """Lines that belong together."""

    lines: tuple[_Line, ...]
    tight: bool = False
    """The next paragraph follows without an empty line."""

    @property
    def listed(self) -> bool:
        return self.lines[0].marker > 0

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)

    def like_heading(self, opening: bool) -> bool:
        """One short line without a final mark; the line that opens a draft may be longer."""
        if self.listed or len(self.lines) > 1:
            return False
        words = len(self.text.split())
        return words <= (_LONGEST_TITLE if opening else _LONGEST_HEADING) and not self._ended

    @property
    def _ended(self) -> bool:
        return self.text.rstrip(_CLOSING_MARKS).endswith(_FINAL)


def read(source: Source) -> Document:
    """The blocks of a plain draft."""
    comments = tuple(_comments(source.text))
    paragraphs = list(_paragraphs(source.text, comments))
    return Document(source, tuple(_blocks(paragraphs)), comments=comments)


def _comments(text: str) -> Iterator[Comment]:
    """The comments to claimlint that fill their lines; one that is not closed ends with its paragraph."""
    if "<!--" not in text:
        return
    for found in _COMMENT.finditer(text):
        if found[3] is None or _TO_LINE_END.match(text, found.end()):
            yield Comment(found[2], found.start(1), found.end(), closed=found[3] is not None)


def _paragraphs(text: str, comments: Sequence[Comment]) -> Iterator[_Paragraph]:
    gathered: list[_Line] = []
    for line in _lines(text, comments):
        if gathered and (not line.text or _begins_paragraph(line, gathered)):
            yield _Paragraph(tuple(gathered), tight=bool(line.text))
            gathered = []
        if line.text:
            gathered.append(line)
    if gathered:
        yield _Paragraph(tuple(gathered))


def _lines(text: str, comments: Sequence[Comment]) -> Iterator[_Line]:
    """Every line without white space around it; dividers, debris and comments count as empty lines."""
    unseen = deque(comments)
    at = 0
    for end in [*(found.span() for found in _BREAK.finditer(text)), (len(text), len(text))]:
        line = text[at : end[0]]
        words = line.strip()
        start = at + len(line) - len(line.lstrip())
        at = end[1]
        while unseen and unseen[0].end <= start:
            unseen.popleft()
        commented = bool(unseen) and unseen[0].start <= start
        if commented or _DIVIDER.fullmatch(words) or words.casefold() in _DEBRIS:
            words = ""
        marker = _BULLET.match(words) or _NUMBER.match(words)
        yield _Line(words, start, marker.end() if marker else 0)


def _begins_paragraph(line: _Line, before: Sequence[_Line]) -> bool:
    """A list item does, and a line too long to have been broken by hand; so does what follows such a line.

    Within a paragraph a number begins an item only when it is 1 (not in `a score of⏎12. Then …`).
    """
    if line.unbroken or before[-1].unbroken:
        return True
    if not line.marker:
        return False
    return before[0].marker > 0 or not line.text[0].isdigit() or line.text[: line.marker].strip() in ("1.", "1)")


def _blocks(paragraphs: Sequence[_Paragraph]) -> Iterator[Block]:
    kinds = _kinds(paragraphs)
    group, lead_in = 0, None
    for number, (kind, paragraph) in enumerate(zip(kinds, paragraphs, strict=True)):
        if kind != "list":
            yield _block(kind, paragraph, level={"title": 1, "heading": 2}.get(kind, 0))
            continue
        before = kinds[number - 1] if number else ""
        if before != "list":
            group += 1
            lead_in = number - 1 if before == "prose" else None
        yield _block(kind, paragraph, lead_in=lead_in, group=group)


def _kinds(paragraphs: Sequence[_Paragraph]) -> list[str]:
    """What each paragraph is; a heading needs text after it, the title stands before all text."""
    kinds: list[str] = []
    last_text = max((n for n, paragraph in enumerate(paragraphs) if not paragraph.like_heading(n == 0)), default=-1)
    for number, paragraph in enumerate(paragraphs):
        if paragraph.listed:
            kinds.append("list")
        elif (
            number < last_text
            and paragraph.like_heading(number == 0)
            and not _introduces(*paragraphs[number : number + 2])
        ):
            kinds.append("heading" if kinds else "title")
        else:
            kinds.append("prose")
    return kinds


def _introduces(paragraph: _Paragraph, following: _Paragraph) -> bool:
    """`It may cause:` before a list is the list's lead-in, no heading; so is a line right above its first item."""
    return following.listed and (paragraph.tight or paragraph.text.endswith(":"))


def _block(
    kind: str, paragraph: _Paragraph, level: int = 0, lead_in: int | None = None, group: int | None = None
) -> Block:
    runs = Runs()
    end = 0
    for number, line in enumerate(paragraph.lines):
        marker = 0 if number else line.marker
        runs.space(end, line.start)
        runs.add(verbatim(line.text[marker:], line.start + marker))
        end = line.start + len(line.text)
    text, _ = runs.finish()
    return Block(kind, text.text, text.starts, text.ends, level=level, lead_in=lead_in, group=group)
