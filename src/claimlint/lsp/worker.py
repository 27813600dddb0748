"""Does heavy work beside the conversation with the editor: jobs go in, results come out, one job after another."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from queue import SimpleQueue
from threading import Thread
from typing import Any, TypeVar

T = TypeVar("T")


class Worker:
    """One thread, which no end of the program waits for."""

    def __init__(self) -> None:
        self._jobs: SimpleQueue[tuple[Callable[[], Any], asyncio.Future[Any]]] = SimpleQueue()
        Thread(target=self._work, name="claimlint", daemon=True).start()

    async def run(self, job: Callable[[], T]) -> T:
        """The job's result, or what it raises; a job that is cancelled before it begins is left out."""
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._jobs.put((job, future))
        return await future

    def _work(self) -> None:
        while True:
            job, future = self._jobs.get()
            if future.cancelled():
                continue
            try:
                result, fault = job(), None
            except Exception as raised:
                result, fault = None, raised
            with contextlib.suppress(RuntimeError):  # the conversation is over
                future.get_loop().call_soon_threadsafe(_settle, future, result, fault)


def _settle(future: asyncio.Future[Any], result: Any, fault: Exception | None) -> None:
    if future.done():
        return
    if fault is None:
        future.set_result(result)
    else:
        future.set_exception(fault)
