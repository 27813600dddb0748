"""Patterns as `.gitignore` files have them: patterns, their folder and a path go in, whether they name it comes out."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


def holds(question: Callable[[], bool]) -> bool:
    """What a path answers, such as `path.is_file`; no where this user may not even ask."""
    try:
        return question()
    except (OSError, ValueError):
        return False


def fault_in(pattern: str) -> bool:
    """Whether this is no pattern."""
    from claimlint.config.globs import spec_of

    try:
        spec_of((pattern,))
    except ValueError:
        return True
    return False


def names(patterns: tuple[str, ...], home: Path | None, path: Path) -> bool:
    """Whether patterns that begin in the folder `home` name an absolute path; never one outside that folder."""
    if not patterns or home is None:
        return False
    relative = os.path.relpath(path, home).replace(os.sep, "/")
    if relative.startswith("..") or relative == ".":
        return False
    spec = _spec(patterns)
    return spec.match_file(relative) or (holds(path.is_dir) and spec.match_file(relative + "/"))


@lru_cache(maxsize=64)
def _spec(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    from claimlint.config.globs import spec_of

    return spec_of(patterns)
