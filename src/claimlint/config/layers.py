"""What several places say of the settings: their entries go in, in the order of their weight, and one Config comes
out, with the place that each of its values comes from.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from claimlint.config.settings import SETTINGS, Config


@dataclass(frozen=True, slots=True)
class Origin:
    """The place that a value comes from."""

    kind: str
    """`default`, `file`, `option` or `front-matter`."""
    name: str = ""
    """The file as faults show it, or the option, such as `--profile`."""
    line: int = 0
    """The 1-based line of the file."""

    def __str__(self) -> str:
        return f"{self.name}:{self.line}" if self.line else self.name or self.kind


DEFAULT = Origin("default")


@dataclass(frozen=True, slots=True)
class Entry:
    """What one place says of one setting."""

    key: str
    value: Any
    """The setting's value; one of the values of a setting that is gathered."""
    origin: Origin


def config_of(entries: Iterable[Entry], home: Path | None) -> Config:
    """The settings that entries add up to; a later one wins, or is added where a setting is gathered."""
    values: dict[str, Any] = {}
    for key, said in _by_key(entries).items():
        setting = SETTINGS[key]
        values[setting.attribute] = tuple(one.value for one in said) if setting.gathers else said[-1].value
    return Config(**values, home=home)


def deciding(entries: Iterable[Entry]) -> Mapping[str, tuple[Entry, ...]]:
    """For every setting the entries that its value comes from; a default has none."""
    found = _by_key(entries)
    return MappingProxyType({
        key: tuple(found.get(key, ())[0 if setting.gathers else -1 :]) for key, setting in SETTINGS.items()
    })  # fmt: skip


def _by_key(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.key, []).append(entry)
    return found
