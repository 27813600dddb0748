"""Builds rules: a rule file and its family's defaults go in, a rule comes out, or faults at their places."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from claimlint.model.levels import LEVELS
from claimlint.model.rule import FIXES, Rule
from claimlint.packs.changes import Change, examples_after, touches_levels
from claimlint.packs.conditions import CONDITION, EXPRESSIONS, level_choices, split_condition
from claimlint.packs.fields import Field, Table, read_fields
from claimlint.packs.files import PackFile
from claimlint.packs.names import Reading
from claimlint.packs.positioned_yaml import MappingNode, Node, load
from claimlint.packs.shapes import TEXT, one_or_more, shaped
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
        if key.text in OWN:
            reading.fault(key, f"`{key.text}` belongs in each rule, not in family.yaml")
    known = tuple((key, value) for key, value in node.entries if key.text not in OWN)
    values = read_fields(MappingNode(node.origin, node.start, node.end, known), FAMILY, reading)
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
    own = read_fields(node, RULE, reading) or {}
    values = {"per": "finding", "levels": (), "yields_to": (), **defaults.values, **own}
    nodes = {key.text: value for source in (defaults.node, node) if source for key, value in source.entries}
    for change in changes:
        entries = tuple(change.entries(nodes))
        nodes |= {key.text: value for key, value in entries}
        values |= read_fields(MappingNode(node.origin, node.start, node.end, entries), RULE, reading) or {}
    for key in REQUIRED:
        if key not in nodes:
            reading.fault(node, f"the key `{key}` is missing")
    check_whole(name, nodes, values, reading)
    if len(reading.faults) > before or not {RULE[key].attribute for key in REQUIRED} <= values.keys():
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


@shaped(one_or_more(TEXT))
def _rule_ids(node: Node, reading: Reading) -> tuple[str, ...] | None:
    return many(_rule_id)(node, reading)


def _rule_id(node: Node, reading: Reading) -> str | None:
    found = scalar(node, reading, "the id of a rule")
    if found and found.text not in reading.names.rules:
        reading.fault(node, f"there is no rule `{found.text}`{did_you_mean(found.text, reading.names.rules)}")
        return None
    return found.text if found else None


#: The keys of a rule.
RULE: Table = {
    "title": Field("title", text, meaning="What the rule reports, in a few words; no two rules have the same."),
    "level": Field("level", one_of(LEVELS), meaning="How grave a finding is; an error blocks the post."),
    "levels": Field(
        "levels", level_choices, meaning="Other levels: the first entry that fits decides, and `level: off` excuses."
    ),
    "find": Field("find", EXPRESSIONS, meaning="What to find: expressions, of which any will do."),
    "per": Field(
        "per",
        text,
        meaning="One report for each finding, sentence, document, or value of an attribute such as treatment.",
    ),
    **CONDITION,
    "yields-to": Field("yields_to", _rule_ids, meaning="Rules behind which this one stands back at the same words."),
    "message": Field("message", wordings, meaning="What is wrong; `{found}` stands for the found words."),
    "advice": Field("advice", wordings, meaning="What to write instead."),
    "paste": Field("paste", wordings, meaning="The statement that a post lacks, ready to be pasted."),
    "statement": Field(
        "statement", text, meaning="The name of that statement, for sites that show it with every post."
    ),
    "fix": Field("fix", one_of(FIXES), meaning="Where `--fix` may add what stands under `paste`."),
    "why": Field("why", text, meaning="Why it matters, for writers who ask."),
    "authority": Field(
        "authority", authorities, meaning="The documents it rests on: a key and, behind a space, the section."
    ),
    "bad": Field("bad", bad_examples, meaning="Texts that must be reported, at the words within `<<` and `>>`."),
    "good": Field("good", good_examples, meaning="Texts in which nothing may be reported, near misses among them."),
}
#: Keys that a rule must have, of its own or from its family.
REQUIRED = ("title", "level", "find", "message", "advice", "why", "authority", "bad", "good")
#: Keys that only the rule itself can have.
OWN = frozenset({"title", "find", "paste", "statement", "fix", "bad", "good"})
#: The keys of a family.yaml.
FAMILY: Table = {name: field for name, field in RULE.items() if name not in OWN}
