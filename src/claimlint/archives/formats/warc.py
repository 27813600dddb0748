"""WARC and WET files of crawls: responses that are HTML or plain text are posts; so are records of extracted text.

A file is read on behind a damaged record, from the next place at which a record begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from claimlint.archives.formats.web_text import text_of
from claimlint.archives.inputs import Input
from claimlint.archives.records import BadRecord, Post, Reading, Record

_TYPES = {"text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt", "text/markdown": ".md"}
_LENGTH = "its length is not the one that is written; the record is damaged"
_CHUNK = 1 << 20
_HEAD = 1 << 16
_OK = 200


def read(given: Input, stream: BinaryIO | None, how: Reading) -> Iterator[Record]:
    """Every response of status 200 that is text, every conversion, and every record that is damaged."""
    assert stream is not None
    mark = b"\x1f\x8b\x08" if given.path.lower().endswith(".gz") else b"WARC/1."
    at: int | None = 0
    number = 0
    while at is not None:
        run = _Run(stream, at)
        for record in run.records(how):
            if record is not None:
                number += 1
                yield replace(record, number=number)
        if run.resume_at is None:
            return
        at = _next(stream, run.resume_at, mark)
        if run.is_exact and at != run.resume_at:
            number += 1
            yield BadRecord(number, "what stands behind a record is none; it is damaged")


class _From:
    """A file from some place on."""

    def __init__(self, stream: BinaryIO, at: int) -> None:
        stream.seek(at)
        self._stream = stream
        self._at = at

    def read(self, size: int = -1) -> bytes:
        return self._stream.read(size)

    def tell(self) -> int:
        return self._stream.tell() - self._at

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._stream.seek(offset + (self._at if whence == 0 else 0), whence) - self._at

    def close(self) -> None:
        """The file is closed by whoever opened it."""


class _Run:
    """Records from some place to the end of the file, or to the first that is damaged."""

    def __init__(self, stream: BinaryIO, at: int) -> None:
        self._stream = stream
        self._start = at
        self.resume_at: int | None = None
        """Where to look for the next record; None at the end of the file."""
        self.is_exact = False
        """Whether a record has to begin just there."""

    def records(self, how: Reading) -> Iterator[Record | None]:
        """What each record holds."""
        from fastwarc.warc import ArchiveIterator

        at, length = None, 0
        try:
            for record in ArchiveIterator(_From(self._stream, self._start), parse_http=False):
                at, length = self._start + record.stream_pos, record.content_length
                found = _record(record, how)
                yield found
                if isinstance(found, BadRecord) and found.reason == _LENGTH:
                    self.resume_at = at + 1
                    return
        except (OSError, ValueError, EOFError) as fault:
            if at is None:
                self.resume_at = self._start + 1
                yield BadRecord(0, f"the record cannot be read ({str(fault).rstrip('.').lower()})")
            else:
                self._resume_behind(at, length)

    def _resume_behind(self, at: int, length: int) -> None:
        """The record that begins here is the last one that could be read."""
        self._stream.seek(at)
        head, gap, _ = self._stream.read(_HEAD).partition(b"\r\n\r\n")
        if head.startswith(b"WARC/") and gap:
            self.resume_at = at + len(head) + len(gap) + length + len(b"\r\n\r\n")
            self.is_exact = True
        else:
            self.resume_at = at + 1  # compressed: the next one begins somewhere behind


def _record(record: Any, how: Reading) -> Record | None:
    """The post that a record holds, None for one that holds none."""
    from fastwarc.warc import WarcRecordType

    address = record.headers.get("WARC-Target-URI", "").strip("<>")
    if record.content_length > how.limits.size:
        return _too_large(record, address, how)
    data = record.reader.read()
    if len(data) < record.content_length:
        return BadRecord(0, _LENGTH, address)
    date = record.headers.get("WARC-Date", "")
    if record.record_type == WarcRecordType.conversion:
        language = record.headers.get("WARC-Identified-Content-Language", "").split(",")[0]
        return Post(0, ".txt", data.decode("utf-8", "replace"), address, date=date, language=language)
    if record.record_type == WarcRecordType.response:
        return _response(data, address, date)
    return None


def _too_large(record: Any, address: str, how: Reading) -> Record:
    """Reads by a record that is not held in memory."""
    size = 0
    while chunk := record.reader.read(_CHUNK):
        size += len(chunk)
    if size < record.content_length:
        return BadRecord(0, _LENGTH, address)
    return BadRecord(0, f"it is larger than {how.limits.size:,} bytes (max-size)", address)


def _response(data: bytes, address: str, date: str) -> Record | None:
    head, gap, body = data.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    status = re.match(r"HTTP/\S+ (\d{3})", first)
    if not gap:
        return BadRecord(0, _LENGTH, address)
    if not status:
        return BadRecord(0, "it holds no HTTP response; the record is damaged", address)
    fields = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    kind = fields.get("content-type", "").partition(";")[0].strip().lower()
    if int(status[1]) != _OK or kind not in _TYPES:
        return None
    length = fields.get("content-length", "")
    if length.isdigit() and int(length) != len(body) and "transfer-encoding" not in fields:
        return BadRecord(0, _LENGTH, address)
    text = text_of(body, fields)
    if text is None:
        return BadRecord(0, "its content is compressed and cannot be unpacked", address)
    return Post(0, _TYPES[kind], text, address, date=date)


def _next(stream: BinaryIO, at: int, mark: bytes) -> int | None:
    """Where the mark of a record stands next; None when there is none."""
    stream.seek(at)
    tail = b""
    while chunk := stream.read(_CHUNK):
        window = tail + chunk
        found = window.find(mark)
        if found >= 0:
            return at - len(tail) + found
        tail = window[-len(mark) + 1 :]
        at += len(chunk)
    return None
