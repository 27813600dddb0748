"""Reads the register of documents that rules cite: `authorities.yaml` goes in, authorities by key come out."""

from __future__ import annotations

import re
from datetime import date

from claimlint.errors import Fault
from claimlint.model.rule import Authority
from claimlint.packs.fields import Field, Table, read_fields
from claimlint.packs.files import PackFile
from claimlint.packs.names import Names, Reading
from claimlint.packs.positioned_yaml import MappingNode, Node, TextNode, load
from claimlint.packs.values import day_of_check, scalar, text

_KEY = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ADDRESS = re.compile(r"https?://[^\s/]+\.[^\s/]+\S*")


def entries(file: PackFile, faults: list[Fault]) -> tuple[tuple[TextNode, Node], ...]:
    """The keys of the register and what stands under each."""
    node = load(file.text, file.shown, faults)
    if isinstance(node, MappingNode):
        return node.entries
    if node is not None:
        faults.append(node.fault("the register of authorities is a group of keys, each with `title:` and the like"))
    return ()


def authority(key: TextNode, node: Node, faults: list[Fault]) -> Authority | None:
    """One entry of the register."""
    reading = Reading(Names(), faults)
    if not _KEY.fullmatch(key.text):
        reading.fault(key, f"`{key.text}` is no key; use lower-case words and numbers with hyphens or dots")
    values = read_fields(node, _AUTHORITY, reading)
    if values is None or "title" not in values:
        return None
    if values.get("checked") is date.min:
        del values["checked"]
    return Authority(key.text, **values)


def _year(node: Node, reading: Reading) -> int | None:
    found = scalar(node, reading, "a year")
    if found and not _YEAR.fullmatch(found.text):
        reading.fault(node, f"`{found.text}` is no year")
        return None
    return int(found.text) if found else None


def _address(node: Node, reading: Reading) -> str | None:
    found = scalar(node, reading, "an address")
    if found and not _ADDRESS.fullmatch(found.text):
        reading.fault(node, f"`{found.text}` is no web address; it begins with https://")
        return None
    return found.text if found else None


_AUTHORITY: Table = {
    "title": Field("title", text, required=True),
    "publisher": Field("publisher", text),
    "year": Field("year", _year),
    "url": Field("url", _address),
    "checked": Field("checked", day_of_check, required=True),
}
