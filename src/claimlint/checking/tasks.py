"""What waits to be checked, and what has been: plain data that travels between processes."""

from __future__ import annotations

from dataclasses import dataclass

from claimlint.discovery import Draft
from claimlint.model.document import Source
from claimlint.model.report import FileReport


@dataclass(frozen=True, slots=True)
class Missing:
    """A draft that no earlier run has a report on."""

    number: int
    """Its place among the drafts of the run."""
    draft: Draft
    length: int
    """Code points of its text."""
    source: Source | None
    """Its text, where it can be read once only, as on standard input."""


@dataclass(frozen=True, slots=True)
class Task:
    """One text to be checked."""

    number: int
    draft: Draft
    source: Source


@dataclass(frozen=True, slots=True)
class Done:
    """A text with its report."""

    task: Task
    report: FileReport
