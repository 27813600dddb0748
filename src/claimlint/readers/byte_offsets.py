"""Offsets in UTF-8 bytes come in, offsets in code points go out."""

from __future__ import annotations

import re
from bisect import bisect_right

_SAME_WIDTH = re.compile("[\x00-\x7f]+|[\x80-\u07ff]+|[\u0800-\uffff]+|[\U00010000-\U0010ffff]+")


class ByteOffsets:
    """The code points at which the bytes of one text stand, as stretches of characters of equal width."""

    def __init__(self, text: str, base: int = 0) -> None:
        """`base` is added to every offset that is asked for (code points)."""
        self._bytes: list[int] = []
        self._points: list[int] = []
        self._widths: list[int] = []
        at = 0
        for found in _SAME_WIDTH.finditer(text):
            width = len(found[0][0].encode())
            self._bytes.append(at)
            self._points.append(base + found.start())
            self._widths.append(width)
            at += width * len(found[0])

    def point(self, byte: int) -> int:
        """The code point that begins at this byte (0-based, on a character's border)."""
        index = bisect_right(self._bytes, byte) - 1
        return self._points[index] + (byte - self._bytes[index]) // self._widths[index]
