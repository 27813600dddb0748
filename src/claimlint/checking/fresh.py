"""Checks what no earlier run knows, in this process or in several: drafts go in, reports come out."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence

from claimlint.checking.pace import Pace, cores
from claimlint.checking.tasks import Done, Missing, Task
from claimlint.checking.workers import Workers
from claimlint.config import RunOptions
from claimlint.discovery import read_source
from claimlint.errors import UncheckedFile
from claimlint.linter import check_source, rules_of
from claimlint.model.document import Source
from claimlint.run_report import unchecked

#: More processes than this wait for each other more than they help.
_MOST_PROCESSES = 16


def checked(missing: Sequence[Missing], run: RunOptions, jobs: int | None) -> Iterator[Done]:
    """Every draft with its report, in no particular order; `jobs` None takes as many processes as pay.

    Raises PackFaults or SettingsFault, before anything is checked, when rules or settings are broken.
    """
    for config in dict.fromkeys(one.draft.config for one in missing):
        rules_of(config)
    return _Fresh(missing, run, jobs).checked()


class _Fresh:
    """The drafts of one run that have to be checked."""

    def __init__(self, missing: Sequence[Missing], run: RunOptions, jobs: int | None) -> None:
        self.run = run
        self.pace = Pace()
        self.processes = min(_processes(jobs), max(1, len(missing) - 1))
        self.decided = jobs is not None
        self.left = sum(one.length for one in missing)
        self.unread: list[Done] = []
        self.tasks = self._tasks(missing)

    def checked(self) -> Iterator[Done]:
        # The first draft is always checked here: it brings everything into memory, which workers then share.
        for task in self.tasks:
            yield self._check(task)
            if self.processes > 1 and (self.decided or self.pace.is_worth_more(self.left)):
                break
        else:
            yield from self.unread
            return
        yield from self._by_workers()
        yield from self.unread

    def _by_workers(self) -> Iterator[Done]:
        workers = Workers(self.processes, self.run)
        try:
            yield from workers.checked(self.tasks)
            rest = workers.rest
        finally:
            workers.end()
        for task in (*rest, *self.tasks):  # when no worker is left
            yield self._check(task)

    def _check(self, task: Task) -> Done:
        begin = time.perf_counter()
        report = check_source(task.source, task.draft, self.run)
        self.pace.note(len(task.source.text), time.perf_counter() - begin)
        return Done(task, report)

    def _tasks(self, missing: Sequence[Missing]) -> Iterator[Task]:
        """The texts as they are now, each read when its turn comes."""
        for one in missing:
            self.left -= one.length
            try:
                source = one.source if one.source is not None else read_source(one.draft)
            except UncheckedFile as fault:
                task = Task(one.number, one.draft, Source(one.draft.path, ""))
                self.unread.append(Done(task, unchecked(one.draft, str(fault))))
            else:
                yield Task(one.number, one.draft, source)


def _processes(jobs: int | None) -> int:
    if os.environ.get("CLAIMLINT_DEBUG"):
        return 1  # a defect is shown where it happens
    return jobs if jobs is not None else min(cores(), _MOST_PROCESSES)
