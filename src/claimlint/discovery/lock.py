"""The lock file, `claimlint.lock` beside the configuration: settings go in, what it knows of references comes out."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from claimlint.config import Config
from claimlint.errors import SettingsFault
from claimlint.model.registry import Lock
from claimlint.ordinary_files import read_ordinary

NAME = "claimlint.lock"
SCHEMA = "claimlint.lock/1"
_MEND = "restore it from your version control, or delete it and run `claimlint verify`"


def lock_path(config: Config) -> Path:
    """Where the lock file stands: beside the configuration file, else in the working folder."""
    return (config.home or Path.cwd()) / NAME


def known(config: Config) -> Lock:
    """What the lock file of these settings holds; nothing without one. Raises SettingsFault when it is broken."""
    path = lock_path(config)
    try:
        state = path.stat()
    except FileNotFoundError:
        return Lock()
    except OSError as fault:
        raise _unreadable(path, fault) from None
    return _read(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=8)
def _read(path: Path, _changed: int, _size: int) -> Lock:
    try:
        return lock_of(read_ordinary(path), path)
    except OSError as fault:
        raise _unreadable(path, fault) from None


def lock_of(data: bytes, path: Path) -> Lock:
    """What the bytes of a lock file hold; raises SettingsFault when they are none."""
    # What reads references is imported for a lock file only; most runs have none.
    from claimlint.sources.registry_form import proposal, record
    from claimlint.sources.registry_keys import is_text_key

    try:
        told = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_unique)
    except UnicodeDecodeError:
        raise SettingsFault(f"{path}: not UTF-8 text; {_MEND}") from None
    except json.JSONDecodeError as fault:
        raise SettingsFault(f"{path}:{fault.lineno}:{fault.colno}: not the JSON of a lock file; {_MEND}") from None
    except _Twice as fault:
        raise SettingsFault(f"{path}: `{fault}` stands twice in it, and only one can be true; {_MEND}") from None
    except (RecursionError, ValueError):
        raise SettingsFault(f"{path}: not the JSON of a lock file; {_MEND}") from None
    if not isinstance(told, dict) or told.get("schema") != SCHEMA or not isinstance(told.get("references"), dict):
        raise SettingsFault(f"{path}: no lock file of this version of claimlint (`{SCHEMA}`); {_MEND}")
    records, proposals = {}, {}
    for key, entry in told["references"].items():
        try:
            if is_text_key(key):
                proposals[key] = proposal(entry)
            else:
                records[key] = record(entry)
        except (ValueError, TypeError) as fault:
            line = data[: data.find(json.dumps(key, ensure_ascii=False).encode())].count(b"\n") + 1
            raise SettingsFault(f"{path}:{line}: the entry of `{key}` cannot be read ({fault}); {_MEND}") from None
    return Lock(records, proposals)


class _Twice(Exception):
    """A key that one object of a lock file has twice; its text is the key."""


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _Twice(key)
        found[key] = value
    return found


def _unreadable(path: Path, fault: OSError) -> SettingsFault:
    return SettingsFault(f"{path}: the lock file cannot be read ({(fault.strerror or 'an error').lower()}); {_MEND}")
