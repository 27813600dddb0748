"""Where baselines stand: a draft goes in, the file that carries its known findings and its name there come out."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

from claimlint.config import holds
from claimlint.discovery import STDIN, Draft

FILE_NAME = "claimlint-baseline.json"


def place_of(draft: Draft) -> Path | None:
    """The baseline that holds for a draft: the one that an option or the configuration names, else the one beside the
    configuration file, else the nearest above the draft in its repository. None when there is none.
    """
    if draft.config.baseline is not None:
        return draft.config.baseline
    if draft.config.home is not None:
        beside = draft.config.home / FILE_NAME
        return beside if holds(partial(os.path.lexists, beside)) else None
    file = file_of(draft)
    return _above(file.parent) if file else None


def place_for(draft: Draft) -> Path:
    """Where the baseline of a draft is to be written; without a configuration in the working folder."""
    return place_of(draft) or (draft.config.home or Path.cwd()) / FILE_NAME


def file_of(draft: Draft) -> Path | None:
    """The file that a draft is or, on standard input, is called; None without a name."""
    if draft.file is None and draft.path == STDIN:
        return None
    return draft.file or Path(os.path.normpath(Path(draft.path).absolute()))


def name_of(file: Path, baseline: Path) -> str:
    """What a baseline calls a file: its path from the baseline's folder, with forward slashes."""
    name = os.path.relpath(file, baseline.parent)
    return os.fsencode(name).decode("utf-8", "replace").replace(os.sep, "/")


def _above(folder: Path) -> Path | None:
    for place in (folder, *folder.parents):
        if holds(partial(os.path.lexists, place / FILE_NAME)):
            return place / FILE_NAME
        if holds((place / ".git").exists):
            return None
    return None
