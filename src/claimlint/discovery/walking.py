"""Lists what a folder holds: a folder goes in, its files in order come out, without what git would ignore."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from claimlint.config import holds
from claimlint.git import ask, root_above

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_PASSED_OVER = frozenset({"node_modules", "__pycache__"})


def files_in(folder: Path) -> list[str]:
    """The files below a folder, relative to it, with forward slashes, sorted.

    Hidden files and folders, `node_modules` and what `.gitignore` excludes are left out; links to folders are
    not followed. A folder below that cannot be read stands in the list itself, with a slash at its end.
    """
    listed = _listed_by_git(folder)
    found = _walked(folder) if listed is None else _expanded(folder, listed)
    return sorted({path for path in found if not any(map(passed_over, path.split("/")))})


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
        elif holds(path.is_file):
            yield name


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
        names = (f"{prefix}{name}" for name in files)
        yield from (name for name in names if holds((folder / name).is_file) and not _ignored(name, active))
    places = (os.path.relpath(fault.filename, folder).replace(os.sep, "/") for fault in closed)
    yield from (f"{place}/" for place in places if place != ".")


def _gitignore(place: Path, prefix: str) -> list[tuple[str, GitIgnoreSpec]]:
    try:
        lines = (place / ".gitignore").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []
    from pathspec import GitIgnoreSpec
    from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

    patterns = []
    for line in lines:
        try:
            patterns.append(GitIgnoreSpecPattern(line))
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
