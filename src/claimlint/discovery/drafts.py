"""What discovery gives: the drafts to be checked, each with its settings, and what was skipped."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from claimlint.config import Config

#: How standard input is named on the command line, and in reports unless it was given another name.
STDIN = "-"


#: The format of a draft whose name does not say it.
_NAMELESS = ".md"


def suffix_of(path: str) -> str:
    """The ending, in lower case, that tells a draft's format; standard input without a name is Markdown."""
    return _NAMELESS if path == STDIN else PurePosixPath(path).suffix.lower()


@dataclass(frozen=True, slots=True)
class Draft:
    """One draft to be checked."""

    path: str
    """As given, with forward slashes."""
    file: Path | None
    """Where it stands, absolute; None for standard input."""
    config: Config


@dataclass(frozen=True, slots=True)
class Drafts:
    """Everything that was named."""

    files: tuple[Draft, ...]
    """Without repetition; a path that leads to no draft is among them, and reading it says why."""
    skipped: tuple[str, ...] = ()
    """Named files and folders that the configuration excludes."""
