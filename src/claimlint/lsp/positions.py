"""Places as editors count them: offsets in code points go in, lines and characters of the agreed encoding come out,
and back. Lines end at LF, CRLF and CR; U+2028 and its like end none.
"""

from __future__ import annotations

from bisect import bisect_right

from lsprotocol import types

from claimlint.engine.lines import LineIndex

_MARK = "\ufeff"


class Places:
    """The places of one text; `encoding` is utf-8, utf-16 or utf-32.

    Offsets do not count a byte order mark, as those of a Source do not; editors that send one count it.
    """

    def __init__(self, text: str, encoding: str) -> None:
        self._text = text
        self._encoding = encoding
        self._starts = LineIndex(text).starts
        self._uncounted = len(_MARK) if text.startswith(_MARK) else 0

    def position(self, offset: int) -> types.Position:
        """The 0-based line and character of an offset."""
        offset += self._uncounted
        line = bisect_right(self._starts, offset) - 1
        return types.Position(line, self._units(self._text[self._starts[line] : offset]))

    def range(self, start: int, end: int) -> types.Range:
        """From one offset to another, end exclusive."""
        return types.Range(self.position(start), self.position(max(start, end)))

    def first_line(self) -> types.Range:
        """The first line without its end."""
        return types.Range(types.Position(0, 0), self.position(self.offset(types.Position(0, len(self._text) * 4))))

    def offset(self, position: types.Position) -> int:
        """The offset of a place; what lies behind the end of a line or of the text is its end.

        A place within a character is where the character begins.
        """
        return max(0, self._offset(position) - self._uncounted)

    def _offset(self, position: types.Position) -> int:
        if position.line >= len(self._starts):
            return len(self._text)
        begin = self._starts[position.line]
        ends = self._starts[position.line + 1 :][:1]
        line = self._text[begin : ends[0] if ends else len(self._text)].rstrip("\r\n")
        if self._encoding == types.PositionEncodingKind.Utf32:
            return begin + min(position.character, len(line))
        left = position.character
        for number, character in enumerate(line):
            left -= self._units(character)
            if left < 0:
                return begin + number
        return begin + len(line)

    def _units(self, text: str) -> int:
        if self._encoding == types.PositionEncodingKind.Utf8:
            return len(text.encode())
        if self._encoding == types.PositionEncodingKind.Utf32:
            return len(text)
        return len(text) + sum(character > "\uffff" for character in text)
