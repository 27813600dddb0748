"""What the command can tell of where it runs: the format that fits there, and paths as the repository has them."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

#: Variables with which CI services name the root of what they checked out.
_WORKSPACES = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")


def fitting_format(otherwise: str, *, to_file: bool) -> str:
    """The format for a run that names none: annotations in the log of GitHub Actions, else `otherwise`."""
    in_actions = os.environ.get("GITHUB_ACTIONS") == "true"
    return "github" if in_actions and not to_file and not _prints_to_file() else otherwise


def _prints_to_file() -> bool:
    try:
        return stat.S_ISREG(os.fstat(sys.stdout.fileno()).st_mode)
    except (OSError, ValueError, AttributeError):
        return False


def from_repository() -> Callable[[str], str]:
    """Turns a path as given into one from the root of the repository around the working folder.

    Links are followed. A path outside the repository becomes absolute; without a repository it stays as given,
    and so does the name of standard input.
    """
    here = Path.cwd()
    root = _root(here)

    def place(path: str) -> str:
        if root is None or path == "-":
            return path.removeprefix("./")
        whole = os.path.realpath(here / path)
        inside = os.path.relpath(whole, root)
        return (whole if Path(inside).parts[:1] == (os.pardir,) else inside).replace(os.sep, "/")

    return place


def _root(here: Path) -> str | None:
    """The nearest folder upwards that holds a repository, else the one that a CI service names, links followed."""
    whole = Path(os.path.realpath(here))
    for folder in (whole, *whole.parents):
        if (folder / ".git").exists():
            return str(folder)
    named = (os.environ.get(name) for name in _WORKSPACES)
    return next((os.path.realpath(one) for one in named if one), None)
