"""The report of one run: what became of each draft goes in, with what all have in common; the report comes out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from claimlint import __version__
from claimlint.baseline import Carriers
from claimlint.config import Config, Resolved, RunOptions
from claimlint.discovery import Draft, Drafts
from claimlint.model.remarks import SettingsFile
from claimlint.model.report import FileReport, Report, RuleNote

MIXED = "mixed"
#: The rules and families that a configuration sets to a lower level than they have by themselves, with that level.
Lowered = Callable[[Config], tuple[tuple[str, str], ...]]


def report_of(
    checked: Iterable[FileReport],
    drafts: Drafts,
    run: RunOptions,
    *,
    rules_digest: str,
    notes: tuple[RuleNote, ...],
    lowered: Lowered,
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
        settings=tuple(_in_force(drafts, lowered)),
        passed_over=drafts.passed_over,
    )


def _in_force(drafts: Drafts, lowered: Lowered) -> Iterator[SettingsFile]:
    """The configuration files in force, by path."""
    if drafts.settings is None:
        return
    numbers: dict[Config, int] = {}
    resolved: dict[Config, Resolved] = {}
    for draft in drafts.files:
        numbers[draft.config] = numbers.get(draft.config, 0) + 1
        if draft.config not in resolved:
            resolved[draft.config] = drafts.settings.resolved(draft.file or Path(draft.path).absolute())
    for path in sorted({one.file for one in resolved.values() if one.file}):
        here = [config for config, one in resolved.items() if one.file == path]
        told = [_told(resolved[config], lowered) for config in here]
        off = tuple(dict.fromkeys(name for one in told for name in one[0]))
        only = tuple(dict.fromkeys(name for one in told for name in one[1]))
        low = tuple(dict.fromkeys(rule for one in told for rule in one[2]))
        yield SettingsFile(path, sum(numbers[config] for config in here), off, only, low)


def _told(resolved: Resolved, lowered: Lowered) -> tuple[tuple[str, ...], tuple[str, ...], tuple[tuple[str, str], ...]]:
    """What a file, and no option, switches off, looks for alone, and lowers."""
    config, origins = resolved.config, resolved.origins

    def from_file(key: str) -> bool:
        return any(entry.origin.kind == "file" for entry in origins[key])

    levels = dict(config.rules) if from_file("rules") else {}
    off = [name for name, level in levels.items() if level == "off"]
    off += config.ignore if from_file("ignore") else ()
    only = config.select if from_file("select") else ()
    return tuple(off), only, lowered(config) if levels.keys() - set(off) else ()


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
