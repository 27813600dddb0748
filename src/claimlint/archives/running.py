"""A whole run: sources go in, an output folder comes out that holds what every post came to."""

from __future__ import annotations

import hashlib
import itertools
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from claimlint import __version__
from claimlint.archives import dataset, manifest, pool
from claimlint.archives.batches import batches
from claimlint.archives.checking import Checking
from claimlint.archives.inputs import Input, find_inputs
from claimlint.archives.records import Batch, Reading
from claimlint.archives.summary import Summary, summarise
from claimlint.linter import rules_digest


@dataclass(frozen=True, slots=True)
class Engine:
    """Where batches are checked."""

    jobs: int
    ray: bool = False
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is."""

    posts: int
    words: int
    rejected: int
    seconds: float
    share: float
    """Of the bytes that this run has to read."""

    @property
    def left(self) -> float | None:
        """Seconds that it will still take; None when that cannot be told yet."""
        return self.seconds / self.share * (1 - self.share) if self.share > 0 else None


@dataclass(frozen=True, slots=True)
class Archive:
    """What a run is about."""

    sources: Sequence[str]
    folder: Path
    reading: Reading
    checking: Checking
    engine: Engine
    as_of: date | None = None
    """None for today or, where a run goes on, for the day on which it began."""
    retry: bool = False
    """Whether batches with rejected records are checked again."""


def run(archive: Archive, tell: Callable[[Progress], None], say: Callable[[str], None]) -> Summary:
    """Checks what is not yet checked, then writes the summary and the overview.

    Raises SettingsFault or PackFaults when something stops the run; what was done by then stays done.
    """
    from dataclasses import replace

    inputs = find_inputs(archive.sources)
    with manifest.alone(archive.folder):
        before = manifest.read(archive.folder)
        day = archive.as_of or (date.fromisoformat(before.settings["as_of"]) if before else None) or _today()
        run_options = replace(archive.checking.run, as_of=day)
        archive = replace(archive, checking=replace(archive.checking, run=run_options))
        state = _begun(archive, before, inputs, say)
        for progress in _checked(archive, inputs):
            tell(progress)
        state.complete = True
        summary = summarise(archive.folder, state.settings, state.paths)
        state.write(archive.folder)
    return summary


def _today() -> date:
    from datetime import datetime

    return datetime.now().astimezone().date()


def _begun(
    archive: Archive, before: manifest.Manifest | None, inputs: Sequence[Input], say: Callable[[str], None]
) -> manifest.Manifest:
    """The folder as it has to be before anything is checked: nothing half written, nothing of inputs that changed."""
    settings = _settings(archive)
    if before is not None:
        manifest.refuse_other(archive.folder, before, settings)
        for one in inputs:
            if before.inputs.get(one.key, one.state) != one.state:
                say(f"{one.path} has changed since; it is checked anew.")
                dataset.forget(archive.folder, one.key)
        for key in before.inputs.keys() - {one.key for one in inputs}:
            say(f"{before.paths.get(key, key)} is not among the sources any more; what was found there stays.")
        if archive.retry:
            dataset.forget_rejected(archive.folder)
        dataset.forget_unfinished(archive.folder)
    states = {**(before.inputs if before else {}), **{one.key: one.state for one in inputs}}
    paths = {**(before.paths if before else {}), **{one.key: one.path for one in inputs}}
    state = manifest.Manifest(settings, states, paths)
    state.write(archive.folder)
    return state


def _settings(archive: Archive) -> dict[str, Any]:
    """What the rows rest on besides the inputs."""
    config, limits, columns = archive.checking.config, archive.reading.limits, archive.reading.columns
    return {
        "version": __version__, "rules": rules_digest([config]), "as_of": archive.checking.run.as_of.isoformat(),
        "profile": config.profile, "jurisdiction": config.jurisdiction,
        "settings": hashlib.sha256(repr(config).encode()).hexdigest()[:16],
        "max_size": limits.size, "max_seconds": archive.checking.max_seconds, "min_words": archive.checking.min_words,
        "batch": [limits.posts, limits.characters],
        "columns": [columns.text, columns.address, columns.title, columns.date, columns.language, columns.suffix],
    }  # fmt: skip


def _checked(archive: Archive, inputs: Sequence[Input]) -> Iterator[Progress]:
    begin = time.monotonic()
    reached: dict[str, int] = {}
    posts = words = rejected = 0
    total = sum(one.size for one in inputs) or 1
    work = _Work(archive, inputs)
    for tally in work.tallies():
        posts, words, rejected = posts + tally.posts, words + tally.words, rejected + tally.rejected
        reached[tally.key] = max(reached.get(tally.key, 0), tally.position)
        skipped = sum(work.skipped.values())
        share = (sum(reached.values()) - sum(work.skipped.get(key, 0) for key in reached)) / max(1, total - skipped)
        yield Progress(posts, words, rejected, time.monotonic() - begin, min(1.0, max(0.0, share)))


class _Work:
    """The batches that are to be checked, by one engine or the other."""

    def __init__(self, archive: Archive, inputs: Sequence[Input]) -> None:
        self._archive = archive
        self._inputs = inputs
        self.skipped: dict[str, int] = {}
        """Bytes of each input at its beginning that an earlier run has checked."""

    def tallies(self) -> Iterator[dataset.Tally]:
        archive = self._archive
        if archive.engine.ray:
            from claimlint.archives import ray_engine

            return ray_engine.run(
                self._inputs, archive.folder, archive.reading, archive.checking,
                jobs=archive.engine.jobs, address=archive.engine.address,
            )  # fmt: skip
        missing = self._missing()
        first = next(missing, None)
        if first is None:
            return iter(())
        return pool.run(itertools.chain([first], missing), archive.folder, archive.checking, archive.engine.jobs)

    def _missing(self) -> Iterator[Batch]:
        for one in self._inputs:
            known = dataset.done(self._archive.folder, one.key)
            from_the_start = True
            for batch in batches(one, self._archive.reading):
                if batch.number not in known:
                    from_the_start = False
                    yield batch
                elif from_the_start:
                    self.skipped[one.key] = batch.position
