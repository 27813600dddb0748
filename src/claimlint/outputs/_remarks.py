"""What every report says besides findings: a report goes in, a sentence on each configuration file in force and one on
what was passed over come out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from claimlint.model.remarks import PassedOver, SettingsFile
from claimlint.model.report import Report

_EXAMPLES = 3


def remarks(report: Report) -> Iterator[tuple[str, str]]:
    """The path that each remark is on, and the remark, a sentence or more."""
    for one in report.settings:
        yield one.path, f"Its settings hold for {_count(one.files, 'draft')}.{_done(one)}"
    if told := passed_over(report):
        over = report.passed_over
        yield (*over.linked, *over.broken, *over.unread, *over.excluded)[0], told


def remark_lines(report: Report) -> Iterator[str]:
    """The same for eyes, a line each."""
    for one, (path, said) in zip((*report.settings, None), remarks(report), strict=False):
        yield f"Settings: {path}. {said}" if one else said


def passed_over(report: Report) -> str:
    """What lies in the named folders and is not checked, as a sentence; empty when that is nothing."""
    over = report.passed_over
    told = [
        *_named(over.linked, "linked folder", "not followed"),
        *_named(over.broken, "draft by name that is no file", "", "drafts by name that are no files"),
        *_unread(over),
        *_named(over.excluded, "draft", "excluded by the configuration"),
    ]
    return f"Passed over: {'; '.join(told)}." if told else ""


def _named(names: Sequence[str], noun: str, why: str, plural: str = "") -> Iterator[str]:
    if names:
        counted = f"{len(names):,} {plural}" if plural and len(names) > 1 else _count(len(names), noun)
        more = ", …" if len(names) > _EXAMPLES else ""
        yield f"{counted}{' ' * bool(why)}{why} ({', '.join(names[:_EXAMPLES])}{more})"


def _unread(over: PassedOver) -> Iterator[str]:
    if over.unread:
        endings = sorted({PurePosixPath(name).suffix.lower() for name in over.unread})
        yield f"{_count(len(over.unread), 'file')} that claimlint cannot read ({', '.join(endings)})"


def _done(one: SettingsFile) -> str:
    told = []
    if one.off:
        told.append(f"Off: {', '.join(one.off)}.")
    if one.only:
        told.append(f"Looked for: only {', '.join(one.only)}.")
    if one.lowered:
        told.append(f"Lowered: {', '.join(f'{name} to {level}' for name, level in one.lowered)}.")
    return "".join(f" {part}" for part in told)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'s' * (number != 1)}"
