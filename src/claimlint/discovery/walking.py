"""Lists what a folder holds: a folder goes in, its files in order come out, without what git would ignore."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from claimlint.config import holds
from claimlint.git import ask, root_above
from claimlint.ordinary_files import read_ordinary

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_PASSED_OVER = frozenset({"node_modules", "__pycache__"})


def files_in(folder: Path) -> list[str]:
    """The files below a folder, relative to it, with forward slashes, sorted.

    Hidden files and folders, `node_modules` and what `.gitignore` excludes are left out. A folder below that cannot be
    read, or whose files cannot be reached, stands in the list itself, with a slash at its end. What is no file stands
    in it as well: links to folders, which are not followed, links that lead nowhere, pipes and devices.
    """
    listed = _listed_by_git(folder)
    found = _walked(folder) if listed is None else _expanded(folder, listed)
    return sorted({path for path in found if not any(map(passed_over, path.split("/")))})


def kind_of(place: Path) -> str:
    """What a path of `files_in` is: `file`, `linked folder`, `broken link` or `no file`."""
    if holds(place.is_file):
        return "file"
    if holds(place.is_dir):
        return "linked folder"
    return "broken link" if holds(place.is_symlink) and not holds(place.exists) else "no file"


def _state(place: Path) -> str:
    """`there`, `gone`, or `closed` where this user may not even ask."""
    try:
        place.lstat()
    except PermissionError:
        return "closed"
    except (OSError, ValueError):
        return "gone"
    return "there"


def passed_over(name: str) -> bool:
    """Whether nothing of this name, or below a folder of this name, is taken."""
    return name.startswith(".") or name in _PASSED_OVER


def _listed_by_git(folder: Path) -> list[str] | None:
    """What git tracks or would track; None outside a repository or without git."""
    if root_above(folder) is None:
        return None
    try:
        done = ask(folder, "ls-files", "-co", "--exclude-standard", "-z")
    except OSError:
        return None
    if done.returncode or done.stderr:  # not git's, or it names a folder that it cannot read
        return None
    return [os.fsdecode(name) for name in done.stdout.split(b"\0") if name]


def _expanded(folder: Path, listed: list[str]) -> Iterator[str]:
    """Git names a repository within the repository as one folder: its files are listed in its stead."""
    for name in listed:
        path = folder / name
        if holds(path.is_dir) and not path.is_symlink():
            inner = name.rstrip("/")
            yield from (f"{inner}/{file}" for file in files_in(path) if not passed_over(path.name))
        else:
            yield from _reached(folder, name)


def _reached(folder: Path, name: str) -> Iterator[str]:
    """A file as it is listed, or its folder where nothing in it can be reached; neither when it is gone."""
    match _state(folder / name):
        case "there":
            yield name
        case "closed":
            above = name.rpartition("/")[0]
            yield f"{above}/" if above else name


def _walked(folder: Path) -> Iterator[str]:
    specs: dict[str, list[tuple[str, GitIgnoreSpec]]] = {}
    closed: list[OSError] = []
    for place, folders, files in os.walk(folder, onerror=closed.append):
        relative = os.path.relpath(place, folder).replace(os.sep, "/")
        prefix = "" if relative == "." else f"{relative}/"
        active = specs.get(prefix, []) + _gitignore(Path(place), prefix)
        folders[:] = sorted(
            name for name in folders if not passed_over(name) and not _ignored(f"{prefix}{name}/", active)
        )
        specs.update({f"{prefix}{name}/": active for name in folders})
        links = [name for name in folders if holds((Path(place) / name).is_symlink)]
        for name in (f"{prefix}{name}" for name in (*files, *links)):
            if not _ignored(name, active):
                yield from _reached(folder, name)
    places = (os.path.relpath(fault.filename, folder).replace(os.sep, "/") for fault in closed)
    yield from (f"{place}/" for place in places if place != ".")


def _gitignore(place: Path, prefix: str) -> list[tuple[str, GitIgnoreSpec]]:
    try:
        lines = read_ordinary(place / ".gitignore").decode("utf-8", "replace").splitlines()
    except OSError:
        return []
    from pathspec import GitIgnoreSpec

    from claimlint.config.globs import BoundedPattern

    patterns = []
    for line in lines:
        try:
            patterns.append(BoundedPattern(line))
        except ValueError:  # git passes over a pattern that it cannot read
            continue
    return [(prefix, GitIgnoreSpec(patterns))]


def _ignored(path: str, active: list[tuple[str, GitIgnoreSpec]]) -> bool:
    """The nearest .gitignore that says anything of a path decides."""
    for prefix, spec in reversed(active):
        said = spec.check_file(path.removeprefix(prefix)).include
        if said is not None:
            return said
    return False
