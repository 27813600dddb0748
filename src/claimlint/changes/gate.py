"""What a change did to the gate itself: drafts and bases go in, a report on each configuration file or baseline that
lets more pass than it did comes out.

Its level is that of then or of now, whichever is higher: a change cannot excuse itself.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from claimlint.baseline import Baseline, baseline_of, place_of, read
from claimlint.changes.bases import Bases
from claimlint.changes.revisions import answer
from claimlint.changes.snapshot import Snapshot
from claimlint.changes.weakening import Change, levels_of, weaker
from claimlint.config import FILE_NAMES, Config, Configurations, RunOptions, holds, holds_settings
from claimlint.discovery import Drafts
from claimlint.engine.lines import LineIndex
from claimlint.errors import SettingsFault
from claimlint.linter import packs_of
from claimlint.model.document import Source
from claimlint.model.levels import rank
from claimlint.model.report import FileReport, Finding
from claimlint.packs.configuration_rules import RULES_ON_CONFIGURATION, WEAKENED

_MOST_OF_A_BASELINE = 100_000_000
_LEVELS = ("note", "warning", "error")
(_RULE,) = RULES_ON_CONFIGURATION


def weakened(drafts: Drafts, run: RunOptions, bases: Bases) -> Iterator[FileReport]:
    """A report with one finding on each file that weakens the gate, by path; raises as `lint` does."""
    if drafts.settings is None:
        return
    reports: dict[str, FileReport] = {}
    for folder in _folders(drafts):
        base = bases.of(folder) if holds(folder.is_dir) else None
        if base is None or base.then is None:
            continue
        for file, then, now, changes in _changes(drafts, base.then, run):
            level = max(_level(config, drafts.settings) for config in (then, now))
            if level >= 0 and file.path not in reports:
                report = _report(file, _LEVELS[level], (then, now), changes, run)
                reports[file.path] = report
    yield from (reports[path] for path in sorted(reports))


def _folders(drafts: Drafts) -> list[Path]:
    """Where the run looks (links followed): the named folders, and those of drafts that were named themselves."""
    below = (draft.file or Path(draft.path).absolute() for draft in drafts.files)
    alone = (file.parent for file in below if not any(file.is_relative_to(folder) for folder in drafts.folders))
    return [Path(os.path.realpath(one)) for one in dict.fromkeys((*drafts.folders, *alone))]


class _File:
    """A file that is part of the gate."""

    def __init__(self, place: Path) -> None:
        self.place = place
        here = Path.cwd()
        self.path = (place.relative_to(here) if place.is_relative_to(here) else place).as_posix()

    @property
    def text(self) -> str:
        """What it holds now; empty for one that is gone."""
        try:
            return self.place.read_bytes().decode("utf-8-sig", "replace") if self.place.is_file() else ""
        except OSError:
            return ""


_Found = tuple[_File, Config, Config, tuple[Change, ...]]


def _changes(drafts: Drafts, then: Snapshot, run: RunOptions) -> Iterator[_Found]:
    """The files that weaken the gate, with the settings of then and of now for what they hold for."""
    assert drafts.settings is not None
    try:
        past = drafts.settings.at(then)
    except SettingsFault:
        return  # it was broken, so that nothing was checked at all
    for place in _changed_files(drafts.settings, then):
        for probe in _probes(place, drafts, named=drafts.settings.named is not None):
            try:
                before, after = past.of(probe), drafts.settings.of(probe)
            except SettingsFault:
                continue
            if changes := weaker(before, after):
                yield _File(place), before, after, changes
                break
    if run.baseline:
        yield from _baselines(drafts, past, then)


def _changed_files(settings: Configurations, then: Snapshot) -> list[Path]:
    """The configuration files that are not as they were, new and deleted ones among them (absolute paths)."""
    if settings.named is not None:
        places = {settings.named}
    else:
        wanted = [f":(top,glob)**/{name}" for name in FILE_NAMES]
        listed = answer(then.root, "ls-files", "-co", "--exclude-standard", "-z", "--", *wanted)
        there = (then.root / os.fsdecode(name) for name in (listed or b"").split(b"\0") if name)
        places = {place for place in there if holds(place.is_file)}
        places = places.union(*(then.named(name) for name in FILE_NAMES))
    return [*_speaking(places, then)]


def _speaking(places: set[Path], then: Snapshot) -> Iterator[Path]:
    """Of the changed files one for each folder, by path: that which holds its settings now, else that which did."""
    first: dict[Path, tuple[bool, Path]] = {}
    for place in sorted(places):
        was, now = then.config_file(place), _bytes(place)
        if was != now and (holds_settings(place, now) or holds_settings(place, was)):
            silent = not holds_settings(place, now)
            first[place.parent] = min(first.get(place.parent, (silent, place)), (silent, place))
    yield from (place for _, place in first.values())


def _bytes(place: Path) -> bytes | None:
    try:
        return place.read_bytes() if place.is_file() else None
    except OSError:
        return None


def _probes(place: Path, drafts: Drafts, *, named: bool) -> Iterator[Path]:
    """Paths for which a file of settings holds: any in its folder that the run looks at, and the drafts below it."""
    looked_at = [Path(os.path.realpath(folder)) for folder in drafts.folders]
    files = [draft.file or Path(draft.path).absolute() for draft in drafts.files]
    if named:
        yield from (folder / "any.md" for folder in drafts.folders)
        yield from files
        return
    below = [file for file in files if Path(os.path.realpath(file)).is_relative_to(place.parent)]
    inside = any(place.is_relative_to(folder) or folder.is_relative_to(place.parent) for folder in looked_at)
    if below or inside:
        yield place.parent / "any.md"
    yield from below


def _baselines(drafts: Drafts, past: Configurations, then: Snapshot) -> Iterator[_Found]:
    """Baselines that carry more than they did."""
    assert drafts.settings is not None
    places = {place: draft for draft in drafts.files if (place := place_of(draft)) is not None}
    for place, draft in places.items():
        real = Path(os.path.realpath(place))
        data = then.read(real, _MOST_OF_A_BASELINE) if real.is_relative_to(then.root) else None
        try:
            before = baseline_of(data, place) if data is not None else Baseline()
        except SettingsFault:
            before = Baseline()
        more = (_carried(read(place)) - _carried(before)).total()
        if more:
            findings = "finding is" if more == 1 else "findings are"
            config = past.of(draft.file or Path(draft.path).absolute())
            yield _File(real), config, draft.config, (("", f"{more:,} more {findings} carried as known"),)


def _carried(baseline: Baseline) -> Counter[tuple[str, str]]:
    """What it carries, in whatever file, as files get other names."""
    return sum((file.counts for file in baseline.files.values()), Counter())


def _level(config: Config, settings: Configurations) -> int:
    """The rank of the finding's level, -1 where it is off; rules that a file selects do not leave it out."""
    if not settings.selects:
        config = replace(config, select=())
    return levels_of(config, packs_of(replace(config, packs=()))).get(WEAKENED, -1)


def _report(
    file: _File, level: str, configs: tuple[Config, Config], changes: tuple[Change, ...], run: RunOptions
) -> FileReport:
    """The finding on a file that held `configs` then and now."""
    then, now = configs
    text = file.text
    line = _line(text, changes[0][0])
    lines = LineIndex(text)
    at = lines.starts[line - 1]
    words = text[at:].split("\n", 1)[0].rstrip("\r")
    said = "; ".join(change for _, change in changes)
    finding = Finding(
        rule=WEAKENED,
        level=level,
        scope="span",
        title=_RULE.title,
        message=f"This change weakens the gate: {said}.",
        advice=_RULE.advice[0].text,
        authority=(),
        excerpt=words,
        sentence=said,  # short reports show it, and no message
        sentence_span=(0, len(said)),
        start=lines.position(at),
        end=lines.position(at + len(words)),
        fingerprint=hashlib.sha256(f"{WEAKENED}\n{said}".encode("utf-8", "replace")).hexdigest()[:16],
    )
    strictest = min((then.fail_on, now.fail_on), key=rank)
    needed = {"source", "review"} & set(run.needs)
    source = Source(file.path, text) if needed else None
    return FileReport(file.path, now.profile, now.jurisdiction, findings=(finding,), fail_on=strictest, source=source)


def _line(text: str, key: str) -> int:
    """The 1-based line of a setting, such as `files.exclude`; the first where none begins so."""
    last = key.rpartition(".")[2]
    for number, line in enumerate(text.split("\n"), start=1):
        if last and re.match(rf"[ \t{{-]*{last}(?::|[ \t]*=)|[ \t]*\[.*\b{last}[ \t]*\]", line):
            return number
    return 1
