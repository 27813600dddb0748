"""Drafts with waivers: a text goes in, the report on it comes out, as the linter gives it."""

from __future__ import annotations

from datetime import date

from claimlint.config import Config, RunOptions
from claimlint.discovery import Draft
from claimlint.linter import check_source
from claimlint.model.document import Source
from claimlint.model.report import FileReport, Finding
from claimlint.model.waiver import WaiverEntry

DAY = date(2026, 6, 1)
CURE = "Our herbal drops cure diabetes."
OTHER = "Our herbal drops cure asthma."
#: Rules that promise cures, and those on waivers.
SELECT = ("claims/cure-claim", "hype/superlative", "waivers")


def checked(text: str, config: Config | None = None, name: str = "draft.md") -> FileReport:
    """The report on a draft in which cures and superlatives are looked for."""
    draft = Draft(name, None, config or Config(select=SELECT))
    report = check_source(Source(name, text), draft, RunOptions(DAY))
    assert report.error is None, report.error
    return report


def rules(report: FileReport) -> list[str]:
    """The rules of all findings that count, in reading order."""
    return [finding.rule for finding in report.findings if finding.counts]


def waived(report: FileReport) -> list[Finding]:
    """The findings that somebody has waived."""
    return [finding for finding in report.findings if finding.waiver]


def states(report: FileReport) -> list[str]:
    """What became of each waiver."""
    return [waiver.state for waiver in report.waivers]


def only(report: FileReport) -> WaiverEntry:
    """The one waiver of a draft."""
    (waiver,) = report.waivers
    return waiver
