"""One thread that does one job after the other, so that the server answers meanwhile and Ctrl-C never waits for it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from threading import Thread
from typing import Any, TypeVar

T = TypeVar("T")


class Worker:
    """The thread and what waits for it; a job that nobody waits for any more is not begun."""

    def __init__(self) -> None:
        self._jobs: SimpleQueue[tuple[Callable[[], Any], Future[Any]]] = SimpleQueue()
        Thread(target=self._work, name="claimlint-worker", daemon=True).start()

    def begin(self, job: Callable[[], T]) -> Future[T]:
        """Puts a job behind the others."""
        future: Future[T] = Future()
        self._jobs.put((job, future))
        return future

    async def do(self, job: Callable[[], T]) -> T:
        """What the job returns, or raises; cancelling this drops a job that has not begun."""
        return await asyncio.wrap_future(self.begin(job))

    def _work(self) -> None:
        while True:
            job, future = self._jobs.get()
            if not future.set_running_or_notify_cancel():
                continue
            try:
                future.set_result(job())
            except Exception as fault:
                future.set_exception(fault)
