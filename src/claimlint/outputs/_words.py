"""A finding in words that are the same in every format: what to do, on whose authority, or why it was excused."""

from __future__ import annotations

from claimlint.model.document import Place
from claimlint.model.report import CitedAuthority, Finding, Waiver


def counsel(finding: Finding) -> str:
    """What is wrong and what to write instead, or why the finding does not count; never empty."""
    message = finding.message or finding.title or finding.rule
    if not finding.counts:
        return f"{message} {excuse(finding)}"
    return f"{message} Instead: {finding.advice}" if finding.advice else message


def cited(authority: CitedAuthority) -> str:
    """An authority by title, year and section."""
    year = f" ({authority.year})" if authority.year and str(authority.year) not in authority.title else ""
    section = f", {authority.section}" if authority.section else ""
    return f"{authority.title}{year}{section}"


def excuse(finding: Finding) -> str:
    """Why a finding does not count, as a sentence; empty for one that does."""
    if finding.waiver is not None:
        return waived(finding.waiver)
    return "Known: carried by the baseline." if finding.known else ""


def waived(waiver: Waiver) -> str:
    """A waiver as a sentence."""
    by = f", by {waiver.by}" if waiver.by else ""
    until = f", until {waiver.until.isoformat()}" if waiver.until else ""
    return f"Waived: {waiver.reason}{by}{until}."


def spot(finding: Finding) -> str:
    """Where a finding begins: `line 3:21`, or `paragraph 12` in a draft that shows no lines."""
    if finding.place is not None:
        return f"paragraph {finding.place.paragraph}"
    return f"line {finding.start.line}:{finding.start.column}"


def surroundings(place: Place) -> str:
    """What an editor sees around a paragraph: `Treatment › Results (table)`; empty where there is nothing to say."""
    path = " › ".join(place.headings)
    part = "" if place.part == "body" else place.part
    return f"{path} ({part})" if path and part else path or part
