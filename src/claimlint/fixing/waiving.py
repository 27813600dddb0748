"""Puts a waiver before the words that it is to excuse: a finding goes in, a place and a comment with gaps come out.

The gaps are such that the waiver is malformed, and so excuses nothing, until somebody has filled in a reason.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from claimlint.config import Config, RunOptions
from claimlint.discovery import Draft, suffix_of
from claimlint.fixing.gaps import Gap, Gapped
from claimlint.fixing.insertion import line_end_of, line_start_of
from claimlint.fixing.shape import same
from claimlint.linter import check_source
from claimlint.model.document import Block, Document, Source
from claimlint.model.report import FileReport, Finding
from claimlint.model.rule import names
from claimlint.packs.waiver_rules import FAMILY
from claimlint.readers import reader_for
from claimlint.waivers.marks import mark_of
from claimlint.waivers.syntax import DIRECTIVE

_UNSAID, _DAY = Gap("…"), Gap("YYYY-MM-DD")
#: What makes a waiver sound while its place is tried.
_SOUND = {_UNSAID: "reason", _DAY: "9999-12-31"}
_QUOTE_MARKS = re.compile(r"[ \t>]*")
_ITEM_MARKS = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*")


@dataclass(frozen=True, slots=True)
class Waiving:
    """A waiver to be filled in."""

    at: int
    """The source offset where it is inserted."""
    text: Gapped


def waivable(finding: Finding, config: Config) -> bool:
    """Whether the house lets anybody waive this finding."""
    barred = (FAMILY, *config.waivers_never)
    return finding.waiver is None and not any(names(name, finding.rule) for name in barred)


def waiving(source: Source, report: FileReport, finding: Finding, draft: Draft, run: RunOptions) -> Waiving | None:
    """The waiver for one finding of a report on this text, nearest to its block; None where no place suits.

    A place suits where the post reads as it did, and a waiver with a reason excuses this finding. The front matter has
    no such place. Raises SettingsFault and PackFaults as lint does.
    """
    read = reader_for(suffix_of(source.path))
    if read is None:
        return None
    before = read(source)
    comment = _comment(finding, draft.config)
    for at, lead, trail in dict.fromkeys(_places(before, finding)):
        whole: Gapped = (lead, *comment, trail)
        sound = "".join(_SOUND[piece] if isinstance(piece, Gap) else piece for piece in whole)
        after = replace(source, text=source.text[:at] + sound + source.text[at:])
        if same(before, read(after)) and _excused(report, check_source(after, draft, run), finding):
            return Waiving(at, whole)
    return None


def _comment(finding: Finding, config: Config) -> Gapped:
    """The comment with all that the house requires of a waiver."""
    details: dict[str, Gapped] = {"by": ("by ", _UNSAID), "until": ("until ", _DAY)}
    if finding.scope != "document":  # what a post lacks has no text to be bound to
        details["text"] = (f"text {mark_of(finding)}",)
    asked = [details[part] for part in config.waivers_require if part in details]
    inside: list[str | Gap] = []
    for number, part in enumerate(asked):
        inside += [", " if number else " (", *part]
    return (f"<!-- {DIRECTIVE} {finding.rule}: ", _UNSAID, *inside, ")" if asked else "", " -->")


def _places(document: Document, finding: Finding) -> Iterator[tuple[int, str, str]]:
    """Where a comment could stand, what stands before it there and what behind it; the narrowest first."""
    block = _block_at(document, finding.start.offset)
    if block is None or block.kind == "front-matter":
        return
    text, start = document.source.text, block.starts[0]
    line_end = line_end_of(text)
    above = _above(text, start, line_end)
    marks = _ITEM_MARKS.match(text, line_start_of(text, start), start)
    inline = (start, "", " ")
    if block.group is None:
        yield above
    if marks is not None and marks.end() > line_start_of(text, start):
        yield marks.end(), "", line_end + re.sub(r"[^\s>]", " ", marks[0])
    yield inline
    yield above
    first = next(
        one for one in document.blocks if one is block or (block.group is not None and one.group == block.group)
    )
    if first.starts:
        yield _above(text, first.starts[0], line_end)


def _above(text: str, start: int, line_end: str) -> tuple[int, str, str]:
    """On a line of its own above the line of an offset, within the same quotation."""
    line = line_start_of(text, start)
    marks = _QUOTE_MARKS.match(text, line, start)
    return line, marks[0] if marks else "", line_end


def _block_at(document: Document, offset: int) -> Block | None:
    return next((one for one in document.blocks if one.ends and one.starts[0] <= offset < one.ends[-1]), None)


def _excused(before: FileReport, after: FileReport, finding: Finding) -> bool:
    """Whether the finding is waived, and what else is found is as it was."""
    excused = any(
        one.waiver is not None and (one.rule, one.fingerprint) == (finding.rule, finding.fingerprint)
        for one in after.findings
    )
    return after.error is None and excused and _found(before) == _found(after)


def _found(report: FileReport) -> Counter[tuple[str, str]]:
    return Counter((one.rule, one.fingerprint) for one in report.findings)
