"""Asks git: a folder and arguments go in, what git answers comes out.

Nothing that a repository names is run (hooks, pagers, monitors, external differences), nothing is fetched, and nothing
is written to it. What git tells a hook of the commit in progress (GIT_DIR, GIT_INDEX_FILE …) is not handed on.
"""

from __future__ import annotations

import errno
import os
import re
import subprocess
from pathlib import Path

_SAFE = ("--no-pager", "--no-optional-locks", "-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}")
#: Seconds; a pattern of many stars, or a pipe in place of an ignore file, would keep git busy for ever.
_LONGEST = 30
#: Where a user's git is and what it trusts, as opposed to which repository a hook is about.
_HANDED_ON = re.compile(r"GIT_(CONFIG_\w+|CEILING_DIRECTORIES|DISCOVERY_ACROSS_FILESYSTEM|EXEC_PATH)")
_NOT_HANDED_ON = "GIT_CONFIG_PARAMETERS"


def ask(
    folder: Path, *arguments: str | bytes, given: bytes = b"", index: Path | None = None
) -> subprocess.CompletedProcess[bytes]:
    """What git answers in a folder; `given` is its standard input, `index` a file to use in place of the index.

    Raises OSError when there is no git, no such folder, or no answer in time; then git does not go on.
    """
    command = ["git", *_SAFE, *arguments]
    try:
        return subprocess.run(  # noqa: S603 - the program is fixed, and callers guard their arguments
            command,
            cwd=folder,
            env=_surroundings(index),
            input=given,
            capture_output=True,
            check=False,
            timeout=_LONGEST,
        )
    except subprocess.TimeoutExpired:
        raise TimeoutError(errno.ETIMEDOUT, f"git gave no answer within {_LONGEST} seconds") from None


def root_above(folder: Path) -> Path | None:
    """The nearest folder upwards, this one included, that holds a repository."""
    return next((one for one in (folder, *folder.parents) if _holds_repository(one)), None)


def _holds_repository(folder: Path) -> bool:
    try:
        return os.path.lexists(folder / ".git")
    except ValueError:
        return False


def _surroundings(index: Path | None) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or _is_the_users(name)}
    own = {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_ALLOW_PROTOCOL": "none", "GIT_NO_LAZY_FETCH": "1"}
    return kept | own | ({"GIT_INDEX_FILE": str(index)} if index else {})


def _is_the_users(name: str) -> bool:
    return _HANDED_ON.fullmatch(name) is not None and name != _NOT_HANDED_ON
