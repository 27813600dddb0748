"""Records what was found: reports on drafts and the baseline as it is go in, the baseline as it should be comes out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from claimlint.baseline.carrying import Carrier
from claimlint.baseline.record import Baseline, Known, KnownFile, counted
from claimlint.model.report import FileReport


@dataclass(frozen=True, slots=True)
class Checked:
    """One draft of this run."""

    name: str
    """Its path from the baseline's folder."""
    report: FileReport
    off: Collection[str]
    """Ids of rules that exist and were not looked for, so that nothing can be said of their findings."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """A baseline and what is new in it."""

    baseline: Baseline
    added: int
    dropped: int


def recorded(before: Carrier, checked: Iterable[Checked], *, prune: bool) -> Recorded:
    """The baseline with what was found in the checked drafts in the place of what it held of them.

    With `prune` nothing is added: what is no longer found, and what is held of files that are gone, is dropped. Drafts
    that could not be checked keep what is held of them.
    """
    files = dict(before.baseline.files)
    added = 0
    for one in sorted(checked, key=lambda one: one.name):
        if one.report.error is not None:
            continue
        found = before.known(one.report, one.name)
        old = files.pop(found[0]).findings if found else {}
        now = _findings(one, old, prune=prune)
        added += _more(now, old)
        if now:
            files[one.name] = KnownFile(one.report.digest, now)
    if prune:
        files = {name: file for name, file in files.items() if before.exists(name)}
    after = Baseline(files)
    return Recorded(after, added, before.baseline.size + added - after.size)


def _findings(one: Checked, old: Mapping[Known, int], *, prune: bool) -> dict[Known, int]:
    """What a baseline should hold of a draft."""
    now = counted(one.report.findings)
    if prune:
        held = KnownFile("", old).counts
        now = {known: number for known, count in now.items() if (number := min(count, held[known.key]))}
    return now | {known: number for known, number in old.items() if known.rule in one.off}


def _more(now: Mapping[Known, int], old: Mapping[Known, int]) -> int:
    """How many findings are held now that were not."""
    return (KnownFile("", now).counts - KnownFile("", old).counts).total()
