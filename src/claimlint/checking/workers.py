"""Checks drafts in several processes: texts go in, reports come out as they are done.

Each worker has one pipe: a text goes there, its report comes back. When a worker dies, the draft that it was at is
unchecked, and the others take the rest. Where the platform can, workers are forked from a process that has loaded
everything; elsewhere each loads for itself.
"""

from __future__ import annotations

import gc
import multiprocessing
import pickle
import signal
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from claimlint.cache import Shelf, Store, in_use, using
from claimlint.checking.tasks import Done, Task
from claimlint.config import RunOptions
from claimlint.discovery import Draft
from claimlint.errors import ClaimlintError
from claimlint.linter import check_source
from claimlint.model.document import Source
from claimlint.model.report import FileReport
from claimlint.run_report import unchecked

#: Other systems offer fork as well, but not beside their own threads.
FORKS = sys.platform == "linux"
#: Bytes that a pipe takes while nobody reads: so large a text may wait in it while the worker is at another.
_WAITING_BYTES = 32_000
_SECONDS_TO_END = 5.0


@dataclass(slots=True, eq=False)
class _Worker:
    """One process, and the tasks that it has not answered: it is at the first of them."""

    process: BaseProcess
    pipe: Connection
    tasks: deque[Task] = field(default_factory=deque)

    def takes(self, message: bytes) -> bool:
        """Whether it can be given this now without waiting for it."""
        return not self.tasks or (FORKS and len(self.tasks) < 2 and len(message) <= _WAITING_BYTES)


class Workers:
    """So many processes that check."""

    def __init__(self, number: int, run: RunOptions) -> None:
        shelf = in_use()
        kept_in = shelf.store.file if shelf is not None else None
        if shelf is not None:
            shelf.store.close()  # no database may be open in two processes that were one
        context: Any = multiprocessing.get_context("fork" if FORKS else "spawn")
        gc.freeze()  # what is shared stays shared
        self._workers: list[_Worker] = []
        self._again: deque[Task] = deque()
        for _ in range(number):
            ours, theirs = context.Pipe()
            inherited = (*(one.pipe for one in self._workers), ours) if FORKS else ()
            process = context.Process(target=_work, args=(theirs, inherited, run, kept_in), daemon=True)
            with _interrupts_held():
                process.start()
            theirs.close()
            self._workers.append(_Worker(process, ours))
        gc.unfreeze()

    def checked(self, tasks: Iterator[Task]) -> Iterator[Done]:
        """Every task with its report, in the order in which they get done.

        When all workers have died, what is left stays in `tasks` and in `rest`.
        """
        self._hand_out(tasks)
        while busy := [worker for worker in self._workers if worker.tasks]:
            for pipe in wait([worker.pipe for worker in busy]):
                done = self._answer(next(worker for worker in busy if worker.pipe is pipe))
                self._hand_out(tasks)
                yield done

    @property
    def rest(self) -> Sequence[Task]:
        """Tasks that were given to workers that died before they came to them."""
        return tuple(self._again)

    def end(self) -> None:
        """Lets the workers go; those that are at something are stopped."""
        for worker in self._workers:
            worker.pipe.close()
            if worker.tasks:
                worker.process.terminate()
        for worker in self._workers:
            worker.process.join(_SECONDS_TO_END)
            if worker.process.exitcode is None:
                worker.process.kill()
                worker.process.join()
        self._workers.clear()

    def _hand_out(self, tasks: Iterator[Task]) -> None:
        """Gives each worker what it can take."""
        for depth in (0, 1):
            for worker in [one for one in self._workers if len(one.tasks) == depth]:
                task = self._again.popleft() if self._again else next(tasks, None)
                if task is None:
                    return
                message = pickle.dumps((task.draft, task.source))
                if not worker.takes(message):
                    self._again.appendleft(task)
                    continue
                try:
                    worker.pipe.send_bytes(message)
                    worker.tasks.append(task)
                except OSError:
                    self._again.appendleft(task)
                    self._dismiss(worker)

    def _answer(self, worker: _Worker) -> Done:
        try:
            report = worker.pipe.recv()
        except (EOFError, OSError):
            return self._bury(worker)
        if isinstance(report, ClaimlintError):  # nothing can be checked, by this worker or another
            raise report
        return Done(worker.tasks.popleft(), report)

    def _dismiss(self, worker: _Worker) -> None:
        """A worker that died gets no more; if it was at something, reading its pipe will say so."""
        if not worker.tasks:
            self._workers.remove(worker)
            worker.pipe.close()

    def _bury(self, worker: _Worker) -> Done:
        """What a dead worker was at is unchecked; what it had not come to is for others."""
        self._workers.remove(worker)
        worker.pipe.close()
        worker.process.join(_SECONDS_TO_END)
        lost = worker.tasks.popleft()
        self._again.extend(worker.tasks)
        why = _end_of(worker.process.exitcode)
        sentence = f"{lost.draft.path}: the process that checked it {why}; check it again, or with --jobs 1"
        return Done(lost, unchecked(lost.draft, sentence))


def _end_of(code: int | None) -> str:
    if code is None or code >= 0:
        return "ended before it was done"
    hint = ", as systems do when memory runs out" if -code == getattr(signal, "SIGKILL", None) else ""
    return f"was killed (signal {-code}{hint})"


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Keeps Ctrl-C waiting, so that a process that begins here ignores it before it can be hit by it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(pipe: Connection, inherited: Sequence[Connection], run: RunOptions, kept_in: Path | None) -> None:
    """Answers until nobody asks any more; Ctrl-C is for the process that asks."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for one in inherited:
        one.close()
    with using(Shelf(Store(kept_in)) if kept_in is not None and not FORKS else None):
        while True:
            try:
                draft, source = pickle.loads(pipe.recv_bytes())  # noqa: S301 - from the process that started this one
                pipe.send(_report_or_fault(source, draft, run))
            except (EOFError, OSError):
                return


def _report_or_fault(source: Source, draft: Draft, run: RunOptions) -> FileReport | ClaimlintError:
    """The report on a text, or a fault of the installation, which the process that asks is to say."""
    try:
        return check_source(source, draft, run)
    except ClaimlintError as fault:
        return fault
