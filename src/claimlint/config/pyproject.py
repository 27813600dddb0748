"""Settings in a pyproject.toml: its text goes in, the table `[tool.claimlint]` comes out as a tree with positions.

Python's own reader of TOML tells no places, so the place of each key is searched for in its table's lines. A value
stands, for faults, where its key does.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from claimlint.errors import Fault
from claimlint.ordinary_files import read_ordinary
from claimlint.packs.positioned_yaml import ListNode, MappingNode, Node, TextNode, YamlText

TABLE = ("tool", "claimlint")
_SPEAKS = re.compile(rb"""^\s*\[+\s*["']?tool["']?\s*\.\s*["']?claimlint["']?\s*[\].]""", re.MULTILINE)
_WHERE = re.compile(r" \(at line (\d+), column (\d+)\)| \(at end of document\)")
_HEADER = re.compile(r"[ \t]*(\[\[?)[ \t]*([^\]\r\n#]+?)[ \t]*\]")
_KEY = re.compile(
    r"""[ \t]*((?:[\w-]+|"[^"\r\n]*"|'[^'\r\n]*')(?:[ \t]*\.[ \t]*(?:[\w-]+|"[^"\r\n]*"|'[^'\r\n]*'))*)[ \t]*="""
)
_PART = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")

_Path = tuple[str, ...]


def speaks(file: Path) -> bool:
    """Whether a pyproject.toml has settings of claimlint in it; one that cannot be read has none."""
    try:
        return holds_settings(file, read_ordinary(file))
    except OSError:
        return False


def holds_settings(file: Path, data: bytes | None) -> bool:
    """Whether a file holds settings of claimlint in these bytes; of TOML it is only its table that does."""
    if data is None or file.suffix != ".toml":
        return data is not None
    if b"claimlint" not in data:
        return False
    try:
        tool = tomllib.loads(data.decode("utf-8-sig")).get(TABLE[0])
    except (ValueError, RecursionError):
        return _SPEAKS.search(data) is not None
    return isinstance(tool, dict) and TABLE[1] in tool


def load_table(text: str, path: str, faults: list[Fault]) -> Node | None:
    """The tree of the table; None when it cannot be read, and then why is added to `faults`."""
    origin = YamlText(path, text)
    try:
        whole = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        faults.append(_unreadable(origin, str(fault)))
        return None
    except RecursionError:
        faults.append(origin.fault(0, "its values are nested too deeply"))
        return None
    tool = whole.get(TABLE[0])
    if not isinstance(tool, dict) or TABLE[1] not in tool:
        faults.append(origin.fault(0, f"no table `[{'.'.join(TABLE)}]` stands in it; add one"))
        return None
    tree = _Tree(origin, _places(text))
    if not isinstance(tool[TABLE[1]], dict):
        message = f"settings stand in a table `[{'.'.join(TABLE)}]`, not in a value"
        faults.append(origin.fault(tree.places.get(TABLE, 0), message))
        return None
    return tree.node(tool[TABLE[1]], TABLE, 0)


def _unreadable(origin: YamlText, message: str) -> Fault:
    found = _WHERE.search(message)
    reason = f"this is no TOML ({_WHERE.sub('', message)}); correct it"
    if found is None or found[1] is None:
        return Fault(origin.path, origin.line(len(origin.text)), 1, reason)
    return Fault(origin.path, int(found[1]), int(found[2]), reason)


def _places(text: str) -> dict[_Path, int]:
    """Where each key and table first stands; the number of a table in a list is part of its path."""
    found: dict[_Path, int] = {}
    numbers: dict[_Path, int] = {}
    table: _Path = ()
    at = 0
    for line in text.splitlines(keepends=True):
        start = at + len(line) - len(line.lstrip(" \t"))
        if header := _HEADER.match(line):
            table = _parts(header[2])
            if header[1] == "[[":
                numbers[table] = numbers.get(table, -1) + 1
                table = (*table, str(numbers[table]))
            found.setdefault(table, start)
        elif key := _KEY.match(line):
            path = (*table, *_parts(key[1]))
            for length in range(len(table) + 1, len(path) + 1):
                found.setdefault(path[:length], start)
        at += len(line)
    return found


def _parts(written: str) -> _Path:
    return tuple(part.strip("\"'") for part in _PART.findall(written))


class _Tree:
    """Values as nodes; what has no place of its own stands where the table around it does."""

    def __init__(self, origin: YamlText, places: Mapping[_Path, int]) -> None:
        self.places = places
        self._origin = origin

    def node(self, value: Any, path: _Path, around: int) -> Node:
        """A value as a node."""
        at = self.places.get(path, around)
        if isinstance(value, dict):
            return MappingNode(self._origin, at, at, tuple(self._entries(value, path, at)))
        if isinstance(value, list):
            return ListNode(self._origin, at, at, tuple(self._items(value, path, at)))
        if isinstance(value, bool):
            return TextNode(self._origin, at, at, str(value).lower(), "plain")
        return TextNode(self._origin, at, at, str(value), "quoted" if isinstance(value, str) else "plain")

    def _entries(self, table: Mapping[str, Any], path: _Path, at: int) -> Iterator[tuple[TextNode, Node]]:
        for key, value in table.items():
            place = self.places.get((*path, key), at)
            yield TextNode(self._origin, place, place, key, "plain"), self.node(value, (*path, key), at)

    def _items(self, values: list[Any], path: _Path, at: int) -> Iterator[Node]:
        for number, value in enumerate(values):
            yield self.node(value, (*path, str(number)), at)
