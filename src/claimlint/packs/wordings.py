"""Reads what a rule says: messages and advice by audience, the authorities it rests on, its examples."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from claimlint.model.levels import JURISDICTIONS, LEVELS, PROFILES
from claimlint.model.registry import Record
from claimlint.model.rule import AuthorityRef, Example, Wording
from claimlint.packs.fields import Field, Table, read_fields, shape_of_table
from claimlint.packs.names import Reading
from claimlint.packs.positioned_yaml import ListNode, MappingNode, Node, TextNode
from claimlint.packs.shapes import TEXT, Shape, named, one_or_more, shaped
from claimlint.packs.suggestions import did_you_mean
from claimlint.packs.values import many, one_of, scalar, text
from claimlint.sources.registry_form import record

_AUDIENCE = many(one_of((*PROFILES, *JURISDICTIONS)))
#: The day on which the registries of examples were asked.
_CHECKED = "2026-01-15"
_SPAN_MARKS = re.compile("<<|>>")


@named("wordings")
@shaped(lambda: one_or_more({"anyOf": [TEXT, shape_of_table(_WORDING)]}))
def wordings(node: Node, reading: Reading) -> tuple[Wording, ...] | None:
    """The value of `message`, `advice` or `paste`: one wording for everybody, others for a profile or country."""
    before = len(reading.faults)
    found = many(_wording)(node, reading)
    if len(reading.faults) > before:
        return found
    general = sum(not wording.audience for wording in found or ())
    if general > 1:
        reading.fault(node, f"only one text may stand without `for`; there are {general}")
    elif found and not general and not _reaches_everybody(found):
        reading.fault(node, "a text without `for` is missing, for everybody whom the others do not address")
    return found


def _reaches_everybody(found: Sequence[Wording]) -> bool:
    addressed = {name for wording in found for name in wording.audience}
    return addressed >= set(PROFILES) or addressed >= set(JURISDICTIONS)


def _wording(node: Node, reading: Reading) -> Wording | None:
    if not isinstance(node, MappingNode):
        plain = text(node, reading)
        return Wording(plain) if plain else None
    values = read_fields(node, _WORDING, reading)
    return Wording(**values) if values and "text" in values else None


@named("authorities")
@shaped(lambda: one_or_more({"anyOf": [TEXT, shape_of_table(_AUTHORITY)]}))
def authorities(node: Node, reading: Reading) -> tuple[AuthorityRef, ...] | None:
    """The value of `authority`: keys of `authorities.yaml`, each with the place in the document."""
    return many(_authority)(node, reading)


def _authority(node: Node, reading: Reading) -> AuthorityRef | None:
    if isinstance(node, MappingNode):
        values = read_fields(node, _AUTHORITY, reading)
        return AuthorityRef(**values) if values and "key" in values else None
    found = scalar(node, reading, "the key of an authority")
    if found is None:
        return None
    key, _, section = found.text.strip().partition(" ")
    return AuthorityRef(key, section.strip()) if _is_known(key, found, reading) else None


@shaped(TEXT)
def _authority_key(node: Node, reading: Reading) -> str | None:
    found = scalar(node, reading, "the key of an authority")
    return found.text if found and _is_known(found.text, found, reading) else None


def _is_known(key: str, node: TextNode, reading: Reading) -> bool:
    known = reading.names.authorities
    if key in known:
        return True
    hint = did_you_mean(key, known) or "; add it there, or use `editorial-practice`"
    reading.fault(node, f"`{key}` is not in authorities.yaml{hint}")
    return False


def _shape_of_examples(text: Shape, table: Table) -> Shape:
    group = shape_of_table(table)
    with_text = {**group, "properties": {**group["properties"], "text": text}}
    return one_or_more({"anyOf": [text, with_text]})


@named("bad-examples")
@shaped(lambda: _shape_of_examples({"type": "string", "pattern": r"<<[\s\S]+>>"}, _BAD))
def bad_examples(node: Node, reading: Reading) -> tuple[Example, ...] | None:
    """The value of `bad`: texts in which `<<` and `>>` enclose what must be reported."""
    return _examples(node, reading, _BAD, _marked)


@named("good-examples")
@shaped(lambda: _shape_of_examples({**TEXT, "not": {"pattern": _SPAN_MARKS.pattern}}, _GOOD))
def good_examples(node: Node, reading: Reading) -> tuple[Example, ...] | None:
    """The value of `good`: texts in which nothing may be reported."""
    return _examples(node, reading, _GOOD, _unmarked)


_Spanned = tuple[str, tuple[int, int] | None]


def _examples(
    node: Node, reading: Reading, table: Table, spanned: Callable[[TextNode, Reading], _Spanned | None]
) -> tuple[Example, ...] | None:
    def read(one: Node, reading: Reading) -> Example | None:
        if isinstance(one, MappingNode):
            values = read_fields(one, table, reading) or {}
        else:
            values = {"node": scalar(one, reading)}
        written = values.pop("node", None)
        found = spanned(written, reading) if written else None
        return Example(*found, **values, line=one.line, path=one.origin.path) if found else None

    return many(read)(node, reading)


def _marked(node: TextNode, reading: Reading) -> _Spanned | None:
    whole = node.text.rstrip("\n")
    marks = [match.start() for match in _SPAN_MARKS.finditer(whole)]
    if [whole[at : at + 2] for at in marks] != ["<<", ">>"]:
        reading.fault(node, "a bad example encloses once in `<<` and `>>` the words that must be reported")
        return None
    start, end = marks[0], marks[1] - 2
    if start == end:
        reading.faults.append(node.fault_at(start, "nothing stands between `<<` and `>>`"))
        return None
    return whole[:start] + whole[start + 2 : marks[1]] + whole[marks[1] + 2 :], (start, end)


def _unmarked(node: TextNode, reading: Reading) -> _Spanned | None:
    mark = _SPAN_MARKS.search(node.text)
    if mark:
        message = f"`{mark[0]}` cannot stand in a good example, as nothing in it may be reported"
        reading.faults.append(node.fault_at(mark.start(), message))
        return None
    return node.text.rstrip("\n"), None


@shaped({"type": "object"})
def _records(node: Node, reading: Reading) -> tuple[tuple[str, Record], ...] | None:
    """What registries know of an example's references: keys such as `doi:10.…`, each with a record as in lock files."""
    if not isinstance(node, MappingNode):
        reading.fault(node, 'lines such as `"doi:10.1016/j.x": {titles: [A title], years: [2019]}` are expected here')
        return None
    read = []
    for key, value in node.entries:
        told = _plain(value)
        if not isinstance(told, dict):
            reading.fault(value, "a record such as `{titles: [A title], years: [2019]}` is expected here")
            continue
        try:
            read.append((key.text, record({"state": "found", "checked": _CHECKED, **told})))
        except ValueError as fault:
            reading.fault(value, f"this is no record of a registry: {fault}")
    return tuple(read)


def _plain(node: Node, name: str = "") -> object:
    """The node as plain data; years are numbers."""
    if isinstance(node, MappingNode):
        return {key.text: _plain(value, key.text) for key, value in node.entries}
    if isinstance(node, ListNode):
        return [_plain(item, name) for item in node.items]
    return int(node.text) if name == "years" and node.text.isdecimal() else node.text


@shaped({"type": "boolean"})
def _wanted(node: Node, reading: Reading) -> bool | None:
    return one_of(("true",))(node, reading) == "true" or None


def _example_table(levels: tuple[str, ...]) -> Table:
    return {
        "text": Field("node", scalar, required=True),
        "profile": Field("profile", one_of(PROFILES)),
        "jurisdiction": Field("jurisdiction", one_of(JURISDICTIONS)),
        "level": Field("level", one_of(levels)),
        "registry": Field("registry", _records),
        "require-verified": Field("require_verified", _wanted),
    }


_BAD: Table = _example_table(LEVELS)
_GOOD: Table = _example_table(("off",))
_WORDING: Table = {"text": Field("text", text, required=True), "for": Field("audience", _AUDIENCE)}
_AUTHORITY: Table = {
    "key": Field("key", _authority_key, required=True),
    "section": Field("section", text),
    "for": Field("audience", _AUDIENCE),
}
