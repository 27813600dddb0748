"""A draft that the page sent: its name and bytes come in, a draft that can be checked goes out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from claimlint.config import Config
from claimlint.discovery import Draft
from claimlint.model.levels import JURISDICTIONS, PROFILES

NAMELESS = "draft.md"
_MOST_CHARACTERS = 200
_UNFIT = re.compile(r"[\x00-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Posted:
    """What the page sent."""

    name: str
    """The file's name without folders."""
    data: bytes
    profile: str = ""
    """One of PROFILES; else that of the configuration."""
    jurisdiction: str = ""
    """One of JURISDICTIONS; else that of the configuration."""

    def draft(self, config_for: Callable[[Path], Config]) -> Draft:
        """The draft with its settings, as a file of the working folder beside which there is nothing."""
        file = Path.cwd() / self.name
        config = config_for(file)
        config = replace(
            config,
            profile=self.profile if self.profile in PROFILES else config.profile,
            jurisdiction=self.jurisdiction if self.jurisdiction in JURISDICTIONS else config.jurisdiction,
        )
        return Draft(self.name, file, config, past=_Alone(file, self.data))


@dataclass(frozen=True, slots=True)
class _Alone:
    """The only file there is: what a draft names beside it is never read from this machine."""

    file: Path
    data: bytes

    def read(self, file: Path, limit: int) -> bytes | None:
        """At most `limit` bytes of the draft, None for any other file."""
        return self.data[:limit] if file == self.file else None


def named(name: str) -> str:
    """A name as a browser gives it, without folders; a draft without one is Markdown."""
    last = _UNFIT.sub("", name).replace("\\", "/").rpartition("/")[2].strip()
    return last[-_MOST_CHARACTERS:] if last.strip(".") else NAMELESS
