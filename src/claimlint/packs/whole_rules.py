"""Checks what only the whole rule shows: names that its `find` must give, and whether its examples suffice.

The nodes and values of a rule with its family's defaults go in, faults at their places come out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from claimlint.packs.conditions import pair
from claimlint.packs.names import Reading
from claimlint.packs.phrases import knows_all, names_given
from claimlint.packs.positioned_yaml import ListNode, MappingNode, Node, TextNode
from claimlint.packs.suggestions import did_you_mean
from claimlint.packs.values import texts

_ENOUGH = 2
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
#: Behind the name of a table of knowledge: the words of the row that was found, or of the country's row.
_SAYS = ".says"
_DISTINCT = re.compile(r"distinct (\S+)")
_PER = ("finding", "sentence", "document")
_WITHIN = ("with", "without")


def check_whole(rule: str, nodes: Mapping[str, Node], values: Mapping[str, Any], reading: Reading) -> None:
    """Notes the faults of a rule as a whole; `nodes` by key, `values` by attribute, defaults merged in."""
    _check_examples(nodes, values, reading)
    _check_fix(nodes, reading)
    _check_statement(nodes, values, reading)
    node = nodes.get("find")
    found = values.get("find", ())
    # What a broken expression would give is unknown; its own fault is enough.
    if len(found) < (len(node.items) if isinstance(node, ListNode) else 1) or not knows_all(found, reading.names):
        return
    given = names_given(found, reading.names)
    per = nodes.get("per")
    if isinstance(per, TextNode) and not per.is_switch and per.text.strip() not in (*_PER, ""):
        _check_given(per.text.strip(), per, 0, given, (*_PER, *given), rule, reading)
    for node in (nodes.get("message"), nodes.get("advice"), nodes.get("paste")):
        _check_placeholders(node, given, rule, reading)
    levels = nodes.get("levels")
    for condition in (nodes, *_mappings(levels)):
        _check_condition(condition, given, rule, reading)


def _check_examples(nodes: Mapping[str, Node], values: Mapping[str, Any], reading: Reading) -> None:
    for key in ("bad", "good"):
        node = nodes.get(key)
        held = len(node.items) if isinstance(node, ListNode) else 1
        if node is not None and 0 < held < _ENOUGH:
            reading.fault(node, f"a rule needs {_ENOUGH} {key} examples; there is {held}")
    bad = nodes.get("bad")
    shown = {level.text for example in _mappings(bad) if isinstance(level := example.get("level"), TextNode)}
    for level in sorted({choice.level for choice in values.get("levels", ())} - shown - {"off"}):
        if bad is not None:
            reading.fault(bad, f"a bad example with `level: {level}` is missing, as `levels` can give that level")


def _check_fix(nodes: Mapping[str, Node], reading: Reading) -> None:
    """What is added without a human hand must be whole as it stands."""
    fix = nodes.get("fix")
    if fix is None:
        return
    if "paste" not in nodes:
        reading.fault(fix, "`fix` adds what stands under `paste`, and that key is missing")
    for one in texts(nodes.get("paste")):
        for match in _PLACEHOLDER.finditer(one.text):
            if match[1].removesuffix(_SAYS) in reading.names.said_everywhere:
                continue
            message = f"with `fix` the text is added as it stands, so `{match[0]}` cannot be part of it"
            reading.faults.append(one.fault_at(match.start(), message))


def _check_statement(nodes: Mapping[str, Node], values: Mapping[str, Any], reading: Reading) -> None:
    """What stands in a footer can fulfil a duty of the whole post; it excuses no single words."""
    node = nodes.get("statement")
    if node is not None and values.get("per") != "document":
        reading.fault(node, "`statement` needs `per: document`, as a statement elsewhere excuses no single words")


def _check_placeholders(node: Node | None, given: set[str], rule: str, reading: Reading) -> None:
    for one in texts(node):
        for match in _PLACEHOLDER.finditer(one.text):
            known = {*given, "found", *(f"{name}{_SAYS}" for name in _said(given, reading))}
            _check_given(match[1], one, match.start(), known, known, rule, reading)


def _said(given: set[str], reading: Reading) -> set[str]:
    """The tables whose words may be asked for: `find` gives a row of them, or they have one for every country."""
    return {*reading.names.said_everywhere, *given.intersection(reading.names.said)}


def _check_condition(condition: Mapping[str, Node], given: set[str], rule: str, reading: Reading) -> None:
    count = condition.get("at-least")
    if isinstance(count, TextNode) and (match := _DISTINCT.search(count.text)):
        _check_given(match[1], count, match.start(1), given, given, rule, reading)
    for scopes in _mappings_of(condition, _WITHIN):
        for scope in scopes.values():
            for same in texts(scope.get("same")) if isinstance(scope, MappingNode) else ():
                _check_given(pair(same.text).here, same, 0, given, given, rule, reading)


def _check_given(
    name: str, node: TextNode, column: int, given: set[str], known: Iterable[str], rule: str, reading: Reading
) -> None:
    if name in given:
        return
    hint = did_you_mean(name, known)
    reading.faults.append(node.fault_at(column, f"`find` of {rule} gives no `{name}`{hint}"))


def _mappings(node: Node | None) -> Iterator[Mapping[str, Node]]:
    """A group of keys, or those of a list."""
    if isinstance(node, MappingNode):
        yield {key.text: value for key, value in node.entries}
    elif isinstance(node, ListNode):
        for item in node.items:
            yield from _mappings(item)


def _mappings_of(condition: Mapping[str, Node], keys: Iterable[str]) -> Iterator[Mapping[str, Node]]:
    for key in keys:
        yield from _mappings(condition.get(key))
