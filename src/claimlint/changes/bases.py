"""The commit that each post is compared with: a revision and the places of posts go in, repository and commit come out.

Posts in a submodule are compared with the commit that the revision records of it.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from claimlint.changes.revisions import answer, commit_of, line, refuse_what_is_no_revision
from claimlint.changes.snapshot import Snapshot
from claimlint.errors import SettingsFault
from claimlint.git import root_above


@dataclass(frozen=True, slots=True)
class Base:
    """A repository and what it held."""

    root: Path
    """Its folder, links followed."""
    then: Snapshot | None
    """None for a submodule that was not there."""


class Bases:
    """The bases of the posts of one run; every repository is asked once."""

    def __init__(self, revision: str) -> None:
        """Raises SettingsFault for what git would take for an option or for several commits."""
        refuse_what_is_no_revision(revision)
        self._revision = revision
        self._main: Snapshot | None = None
        self._known: dict[Path, Base] = {}

    @property
    def main(self) -> Snapshot:
        """What the revision itself names; there is none before `of` has found a repository."""
        assert self._main is not None
        return self._main

    def of(self, folder: Path) -> Base | None:
        """The base of what stands in a folder (links followed); None outside every repository.

        Raises SettingsFault when the revision names no commit, or the posts belong to several repositories.
        """
        above = root_above(folder)
        if above is None:
            return None
        if above not in self._known:
            self._known[above] = self._asked(above)
        return self._known[above]

    def _asked(self, above: Path) -> Base:
        root = line(above, "rev-parse", "--show-toplevel")
        if root is None:
            raise SettingsFault(f"--since: git cannot read the repository at {above}; see what `git status` says there")
        outer = line(above, "rev-parse", "--show-superproject-working-tree")
        return self._submodule(Path(root), Path(outer)) if outer else self._repository(Path(root))

    def _repository(self, root: Path) -> Base:
        if self._main is None:
            self._main = Snapshot(root, commit_of(root, self._revision))
        elif self._main.root != root:
            raise SettingsFault(
                f"--since: the posts belong to two repositories, {self._main.root} and {root}; check each by itself"
            )
        return Base(root, self._main)

    def _submodule(self, root: Path, outer: Path) -> Base:
        around = self.of(outer)
        entry = around.then.entry(Path(os.path.relpath(root, around.root))) if around and around.then else None
        if entry is None or entry.kind != "commit":
            return Base(root, None)
        if answer(root, "cat-file", "-e", f"{entry.id}^{{commit}}") is None:
            raise SettingsFault(
                f"--since {self._revision}: the submodule {root} does not hold the commit {entry.id[:7]} that it was "
                f"at; fetch it with `git -C {root} fetch origin {entry.id}`"
            )
        return Base(root, Snapshot(root, entry.id))
