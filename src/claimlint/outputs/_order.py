"""Which findings a report shows by themselves, and in what order."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from claimlint.model.levels import rank
from claimlint.model.report import FileReport, Finding, Report


def leading(file: FileReport) -> list[Finding]:
    """The findings of a file that stand under no stronger one, in reading order."""
    return sorted(file.leading, key=lambda finding: (finding.start.offset, finding.end.offset, finding.rule))


def shown(file: FileReport, also: Collection[str]) -> list[Finding]:
    """The leading findings that count, and of the others those that are `also` asked for (`known`, `waived`)."""
    return [finding for finding in leading(file) if finding.counts or finding.standing in also]


def by_path(report: Report) -> list[FileReport]:
    """The files of a report in the order of their paths."""
    return sorted(report.files, key=lambda file: file.path)


def worst_first(report: Report) -> list[tuple[FileReport, Finding]]:
    """All leading findings: those that count before the others, higher levels first, then in reading order."""
    found = [(file, finding) for file in by_path(report) for finding in leading(file)]
    return sorted(found, key=lambda one: (not one[1].counts, -rank(one[1].level)))


def blocks(report: Report, finding: Finding) -> bool:
    """Whether a finding by itself is enough to block its post."""
    return finding.counts and rank(finding.level) >= rank(report.fail_on)


def unchecked(report: Report) -> Iterator[tuple[str, str]]:
    """The path of every file that could not be checked, and why, as a sentence without the path."""
    for file in by_path(report):
        if file.error is not None:
            yield file.path, file.error.removeprefix(f"{file.path}: ")


def under(finding: Finding, file: FileReport) -> list[Finding]:
    """The weaker findings that are shown under this one: of the rules that it names, those nearest to it."""
    nearest: dict[str, Finding] = {}
    for other in file.findings:
        if other.under != finding.rule or other.rule not in finding.also:
            continue
        known = nearest.get(other.rule)
        if known is None or other.distance(finding) < known.distance(finding):
            nearest[other.rule] = other
    return [nearest[rule] for rule in finding.also if rule in nearest]
