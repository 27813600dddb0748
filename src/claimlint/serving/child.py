"""A process that does jobs for the page's server: pickled calls come in, what they return or raise goes out.

It can be ended in the middle of a job, which no thread can. It ends by itself when nobody is left to ask it.
"""

from __future__ import annotations

import pickle
import struct
import sys
from collections.abc import Callable
from typing import IO, Any

Job = Callable[[], Any]
_LENGTH = struct.Struct(">Q")


def send(stream: IO[bytes], value: Any) -> None:
    """Writes a value for the process at the other end; raises OSError when it is gone."""
    data = pickle.dumps(value)
    stream.write(_LENGTH.pack(len(data)) + data)
    stream.flush()


def received(stream: IO[bytes]) -> Any:
    """The next value from the process at the other end, which is claimlint's own; raises EOFError when it is gone."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(head)
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return pickle.loads(data)  # noqa: S301 - from our own process, over a pipe that nobody else holds


def main() -> None:
    """Does one job after the other."""
    asked, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # what a job prints is no answer
    while True:
        try:
            job: Job = received(asked)
        except EOFError:
            return
        send(answers, _done(job))


def _done(job: Job) -> tuple[bool, Any]:
    """Whether the job went well, and what it returned or raised."""
    try:
        return True, job()
    except Exception as fault:
        try:
            pickle.loads(pickle.dumps(fault))  # noqa: S301 - made here
        except Exception:
            return False, RuntimeError(f"{type(fault).__name__}: {fault}")
        return False, fault


if __name__ == "__main__":
    main()
