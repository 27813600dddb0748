"""Checks batches in processes of this machine: batches go in, they are written, and what each came to comes out.

The pool is the standard library's. A batch whose process died is checked again record by record, so that the one
record that kills a process is rejected and no other is.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import time
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from pathlib import Path
from threading import Thread
from typing import Any

from claimlint.archives.checking import Checking, Rows, check_batch
from claimlint.archives.dataset import Tally, write
from claimlint.archives.records import BadRecord, Batch, Post
from claimlint.checking.workers import FORKS

#: Batches that wait for each process, so that none waits for the reader.
_AHEAD = 1
#: Seconds between a worker's looks after the process that began it.
_LOOK = 0.5
_SAMPLE = "This tea cures migraine in 95% of patients, and it may lower the risk of stroke."
_KILLED = "the process that checked it was killed twice, as systems do when memory runs out"


def run(batches: Iterator[Batch], folder: Path, how: Checking, jobs: int) -> Iterator[Tally]:
    """What each batch came to, in the order in which they get done; raises what `check_batch` and `write` raise."""
    if jobs == 1:
        for batch in batches:
            yield check_and_write(batch, folder, how)
        return
    pool = _Pool(folder, how, jobs)
    try:
        yield from pool.run(batches)
    finally:
        pool.end()


def check_and_write(batch: Batch, folder: Path, how: Checking) -> Tally:
    """One batch from its records to its parts."""
    return write(folder, batch, check_batch(batch, how))


class _Pool:
    def __init__(self, folder: Path, how: Checking, jobs: int) -> None:
        self._folder = folder
        self._how = how
        self._jobs = jobs
        self._busy: dict[Future[Tally], Batch] = {}
        if FORKS:
            _warm(how)
        self._executor = _executor(jobs)

    def run(self, batches: Iterator[Batch]) -> Iterator[Tally]:
        lost: list[Batch] = []
        while self._fill(batches, lost) or self._busy:
            for future in wait(self._busy, return_when=FIRST_COMPLETED).done:
                batch = self._busy.pop(future)
                try:
                    yield future.result()
                except BrokenProcessPool:
                    lost.append(batch)
            if lost:
                yield from self._recover(lost)
                lost.clear()

    def end(self) -> None:
        self._executor.shutdown(wait=True, cancel_futures=True)

    def _fill(self, batches: Iterator[Batch], lost: list[Batch]) -> bool:
        """Whether something was handed out."""
        handed = False
        while not lost and len(self._busy) < self._jobs * (1 + _AHEAD):
            batch = next(batches, None)
            if batch is None:
                break
            try:
                self._busy[self._executor.submit(check_and_write, batch, self._folder, self._how)] = batch
                handed = True
            except BrokenProcessPool:
                lost.append(batch)
        return handed or bool(lost)

    def _recover(self, lost: list[Batch]) -> Iterator[Tally]:
        """With one process that died the whole pool ended: checks what it was at, then begins another."""
        for future in wait(self._busy).done:
            batch = self._busy.pop(future)
            if isinstance(future.exception(), BrokenProcessPool):
                lost.append(batch)
            else:
                yield future.result()
        self._executor.shutdown()
        for batch in lost:
            yield self._carefully(batch)
        self._executor = _executor(self._jobs)

    def _carefully(self, batch: Batch) -> Tally:
        """A batch in a process of its own and, when that one dies too, record by record."""
        with _executor(1) as alone:
            try:
                return alone.submit(check_and_write, batch, self._folder, self._how).result()
            except BrokenProcessPool:
                pass
        return write(self._folder, batch, _joined([self._record(batch, at) for at in range(len(batch.records))]))

    def _record(self, batch: Batch, at: int) -> Rows:
        record = batch.records[at]
        one = replace(batch, records=(record,))
        with _executor(1) as alone:
            try:
                return alone.submit(check_batch, one, self._how).result()
            except BrokenProcessPool:
                lost = replace(one, records=(BadRecord(record.number, _KILLED, record.address),))
                return check_batch(lost, self._how)


def _warm(how: Checking) -> None:
    """Reads rules and parser here, so that forked processes share them."""
    check_batch(Batch("", 0, (Post(1, ".md", _SAMPLE),)), replace(how, min_words=0))


def _joined(rows: list[Rows]) -> Rows:
    def all_of(name: str) -> tuple[Any, ...]:
        return tuple(row for one in rows for row in getattr(one, name))

    return Rows(all_of("posts"), all_of("findings"), all_of("claims"), all_of("rejected"))


def _executor(jobs: int) -> ProcessPoolExecutor:
    gc.freeze()  # what is shared stays shared
    context: Any = multiprocessing.get_context("fork" if FORKS else "spawn")
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin, initargs=(os.getpid(),))


def _begin(parent: int) -> None:
    """Ctrl-C is for the process that asks, and when that one is killed its workers end as well."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_LOOK)
    os._exit(1)
