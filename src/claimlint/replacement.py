"""Replaces a file at once or not at all: a path and bytes go in; whatever happens, the old or the new file is there."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
from pathlib import Path


def replace(path: Path, data: bytes, *, expected: bytes | None = None) -> None:
    """Writes a file beside the target, brings it to the disk, and lets it take the target's place.

    Links are followed; the mode of the target is kept, and its owner as far as this user may. With `expected`, nothing
    is replaced when the target holds other bytes by now. Raises OSError when it cannot be written (EBUSY when it holds
    other bytes); then the target is as it was, and nothing stays beside it.
    """
    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, "it is a folder")
    if target.exists() and not target.is_file():
        target.write_bytes(data)  # such as /dev/null, which stays what it is
        return
    # The number of a process says too little: in containers one is like the other, and a killed one leaves its file.
    fresh = target.with_name(f".{target.name[:200]}.{secrets.token_hex(4)}.new")
    try:
        with fresh.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        with contextlib.suppress(FileNotFoundError):
            _take_over(target.stat(), fresh)
        if expected is not None and target.read_bytes() != expected:
            raise OSError(errno.EBUSY, "it was changed meanwhile")
        fresh.replace(target)
    finally:
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)


def _take_over(before: os.stat_result, fresh: Path) -> None:
    """Gives a file the owner and the mode that another had."""
    if hasattr(os, "chown") and os.geteuid() == 0:  # nobody else may give a file away
        os.chown(fresh, before.st_uid, before.st_gid)
    fresh.chmod(stat.S_IMODE(before.st_mode))
