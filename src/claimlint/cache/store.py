"""Bytes by key, kept between runs and shared by processes: what was put in comes out unchanged, or nothing does.

No fault of the file is a fault of the run: a file that is broken or not ours is replaced, and one that cannot be used
(no room, no permission, a busy disk) is done without.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from claimlint.cache.database import Foreign, connect, is_beyond_use, remove

T = TypeVar("T")
#: Days after which an entry that no run has asked for is dropped.
DAYS = 60
#: Days between two notes that an entry was asked for.
_DAYS_BETWEEN_NOTES = 7
#: Bytes of the file above which the half that was asked for least lately is dropped.
MOST_BYTES = 512 * 1024 * 1024
#: Entries that are written together.
_BATCH = 64
#: How often one run begins a new file before it goes on without.
_MOST_BEGINNINGS = 5
_FAULTS = (OSError, sqlite3.Error, Foreign)


class Store:
    """The kept entries of one file; entries are written in batches, and at the latest by `close`."""

    def __init__(self, file: Path, today: date | None = None) -> None:
        self.file = file
        self._today = (today or date.today()).toordinal()  # noqa: DTZ011 - the age of an entry in days
        self._connection: sqlite3.Connection | None = None
        self._beginnings = 0
        self._unusable = False
        self._fresh: dict[bytes, bytes] = {}
        self._asked_for: list[bytes] = []

    def get(self, key: bytes) -> bytes | None:
        """What was put in under this key, if it is there as it was."""
        if key in self._fresh:
            return self._fresh[key]
        return self._try(lambda connection: self._read(connection, key))

    def put(self, key: bytes, value: bytes) -> None:
        """Keeps a value."""
        self._fresh[key] = value
        if len(self._fresh) >= _BATCH:
            self.flush()

    def flush(self) -> None:
        """Writes what waits to be written."""
        fresh, self._fresh = self._fresh, {}
        asked_for, self._asked_for = self._asked_for, []
        if fresh or asked_for:
            self._try(lambda connection: self._write(connection, fresh, asked_for))

    def close(self) -> None:
        """Writes what waits and lets go of the file; the next use opens it again."""
        self.flush()
        self._disconnect()

    def _try(self, use: Callable[[sqlite3.Connection], T]) -> T | None:
        """Uses the file; after a second fault in a row the run goes on without."""
        for _ in range(2):
            if self._unusable:
                return None
            try:
                if self._connection is None:
                    self._connection = connect(self.file)
                return use(self._connection)
            except _FAULTS as fault:
                self._recover(fault)
        return None

    def _recover(self, fault: Exception) -> None:
        self._disconnect()
        self._beginnings += 1
        if not is_beyond_use(fault) or self._beginnings > _MOST_BEGINNINGS:
            self._unusable = True
            return
        try:
            remove(self.file)
        except OSError:
            self._unusable = True

    def _disconnect(self) -> None:
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None

    def _read(self, connection: sqlite3.Connection, key: bytes) -> bytes | None:
        row = connection.execute("SELECT day, seal, value FROM kept WHERE key = ?", (key,)).fetchone()
        if row is None:
            return None
        day, seal, value = row
        if not (isinstance(day, int) and isinstance(value, bytes) and seal == _seal(key, value)):
            return None
        if abs(self._today - day) >= _DAYS_BETWEEN_NOTES:
            self._asked_for.append(key)
        return value

    def _write(self, connection: sqlite3.Connection, fresh: dict[bytes, bytes], asked_for: list[bytes]) -> None:
        rows = [(key, self._today, _seal(key, value), value) for key, value in fresh.items()]
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)", rows)
        connection.executemany("UPDATE kept SET day = ? WHERE key = ?", [(self._today, key) for key in asked_for])
        connection.execute("DELETE FROM kept WHERE day < ?", (self._today - DAYS,))
        connection.execute("COMMIT")
        if _size(connection) > MOST_BYTES:
            half = "SELECT rowid FROM kept ORDER BY day, rowid LIMIT (SELECT count(*) / 2 FROM kept)"
            connection.execute(f"DELETE FROM kept WHERE rowid IN ({half})")  # noqa: S608 - our own words
            connection.execute("VACUUM")


def clear(file: Path) -> bool:
    """Removes all that is kept, whatever stands there; whether there was anything. Raises OSError when it stays."""
    if not file.exists() and not file.is_symlink():
        return False
    remove(file)
    return True


def count(file: Path) -> int | None:
    """How many entries a file holds; None when it is not a file of ours that can be read."""
    try:
        connection = connect(file)
    except _FAULTS:
        return None
    try:
        return int(connection.execute("SELECT count(*) FROM kept").fetchone()[0])
    except sqlite3.Error:
        return None
    finally:
        connection.close()


def _size(connection: sqlite3.Connection) -> int:
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    return int(pages * connection.execute("PRAGMA page_size").fetchone()[0])


def _seal(key: bytes, value: bytes) -> bytes:
    """By which a value is known to be the one that was put in under this key."""
    return sha256(key + value).digest()[:16]
