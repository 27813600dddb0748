"""Reads a group of keys by a table of declared fields: a mapping node goes in, checked values come out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from claimlint.packs.names import Reading
from claimlint.packs.positioned_yaml import MappingNode, Node
from claimlint.packs.shapes import Reader, Shape, group, shape_of
from claimlint.packs.suggestions import did_you_mean
from claimlint.packs.values import form


@dataclass(frozen=True, slots=True)
class Field:
    """One key: the name of the attribute it fills, and how its value is read."""

    attribute: str
    read: Reader[Any]
    required: bool = False
    meaning: str = ""
    """What an editor shows beside the key."""

    @property
    def shape(self) -> Shape:
        """The shape of its value."""
        said = {"description": self.meaning} if self.meaning else {}
        return {**said, **shape_of(self.read)}


Table: TypeAlias = Mapping[str, Field]


def shape_of_table(table: Table, required: tuple[str, ...] | None = None) -> Shape:
    """The shape of a group of keys; `required` where a group needs other keys than its fields say."""
    needed = tuple(name for name, field in table.items() if field.required) if required is None else required
    return group({name: field.shape for name, field in table.items()}, needed)


def read_fields(node: Node, table: Table, reading: Reading) -> dict[str, Any] | None:
    """The values that could be read, by attribute; faults for unknown, misread and missing keys.

    None when the node is no group of keys at all.
    """
    if not isinstance(node, MappingNode):
        reading.fault(node, f"a group of `key: value` lines is expected here, not {form(node)}")
        return None
    values: dict[str, Any] = {}
    for key, value in node.entries:
        field = table.get(key.text)
        if field is None:
            reading.fault(key, f"unknown key `{key.text}`{did_you_mean(key.text, table)}")
        elif (found := field.read(value, reading)) is not None:
            values[field.attribute] = found
    for name, field in table.items():
        if field.required and node.get(name) is None:
            reading.fault(node, f"the key `{name}` is missing")
    return values
