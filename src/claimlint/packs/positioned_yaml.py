"""Strict YAML with positions: text goes in, a tree of nodes that know their line and column comes out.

Every scalar stays the text it is (`no`, `12:30` and dates are no booleans, numbers or dates). Tags, anchors,
aliases, duplicate keys and several documents in one file are refused. Knows nothing of rules.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeAlias

import yaml

from claimlint.errors import Fault
from claimlint.packs.yaml_problems import MAX_DEPTH, TOO_DEEP, place_of, sentence_for

#: Words that YAML 1.1 reads as true, false or nothing.
SWITCH_WORDS = frozenset({"yes", "no", "true", "false", "on", "off", "null", "~"})
_LINE_END = re.compile(r"\r\n|\r|\n")
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_ESCAPE = re.compile(r"\\(?:x..|u.{4}|U.{8}|.)", re.DOTALL)
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class YamlText:
    """The text of one file and its name in faults."""

    path: str
    text: str = field(repr=False)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_END.finditer(self.text))]

    def line(self, offset: int) -> int:
        """The 1-based line of a 0-based offset in code points."""
        return bisect_right(self._line_starts, offset)

    def fault(self, offset: int, message: str) -> Fault:
        """A fault at a 0-based offset in code points."""
        line = self.line(offset)
        return Fault(self.path, line, offset - self._line_starts[line - 1] + 1, message)


@dataclass(frozen=True, slots=True)
class _Placed:
    origin: YamlText = field(repr=False)
    start: int
    end: int

    @property
    def line(self) -> int:
        """The 1-based line where the node begins."""
        return self.origin.line(self.start)

    def fault(self, message: str) -> Fault:
        """A fault where the node begins."""
        return self.origin.fault(self.start, message)


@dataclass(frozen=True, slots=True)
class TextNode(_Placed):
    """A scalar; `style` is `plain`, `quoted`, `block` or `refused` (already reported, not to be read)."""

    text: str
    style: str

    @property
    def is_switch(self) -> bool:
        """Whether it is an unquoted yes, no, on, off, true, false or null."""
        return self.style == "plain" and self.text.lower() in SWITCH_WORDS

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands behind the key or dash."""
        return self.style == "plain" and not self.text

    def fault_at(self, column: int, message: str) -> Fault:
        """A fault at a 0-based place within `text`; at the node's start when its lines were folded."""
        return self.origin.fault(self.start + self._source_distance(column), message)

    def _source_distance(self, column: int) -> int:
        written = self.origin.text[self.start : self.end]
        if self.style == "plain":
            return column if written.startswith(self.text) else 0
        if self.style != "quoted" or _LINE_END.search(written):
            return 0
        widths = list(_quoted_widths(written))
        return 1 + sum(widths[:column]) if len(widths) == len(self.text) else 0


@dataclass(frozen=True, slots=True)
class ListNode(_Placed):
    """A sequence."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class MappingNode(_Placed):
    """Keys and values in their order; no key stands twice."""

    entries: tuple[tuple[TextNode, Node], ...]

    def get(self, key: str) -> Node | None:
        """The value of a key."""
        return next((value for name, value in self.entries if name.text == key), None)


Node: TypeAlias = TextNode | ListNode | MappingNode


def load(text: str, path: str, faults: list[Fault]) -> Node | None:
    """The tree of one YAML document; None when it cannot be read. What is wrong is added to `faults`.

    An empty document is an empty mapping. `text` comes without a byte order mark.
    """
    origin = YamlText(path, text)
    odd = _UNREADABLE.search(text)
    if odd:
        faults.append(origin.fault(odd.start(), f"the character U+{ord(odd[0]):04X} cannot stand here; delete it"))
        return None
    try:
        return _Tree(origin, faults).document()
    except yaml.MarkedYAMLError as error:
        faults.append(origin.fault(place_of(error), sentence_for(error, text)))
    except _Refused as refused:
        faults.append(origin.fault(refused.offset, refused.message))
    return None


def _quoted_widths(written: str) -> Iterator[int]:
    """For every character that a quoted scalar stands for, how many characters it was written with."""
    at, end = 1, len(written) - 1
    while at < end:
        width = 1
        if written[0] == "'" and written[at] == "'":
            width = 2
        elif written[0] == '"' and (escape := _ESCAPE.match(written, at, end)):
            width = len(escape[0])
        yield width
        at += width


class _Refused(Exception):
    def __init__(self, offset: int, message: str) -> None:
        self.offset = offset
        self.message = message


def _begin(event: Any) -> int:
    return int(event.start_mark.index)


def _end(event: Any) -> int:
    return int(event.end_mark.index)


class _Tree:
    """Builds the tree from the parser's events, so that nesting is counted before it costs anything."""

    def __init__(self, origin: YamlText, faults: list[Fault]) -> None:
        self.origin = origin
        self.faults = faults
        self.events: Iterator[Any] = iter(yaml.parse(origin.text, Loader=_LOADER))

    def document(self) -> Node:
        next(self.events)
        if isinstance(next(self.events), yaml.StreamEndEvent):
            return MappingNode(self.origin, 0, 0, ())
        root = self.node(next(self.events), 0)
        next(self.events)
        after = next(self.events)
        if not isinstance(after, yaml.StreamEndEvent):
            raise _Refused(_begin(after), "a second document begins here; one file holds one document")
        if isinstance(root, TextNode) and root.is_empty:
            return MappingNode(self.origin, 0, 0, ())
        return root

    def node(self, event: Any, depth: int) -> Node:
        start = _begin(event)
        if depth > MAX_DEPTH:
            raise _Refused(start, TOO_DEEP)
        if isinstance(event, yaml.AliasEvent):
            self.refuse(start, f"`*{event.anchor}` repeats another place; write the value out here")
            return TextNode(self.origin, start, _end(event), "", "refused")
        if event.anchor is not None:
            self.refuse(start, f"`&{event.anchor}` names this place for repeating; leave it out")
        if event.tag is not None:
            self.refuse(start, "a value cannot begin with `!` (YAML reads it as a tag); write it in quotes")
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(start, depth)
        return self.mapping(start, depth)

    def refuse(self, offset: int, message: str) -> None:
        self.faults.append(self.origin.fault(offset, message))

    def scalar(self, event: Any) -> TextNode:
        style = {"'": "quoted", '"': "quoted", "|": "block", ">": "block"}.get(event.style or "", "plain")
        if event.tag is not None or event.anchor is not None:
            style = "refused"
        return TextNode(self.origin, _begin(event), _end(event), event.value, style)

    def sequence(self, start: int, depth: int) -> ListNode:
        items = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self.node(event, depth + 1))
        return ListNode(self.origin, start, _end(event), tuple(items))

    def mapping(self, start: int, depth: int) -> MappingNode:
        entries: dict[str, tuple[TextNode, Node]] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.node(event, depth + 1)
            value = self.node(next(self.events), depth + 1)
            if isinstance(key, TextNode) and key.style == "refused":
                continue
            if not isinstance(key, TextNode) or not key.text:
                self.faults.append(key.fault("a key is one or several words of text"))
            elif key.text in entries:
                first = entries[key.text][0].line
                self.faults.append(key.fault(f"`{key.text}` stands twice, first on line {first}; keep one of them"))
            else:
                entries[key.text] = (key, value)
        return MappingNode(self.origin, start, _end(event), tuple(entries.values()))
