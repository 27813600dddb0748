"""JSON comes in, its values go out; every text knows where each of its characters stands.

The values are trees of dict, list and Written; numbers, true, false and null are None. Nesting costs no stack.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TypeAlias, Union

from claimlint.readers.runs import Placed, joined, standing_for, verbatim

Json: TypeAlias = Union[dict[str, "Json"], list["Json"], "Written", None]

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+"|[\[\]{},:]|[^\s\[\]{},:"]+', re.DOTALL)
_ESCAPE = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.")
_SURROGATE = re.compile("[\ud800-\udfff]")


class NotJson(Exception):
    """The offset at which it cannot be read (code points) and why."""

    def __init__(self, at: int, reason: str) -> None:
        super().__init__(reason)
        self.at = at
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Written:
    """One text as it is written, without its quotation marks."""

    raw: str
    start: int
    """Its source offset (code points)."""

    @property
    def end(self) -> int:
        """The source offset behind its last character."""
        return self.start + len(self.raw)

    @property
    def value(self) -> str:
        """The text itself."""
        return self.placed().text

    def placed(self) -> Placed:
        """The text with the place of each character; half of a surrogate pair becomes U+FFFD."""
        pieces, at = [], 0
        for found in _ESCAPE.finditer(self.raw):
            if at < found.start():
                pieces.append(verbatim(self.raw[at : found.start()], self.start + at))
            character = _SURROGATE.sub("\ufffd", str(json.loads(f'"{found[0]}"')))
            pieces.append(standing_for(character, self.start + found.start(), self.start + found.end()))
            at = found.end()
        if at < len(self.raw) or not pieces:
            pieces.append(verbatim(self.raw[at:], self.start + at))
        return joined(pieces)


def read_json(text: str, base: int = 0) -> Json:
    """The value that a text holds, which stands at `base` of the source.

    Raises NotJson when it is no JSON or nested more deeply than Python's own reader takes.
    """
    try:
        json.loads(text, strict=False)
    except json.JSONDecodeError as fault:
        raise NotJson(base + fault.pos, fault.msg.lower()) from None
    except RecursionError:
        raise NotJson(base, "its values are nested too deeply") from None
    except ValueError:  # a number of more digits than Python turns into one
        raise NotJson(base, "one of its numbers is too long") from None
    return _tree(text, base)


def _tree(text: str, base: int) -> Json:
    """The values of a text that is known to be JSON."""
    top: list[Json] = []
    open_values: list[dict[str, Json] | list[Json]] = [top]
    key: str | None = None
    for found in _TOKEN.finditer(text):
        piece, holder = found[0], open_values[-1]
        if piece in "]}":
            open_values.pop()
        elif piece not in ",:" and isinstance(holder, dict) and key is None:
            key = Written(piece[1:-1], 0).value
        elif piece not in ",:":
            value = _value(piece, base + found.start())
            if isinstance(holder, list):
                holder.append(value)
            else:
                holder[key or ""] = value
            key = None
            if isinstance(value, (dict, list)):
                open_values.append(value)
    return top[0]


def _value(piece: str, at: int) -> Json:
    if piece == "{":
        return {}
    if piece == "[":
        return []
    return Written(piece[1:-1], at + 1) if piece[0] == '"' else None
