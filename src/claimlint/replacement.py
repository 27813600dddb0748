"""Writes a file at once or not at all: a path and bytes go in; whatever happens, the old or the new file is there."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
import sys
import time
from collections.abc import Iterator
from pathlib import Path

if sys.platform != "win32":
    import fcntl

#: How often, and how many seconds apart, a file is asked for that another run is just replacing.
_ATTEMPTS, _BETWEEN = 50, 0.01
#: What systems of files say that know no second name for a file.
_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS)


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
    with _beside(target, data) as fresh:
        with contextlib.suppress(FileNotFoundError):
            _take_over(target.stat(), fresh)
        if expected is None:
            fresh.replace(target)
            return
        with _alone(target):
            if target.read_bytes() != expected:
                raise _changed()
            fresh.replace(target)


def create(path: Path, data: bytes) -> None:
    """Writes a file where none is, also none that has come meanwhile.

    Raises FileExistsError when there is one, which stays as it is, and OSError when it cannot be written.
    """
    target = Path(os.path.realpath(path))
    with _beside(target, data) as fresh:
        if sys.platform == "win32":
            fresh.rename(target)  # which replaces nothing there
            return
        try:
            target.hardlink_to(fresh)
        except OSError as fault:
            if fault.errno not in _NO_LINKS:
                raise
            target.open("xb").close()
            fresh.replace(target)


@contextlib.contextmanager
def _beside(target: Path, data: bytes) -> Iterator[Path]:
    """A file on the disk, in the folder of the target, that is gone afterwards unless it took the target's place."""
    # The number of a process says too little: in containers one is like the other, and a killed one leaves its file.
    fresh = target.with_name(f".{target.name[:200]}.{secrets.token_hex(4)}.new")
    try:
        with fresh.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        yield fresh
    finally:
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)


@contextlib.contextmanager
def _alone(target: Path) -> Iterator[None]:
    """Meanwhile no other run replaces the target, where the system has locks; raises EBUSY when one has, or goes on."""
    if sys.platform == "win32":
        yield  # there a file that is open cannot be replaced
        return
    with target.open("rb") as stream:
        for left in reversed(range(_ATTEMPTS)):
            try:
                fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if not left:
                    raise _changed() from None
                time.sleep(_BETWEEN)
            except OSError:
                break  # a disk without locks, such as one in a network
            else:
                break
        if not os.path.samestat(os.fstat(stream.fileno()), target.stat()):
            raise _changed()
        yield


def _changed() -> OSError:
    return OSError(errno.EBUSY, "it was changed meanwhile")


def _take_over(before: os.stat_result, fresh: Path) -> None:
    """Gives a file the owner and the mode that another had."""
    if hasattr(os, "chown") and os.geteuid() == 0:  # nobody else may give a file away
        os.chown(fresh, before.st_uid, before.st_gid)
    fresh.chmod(stat.S_IMODE(before.st_mode))
