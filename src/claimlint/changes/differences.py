"""Which files differ from a commit: a snapshot and the posts of today go in, git's list of differences comes out.

Git compares through an index of claimlint's own, which holds the commit's files and the posts: so a new file is seen,
a renamed one is recognised though nobody has told git of it, and what the user has staged or hidden plays no part.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from claimlint.changes.revisions import answer
from claimlint.changes.snapshot import Snapshot
from claimlint.discovery.bibliographies import BIBLIOGRAPHIES
from claimlint.errors import SettingsFault
from claimlint.readers import suffixes

_COMPARE = ("diff", "--name-status", "-z", "-M", "-l2000", "--no-ext-diff", "--no-textconv", "--ignore-submodules=all")


@dataclass(frozen=True, slots=True)
class Differences:
    """How the posts and bibliographies of today differ from a snapshot; all paths are absolute."""

    was: dict[Path, Path | None]
    """Where the text of each new or changed file stood; None for a new one."""
    gone: frozenset[Path]
    """What was deleted or renamed."""

    def touches(self, file: Path) -> bool:
        """Whether a file is not as it was."""
        return file in self.was or file in self.gone


def differences(then: Snapshot, posts: Iterable[Path]) -> Differences:
    """How the files below the snapshot's folder, `posts` and what git tracks, differ from it.

    Raises SettingsFault when git cannot compare them.
    """
    with tempfile.TemporaryDirectory(prefix="claimlint-") as folder:
        index = Path(folder) / "index"
        _ask(then, index, "read-tree", then.commit)
        _ask(then, index, "update-index", "--replace", "-z", "--index-info", given=_entries(then, index, posts))
        kinds = (f":(top,icase,glob)**/*{suffix}" for suffix in (*suffixes(), *BIBLIOGRAPHIES))
        listed = _ask(then, index, *_COMPARE, then.commit, "--", *kinds)
    return _read(then.root, listed)


def _entries(then: Snapshot, index: Path, posts: Iterable[Path]) -> bytes:
    """The posts as entries that say nothing of their content, so that git looks at the files."""
    empty = _ask(then, index, "hash-object", "-t", "blob", "--stdin").strip()
    names = (os.fsencode(post.relative_to(then.root).as_posix()) for post in posts)
    return b"".join(b"100644 %s\t%s\0" % (empty, name) for name in names)


def _ask(then: Snapshot, index: Path, *arguments: str, given: bytes = b"") -> bytes:
    said = answer(then.root, *arguments, given=given, index=index)
    if said is None:
        raise SettingsFault(
            f"git cannot compare the files in {then.root} with the commit {then.commit[:7]}: a file that cannot be "
            f"read, or a partial clone, may be the reason; `git diff --stat {then.commit[:7]}` there says more"
        )
    return said


def _read(root: Path, listed: bytes) -> Differences:
    was: dict[Path, Path | None] = {}
    gone: set[Path] = set()
    for status, names in _records(listed):
        files = [root / os.fsdecode(name) for name in names]
        if status == "D":
            gone.add(files[0])
        elif status == "R":
            gone.add(files[0])
            was[files[1]] = files[0]
        else:
            was[files[-1]] = None if status in ("A", "C") else files[-1]
    return Differences(was, frozenset(gone - was.keys()))


def _records(listed: bytes) -> Iterator[tuple[str, list[bytes]]]:
    """Git's records: the letter of the status, and one name, or two for a rename or a copy."""
    fields = iter(listed.split(b"\0"))
    for field in fields:
        if status := field[:1].decode():
            yield status, [next(fields) for _ in range(2 if status in "RC" else 1)]
