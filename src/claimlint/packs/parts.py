"""Lists the parts of a rule that an example can reach: a rule goes in, its parts as written come out with their places.

The files are read once more, as rules themselves do not remember where each of their lines stood.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from claimlint.expressions.mentions import marks_in
from claimlint.expressions.syntax import parse
from claimlint.model.expression import Expression, Marked
from claimlint.model.rule import STANDARD_CONTEXTS, LevelChoice, Rule, Scoped
from claimlint.packs.changes import manifest
from claimlint.packs.conditions import STANDARD, pair
from claimlint.packs.files import FAMILY, PackFile, read
from claimlint.packs.positioned_yaml import ListNode, MappingNode, Node, TextNode, load
from claimlint.packs.values import texts


@dataclass(frozen=True, slots=True)
class Line:
    """One expression of `find`."""

    expression: Expression


@dataclass(frozen=True, slots=True)
class Contexts:
    """One entry of `unless`."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A word list that an expression names."""

    name: str
    """With sigil."""
    expression: Expression


What: TypeAlias = Line | Scoped | Contexts | LevelChoice | Mention


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a rule."""

    key: str
    """The key under which it stands."""
    text: str
    """As it is written, on one line."""
    path: str
    line: int
    what: What = field(repr=False)


def parts_of(rule: Rule) -> list[Part]:
    """The parts of a rule of a sound pack, in the order of its keys."""
    nodes = _nodes(rule)
    found = [_part("find", node, Line(parse(node.text))) for node in texts(nodes.get("find"))]
    for key in ("with", "without"):
        found += [_part(key, node, scoped) for node, scoped in _scopes(nodes.get(key))]
    for node in texts(nodes.get("unless")):
        named = STANDARD_CONTEXTS if node.text == STANDARD else (node.text,)
        found.append(_part("unless", node, Contexts(named)))
    found += [_part("levels", *one) for one in zip(_items(nodes.get("levels")), rule.levels, strict=True)]
    return found + list(_mentions(nodes))


def _nodes(rule: Rule) -> dict[str, Node]:
    """The rule's values by key: its own, its family's, and what later packs change."""
    found = {**_entries(Path(rule.path).with_name(FAMILY)), **_entries(Path(rule.path))}
    for path in rule.changed:
        file = read(Path(path), [])
        for change in manifest(file, []).changed if file else ():
            if change.rule.text == rule.id:
                found |= {key.text: value for key, value in change.entries(found)}
    return found


def _entries(path: Path) -> Mapping[str, Node]:
    file: PackFile | None = read(path, []) if path.exists() else None
    node = load(file.text, file.shown, []) if file else None
    return {key.text: value for key, value in node.entries} if isinstance(node, MappingNode) else {}


def _scopes(node: Node | None) -> Iterator[tuple[TextNode, Scoped]]:
    """Every expression below a scope, as a scope of its own."""
    for scope, value in node.entries if isinstance(node, MappingNode) else ():
        same, looked_for = (value.get("same"), value.get("find")) if isinstance(value, MappingNode) else (None, value)
        shared = tuple(pair(one.text) for one in texts(same))
        for one in texts(looked_for):
            yield one, Scoped(scope.text, (parse(one.text),), shared)


def _mentions(nodes: Mapping[str, Node]) -> Iterator[Part]:
    """Each word list that an expression of the rule names, where that is not all there is to a part."""
    for key, node in (("find", one) for one in texts(nodes.get("find"))):
        yield from _named(key, node, alone=False)
    for number, conditions in enumerate((nodes, *_mappings(nodes.get("levels")))):
        for key in ("with", "without"):
            for node, _ in _scopes(conditions.get(key)):
                yield from _named(key if number == 0 else "levels", node, alone=number > 0)


def _named(key: str, node: TextNode, *, alone: bool) -> Iterator[Part]:
    expression = parse(node.text)
    if isinstance(expression, Marked) and not expression.tests and not alone:
        return
    names: dict[str, None] = {}
    for mark in marks_in(expression):
        names |= dict.fromkeys(one for one in (mark.kind, *(v for t in mark.tests for v in t.values)) if one[0] == "$")
    for name in names:
        text = name if node.text == name else f"{name} in {node.text}"
        yield Part(key, text, node.origin.path, node.line, Mention(name, expression))


def _mappings(node: Node | None) -> Iterator[Mapping[str, Node]]:
    for item in _items(node):
        if isinstance(item, MappingNode):
            yield {key.text: value for key, value in item.entries}


def _items(node: Node | None) -> tuple[Node, ...]:
    if isinstance(node, ListNode):
        return node.items
    return () if node is None else (node,)


def _part(key: str, node: Node, what: What) -> Part:
    written = node.text if isinstance(node, TextNode) else node.origin.text[node.start : node.end]
    return Part(key, " ".join(written.split()), node.origin.path, node.line, what)
