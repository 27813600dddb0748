"""The bytes of a Word file and its report come in, the bytes of the file with a comment for each finding go out."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

from claimlint.model.report import FileReport, Finding
from claimlint.outputs._order import leading
from claimlint.readers.docx.lines import Line
from claimlint.readers.docx.package import damage_said, open_word
from claimlint.readers.docx.story import read_story
from claimlint.reviewing.comments import AUTHOR, Comments
from claimlint.reviewing.cutting import Cut, holding_run
from claimlint.reviewing.notes import notes

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element

__all__ = ["AUTHOR", "Reviewed", "is_reviewed", "reviewed"]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A Word file with its comments."""

    data: bytes
    comments: int
    """How many were written."""


def is_reviewed(path: str, data: bytes) -> bool:
    """Whether a Word file is the outcome of a review: it holds comments that claimlint wrote.

    Raises UncheckedFile when the file cannot be read.
    """
    document = open_word(path, data)
    with damage_said(path):
        return bool(Comments(document, date.min).own)


def reviewed(data: bytes, report: FileReport, day: date) -> Reviewed:
    """The file with a comment on the exact words of each finding that counts; weaker ones stand in the stronger's.

    Comments are dated on `day`. Raises UncheckedFile when the file cannot be read, or takes no comments.
    """
    from lxml.etree import XMLSyntaxError

    document = open_word(report.path, data)
    with damage_said(report.path):
        comments = Comments(document, day)
    with damage_said(report.path, XMLSyntaxError):
        comments.withdraw()
    lines = read_story(report.path, document).lines
    found = [finding for finding in leading(report) if finding.counts]
    titles = {finding.rule: finding.title for finding in report.findings}
    for line, here in _by_line(lines, found):
        cut = Cut(line, (offset for one in here for offset in _range(line, one))) if line.anchor is None else None
        for finding in here:
            first, last = _runs(line, cut, finding)
            comments.add(first, last, notes(finding, titles, beside=cut is None))
    with damage_said(report.path):
        copy = _saved(document)
    open_word(report.path, copy)  # nobody shall get a file that does not open
    return Reviewed(copy, len(found))


def _saved(document: Document) -> bytes:
    """The file; raises ValueError when its comments would stand where another part of it does, among others."""
    names = Counter(part.partname for part in document.part.package.iter_parts())
    twice = next((name for name, count in names.items() if count > 1), None)
    if twice is not None:
        raise ValueError(f"{twice} is said to be no comments")
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _by_line(lines: list[Line], found: list[Finding]) -> Iterable[tuple[Line, list[Finding]]]:
    """The findings of each paragraph that has some."""
    starts = [line.start for line in lines]
    gathered: dict[int, list[Finding]] = defaultdict(list)
    for finding in found:
        gathered[bisect_right(starts, finding.start.offset) - 1].append(finding)
    return ((lines[number], here) for number, here in gathered.items())


def _range(line: Line, finding: Finding) -> tuple[int, int]:
    """The offsets of the found words, as far as they stand in this paragraph."""
    return finding.start.offset, min(finding.end.offset, line.starts[-1])


def _runs(line: Line, cut: Cut | None, finding: Finding) -> tuple[_Element, _Element]:
    """The first and the last run that a comment stands on."""
    if cut is not None:
        return cut.between(*_range(line, finding))
    assert line.anchor is not None  # else it would have been cut
    run = holding_run(line.anchor)
    return run, run
