"""The report of one run: what became of each draft goes in, with what all have in common; the report comes out."""

from __future__ import annotations

from collections.abc import Iterable

from claimlint import __version__
from claimlint.baseline import Carriers
from claimlint.config import RunOptions
from claimlint.discovery import Draft, Drafts
from claimlint.model.report import FileReport, Report, RuleNote

MIXED = "mixed"


def report_of(
    checked: Iterable[FileReport], drafts: Drafts, run: RunOptions, *, rules_digest: str, notes: tuple[RuleNote, ...]
) -> Report:
    """The report on drafts by path; `notes` explain the rules of all findings, where the format asks for them.

    What baselines carry is known in it; they are read before the first draft is.
    """
    carriers = Carriers(drafts, carry=run.baseline)
    files = carriers.carried(sorted(checked, key=lambda file: file.path))
    return Report(
        version=__version__,
        rules_digest=rules_digest,
        as_of=run.as_of,
        fail_on=run.fail_on,
        files=files,
        skipped=drafts.skipped,
        profile=_shared(file.profile for file in files),
        jurisdiction=_shared(file.jurisdiction for file in files),
        rules=notes,
    )


def unchecked(draft: Draft, why: str) -> FileReport:
    """The report of a draft that could not be checked."""
    config = draft.config
    return FileReport(draft.path, config.profile, config.jurisdiction, error=why, fail_on=config.fail_on)


def broken_rules(files: Iterable[FileReport]) -> frozenset[str]:
    """The ids of the rules of all findings."""
    return frozenset(finding.rule for file in files for finding in file.findings)


def _shared(values: Iterable[str]) -> str:
    found = set(values)
    return found.pop() if len(found) == 1 else MIXED if found else ""
