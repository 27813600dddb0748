"""Makes the JSON Schemas of the files of a pack, from the tables of keys by which claimlint itself reads them."""

from __future__ import annotations

from collections.abc import Mapping

from claimlint.packs.changes import ADD, ADDABLE, CHANGEABLE, PACK
from claimlint.packs.fields import shape_of_table
from claimlint.packs.rules import FAMILY, OWN, REQUIRED, RULE
from claimlint.packs.shapes import Shape, definitions, group

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schema(name: str, title: str, shape: Shape) -> Shape:
    """A whole schema of draft 2020-12."""
    named = definitions(shape)
    more = {"$defs": named} if named else {}
    return {"$schema": DRAFT, "$id": f"urn:claimlint:schema:{name}", "title": title, **shape, **more}


def rule_schema() -> Shape:
    """The schema of a rule; what a family can say is not required of it."""
    required = tuple(key for key in REQUIRED if key in OWN)
    return schema("rule", "A rule of claimlint", shape_of_table(RULE, required))


def family_schema() -> Shape:
    """The schema of a family.yaml."""
    return schema("family", "What the rules of a family share", shape_of_table(FAMILY))


def pack_schema() -> Shape:
    """The schema of a pack.yaml."""
    added = {**group(_shapes(ADDABLE)), "minProperties": 1, "description": "What comes on top of the rule's own."}
    change = {**group({**_shapes(CHANGEABLE), ADD: added}), "minProperties": 1}
    changes = {"type": "object", "additionalProperties": change, "minProperties": 1}
    shape = shape_of_table(PACK)
    keys = {**shape["properties"], "change": {**shape["properties"]["change"], **changes}}
    return schema("pack", "A pack of rules for claimlint", {**shape, "properties": keys})


def _shapes(keys: tuple[str, ...]) -> Mapping[str, Shape]:
    return {key: RULE[key].shape for key in keys}
