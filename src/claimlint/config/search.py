"""Gives every draft its settings: one named file for all, else the nearest `claimlint.yaml` above it,
or `pyproject.toml` with a table for claimlint.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

from claimlint.config.file_names import FILE_NAME, FILE_NAMES, PYPROJECT, refuse_misplaced
from claimlint.config.layers import Entry, Origin, config_of, deciding
from claimlint.config.patterns import holds
from claimlint.config.pyproject import TABLE, holds_settings, speaks
from claimlint.config.reading import ConfigFile, read_file, read_past_file
from claimlint.config.settings import SETTINGS, Config
from claimlint.errors import SettingsFault

_KEYS = {setting.attribute: key for key, setting in SETTINGS.items()}


@dataclass(frozen=True, slots=True)
class Resolved:
    """The settings of one draft, and where each comes from."""

    config: Config
    origins: Mapping[str, tuple[Entry, ...]]
    """For every key the entries that its value comes from; none for a default."""
    file: str | None
    """The configuration file that holds for it, as faults show it."""


class PastFiles(Protocol):
    """Configuration files as they once stood."""

    def config_file(self, file: Path) -> bytes | None:
        """The bytes of a configuration file (an absolute path); None where none stood."""
        ...


class Configurations:
    """The settings of drafts; a configuration file is read once."""

    def __init__(self, named: Path | None = None, options: Mapping[str, Any] | None = None) -> None:
        """`options` are values by the names of Config's fields, and win over files.

        Raises SettingsFault when the named file is broken.
        """
        self._options = tuple(
            Entry(_KEYS[name], value, Origin("option", f"--{name.replace('_', '-')}"))
            for name, value in (options or {}).items()
        )
        self._named = read_file(named) if named else None
        self._past: PastFiles | None = None
        self._of_folder: dict[Path, ConfigFile | None] = {}
        self._configs: dict[tuple[Path | None, tuple[Entry, ...]], Config] = {}

    def at(self, past: PastFiles) -> Configurations:
        """The settings that configuration files held when they stood as `past` has them, with the same options.

        What it is asked then raises SettingsFault for a file that was no YAML. Where the named file did not stand,
        none held.
        """
        then = Configurations()
        then._options, then._past = self._options, past
        if self._named is not None:
            file = self._named.path
            then._named = _past(file, past) or ConfigFile(file, "", (), ())
        return then

    @property
    def selects(self) -> bool:
        """Whether an option, and no file, says which rules are looked for."""
        return any(entry.key == "select" for entry in self._options)

    @property
    def named(self) -> Path | None:
        """The one file that holds for all drafts, when one was named (an absolute path)."""
        return self._named.path if self._named else None

    def of(self, draft: Path) -> Config:
        """The settings for a draft (an absolute path, which need not exist).

        Raises SettingsFault when its configuration file is broken, or a file beside it only looks like one.
        """
        file, entries = self._said(draft)
        home = file.home if file else None
        if (home, entries) not in self._configs:
            config = config_of(entries, home)
            given = {entry.key for entry in self._options}  # an option wins over what a post says of itself
            may_set = tuple(key for key in config.may_set if key not in given)
            self._configs[home, entries] = replace(config, may_set=may_set)
        return self._configs[home, entries]

    def resolved(self, draft: Path) -> Resolved:
        """The settings for a draft with their places; raises as `of` does."""
        file, entries = self._said(draft)
        return Resolved(self.of(draft), deciding(entries), file.shown if file else None)

    def _said(self, draft: Path) -> tuple[ConfigFile | None, tuple[Entry, ...]]:
        file = self._named or self._above(draft.parent)
        return file, (*(file.entries_for(draft) if file else ()), *self._options)

    def _above(self, place: Path) -> ConfigFile | None:
        if place not in self._of_folder:
            self._of_folder[place] = self._found(place)
        return self._of_folder[place]

    def _found(self, place: Path) -> ConfigFile | None:
        if self._past is None:
            read = self._read_now(place)
        else:
            read = next((read for name in FILE_NAMES if (read := _past(place / name, self._past))), None)
        if read is not None:
            return read
        if holds((place / ".git").exists) or place.parent == place:
            return None
        return self._above(place.parent)

    def _read_now(self, place: Path) -> ConfigFile | None:
        """The file of a folder that holds its settings, where one does."""
        refuse_misplaced(place)
        in_project = holds((place / PYPROJECT).is_file) and speaks(place / PYPROJECT)
        if holds((place / FILE_NAME).is_file):
            if in_project:
                raise SettingsFault(
                    f"{FILE_NAME} and [{'.'.join(TABLE)}] in {PYPROJECT} both hold settings for this folder; keep one "
                    "of them"
                )
            return read_file(place / FILE_NAME)
        return read_file(place / PYPROJECT) if in_project else None


def _past(file: Path, past: PastFiles) -> ConfigFile | None:
    """What a file said of the settings, where it stood and said something."""
    data = past.config_file(file)
    return read_past_file(file, data) if data is not None and holds_settings(file, data) else None
