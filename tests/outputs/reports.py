"""Findings and reports for tests of outputs: a few words go in, whole values come out."""

from __future__ import annotations

from datetime import date
from typing import Any

from claimlint.model.report import CitedAuthority, FileReport, Finding, Position, Report

GUIDANCE = CitedAuthority("guidance", "Guidance on Claims", "§ 3", 2022, None)
ADVICE = "Say what was measured, in whom, and by how much."


def finding(sentence: str, found: str, line: int = 3, **changes: Any) -> Finding:
    """A finding whose words stand in a sentence that fills a line of its own."""
    start = sentence.index(found)
    values: dict[str, Any] = {
        "rule": "claims/cure-claim",
        "level": "error",
        "scope": "span",
        "title": "Promises a cure",
        "message": f"“{found}” promises a cure.",
        "advice": ADVICE,
        "authority": (GUIDANCE,),
        "excerpt": found,
        "sentence": sentence,
        "sentence_span": (start, start + len(found)),
        "start": Position(line, start + 1, line * 1000 + start),
        "end": Position(line, start + 1 + len(found), line * 1000 + start + len(found)),
        "fingerprint": "0123456789abcdef",
    }
    return Finding(**values | changes)


def file(*findings: Finding, path: str = "draft.md", words: int = 640, **changes: Any) -> FileReport:
    """A file of a clinic in the US."""
    return FileReport(path, "clinic", "us", words, findings, **changes)


def report(*files: FileReport, fail_on: str = "error", skipped: tuple[str, ...] = ()) -> Report:
    """A run of a clinic in the US."""
    return Report("0.1.0", "fedcba9876543210", date(2026, 1, 15), fail_on, files, skipped, "clinic", "us")
