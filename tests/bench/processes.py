"""Measures whole processes: a command line goes in, its seconds and its peak of memory come out."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Measure:
    """What one run took."""

    seconds: float
    peak: int
    """The most memory that one process of the run held, in bytes."""


@dataclass(frozen=True)
class Case:
    """One thing that is measured."""

    name: str
    command: Sequence[str]
    folder: Path
    """Where it runs."""
    surroundings: dict[str, str]
    statuses: range | None = None
    """The exit statuses that count as done; None for any, as for programs that count problems there."""
    before: Callable[[], None] = lambda: None
    """Brings about the state that the case is about; it is not measured."""


class NotDone(RuntimeError):
    """A run that ended otherwise than it should: its figures would be worth nothing."""


def measure(case: Case) -> Measure:
    """Runs the command once; raises NotDone.

    What it prints goes to a file, because a pipe would have to be read meanwhile.
    """
    case.before()
    with (case.folder / "printed.txt").open("w+b") as printed:
        begin = time.perf_counter()
        running = subprocess.Popen(
            case.command, cwd=case.folder, env=case.surroundings, stdin=subprocess.DEVNULL, stdout=printed,
            stderr=subprocess.STDOUT,
        )  # fmt: skip
        _, status, usage = os.wait4(running.pid, 0)
        seconds = time.perf_counter() - begin
        running.returncode = os.waitstatus_to_exitcode(status)
        wrong = running.returncode < 0 or (case.statuses is not None and running.returncode not in case.statuses)
        if wrong:
            printed.seek(0)
            said = printed.read(2000).decode("utf-8", "replace")
            raise NotDone(f"{case.name}: status {running.returncode}\n{said}")
    return Measure(seconds, usage.ru_maxrss * 1024)


def medians(cases: Sequence[Case], runs: int, tell: Callable[[str], None]) -> dict[str, Measure]:
    """The median of so many runs of each case; cases take turns, so that a slow spell falls on all of them."""
    found: dict[str, list[Measure]] = {case.name: [] for case in cases}
    for number in range(runs):
        for case in cases:
            tell(f"run {number + 1} of {runs}: {case.name}")
            found[case.name].append(measure(case))
    return {
        name: Measure(statistics.median(one.seconds for one in taken), max(one.peak for one in taken))
        for name, taken in found.items()
    }
