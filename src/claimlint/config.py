"""How drafts are to be checked: `claimlint.yaml` files and options of the command go in, a frozen Config comes out.

Every setting is a field of Config, which says its default, how its value is read, and what it means.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from claimlint.errors import Fault, SettingsFault
from claimlint.model.rule import JURISDICTIONS, LEVELS, PROFILES
from claimlint.packs.names import Names, Reading
from claimlint.packs.positioned_yaml import MappingNode, Node, load
from claimlint.packs.suggestions import did_you_mean, listed
from claimlint.packs.values import Reader, many, one_of, scalar, text

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

FILE_NAME = "claimlint.yaml"
FAIL_ON = (*LEVELS, "never")
_MEGABYTE = 1_000_000
_SIZE = re.compile(r"([0-9]{1,6}(?:\.[0-9]{1,3})?)\s*(kb|mb)?", re.IGNORECASE)
T = TypeVar("T")


def holds(question: Callable[[], bool]) -> bool:
    """What a path answers, such as `path.is_file`; no where this user may not even ask."""
    try:
        return question()
    except (OSError, ValueError):
        return False


def size(node: Node, reading: Reading) -> int | None:
    """Bytes from `5`, `5 MB` or `800 kB`; a bare number counts megabytes of 1,000,000 bytes."""
    found = scalar(node, reading, "a size such as `5 MB`")
    if found is None:
        return None
    parts = _SIZE.fullmatch(found.text.strip())
    bytes_ = int(float(parts[1]) * (1000 if (parts[2] or "").lower() == "kb" else _MEGABYTE)) if parts else 0
    if bytes_ < 1:
        reading.fault(node, f"a size such as `5 MB` or `800 kB` is expected here, not `{found.text}`")
        return None
    return bytes_


def pattern(node: Node, reading: Reading) -> str | None:
    """One pattern as `.gitignore` files have them."""
    found = text(node, reading)
    if found is None:
        return None
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([found])
    except ValueError:
        reading.fault(node, f"`{found}` is no pattern; write one such as `archive/` or `*.old.md`")
        return None
    return found


def folder(node: Node, reading: Reading) -> Path | None:
    """An existing folder, relative to the configuration file."""
    found = scalar(node, reading, "a folder")
    if found is None:
        return None
    path = Path(found.origin.path).absolute().parent / found.text.strip()
    if not holds(path.is_dir):
        reading.fault(node, f"there is no folder `{found.text}` beside this file; correct the name or make the folder")
        return None
    return path


def _setting(default: T, read: Reader[Any], meaning: str) -> T:
    value: T = field(default=default, metadata={"read": read, "meaning": meaning})
    return value


@lru_cache(maxsize=8)
def _patterns(exclude: tuple[str, ...]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(exclude)


@dataclass(frozen=True)
class Config:
    """How one draft is to be checked; the keys of claimlint.yaml are these names with hyphens."""

    profile: str = _setting("publisher", one_of(PROFILES), f"who publishes: {listed(PROFILES)}")
    jurisdiction: str = _setting("us", one_of(JURISDICTIONS), f"whose law applies: {listed(JURISDICTIONS)}")
    fail_on: str = _setting("error", one_of(FAIL_ON), f"the lowest level that blocks: {listed(FAIL_ON)}")
    select: tuple[str, ...] = _setting((), many(text), "only these rules or families")
    ignore: tuple[str, ...] = _setting((), many(text), "all but these rules or families")
    exclude: tuple[str, ...] = _setting((), many(pattern), "files to skip, as patterns of .gitignore, from this folder")
    max_size: int = _setting(5 * _MEGABYTE, size, "the largest draft that is read, such as 5 MB or 800 kB")
    packs: tuple[Path, ...] = _setting((), many(folder), "folders with the house's own rules, from this folder")
    products: tuple[str, ...] = _setting((), many(text), "names of the house's own products")
    home: Path | None = None
    """The folder of the configuration file, where `exclude` begins; None without one."""

    def excludes(self, path: Path) -> bool:
        """Whether `exclude` names this file or folder (an absolute path)."""
        if not self.exclude or self.home is None:
            return False
        relative = os.path.relpath(path, self.home).replace(os.sep, "/")
        if relative.startswith("..") or relative == ".":
            return False
        spec = _patterns(self.exclude)
        return spec.match_file(relative) or (holds(path.is_dir) and spec.match_file(relative + "/"))


@dataclass(frozen=True, slots=True)
class RunOptions:
    """What holds for all drafts of one run."""

    as_of: date
    """The day by which dates are judged."""
    fail_on: str = "error"
    """The lowest level that blocks: note, warning, error or never."""


SETTINGS = {one.name.replace("_", "-"): one for one in fields(Config) if one.metadata}


def read_config(file: Path) -> Config:
    """The settings of one configuration file.

    Raises SettingsFault with all its faults, each with file, line and column.
    """
    shown = _shown(file)
    faults: list[Fault] = []
    tree = load(_text(file, shown), shown, faults)
    values = _values(tree, faults) if tree is not None else {}
    if faults:
        raise SettingsFault("\n".join(map(str, sorted(set(faults)))))
    return Config(**values, home=file.absolute().parent)


def _values(tree: Node, faults: list[Fault]) -> dict[str, Any]:
    reading = Reading(Names(), faults)
    if not isinstance(tree, MappingNode):
        reading.fault(tree, f"settings are written as `key: value`; the keys are {listed(SETTINGS, 'and')}")
        return {}
    values = {}
    for key, value in tree.entries:
        setting = SETTINGS.get(key.text)
        if setting is None:
            hint = did_you_mean(key.text, SETTINGS) or f"; the keys are {listed(SETTINGS, 'and')}"
            reading.fault(key, f"there is no setting `{key.text}`{hint}")
        elif (read := setting.metadata["read"](value, reading)) is not None:
            values[setting.name] = read
    return values


def _text(file: Path, shown: str) -> str:
    try:
        return file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise SettingsFault(f"{shown}: not UTF-8 text (byte {fault.start}); save it as UTF-8") from None
    except FileNotFoundError:
        raise SettingsFault(f"{shown}: there is no such configuration file; check its name") from None
    except OSError as fault:
        why = (fault.strerror or "cannot be read").lower()
        raise SettingsFault(f"{shown}: the configuration file cannot be read ({why})") from None


def _shown(file: Path) -> str:
    """From the working folder when it lies below, else whole."""
    whole, here = file.absolute(), Path.cwd()
    return (whole.relative_to(here) if whole.is_relative_to(here) else whole).as_posix()


class Configurations:
    """Gives every draft its settings: one named file for all, else the nearest `claimlint.yaml` above it."""

    def __init__(self, named: Path | None = None, overrides: Mapping[str, Any] | None = None) -> None:
        self._overrides = dict(overrides or {})
        self._named = self._with_overrides(read_config(named)) if named else None
        self._of_folder: dict[Path, Config] = {}

    def of(self, draft: Path) -> Config:
        """The settings for a draft (an absolute path, which need not exist).

        Raises SettingsFault when its configuration file is broken.
        """
        return self._named or self._of(draft.parent)

    def _of(self, place: Path) -> Config:
        if place not in self._of_folder:
            self._of_folder[place] = self._found(place)
        return self._of_folder[place]

    def _found(self, place: Path) -> Config:
        if holds((place / FILE_NAME).is_file):
            return self._with_overrides(read_config(place / FILE_NAME))
        if holds((place / ".git").exists) or place.parent == place:
            return self._with_overrides(Config())
        return self._of(place.parent)

    def _with_overrides(self, config: Config) -> Config:
        return replace(config, **self._overrides)
