"""Reads files that a user or a repository names: never waits for a pipe, and never reads a device without end."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

#: Bytes; far more than any configuration, baseline or lock file holds.
MOST_BYTES = 100_000_000


def read_ordinary(path: Path, most: int = MOST_BYTES) -> bytes:
    """The bytes of an ordinary file, or of one that a link leads to.

    Raises OSError when there is none, it cannot be read, it is a folder, pipe or device, or holds more than `most`.
    """
    _refuse_others(path.stat().st_mode)  # first by name, as opening some devices does something
    with open(path, "rb", opener=_without_waiting) as stream:
        _refuse_others(os.fstat(stream.fileno()).st_mode)
        data = stream.read(most + 1)
    if len(data) > most:
        raise OSError(errno.EFBIG, f"it is larger than {most:,} bytes")
    return data


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _refuse_others(mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, "is a directory")
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "it is no ordinary file")
