"""Builds rules: a rule file and its family's defaults go in, a rule comes out, or faults at their places."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from claimlint.model.rule import FIXES, LEVELS, Rule
from claimlint.packs.changes import Change, examples_after, touches_levels
from claimlint.packs.conditions import CONDITION, level_choices, split_condition
from claimlint.packs.fields import Field, Table, read_fields
from claimlint.packs.files import PackFile
from claimlint.packs.names import Reading
from claimlint.packs.phrases import expression
from claimlint.packs.positioned_yaml import MappingNode, Node, load
from claimlint.packs.suggestions import did_you_mean
from claimlint.packs.values import many, one_of, scalar, text
from claimlint.packs.whole_rules import check_whole
from claimlint.packs.wordings import authorities, bad_examples, good_examples, wordings


@dataclass(frozen=True, slots=True)
class Family:
    """The defaults of a family, as read."""

    values: Mapping[str, Any] = field(default_factory=dict)
    node: MappingNode | None = None
    data: bytes = b""


def family(file: PackFile, reading: Reading) -> Family:
    """The defaults that a `family.yaml` holds."""
    node = _mapping(file, reading)
    if node is None:
        return Family(data=file.data)
    for key, _ in node.entries:
        if key.text in _OWN:
            reading.fault(key, f"`{key.text}` belongs in each rule, not in family.yaml")
    known = tuple((key, value) for key, value in node.entries if key.text not in _OWN)
    values = read_fields(MappingNode(node.origin, node.start, node.end, known), _FAMILY, reading)
    return Family(values or {}, node, file.data)


def rule(
    name: str, file: PackFile, defaults: Family, reading: Reading, changes: Sequence[Change] = ()
) -> Rule | None:  # fmt: skip
    """The rule of an id that a file holds, its family's defaults and what later packs change merged in; None when it
    has faults of its own.
    """
    before = len(reading.faults)
    node = _mapping(file, reading)
    if node is None:
        return None
    own = read_fields(node, _RULE, reading) or {}
    values = {"per": "finding", "levels": (), "yields_to": (), **defaults.values, **own}
    nodes = {key.text: value for source in (defaults.node, node) if source for key, value in source.entries}
    for change in changes:
        entries = tuple(change.entries(nodes))
        nodes |= {key.text: value for key, value in entries}
        values |= read_fields(MappingNode(node.origin, node.start, node.end, entries), _RULE, reading) or {}
    for key in _REQUIRED:
        if key not in nodes:
            reading.fault(node, f"the key `{key}` is missing")
    check_whole(name, nodes, values, reading)
    if len(reading.faults) > before or not {_RULE[key].attribute for key in _REQUIRED} <= values.keys():
        return None
    when, rest = split_condition(values)
    data = (file.data, defaults.data, *(change.file.data for change in changes))
    digest = hashlib.sha256(b"".join(data)).hexdigest()
    found = Rule(id=name, when=when, path=file.shown, digest=digest, **rest)
    return _after(found, changes) if changes else found


def _after(rule: Rule, changes: Sequence[Change]) -> Rule:
    """A changed rule with the examples that still speak of it."""
    paths = tuple(dict.fromkeys(change.file.shown for change in changes))
    own = frozenset(one.text.strip() for one in (*rule.bad, *rule.good) if one.path in paths)
    bad = examples_after(rule.bad, changes, own)
    if touches_levels(changes):
        bad = [one if one.path in paths else replace(one, level="") for one in bad]
    return replace(rule, bad=tuple(bad), good=tuple(examples_after(rule.good, changes, own)), changed=paths)


def _mapping(file: PackFile, reading: Reading) -> MappingNode | None:
    node = load(file.text, file.shown, reading.faults)
    if isinstance(node, MappingNode) and node.entries:
        return node
    if node is not None:
        reading.fault(node, "this file holds no `key: value` lines")
    return None


def _rule_ids(node: Node, reading: Reading) -> tuple[str, ...] | None:
    return many(_rule_id)(node, reading)


def _rule_id(node: Node, reading: Reading) -> str | None:
    found = scalar(node, reading, "the id of a rule")
    if found and found.text not in reading.names.rules:
        reading.fault(node, f"there is no rule `{found.text}`{did_you_mean(found.text, reading.names.rules)}")
        return None
    return found.text if found else None


_RULE: Table = {
    "title": Field("title", text),
    "level": Field("level", one_of(LEVELS)),
    "levels": Field("levels", level_choices),
    "find": Field("find", many(expression)),
    "per": Field("per", text),
    **CONDITION,
    "yields-to": Field("yields_to", _rule_ids),
    "message": Field("message", wordings),
    "advice": Field("advice", wordings),
    "paste": Field("paste", wordings),
    "statement": Field("statement", text),
    "fix": Field("fix", one_of(FIXES)),
    "why": Field("why", text),
    "authority": Field("authority", authorities),
    "bad": Field("bad", bad_examples),
    "good": Field("good", good_examples),
}
_REQUIRED = ("title", "level", "find", "message", "advice", "why", "authority", "bad", "good")
#: Keys that only the rule itself can have.
_OWN = frozenset({"title", "find", "paste", "statement", "fix", "bad", "good"})
_FAMILY: Table = {name: field for name, field in _RULE.items() if name not in _OWN}
