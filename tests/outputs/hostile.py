"""Reports on drafts that try to break out: the drafts of tests/data/hostile.yaml go in, whole reports come out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from claimlint.config import Config, RunOptions
from claimlint.discovery import Draft, Drafts
from claimlint.linter import lint
from claimlint.model.report import NEEDS, FileReport, Report, Waiver

_DATA = Path(__file__).parents[1] / "data" / "hostile.yaml"


@cache
def drafts() -> Mapping[str, str]:
    """The drafts' texts by their paths."""
    with _DATA.open(encoding="utf-8") as stream:
        entries = yaml.safe_load(stream)
    return {entry.get("path", f"{name}.md"): entry["text"] for name, entry in entries.items()}


@cache
def hostile_report() -> Report:
    """The report on all of them, with all that any format may need."""
    with TemporaryDirectory() as folder:
        named = []
        for number, (path, text) in enumerate(drafts().items()):
            file = Path(folder) / f"{number}.draft"
            file.write_bytes(text.encode())
            named.append(Draft(path, file, Config(fail_on="error")))
        return lint(Drafts(tuple(named)), RunOptions(date(2026, 1, 15), "error", NEEDS))


@cache
def hostile_waivers() -> Report:
    """The same, with every second finding waived for a reason that the draft gives, and a hint that quotes it."""
    return replace(hostile_report(), files=tuple(map(_waived, hostile_report().files)))


def _waived(file: FileReport) -> FileReport:
    reason = drafts()[file.path].replace("\x00", "")
    waiver = Waiver(reason, by=reason[:200], until=date(2027, 1, 1))
    findings = tuple(
        replace(finding, waiver=waiver if number % 2 else None) for number, finding in enumerate(file.findings)
    )
    return replace(file, findings=findings, hints=(reason,))
