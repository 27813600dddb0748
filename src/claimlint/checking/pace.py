"""Whether more processes are worth their start: the times that drafts took go in, yes or no comes out."""

from __future__ import annotations

import os

from claimlint.checking.workers import FORKS

#: Seconds of work ahead from which a second process pays. Measured on two cores: forked workers work after 0.1 s, and
#: make up for it within a second; elsewhere each loads spaCy and the rules for itself.
WORTH = 2.0 if FORKS else 10.0
#: Seconds of work that tell the pace.
_ENOUGH = 0.3


class Pace:
    """How fast drafts are checked; the first one is left out, as it also pays for what is loaded once."""

    def __init__(self) -> None:
        self._drafts = 0
        self._length = 0
        self._seconds = 0.0

    def note(self, length: int, seconds: float) -> None:
        """A draft of so many code points took so long."""
        self._drafts += 1
        if self._drafts > 1:
            self._length += length
            self._seconds += seconds

    def is_worth_more(self, length: int) -> bool:
        """Whether a text of so many code points, still to be checked, would keep one process busy for long."""
        if self._seconds < _ENOUGH or not self._length:
            return False
        return self._seconds / self._length * length > WORTH


def cores() -> int:
    """How many processes this one may have at work at the same time."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
