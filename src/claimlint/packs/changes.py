"""Reads what a pack says of itself and changes of earlier ones: its `pack.yaml` goes in, out come more terms for word
lists and other keys for rules.

A key of a changed rule replaces the rule's own; what stands under `add` comes on top of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from claimlint.errors import Fault
from claimlint.model.rule import Example
from claimlint.packs.fields import Field, Table, read_fields
from claimlint.packs.files import PackFile
from claimlint.packs.names import Names, Reading
from claimlint.packs.positioned_yaml import ListNode, MappingNode, Node, TextNode, load
from claimlint.packs.shapes import TEXT, one_or_more, shaped
from claimlint.packs.suggestions import did_you_mean, listed
from claimlint.packs.values import form, text

#: What another pack may change of a rule; what it finds and how it counts stays.
CHANGEABLE = (
    "level", "levels", "without", "unless", "profiles", "jurisdictions", "message", "advice", "paste", "why",
    "authority", "bad", "good",
)  # fmt: skip
#: What another pack may add to.
ADDABLE = ("without", "unless", "levels", "bad", "good")
ADD = "add"
Entries = tuple[tuple[TextNode, Node], ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What one pack changes of one rule."""

    file: PackFile
    rule: TextNode
    replaced: Entries
    added: Entries

    def entries(self, before: Mapping[str, Node]) -> Iterator[tuple[TextNode, Node]]:
        """The changed keys with their values; `before` holds the rule's values as they stood."""
        yield from self.replaced
        nodes = {**before, **{key.text: value for key, value in self.replaced}}
        for key, value in self.added:
            old = nodes.get(key.text)
            yield key, _joined(key.text, old, value) if old else value


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a `pack.yaml` holds."""

    file: PackFile
    extended: Entries = ()
    """Names of word lists with the terms that come to them."""
    changed: tuple[Change, ...] = ()


def manifest(file: PackFile, faults: list[Fault]) -> Manifest:
    """What a pack says of itself and changes of others; terms and changed values are read later."""
    node = load(file.text, file.shown, faults)
    reading = Reading(Names(), faults)
    values = (read_fields(node, PACK, reading) or {}) if node else {}
    changes = (_change(file, key, value, reading) for key, value in values.get("changed", ()))
    return Manifest(file, values.get("extended", ()), tuple(one for one in changes if one))


@shaped({"type": "object", "additionalProperties": one_or_more(TEXT), "minProperties": 1})
def _more_terms(node: Node, reading: Reading) -> Entries | None:
    return _entries(node, reading)


def _entries(node: Node, reading: Reading) -> Entries | None:
    if isinstance(node, MappingNode) and node.entries:
        return node.entries
    reading.fault(node, f"lines such as `name: value` are expected here, not {form(node)}")
    return None


def _change(file: PackFile, rule: TextNode, node: Node, reading: Reading) -> Change | None:
    entries = _entries(node, reading)
    if entries is None:
        return None
    replaced = tuple(one for one in entries if one[0].text != ADD)
    added = node.get(ADD) if isinstance(node, MappingNode) else None
    more = (_entries(added, reading) or ()) if added else ()
    _check_keys(replaced, (*CHANGEABLE, ADD), "a pack can change", reading)
    _check_keys(more, ADDABLE, "a pack can add to", reading)
    for key, value in more:
        if isinstance(value, ListNode) and not value.items:
            reading.fault(value, f"the list is empty; fill it or leave `{key.text}` out")
    return Change(file, rule, _known(replaced, CHANGEABLE), _known(more, ADDABLE))


def _check_keys(entries: Entries, known: Sequence[str], may: str, reading: Reading) -> None:
    for key, _ in entries:
        if key.text not in known:
            hint = did_you_mean(key.text, known) or f"; {may} {listed(known, 'and')}"
            reading.fault(key, f"`{key.text}` cannot stand here{hint}")


def _known(entries: Entries, known: Sequence[str]) -> Entries:
    return tuple(one for one in entries if one[0].text in known)


def _joined(key: str, old: Node, more: Node) -> Node:
    """Old and added values together, at the place of the added ones; the first entry of `levels` that fits decides."""
    if key == "without":
        if not (isinstance(old, MappingNode) and isinstance(more, MappingNode)):
            return more
        return MappingNode(more.origin, more.start, more.end, (*old.entries, *more.entries))
    items, others = ((node.items if isinstance(node, ListNode) else (node,)) for node in (more, old))
    both = (*items, *others) if key == "levels" else (*others, *items)
    return ListNode(more.origin, more.start, more.end, both)


def changes_by_rule(
    manifests: Sequence[Manifest | None], packs: Sequence[Mapping[str, object]], faults: list[Fault]
) -> Mapping[str, tuple[Change, ...]]:
    """The changes of every rule in the order of the packs; `packs` are the rules of each pack by id."""
    found: dict[str, tuple[Change, ...]] = {}
    for number, one in enumerate(manifests):
        earlier = {rule for pack in packs[:number] for rule in pack}
        for change in one.changed if one else ():
            name = change.rule.text
            if name in earlier:
                found[name] = (*found.get(name, ()), change)
            elif name in packs[number]:
                faults.append(change.rule.fault(f"the rule `{name}` stands in this pack; change it in its own file"))
            else:
                hint = did_you_mean(name, earlier) or "; `claimlint rules` lists them"
                faults.append(change.rule.fault(f"there is no rule `{name}` that this pack could change{hint}"))
    return found


def examples_after(examples: Sequence[Example], changes: Sequence[Change], own: frozenset[str]) -> list[Example]:
    """A changed rule's examples: one of the changing pack takes the place of an earlier one with the same text.

    `own` are the texts of all examples that changing packs give, good and bad.
    """
    places = {change.file.shown for change in changes}
    return [one for one in examples if one.path in places or one.text.strip() not in own]


def touches_levels(changes: Sequence[Change]) -> bool:
    """Whether a finding's level can be another than before."""
    keys = (key.text for change in changes for key, _ in (*change.replaced, *change.added))
    return not {"level", "levels"}.isdisjoint(keys)


#: The keys of a `pack.yaml`.
PACK: Table = {
    "title": Field("title", text, meaning="What the pack is, in a few words."),
    "about": Field("about", text, meaning="For whom it is and who keeps it."),
    "extend": Field("extended", _more_terms, meaning="Word lists of earlier packs, with the terms that come to them."),
    "change": Field("changed", _entries, meaning="Rules of earlier packs, each with the keys that differ."),
}
