"""Lines and columns: source offsets go in, positions for people come out."""

from __future__ import annotations

import re
from bisect import bisect_right

from claimlint.model.report import Position

_LINE_END = re.compile(r"\r\n|\r|\n")


class LineIndex:
    """Where the lines of one source begin; lines end at LF, CRLF, CR and nothing else."""

    def __init__(self, text: str) -> None:
        self.starts = (0, *(match.end() for match in _LINE_END.finditer(text)))
        """The 0-based offset where each line begins."""

    def position(self, offset: int) -> Position:
        """The 1-based line and column of a 0-based offset, all in code points."""
        line = bisect_right(self.starts, offset)
        return Position(line, offset - self.starts[line - 1] + 1, offset)
