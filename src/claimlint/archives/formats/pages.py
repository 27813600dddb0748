"""Folders of pages: each file that `check` takes is a post."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

from claimlint.archives.inputs import Input
from claimlint.archives.records import BadRecord, Post, Reading, Record


def read(given: Input, _stream: BinaryIO | None, how: Reading) -> Iterator[Record]:
    """Every file, by path."""
    from fsspec.core import url_to_fs

    system, base = url_to_fs(given.path)
    limit = how.limits.size
    for number, below in enumerate(given.files, start=1):
        try:
            with system.open(f"{base.rstrip('/')}/{below}", "rb") as file:
                data = file.read(limit + 1)
        except OSError as fault:
            yield BadRecord(number, f"it cannot be read ({(fault.strerror or str(fault)).lower()})", below)
            continue
        if len(data) > limit:
            yield BadRecord(number, f"it is larger than {limit:,} bytes (max-size)", below)
        else:
            yield Post(number, PurePosixPath(below).suffix.lower(), data, address=below, path=below)
