"""Files as they stood at a commit: a path goes in, the bytes that git keeps of it come out."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from claimlint.changes.revisions import answer
from claimlint.config import FILE_NAMES
from claimlint.errors import SettingsFault

_MOST_LINKS = 8
_MOST_OF_A_CONFIG = 1_000_000
_LINK = b"120000"


@dataclass(frozen=True, slots=True)
class Entry:
    """What a commit holds under a path."""

    kind: str
    """`blob` for a file, `tree` for a folder, `commit` for a submodule."""
    id: str
    is_link: bool


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A repository's files at one commit."""

    root: Path
    """The repository's folder, links followed."""
    commit: str

    def entry(self, relative: Path) -> Entry | None:
        """What stood under a path from the root, or None; raises SettingsFault where git cannot say."""
        if relative.is_absolute() or os.pardir in relative.parts:
            return None
        return _entry(self.root, self.commit, os.fsencode(relative.as_posix()))

    def leads_to(self, relative: Path) -> Path | None:
        """The file that stood under a path from the root, links of files and folders followed, from the root as well.

        None where none stood, or where a link led out of the repository.
        """
        reached, left, links = Path(), list(reversed(relative.parts)), 0
        while left:
            step = Path(posixpath.normpath((reached / left.pop()).as_posix()))
            entry = self.entry(step)
            if entry is None:
                return None
            if entry.is_link:
                links += 1
                target = os.fsdecode(self._content(entry))
                if links > _MOST_LINKS or target.startswith("/"):
                    return None
                left.extend(reversed(Path(target).parts))
            else:
                reached = step
        return reached

    def named(self, name: str) -> frozenset[Path]:
        """All files of this name (absolute paths); raises as `entry` does."""
        return _named(self.root, self.commit, name)

    def config_file(self, file: Path) -> bytes | None:
        """The bytes of a configuration file (an absolute path, links followed), or None where none stood."""
        place = Path(os.path.realpath(file.parent)) / file.name
        if place.name in FILE_NAMES and place not in self.named(place.name):
            return None
        return self.read(place, _MOST_OF_A_CONFIG)

    def holds(self, file: Path) -> bool:
        """Whether a file (an absolute path) stood there."""
        return self.read(file, 0) is not None

    def read(self, file: Path, limit: int) -> bytes | None:
        """At most `limit` bytes of a file (an absolute path), links followed, or None where none stood.

        Raises OSError when its content is not in this clone.
        """
        if not file.is_relative_to(self.root):
            return None
        relative = file.relative_to(self.root)
        for _ in range(_MOST_LINKS):
            found = self.entry(relative)
            if found is None or found.kind != "blob":
                return None
            if not found.is_link:
                return self._content(found)[:limit] if limit else b""
            target = os.fsdecode(self._content(found))
            relative = Path(posixpath.normpath(posixpath.join(relative.parent.as_posix(), target)))
        return None

    def _content(self, entry: Entry) -> bytes:
        data = answer(self.root, "cat-file", "blob", entry.id)
        if data is None:
            raise OSError(None, "its text at that commit is not in this clone")
        return data


@lru_cache(maxsize=4096)
def _entry(root: Path, commit: str, name: bytes) -> Entry | None:
    """What a commit, which never changes, holds under a name."""
    for entry, found in _listed(root, commit, names=(name,)):
        if found == name:
            return entry
    return None


@lru_cache(maxsize=8)
def _named(root: Path, commit: str, name: str) -> frozenset[Path]:
    files = (root / os.fsdecode(found) for _, found in _listed(root, commit, "-r"))
    return frozenset(file for file in files if file.name == name)


def _listed(root: Path, commit: str, *options: str, names: tuple[bytes, ...] = ()) -> Iterator[tuple[Entry, bytes]]:
    """Entries of a commit with their paths; raises SettingsFault where git cannot say."""
    said = answer(root, "ls-tree", "-z", "--full-tree", *options, commit, "--", *names)
    if said is None:
        raise SettingsFault(
            f"git cannot read the commit {commit[:7]} in {root}; a partial clone may lack it, and then "
            "`git fetch --refetch` brings the rest"
        )
    for one in said.split(b"\0"):
        head, tab, found = one.partition(b"\t")
        if tab:
            mode, kind, oid = head.split()
            yield Entry(kind.decode(), oid.decode(), mode == _LINK), found
