"""Cuts an input into batches: the same input and limits give the same batches."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from typing import BinaryIO

from claimlint.archives.formats import reader
from claimlint.archives.inputs import PAGES, Input
from claimlint.archives.records import BadRecord, Batch, Post, Reading, Record
from claimlint.archives.streams import Cut, opened


def batches(given: Input, how: Reading) -> Iterator[Batch]:
    """The batches of an input in order; what breaks it is the last record of the last one. Raises nothing of its own:
    an input that cannot be opened is one bad record.
    """
    records: list[Record] = []
    size = number = last = 0
    for record, position in _records(given, how):
        weight = len(record.data) if isinstance(record, Post) else 0
        if records and (len(records) >= how.limits.posts or size + weight > how.limits.characters):
            yield Batch(given.key, number, tuple(records), last)
            records, size, number = [], 0, number + 1
        records.append(record)
        size, last = size + weight, position
    # An input without records has a batch too, which says that it has been read.
    yield Batch(given.key, number, tuple(records), given.size)


def _records(given: Input, how: Reading) -> Iterator[tuple[Record, int]]:
    """Records, with the number of stored bytes that have been read by then."""
    count = 0
    try:
        with nullcontext() if given.format == PAGES else opened(given.path) as stream:
            for record in reader(given.format)(given, stream, how):
                count += 1
                yield record, _position(given, stream, count)
    except Cut as fault:
        yield BadRecord(count + 1, str(fault)), given.size
    except OSError as fault:
        yield BadRecord(count + 1, f"it cannot be read on ({(fault.strerror or str(fault)).lower()})"), given.size


def _position(given: Input, stream: BinaryIO | None, count: int) -> int:
    if stream is None:
        return given.size * count // max(1, len(given.files))
    return stream.tell()
