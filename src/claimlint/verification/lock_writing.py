"""Writes the lock file: what it held and what was learnt go in; the file holds both, sorted, or is as it was."""

from __future__ import annotations

import errno
import json
from pathlib import Path

from claimlint.discovery.lock import SCHEMA, lock_of
from claimlint.errors import SettingsFault
from claimlint.model.registry import Lock, Proposal, Record
from claimlint.replacement import create, replace
from claimlint.sources.registry_form import plain
from claimlint.sources.registry_keys import is_text_key

#: Times that another run may get in between.
_ATTEMPTS = 5
#: It holds something else by now, it came, or it went.
_MEANWHILE = (errno.EBUSY, errno.EEXIST, errno.ENOENT)


def text_of(lock: Lock) -> str:
    """The lock file's text: one field a line, identifiers in order, entries without one at the end."""
    entries: dict[str, Record | Proposal] = {**lock.records, **lock.proposals}
    ordered = {key: plain(entries[key]) for key in sorted(entries, key=lambda key: (is_text_key(key), key))}
    return json.dumps({"schema": SCHEMA, "references": ordered}, ensure_ascii=False, indent=2) + "\n"


def write(path: Path, learnt: Lock) -> None:
    """Adds what was learnt to the lock file, also to what another run has written there meanwhile.

    Raises SettingsFault when the file is broken by now or cannot be written; then it is as it was.
    """
    for left in reversed(range(_ATTEMPTS)):
        before = _bytes(path)
        held = lock_of(before, path) if before is not None else Lock()
        merged = Lock({**held.records, **learnt.records}, {**held.proposals, **learnt.proposals})
        data = text_of(merged).encode()
        if data == before:
            return
        try:
            if before is None:
                create(path, data)
            else:
                replace(path, data, expected=before)
        except OSError as fault:
            if fault.errno in _MEANWHILE and left:
                continue
            why = (fault.strerror or "it cannot be written").lower()
            raise SettingsFault(
                f"{path}: the lock file was not written ({why}); make room for it, then run again"
            ) from None
        return


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as fault:
        raise SettingsFault(
            f"{path}: the lock file cannot be read ({(fault.strerror or 'an error').lower()})"
        ) from None
