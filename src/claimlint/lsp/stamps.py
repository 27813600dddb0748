"""Tells whether files on which a check rests have changed: folders and files go in, a stamp comes out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeAlias

from claimlint.config import FILE_NAMES

#: Paths with their time of change and size; a file that is not there is in none.
Stamp: TypeAlias = frozenset[tuple[str, int, int]]


def settings_stamp(folders: Iterable[Path], others: Iterable[Path]) -> Stamp:
    """The configuration files in these folders and above them, and other files."""
    places = {above / name for folder in folders for above in (folder, *folder.parents) for name in FILE_NAMES}
    return frozenset(_stamps([*places, *others]))


def packs_stamp(folders: Iterable[Path]) -> Stamp:
    """All files of packs of rules."""
    return frozenset(_stamps(file for folder in folders for file in _files(folder)))


def _files(folder: Path) -> Iterator[Path]:
    for place, inner, files in os.walk(folder):
        inner[:] = [name for name in inner if not name.startswith(".")]
        yield from (Path(place, name) for name in files)


def _stamps(files: Iterable[Path]) -> Iterator[tuple[str, int, int]]:
    for file in files:
        try:
            known = file.stat()
        except (OSError, ValueError):
            continue
        yield str(file), known.st_mtime_ns, known.st_size
