"""Rule packs: folders of YAML rules, word lists and authorities go in, rules ready to be judged come out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from claimlint.packs.shipped import shipped_folder

if TYPE_CHECKING:
    from claimlint.model.rule import Pack

__all__ = ["load", "load_folders", "ready", "shipped_folder"]

# Settings ask packs for names only, so what knows whole rules is imported when the first pack is loaded.


def ready(folders: Sequence[Path] = ()) -> Pack:
    """The shipped packs and those of the given folders, as an earlier run has kept them where it has.

    Raises PackFaults with all faults of all files.
    """
    from claimlint.packs import keeping

    return keeping.ready(folders)


def load(folders: Sequence[Path] = ()) -> Pack:
    """The shipped packs and those of the given folders, read anew; raises PackFaults as `ready` does."""
    from claimlint.packs import loading

    return loading.load(folders)


def load_folders(folders: Sequence[Path]) -> Pack:
    """The packs of the given folders alone; raises PackFaults as `ready` does."""
    from claimlint.packs import loading

    return loading.load_folders(folders)
