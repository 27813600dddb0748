"""Makes foreign text safe to print: any text goes in, text that cannot command or confuse a terminal comes out."""

from __future__ import annotations

import re

_SPACING = re.compile("[\t\n\r]+")
#: Control characters, bidirectional controls, line separators, invisible spaces, and halves of characters.
_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_NEEDS_CARE = re.compile(f"{_SPACING.pattern}|{_HIDDEN.pattern}")
#: How CI services are commanded from a log: GitHub at the beginning of a line, the others anywhere.
_COMMAND_AT_START = re.compile(r"^(\s*(?:\x1b\[[0-9;]*m)*\s*):(?=:)", re.MULTILINE)
_COMMAND_ANYWHERE = re.compile(r"##(?=(?:vso|teamcity)?\[)", re.IGNORECASE)


def visible(text: str) -> str:
    """The text with tabs and line ends as one space and other hidden characters as `‹U+202E›`."""
    if not _NEEDS_CARE.search(text):
        return text
    return _HIDDEN.sub(lambda found: f"‹U+{ord(found[0]):04X}›", _SPACING.sub(" ", text))


def inert(printed: str) -> str:
    """Whole lines as they go to a log, with a space in whatever a CI service would obey (`::error::`, `##[error]`).

    It is the last thing that happens to them, as a line may begin with any word of a draft once it has been wrapped.
    """
    return _COMMAND_ANYWHERE.sub("## ", _COMMAND_AT_START.sub(r"\1: ", printed))
