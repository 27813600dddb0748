"""Shows what was added to a text: the text before and after go in, a unified diff comes out."""

from __future__ import annotations

from difflib import unified_diff

from claimlint.fixing.statements import Fixed
from claimlint.model.document import Source

_NO_LINE_END = "\n\\ No newline at end of file\n"


def difference(fixed: Fixed, name: str) -> str:
    """A unified diff that `patch -p0` takes, empty when nothing was added; `name` is the draft's in its head.

    As in every diff a line ends at LF: the CR of a CRLF belongs to the line.
    """
    lines = unified_diff(_lines(fixed.before), _lines(fixed.after), name, name)
    return "".join(line if line.endswith("\n") else line + _NO_LINE_END for line in lines)


def _lines(source: Source) -> list[str]:
    *whole, rest = f"{chr(0xFEFF) if source.marked else ''}{source.text}".split("\n")
    return [*(f"{line}\n" for line in whole), *([rest] if rest else [])]
