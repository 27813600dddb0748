"""Files as they stood at a commit: a path goes in, the bytes that git keeps of it come out."""

from __future__ import annotations

import os
import posixpath
from dataclasses import dataclass
from pathlib import Path

from claimlint.changes.revisions import answer
from claimlint.errors import SettingsFault

_MOST_LINKS = 8
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
        name = os.fsencode(relative.as_posix())
        said = answer(self.root, "ls-tree", "-z", "--full-tree", self.commit, "--", name)
        if said is None:
            raise SettingsFault(
                f"git cannot read the commit {self.commit[:7]} in {self.root}; a partial clone may lack it, and then "
                "`git fetch --refetch` brings the rest"
            )
        for one in said.split(b"\0"):
            head, _, found = one.partition(b"\t")
            if found == name:
                mode, kind, oid = head.split()
                return Entry(kind.decode(), oid.decode(), mode == _LINK)
        return None

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
