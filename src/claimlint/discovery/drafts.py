"""What discovery gives: the drafts to be checked, each with its settings, and what was skipped."""

from __future__ import annotations

import errno
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Protocol

from claimlint.config import Config, Configurations
from claimlint.model.remarks import PassedOver

#: How standard input is named on the command line, and in reports unless it was given another name.
STDIN = "-"


#: The format of a draft whose name does not say it.
_NAMELESS = ".md"


def suffix_of(path: str) -> str:
    """The ending, in lower case, that tells a draft's format; standard input without a name is Markdown."""
    return _NAMELESS if path == STDIN else PurePosixPath(path).suffix.lower()


class Past(Protocol):
    """Files as they once stood."""

    def read(self, file: Path, limit: int) -> bytes | None:
        """At most `limit` bytes of a file (an absolute path), or None where none stood; raises OSError."""
        ...


@dataclass(frozen=True, slots=True)
class Draft:
    """One draft to be checked."""

    path: str
    """As given, with forward slashes."""
    file: Path | None
    """Where it stands, absolute; None for standard input."""
    config: Config
    past: Past | None = None
    """For a draft as it once was: where it and the files beside it are read, in place of the disk."""

    def holds(self, file: Path) -> bool:
        """Whether there is such a file (an absolute path) beside the draft."""
        try:
            return file.is_file() if self.past is None else self.past.read(file, 0) is not None
        except (OSError, ValueError):
            return False

    def read(self, file: Path, limit: int) -> bytes:
        """At most `limit` bytes of the draft's file or one beside it; raises OSError where it cannot be read."""
        if self.past is None:
            with file.open("rb") as stream:
                return stream.read(limit)
        data = self.past.read(file, limit)
        if data is None:
            raise FileNotFoundError(errno.ENOENT, "there was no such file")
        return data


@dataclass(frozen=True, slots=True)
class Drafts:
    """Everything that was named."""

    files: tuple[Draft, ...]
    """Without repetition; a path that leads to no draft is among them, and reading it says why."""
    skipped: tuple[str, ...] = ()
    """Named files and folders that the configuration excludes."""
    folders: tuple[Path, ...] = ()
    """The folders that were named (absolute paths): everything below them is checked."""
    passed_over: PassedOver = PassedOver()  # noqa: RUF009 - a frozen value
    """What lies in these folders and is not checked."""
    settings: Configurations | None = None
    """Where the settings come from; None where they come from nowhere but the drafts."""
