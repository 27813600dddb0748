"""Where results are kept: the surroundings of the process go in, the file of this user's cache comes out."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

VARIABLE = "CLAIMLINT_CACHE_DIR"
FILE_NAME = "results.sqlite"
_OURS = "claimlint"


@dataclass(frozen=True, slots=True)
class Location:
    """The place of the cache."""

    file: Path | None
    """None where this user has no home."""
    because: str
    """What decides it: the name of a variable, or the habit of the platform."""


def location(surroundings: Mapping[str, str] | None = None, platform: str = sys.platform) -> Location:
    """The cache of this user: where CLAIMLINT_CACHE_DIR says, else where the platform keeps such files."""
    known = os.environ if surroundings is None else surroundings
    if named := known.get(VARIABLE):
        return Location(Path(named).absolute() / FILE_NAME, VARIABLE)
    folder, because = _habit(known, platform)
    return Location(folder / _OURS / FILE_NAME if folder else None, because)


def _habit(known: Mapping[str, str], platform: str) -> tuple[Path | None, str]:
    """The folder that this platform has for such files; a relative one in a variable does not count."""
    if platform == "win32":
        return _absolute(known.get("LOCALAPPDATA", "")), "LOCALAPPDATA"
    if platform != "darwin" and (named := _absolute(known.get("XDG_CACHE_HOME", ""))):
        return named, "XDG_CACHE_HOME"
    home = _absolute(known["HOME"] if "HOME" in known else os.path.expanduser("~"))  # noqa: PTH111 - Path.home raises
    below = Path("Library", "Caches") if platform == "darwin" else Path(".cache")
    return home / below if home else None, "the home folder"


def _absolute(path: str) -> Path | None:
    return Path(path) if path and Path(path).is_absolute() else None
