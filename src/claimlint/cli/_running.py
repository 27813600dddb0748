"""How drafts are gone through: the options of speed go in, and the report of a run that was hurried along comes out."""

from __future__ import annotations

import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from rich.progress import Progress

    from claimlint.config import RunOptions
    from claimlint.discovery import Drafts
    from claimlint.model.report import Report

    _JobsType = click.ParamType[int | None]
else:  # before click 8.4 it takes no type parameter
    _JobsType = click.ParamType

F = TypeVar("F", bound=Callable[..., Any])
AUTO = "auto"
_MOST_JOBS = 256
#: Seconds that a run takes before it shows how far it is.
_PATIENCE = 2.0
#: Seconds until a line says that something is done, and the line.
_SECONDS_TO_NOTICE = 0.4
_NOTICE = "Checking … (a first run reads all rules)"
_SECONDS_BETWEEN_STEPS = 0.1


class Jobs(_JobsType):
    """A number of processes, or `auto` (None)."""

    name = "jobs"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int | None:
        """The number."""
        if value == AUTO:
            return None
        try:
            number = int(value)
        except ValueError:
            number = 0
        if not 1 <= number <= _MOST_JOBS:
            raise click.BadParameter(f"`{value}` is neither a number from 1 to {_MOST_JOBS} nor {AUTO}", ctx, param)
        return number


_OPTIONS = (
    click.option(
        "--jobs",
        type=Jobs(),
        default=AUTO,
        metavar="N",
        help="Check with so many processes (default: auto, as many as pay).",
    ),
    click.option("--no-cache", is_flag=True, help="Neither use nor keep results of other runs."),
)


def running_options(command: F) -> F:
    """How many processes, and whether results are kept; their values go to `checked`."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def checked(drafts: Drafts, run: RunOptions, *, jobs: int | None, no_cache: bool) -> Report:
    """The report on all drafts; raises as `claimlint.checking.check` does."""
    from claimlint.checking import check

    with _kept(no_cache), notice() as shown, _progress(shown) as progress:
        return check(drafts, run, jobs=jobs, progress=progress)


class Notice:
    """A line on standard error that something is being done: it comes after a moment and goes with the end.

    It has no thread of its own, because workers are forked meanwhile. Where standard error is no terminal, or signals
    are somebody else's matter, there is none.
    """

    def __init__(self) -> None:
        self._shown = False
        self._before: Any = None

    def begin(self) -> None:
        """Shows the line in a moment, if it has not ended by then."""
        if sys.stderr is None or not sys.stderr.isatty() or threading.current_thread() is not threading.main_thread():
            return
        if hasattr(signal, "setitimer") and signal.getsignal(signal.SIGALRM) is signal.SIG_DFL:
            self._before = signal.signal(signal.SIGALRM, self._show)
            signal.setitimer(signal.ITIMER_REAL, _SECONDS_TO_NOTICE)
        elif not hasattr(signal, "setitimer"):
            self._show()

    def _show(self, *_: Any) -> None:
        self._shown = True
        sys.stderr.write(_NOTICE)
        sys.stderr.flush()

    def end(self) -> None:
        """Takes the line away, or sees to it that it does not come."""
        if self._before is not None:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, self._before)
            self._before = None
        if self._shown:
            self._shown = False
            sys.stderr.write(f"\r{' ' * len(_NOTICE)}\r")
            sys.stderr.flush()


@contextmanager
def notice() -> Iterator[Notice]:
    """Something to be seen within a second, while rules and drafts are read."""
    shown = Notice()
    shown.begin()
    try:
        yield shown
    finally:
        shown.end()


@contextmanager
def _kept(no_cache: bool) -> Iterator[None]:
    """Keeps results in this user's cache meanwhile."""
    from claimlint.cache import Shelf, Store, location, using

    file = None if no_cache else location().file
    with using(Shelf(Store(file, date.today())) if file is not None else None):  # noqa: DTZ011 - the age of entries
        yield


@contextmanager
def _progress(shown: Notice | None = None) -> Iterator[Callable[[int, int], None] | None]:
    """Where standard error is a terminal, a bar that comes when the run takes long and goes with its end."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    bar = _Bar(shown)
    try:
        yield bar.step
    finally:
        bar.end()


class _Bar:
    """The bar; it has no thread of its own, because workers are forked while it is shown."""

    def __init__(self, shown: Notice | None) -> None:
        self._notice = shown
        self._begin = time.monotonic()
        self._shown = 0.0
        self._bar: Progress | None = None

    def step(self, done: int, of: int) -> None:
        now = time.monotonic()
        if now - self._begin < _PATIENCE or now - self._shown < _SECONDS_BETWEEN_STEPS:
            return
        self._shown = now
        if self._bar is None:
            if self._notice is not None:
                self._notice.end()
            self._bar = _made()
            self._bar.add_task("Checking", total=of)
            self._bar.start()
        self._bar.update(self._bar.task_ids[0], completed=done, total=of)
        self._bar.refresh()

    def end(self) -> None:
        if self._bar is not None:
            self._bar.stop()


def _made() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False)
