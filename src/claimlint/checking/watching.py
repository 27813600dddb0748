"""Waits until a run would give something else: drafts go in, and what has changed comes out as soon as it has.

Files are asked for their state a few times a second. That needs no library, works on every disk (also where the
system tells nothing, as on network drives and in containers), and costs a few milliseconds for a thousand drafts.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from claimlint.config import FILE_NAMES
from claimlint.discovery import Draft, Drafts
from claimlint.model.report import Report
from claimlint.packs import shipped_folder

SECONDS_BETWEEN_LOOKS = 0.4
_IGNORING = ".gitignore"
#: Size, time of change and number of a file; of a folder what it holds. None for what is not there.
State = tuple[int, int, int] | None


class Watch:
    """The files that the result of a run depends on, as they were when it began."""

    def __init__(self, paths: Iterable[str], config: str | None) -> None:
        """`paths` are the files and folders that are checked, `config` the settings file that was named."""
        self._named = [Path(path).absolute() for path in paths]
        self._config = Path(config).absolute() if config else None
        self._before: dict[Path, State] = {}
        self._packs: set[Path] = set()

    def look(self, drafts: Drafts | None) -> None:
        """Remembers how things are, before a run; None where settings are broken, so that no drafts are known."""
        known = drafts.files if drafts is not None else ()
        folders = {shipped_folder(), *(folder for draft in known for folder in draft.config.packs)}
        self._packs = {file for folder in folders for file in _below(folder)}
        self._before = _states([*self._settings(), *self._folders(), *_files(known), *self._packs])

    def look_beside(self, drafts: Drafts, report: Report) -> None:
        """Remembers also the files that a run found named in its drafts."""
        named = {file.path: file.beside for file in report.files}
        for draft in drafts.files:
            for place in _beside(draft, named.get(draft.path, ())):
                self._before.setdefault(place, _state(place))

    def wait(self, sleep: Callable[[float], None] = time.sleep) -> frozenset[Path]:
        """The files and folders that have come, gone or changed since the last look, as soon as there is one."""
        while not (changed := self._changed()):
            sleep(SECONDS_BETWEEN_LOOKS)
        return changed

    def are_rules(self, changed: frozenset[Path]) -> bool:
        """Whether a file of a pack is among them."""
        return not changed.isdisjoint(self._packs)

    def _changed(self) -> frozenset[Path]:
        return frozenset(place for place, before in self._before.items() if _state(place) != before)

    def _settings(self) -> Iterator[Path]:
        if self._config is not None:
            yield self._config
        for path in self._named:
            yield from (above / name for above in (path, *path.parents) for name in FILE_NAMES)

    def _folders(self) -> Iterator[Path]:
        """What was named, and every folder in it, where a new draft could stand."""
        for path in self._named:
            yield path
            for folder in _open_folders(path):
                yield from (folder, folder / _IGNORING, *(folder / name for name in FILE_NAMES))


def _files(drafts: Iterable[Draft]) -> Iterator[Path]:
    yield from (draft.file for draft in drafts if draft.file is not None)


def _beside(draft: Draft, names: Iterable[str]) -> Iterator[Path]:
    """Where the other files that a draft names may stand."""
    homes = [home for home in (draft.file.parent if draft.file else None, draft.config.home) if home is not None]
    yield from (home / name for name in names for home in homes)


def _open_folders(path: Path) -> Iterator[Path]:
    for place, folders, _ in os.walk(path):
        folders[:] = [name for name in folders if not name.startswith(".") and name != "node_modules"]
        yield Path(place)


def _below(folder: Path) -> Iterator[Path]:
    for place, _, names in os.walk(folder):
        yield Path(place)
        yield from (Path(place, name) for name in names)


def _states(places: Iterable[Path]) -> dict[Path, State]:
    return {place: _state(place) for place in places}


def _state(place: Path) -> State:
    """A folder counts by the names in it: its own time also changes with files that are there for a moment only."""
    try:
        status = place.stat()
        if stat.S_ISDIR(status.st_mode):
            names = sorted(name for name in os.listdir(place) if not name.startswith("."))  # noqa: PTH208 - names do
            return len(names), hash(tuple(names)), status.st_ino
    except (OSError, ValueError):
        return None
    return status.st_size, status.st_mtime_ns, status.st_ino
