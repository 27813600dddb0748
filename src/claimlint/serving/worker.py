"""Does jobs in processes of their own, several at once and each for a limited time, so that the server always answers,
no draft keeps the others waiting, and Ctrl-C never waits for one.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from queue import SimpleQueue
from threading import Lock, Thread, Timer
from typing import Any, TypeVar

from claimlint.errors import ClaimlintError
from claimlint.serving.child import Job, received, send

T = TypeVar("T")
#: Jobs done at the same time; each takes a process with all rules in memory.
_PROCESSES = 2
#: More jobs than these do not wait.
_MOST_WAITING = 8
_SECONDS = 60.0


class Busy(Exception):
    """So many jobs are waiting that another one is not taken."""


class TookTooLong(ClaimlintError):
    """A job was ended because its time was over."""


class Worker:
    """Threads that hand jobs to processes, and what waits for them; a job nobody waits for any more is not begun."""

    def __init__(
        self, *, processes: int = _PROCESSES, most_waiting: int = _MOST_WAITING, seconds: float = _SECONDS
    ) -> None:
        self._most_waiting = most_waiting
        self._seconds = seconds
        self._jobs: SimpleQueue[tuple[Job, Future[Any]]] = SimpleQueue()
        self._waiting: set[Future[Any]] = set()
        self._idle: list[_Child] = []
        self._lock = Lock()
        for number in range(processes):
            Thread(target=self._work, name=f"claimlint-worker-{number}", daemon=True).start()

    def begin(self, job: Callable[[], T]) -> Future[T]:
        """Puts a job, which can be pickled, behind the others; raises Busy when too many wait."""
        future: Future[T] = Future()
        with self._lock:
            self._waiting = {one for one in self._waiting if not one.cancelled()}
            if len(self._waiting) >= self._most_waiting:
                raise Busy
            self._waiting.add(future)
        self._jobs.put((job, future))
        return future

    async def do(self, job: Callable[[], T]) -> T:
        """What the job returns, or raises; cancelling this drops a job that has not begun.

        Raises Busy when too many jobs wait, and TookTooLong when its time is over.
        """
        return await asyncio.wrap_future(self.begin(job))

    def _work(self) -> None:
        while True:
            job, future = self._jobs.get()
            with self._lock:
                self._waiting.discard(future)
            if not future.set_running_or_notify_cancel():
                continue
            try:
                future.set_result(self._done(job))
            except Exception as fault:
                future.set_exception(fault)

    def _done(self, job: Job) -> Any:
        # The one that was used last is warm.
        with self._lock:
            child = self._idle.pop() if self._idle else None
        child = child or _Child()
        result = child.done(job, self._seconds)
        with self._lock:
            self._idle.append(child)
        return result.value()


class _Result:
    def __init__(self, went_well: bool, said: Any) -> None:
        self._went_well = went_well
        self._said = said

    def value(self) -> Any:
        if self._went_well:
            return self._said
        raise self._said


class _Child:
    """One process."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "claimlint.serving.child"]
        self._process = subprocess.Popen(  # noqa: S603 - our own module
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True
        )

    def done(self, job: Job, seconds: float) -> _Result:
        """What came of a job; raises TookTooLong when its time was over, and RuntimeError when the process died."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        timer = Timer(seconds, self._process.kill)
        timer.daemon = True
        timer.start()
        try:
            send(self._process.stdin, job)
            return _Result(*received(self._process.stdout))
        except (EOFError, OSError):
            over = not timer.is_alive()
            self._end()
            if over:
                raise TookTooLong(
                    f"the check took longer than {seconds:g} seconds and was ended; split the draft, or check the file "
                    "with `claimlint check`"
                ) from None
            raise RuntimeError("the process that checks drafts has ended") from None
        finally:
            timer.cancel()

    def _end(self) -> None:
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with suppress(OSError):  # what was not sent cannot be
                    stream.close()
