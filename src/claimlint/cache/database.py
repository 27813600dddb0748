"""The database file of the cache: a path goes in, a connection to a table of ours comes out, or an error.

The file is this user's alone. Whatever else stands in its place (another program's file, one that others may write,
a table of another shape) is foreign.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import stat
from pathlib import Path

#: "clmt", by which sqlite files say whose they are.
_OURS = 0x636C6D74
#: Counts up whenever rows of one claimlint say nothing to another.
_VERSION = 1
_TABLE = "CREATE TABLE kept (key BLOB PRIMARY KEY, day INTEGER NOT NULL, seal BLOB NOT NULL, value BLOB NOT NULL)"
_INDEX = "CREATE INDEX by_day ON kept (day)"
#: Seconds to wait for another process that is writing.
_PATIENCE = 3.0
# Every row carries a seal, so a write that was cut short is found out when it is read: there is no need to wait for
# the disk. The journal stays in memory, because one beside the file could be taken for that of a file put in its place.
_HABITS = ("synchronous=OFF", "journal_mode=MEMORY", "mmap_size=0", "trusted_schema=OFF", "cell_size_check=ON")


class Foreign(Exception):
    """What stands in the place of the database is not ours, or broken beyond use."""


def connect(file: Path) -> sqlite3.Connection:
    """A connection to the database, which is made when it is missing.

    Raises Foreign for what is not ours, OSError or sqlite3.Error when it cannot be used now.
    """
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with contextlib.suppress(FileExistsError):
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    _refuse_foreign_file(file)
    connection = sqlite3.connect(file, timeout=_PATIENCE, isolation_level=None)
    try:
        _set_up(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def is_beyond_use(fault: Exception) -> bool:
    """Whether only another file helps; else the database is fine, but busy, full or closed to this user."""
    if isinstance(fault, sqlite3.Error):
        code = getattr(fault, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
        return code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_FORMAT)
    return isinstance(fault, Foreign)


def remove(file: Path) -> None:
    """Removes the file; raises OSError when it stays."""
    file.unlink(missing_ok=True)


def _refuse_foreign_file(file: Path) -> None:
    status = file.lstat()
    if not stat.S_ISREG(status.st_mode):
        raise Foreign
    if hasattr(os, "geteuid") and (status.st_uid != os.geteuid() or status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)):
        raise Foreign


def _set_up(connection: sqlite3.Connection) -> None:
    for habit in _HABITS:
        connection.execute(f"PRAGMA {habit}")
    if _schema(connection) == (0, 0, ()):
        _create(connection)
    if _schema(connection) != (_OURS, _VERSION, (_INDEX, _TABLE)):
        raise Foreign


def _create(connection: sqlite3.Connection) -> None:
    """Makes the table, unless another process does so at the same moment."""
    connection.execute("BEGIN IMMEDIATE")
    if _schema(connection) == (0, 0, ()):
        for statement in (_TABLE, _INDEX, f"PRAGMA application_id={_OURS}", f"PRAGMA user_version={_VERSION}"):
            connection.execute(statement)
    connection.execute("COMMIT")


def _schema(connection: sqlite3.Connection) -> tuple[int, int, tuple[str, ...]]:
    """Whose file it is, its version, and every statement that shapes it."""
    owner = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    shapes = connection.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL")
    return owner, version, tuple(sorted(sql for (sql,) in shapes))
