"""Reads single values of a YAML tree: a node goes in, a checked value comes out, or None with a fault noted."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date
from typing import TypeVar

from claimlint.packs.names import Reading
from claimlint.packs.positioned_yaml import ListNode, MappingNode, Node, TextNode
from claimlint.packs.shapes import TEXT, Reader, Shaped, one_or_more, shape_of, shape_of_pattern, shaped
from claimlint.packs.suggestions import did_you_mean, listed

T = TypeVar("T")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NEVER = "never"
_NUMBER = re.compile(r"[0-9]{1,6}")
_FORMS = {TextNode: "a text", ListNode: "a list", MappingNode: "a group of keys"}


def form(node: Node) -> str:
    """What a node is, in words."""
    return _FORMS[type(node)]


def scalar(node: Node, reading: Reading, expected: str = "text") -> TextNode | None:
    """The node itself when it is a text that YAML cannot misread and that is not blank."""
    if not isinstance(node, TextNode):
        reading.fault(node, f"{expected} is expected here, not {form(node)}")
    elif node.is_empty or (not node.text.strip() and node.style != "refused"):
        reading.fault(node, f"{expected} is missing here")
    elif node.is_switch:
        reading.fault(node, f"YAML reads an unquoted `{node.text}` as a yes/no or nothing; write it in quotes")
    elif node.style != "refused":
        return node
    return None


@shaped(TEXT)
def text(node: Node, reading: Reading) -> str | None:
    """A text without white space around it."""
    found = scalar(node, reading)
    return found.text.strip() if found else None


def one_of(allowed: Collection[str]) -> Shaped[str]:
    """A reader of one name among several; a name such as `off` needs no quotes."""

    @shaped({"enum": list(allowed)})
    def read(node: Node, reading: Reading) -> str | None:
        found = node if isinstance(node, TextNode) and node.is_switch else scalar(node, reading, "a name")
        if found is None or found.text in allowed:
            return found.text if found else None
        hint = did_you_mean(found.text, allowed) or f"; it is one of {listed(allowed)}"
        reading.fault(node, f"`{found.text}` cannot stand here{hint}")
        return None

    return read


def many(read: Reader[T]) -> Shaped[tuple[T, ...]]:
    """A reader of a list of such values, or of one alone; an empty list is a fault."""

    def read_all(node: Node, reading: Reading) -> tuple[T, ...] | None:
        nodes = node.items if isinstance(node, ListNode) else (node,)
        if not nodes:
            reading.fault(node, "the list is empty; fill it or leave the key out")
        found = tuple(value for one in nodes if (value := read(one, reading)) is not None)
        return found or None

    return Shaped(read_all, lambda: one_or_more(shape_of(read)))


@shaped({"type": "integer", "minimum": 1, "maximum": 999_999})
def number(node: Node, reading: Reading) -> int | None:
    """A whole number from 1."""
    found = scalar(node, reading, "a whole number")
    if found is None:
        return None
    if not _NUMBER.fullmatch(found.text) or int(found.text) < 1:
        reading.fault(node, f"a whole number from 1 is expected here, not `{found.text}`")
        return None
    return int(found.text)


@shaped(shape_of_pattern(rf"{_DAY.pattern}|{_NEVER}"))
def day_of_check(node: Node, reading: Reading) -> date | None:
    """The day of the last check; `never` reads as date.min."""
    found = scalar(node, reading, "a day")
    if found is None:
        return None
    if found.text == _NEVER:
        return date.min
    try:
        if _DAY.fullmatch(found.text):
            return date.fromisoformat(found.text)
    except ValueError:
        pass
    reading.fault(node, f"`{found.text}` is no day; write it as 2026-05-31, or `never`")
    return None


def texts(node: Node | None) -> Iterator[TextNode]:
    """The texts of a key whose value is a text, a list, or entries with `text`."""
    if isinstance(node, TextNode) and node.style != "refused":
        yield node
    elif isinstance(node, ListNode):
        for item in node.items:
            yield from texts(item)
    elif isinstance(node, MappingNode):
        yield from texts(node.get("text"))
