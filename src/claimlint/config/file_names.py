"""The name of a configuration file, and what a folder may hold that somebody takes for one."""

from __future__ import annotations

import os
import re
from pathlib import Path

from claimlint.errors import SettingsFault

FILE_NAME = "claimlint.yaml"
PYPROJECT = "pyproject.toml"
#: The files of a folder that may hold settings.
FILE_NAMES = (FILE_NAME, PYPROJECT)
_MEANT = re.compile(r"\.?claimlint\.ya?ml", re.IGNORECASE)


def refuse_misplaced(folder: Path) -> None:
    """Raises SettingsFault when a folder holds settings under a name that is not read, or no file under the right one.

    A gate that passes over settings checks something else than its owner thinks.
    """
    try:
        meant = sorted(entry.name for entry in os.scandir(folder) if _MEANT.fullmatch(entry.name))
    except (OSError, ValueError):
        return
    for name in meant:
        if name == FILE_NAME:
            _refuse_what_is_no_file(folder / name)
        else:
            beside = "delete it" if FILE_NAME in meant else "rename it"
            read = f"settings are read from `{FILE_NAME}` or `{PYPROJECT}` only"
            raise SettingsFault(f"{shown(folder / name)}: {read}; {beside}")


def _refuse_what_is_no_file(file: Path) -> None:
    if file.is_file():
        return
    if file.is_dir():
        what = "a folder"
    elif file.is_symlink() and not file.exists():
        what = "a link that leads nowhere"
    else:
        what = "no ordinary file"
    raise SettingsFault(f"{shown(file)}: this is {what}, so it holds no settings; put a file there, or delete it")


def shown(file: Path) -> str:
    """A file as faults show it: from the working folder when it lies below, else whole."""
    whole, here = file.absolute(), Path.cwd()
    return (whole.relative_to(here) if whole.is_relative_to(here) else whole).as_posix()
