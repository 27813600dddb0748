"""Opens inputs: a path or an address goes in, a stream of its plain bytes comes out that says when it was cut off."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, cast

_CHUNK = 1 << 20


class Cut(Exception):
    """An input ends, or breaks, before its content does; its text is the reason."""


@contextmanager
def opened(path: str) -> Iterator[BinaryIO]:
    """The bytes of a file as they are stored; raises OSError."""
    from fsspec.core import url_to_fs

    system, inner = url_to_fs(path)
    with system.open(inner, "rb") as stream:
        yield stream


def unpacked(path: str, stored: BinaryIO) -> BinaryIO:
    """The content of what may be a compressed file, by the end of its name."""
    if path.lower().endswith(".gz"):
        return cast("BinaryIO", gzip.GzipFile(fileobj=stored))
    if path.lower().endswith(".zst"):
        return cast("BinaryIO", io.BufferedReader(_Zstandard(stored), _CHUNK))
    return stored


@contextmanager
def faults_told() -> Iterator[None]:
    """Turns what unpacking raises into Cut."""
    import zlib

    try:
        yield
    except EOFError:
        raise Cut("the compressed file ends too early; what stands behind this place is lost") from None
    except (gzip.BadGzipFile, zlib.error) as fault:
        raise Cut(f"the compressed file is damaged ({fault}); what stands behind this place is lost") from None


class _Zstandard(io.RawIOBase):
    """A Zstandard stream; unlike the library's own it raises EOFError where a frame is cut off."""

    def __init__(self, stored: BinaryIO) -> None:
        self._stored = stored
        self._frame: Any = None
        self._left = b""
        self._ready = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._ready:
            packed = self._left or self._stored.read(_CHUNK)
            self._left = b""
            if not packed:
                if self._frame is not None:
                    raise EOFError
                return 0
            self._ready = self._decompressed(packed)
        size = min(len(buffer), len(self._ready))
        buffer[:size] = self._ready[:size]
        self._ready = self._ready[size:]
        return size

    def _decompressed(self, packed: bytes) -> bytes:
        import zlib

        import zstandard

        if self._frame is None:
            self._frame = zstandard.ZstdDecompressor().decompressobj()
        try:
            plain: bytes = self._frame.decompress(packed)
        except zstandard.ZstdError as fault:
            raise zlib.error(str(fault)) from None
        if self._frame.eof:
            self._left = self._frame.unused_data
            self._frame = None
        return plain
