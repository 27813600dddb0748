"""Finds and reads drafts: the paths that a user named go in, drafts with their settings and their text come out."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from claimlint.config import Config, holds
from claimlint.discovery.drafts import STDIN, Draft, Drafts, suffix_of
from claimlint.discovery.reading import read_bytes, read_source, source_of
from claimlint.discovery.walking import files_in
from claimlint.readers import suffixes

__all__ = [
    "STDIN", "Draft", "Drafts", "find_drafts", "read_bytes", "read_source", "source_of", "suffix_of",
]  # fmt: skip


def find_drafts(paths: Sequence[str], *, stdin_filename: str, config_for: Callable[[Path], Config]) -> Drafts:
    """The drafts that `paths` name: files, folders with all drafts below, `-` for standard input.

    A file that several paths name is taken once, under its first name. Raises what `config_for` raises.
    """
    drafts: dict[str, Draft] = {}
    skipped: dict[str, None] = {}
    for path in paths:
        for identity, draft in _drafts(path, stdin_filename, config_for):
            if draft is None:
                skipped[_readable(stdin_filename if path == STDIN else path)] = None
            else:
                drafts.setdefault(identity, draft)
    folders = tuple(dict.fromkeys(_absolute(path) for path in paths if holds(_absolute(path).is_dir)))
    return Drafts(tuple(sorted(drafts.values(), key=lambda draft: draft.path)), tuple(sorted(skipped)), folders)


def _drafts(path: str, stdin_filename: str, config_for: Callable[[Path], Config]) -> Iterator[tuple[str, Draft | None]]:
    """Each draft that a path names, by what tells it from others; None for a path that is excluded."""
    if path == STDIN:
        file = _absolute(stdin_filename or "standard-input.md")
        config = config_for(file)
        name = _readable(stdin_filename) or STDIN
        yield STDIN, None if stdin_filename and config.excludes(file) else Draft(name, None, config)
        return
    file = _absolute(path)
    found = list(_below(path, file)) if holds(file.is_dir) else []
    if config_for(file / "any" if holds(file.is_dir) else file).excludes(file):
        yield path, None
        return
    inside = [(name, place, config) for name, place in found if _taken(place, config := config_for(place))]
    for name, place, config in inside or [(path, file, config_for(file))]:
        yield os.path.realpath(place), Draft(_readable(name), place, config)


def _taken(place: Path, config: Config) -> bool:
    """Whether the check of a folder takes this file; a folder that cannot be read is always said."""
    return not config.excludes(place) and (config.includes(place) or holds(place.is_dir))


def _below(path: str, folder: Path) -> Iterator[tuple[str, Path]]:
    """The files in a folder that some reader takes, and folders that cannot be read, named as the folder was."""
    prefix = "" if path in (".", "./") else path if path.endswith(("/", os.sep)) else f"{path}/"
    for relative in files_in(folder):
        if relative.endswith("/") or suffix_of(relative) in suffixes():
            yield prefix + relative.rstrip("/"), folder / relative


def _absolute(path: str) -> Path:
    return Path(os.path.normpath(Path(path).absolute()))


def _readable(path: str) -> str:
    """A path as a report shows it: forward slashes, and a mark for bytes that are no UTF-8."""
    return os.fsencode(path).decode("utf-8", "replace").replace(os.sep, "/")
