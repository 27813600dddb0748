"""How long 500 references take against a registry on this machine: `python tests/bench/registries.py [REFERENCES]`.

Every answer takes 50 ms. The run is compared with the same references asked one after another, and repeated with a
declared limit of 200 requests a second, which it must keep.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from multiprocessing import Event, Process
from multiprocessing import Queue as NewQueue
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Event as EventType
from urllib.request import urlopen

from claimlint.model.registry import Lock
from claimlint.verification.hosts import registries
from claimlint.verification.run import ask
from claimlint.verification.tasks import Learnt, Wanted
from tests.registry_server import REGISTRIES, Answer, serving, work

DELAY = 0.05
DECLARED = 200


@contextmanager
def registry(answer: Answer) -> Iterator[str]:
    """The address of a registry in a process of its own, so that it takes no time of the one that is measured."""
    ready: Queue[str] = NewQueue()
    done = Event()
    process = Process(target=_serve, args=(answer, ready, done), daemon=True)
    process.start()
    try:
        yield ready.get()
    finally:
        done.set()
        process.join()


def _serve(answer: Answer, ready: Queue[str], done: EventType) -> None:
    with serving() as server:
        server.on("/", answer)
        ready.put(server.address)
        done.wait()


def seconds(address: str, keys: tuple[str, ...]) -> float:
    """How long a run takes that asks for all keys."""
    mirrors = {name: f"{address}/{name}" for name in REGISTRIES}
    learnt = Learnt()
    begin = time.perf_counter()
    ask(Wanted(keys), Lock(), registries(mirrors, ""), "", date(2026, 1, 15), learnt, lambda: None)
    taken = time.perf_counter() - begin
    if len(learnt.records) != len(keys):
        raise SystemExit(f"only {len(learnt.records)} of {len(keys)} were answered: {set(learnt.faults.values())}")
    return taken


def one_after_another(address: str, keys: tuple[str, ...]) -> float:
    """How long plain requests take, each after the one before; a tenth of them, times ten."""
    begin = time.perf_counter()
    for key in keys[::10]:
        urlopen(f"{address}/crossref/works/{key}").read()  # noqa: S310 - this machine
    return (time.perf_counter() - begin) * len(keys) / len(keys[::10])


def main() -> None:
    """Measure and print."""
    keys = tuple(f"doi:10.1016/j.spn.{number}" for number in range(int(sys.argv[1]) if len(sys.argv) > 1 else 500))
    body = work("10.1016/j.spn.1", "Stretching").bytes
    with registry(Answer(body, delay=DELAY)) as address:
        slow, begin = one_after_another(address, keys), time.process_time()
        fast = seconds(address, keys)
        busy = time.process_time() - begin
        print(f"{len(keys)} references, {DELAY * 1000:.0f} ms an answer")
        print(f"one after another  {slow:6.2f} s")
        print(f"claimlint          {fast:6.2f} s   1/{slow / fast:.1f}   ({busy:.2f} s of it busy)")
    with serving() as server:
        server.on("/", Answer(body, headers={"X-Rate-Limit-Limit": str(DECLARED), "X-Rate-Limit-Interval": "1s"}))
        seconds(server.address, keys)
        moments = sorted(moment for _, moment in server.asked)
        busiest = max(sum(start <= one < start + 1 for one in moments) for start in moments)
        print(f"declared {DECLARED} a second: at most {busiest} in any second")


if __name__ == "__main__":
    main()
