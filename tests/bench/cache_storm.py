"""Several processes check while one clears the cache and one damages it: `python tests/bench/cache_storm.py [SECONDS]`.

Every report must equal the one without a cache. Prints how many reports were compared, how many drafts in them came
from the cache, and how many differed; the status is 1 when any did. The tests run the same for a few seconds.
"""

from __future__ import annotations

import multiprocessing
import random
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from claimlint.cache import Shelf, Store, using
from claimlint.cache.store import clear
from claimlint.checking import check, fresh
from claimlint.config import Config, RunOptions
from claimlint.discovery import Draft, Drafts
from claimlint.linter import check_source, lint
from claimlint.outputs import Style, renderer

DAY = date(2026, 1, 15)
POSTS = 6
CHECKERS = 4


def drafts_in(folder: Path) -> Drafts:
    """Short drafts, each with a finding of its own."""
    drafts = []
    for number in range(POSTS):
        file = folder / f"post-{number:02}.md"
        file.write_text(f"Our {number} herbal drops cure diabetes.\n", encoding="utf-8")
        drafts.append(Draft(file.name, file, Config(select=("claims/cure-claim",))))
    return Drafts(tuple(drafts))


def storm(seconds: float, folder: Path) -> Counter[str]:
    """Counts of `reports`, `drafts`, `anew` (drafts checked because the cache did not know them) and `different`."""
    context: Any = multiprocessing.get_context("fork")
    drafts, file = drafts_in(folder), folder / "cache" / "results.sqlite"
    run = RunOptions(DAY)
    plain = renderer("json")(lint(drafts, run), Style())
    end, told = time.monotonic() + seconds, context.Queue()
    jobs: list[tuple[Any, Any]] = [(_check, (drafts, run, plain, file, end, told)) for _ in range(CHECKERS)]
    jobs += [(_clear, (file, end)), (_damage, (file, end))]
    processes = [context.Process(target=work, args=arguments) for work, arguments in jobs]
    for process in processes:
        process.start()
    counts = sum((told.get(timeout=seconds + 120) for _ in range(CHECKERS)), Counter[str]())
    for process in processes:
        process.join(60)
        counts["failed"] += process.exitcode != 0
    return counts


def _check(drafts: Drafts, run: RunOptions, plain: str, file: Path, end: float, told: Any) -> None:
    counts: Counter[str] = Counter()

    def counted(*arguments: Any) -> Any:
        counts["anew"] += 1
        return check_source(*arguments)

    vars(fresh)["check_source"] = counted
    while time.monotonic() < end or not counts["reports"]:
        with using(Shelf(Store(file))):
            report = check(drafts, run)
        counts["reports"] += 1
        counts["drafts"] += len(drafts.files)
        counts["different"] += renderer("json")(report, Style()) != plain
    told.put(counts)


def _clear(file: Path, end: float) -> None:
    while time.monotonic() < end:
        time.sleep(1.5)
        with suppress(OSError):
            clear(file)


def _damage(file: Path, end: float) -> None:
    chance = random.Random(7)  # noqa: S311 - damage, not secrets
    while time.monotonic() < end:
        time.sleep(0.1)
        with suppress(OSError, ValueError), file.open("r+b") as stream:
            size = stream.seek(0, 2)
            stream.seek(chance.randrange(size + 1))
            if chance.random() < 0.1:
                stream.truncate()
            else:
                stream.write(chance.randbytes(chance.randrange(1, 600)))


def main() -> int:
    """Run and print."""
    with tempfile.TemporaryDirectory() as folder:
        counts = storm(float(sys.argv[1]) if len(sys.argv) > 1 else 20, Path(folder))
    remembered = counts["drafts"] - counts["anew"]
    print(f"{counts['reports']:,} reports of {POSTS} drafts, {remembered:,} drafts of them from the cache")
    print(f"{counts['different']} reports differ from the plain one, {counts['failed']} processes failed")
    return 1 if counts["different"] or counts["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
