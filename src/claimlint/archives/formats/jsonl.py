"""JSON lines: each line is an object that holds a post."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from claimlint.archives.formats.fields import record_of
from claimlint.archives.inputs import Input
from claimlint.archives.records import BadRecord, Reading, Record
from claimlint.archives.streams import faults_told, unpacked

#: JSON may write a character as `\\u00e9`, and fields besides the text take room.
_ROOM = 6


def read(given: Input, stream: BinaryIO | None, how: Reading) -> Iterator[Record]:
    """Every line that is not empty; one that is too long is passed by without being held."""
    assert stream is not None
    content = unpacked(given.path, stream)
    most = how.limits.size * _ROOM
    number = 0
    with faults_told():
        while line := content.readline(most + 1):
            if not line.strip():
                continue
            number += 1
            if len(line) > most:
                _skip_line(content, line)
                yield BadRecord(number, f"the line is longer than {most:,} bytes ({_ROOM} times max-size)")
            else:
                yield _record(number, line, how)


def _skip_line(content: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = content.readline(1 << 20)


def _record(number: int, line: bytes, how: Reading) -> Record:
    try:
        held = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as fault:
        return BadRecord(number, f"the line is no UTF-8 text (byte {fault.start + 1})")
    except (ValueError, RecursionError) as fault:
        return BadRecord(number, f"the line is no JSON ({fault})")
    if not isinstance(held, dict):
        return BadRecord(number, "the line is no JSON object")
    return record_of(number, held, how)
