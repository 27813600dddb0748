"""YAML front matter comes in, its fields go out as the author wrote them: `yes`, `12:30` and dates stay texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

import yaml
from yaml import MappingNode, Node, ScalarNode, SequenceNode

from claimlint.readers.front_matter_values import NotFrontMatter, Unreadable, Value

_MOST_ITEMS = 100
_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_HEADER = re.compile(r"[|>][^\r\n]*")
#: Tabs that YAML 1.2 allows and its older versions do not: all but those of an indentation.
_BETWEEN = re.compile(r"(?<=[^\s])[ \t]*\t[ \t]*|^[ \t]*\t[ \t]*$", re.MULTILINE)


def read_yaml(content: str) -> list[Value]:
    """Every field of a mapping, in order. Raises NotFrontMatter for another kind of content, Unreadable for a fault."""
    content = _BETWEEN.sub(_as_spaces, content)
    try:
        root = yaml.compose(content, Loader=yaml.SafeLoader)
    except yaml.YAMLError as fault:
        raise Unreadable(_place(fault, content), _reason(fault)) from fault
    except RecursionError:
        raise Unreadable(0, "its values are nested too deeply") from None
    if root is None:
        return []
    if not isinstance(root, MappingNode):
        raise NotFrontMatter
    return list(_fields(root, content, "", 1))


def _as_spaces(blank: re.Match[str]) -> str:
    return " " * len(blank[0])


def _place(fault: yaml.YAMLError, content: str) -> int:
    mark = getattr(fault, "problem_mark", None)
    if mark is not None and mark.index >= len(content):  # something was never closed: say where it began
        mark = getattr(fault, "context_mark", None) or mark
    return min(mark.index if mark is not None else int(getattr(fault, "position", 0)), len(content))


def _reason(fault: yaml.YAMLError) -> str:
    reason = getattr(fault, "problem", None) or getattr(fault, "reason", None) or "it is no YAML"
    return str(reason).rstrip(".")


def _fields(mapping: Node, content: str, prefix: str, deeper: int) -> Iterator[Value]:
    for key, node in mapping.value:
        if not isinstance(key, ScalarNode):
            continue
        name = prefix + key.value
        if isinstance(node, ScalarNode):
            yield _scalar(name, node, content)
        elif isinstance(node, SequenceNode):
            yield from _items(name, node, content)
        elif isinstance(node, MappingNode) and deeper:
            yield from _fields(node, content, name + ".", deeper - 1)


def _items(name: str, node: Node, content: str) -> Iterator[Value]:
    """A list of texts as one value; a list of mappings (`authors: [{name: …}]`) as one value for each of their keys."""
    found: dict[str, list[Value]] = {}
    for item in islice(node.value, _MOST_ITEMS):
        if isinstance(item, ScalarNode):
            found.setdefault(name, []).append(_scalar(name, item, content))
        elif isinstance(item, MappingNode):
            for value in islice(_fields(item, content, name + ".", 0), _MOST_ITEMS):
                found.setdefault(value.key, []).append(value)
    for key, values in found.items():
        start, end = min(v.start for v in values), max(v.end for v in values)
        yield Value(key, ", ".join(v.text for v in values if v.text), start, end, parts=tuple(values))


def _scalar(name: str, node: ScalarNode, content: str) -> Value:
    start, end = node.start_mark.index, node.end_mark.index
    escapes = ""
    if node.style in ('"', "'"):
        start, end, escapes = start + 1, end - 1, "\\" if node.style == '"' else "'"
    elif node.style in ("|", ">"):
        header = _HEADER.match(content, start)
        start = header.end() if header else start
    raw = content[start:end]
    start, end = start + len(raw) - len(raw.lstrip()), end - len(raw) + len(raw.rstrip())
    text = "" if node.style is None and node.value in _NULL else node.value
    return Value(name, text.strip(), start, max(start, end), content[start:end], escapes, prose=True)
