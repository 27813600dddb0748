"""`archive.json`, which says what an output folder holds: a run goes on with its own folder and refuses another's."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from claimlint.archives.dataset import SCHEMA
from claimlint.errors import SettingsFault
from claimlint.replacement import replace

NAME = "archive.json"
_LOCK = ".lock"


@dataclass(slots=True)
class Manifest:
    """What a run was started with."""

    settings: dict[str, Any]
    """What must be the same when it goes on."""
    inputs: dict[str, str] = field(default_factory=dict)
    """The states of the inputs, by key."""
    paths: dict[str, str] = field(default_factory=dict)
    """Their paths, by key."""
    complete: bool = False

    def write(self, folder: Path) -> None:
        """Replaces the file; raises SettingsFault when it cannot be written."""
        held = {
            "schema": SCHEMA,
            "complete": self.complete,
            **self.settings,
            "inputs": self.inputs,
            "paths": self.paths,
        }
        try:
            replace(folder / NAME, (json.dumps(held, indent=1, sort_keys=True) + "\n").encode())
        except OSError as fault:
            raise SettingsFault(f"{folder / NAME}: it cannot be written ({(fault.strerror or '').lower()})") from None


def read(folder: Path) -> Manifest | None:
    """The manifest of a folder; None where there is none. Raises SettingsFault for one of another version."""
    file = folder / NAME
    try:
        held = json.loads(file.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValueError):
        raise SettingsFault(f"{file}: it cannot be read; name another folder with --output") from None
    if not isinstance(held, dict) or held.get("schema") != SCHEMA:
        found = held.get("schema") if isinstance(held, dict) else None
        raise SettingsFault(
            f"{folder}: it was written by another version of claimlint (`{found}`, not `{SCHEMA}`); "
            "name another folder with --output"
        )
    try:
        inputs, paths, complete = held.pop("inputs"), held.pop("paths"), held.pop("complete")
    except KeyError as key:
        raise SettingsFault(f"{file}: {key} is missing; name another folder with --output") from None
    held.pop("schema")
    return Manifest(held, inputs, paths, complete)


def refuse_other(folder: Path, before: Manifest, now: dict[str, Any]) -> None:
    """Raises SettingsFault when a folder was begun with other settings, which would mix what they give."""
    differing = [key for key in sorted(now) if before.settings.get(key) != now[key]]
    if differing:
        said = ", ".join(f"{key}: {before.settings.get(key)} there, {now[key]} now" for key in differing)
        raise SettingsFault(f"{folder}: it was begun with other settings ({said}); name another folder with --output")


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Meanwhile no other run writes there; raises SettingsFault when one does, or the folder cannot be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if read(folder) is None and any(one.name != _LOCK for one in folder.iterdir()):
            raise SettingsFault(f"{folder}: it holds something else; name an empty or a new folder with --output")
        stream = (folder / _LOCK).open("wb")
    except OSError as fault:
        raise SettingsFault(f"{folder}: it cannot be written ({(fault.strerror or str(fault)).lower()})") from None
    with stream:
        if sys.platform != "win32":
            import fcntl

            try:
                # A record lock is this process's alone: workers that are forked do not hold it after its death.
                fcntl.lockf(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except (BlockingIOError, PermissionError):
                raise SettingsFault(f"{folder}: another run writes there; wait for its end") from None
            except OSError:
                pass  # a disk without locks, such as one in a network
        os.utime(folder / _LOCK)
        yield
