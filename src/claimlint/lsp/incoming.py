"""The editor's messages before pygls reads them: a stream goes in, the same without what would hang or confuse it.

pygls waits for as many bytes as a header promises, and forgets who asked what it cannot read.
"""

from __future__ import annotations

import io
import json
import re
from typing import Any, BinaryIO

#: Far more than any message of an editor; whoever promises more cannot be followed.
MOST_BYTES = 64_000_000
_LONGEST_LINE = 8_192
_LENGTH = re.compile(rb"content-length:[ \t]*([0-9]{1,12})[ \t]*", re.IGNORECASE)


class Incoming:
    """Whole messages, one after the other, as pygls reads a stream; its end comes when one cannot be followed."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._ready = io.BytesIO()
        self.asked: Any = None
        """The id of the request that was given out last; None for a notice."""

    def readline(self) -> bytes:
        """The next line of a head."""
        line = self._ready.readline()
        if line:
            return line
        self._ready = io.BytesIO(self._message())
        return self._ready.readline()

    def read(self, size: int) -> bytes:
        """So many bytes of a body."""
        return self._ready.read(size)

    def _message(self) -> bytes:
        length = self._promised()
        if length is None or not 0 < length <= MOST_BYTES:
            return b""
        body = self._stream.read(length)
        if len(body) < length:
            return b""
        self.asked = _id_of(body)
        return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)

    def _promised(self) -> int | None:
        """How long the next body is to be, by its head."""
        length = None
        while (line := self._stream.readline(_LONGEST_LINE)).strip():
            if found := _LENGTH.fullmatch(line.strip()):
                length = int(found[1])
            if len(line) == _LONGEST_LINE:
                return None
        return length


def _id_of(body: bytes) -> Any:
    """The id of a request; None for anything else."""
    try:
        message = json.loads(body)
    except (ValueError, RecursionError):
        return None  # pygls says so
    return message.get("id") if isinstance(message, dict) and "method" in message else None
