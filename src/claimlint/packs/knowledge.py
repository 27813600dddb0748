"""Reads tables of knowledge: files of `knowledge/` go in, a word list for every row and one for every table come out.

A table is a group of rows; a row says by which `terms` its fact is found in a text, from which `source` it is known,
when it was `checked` (a day, or `never`), and what it `says` where a message or a text to paste asks for it. The row
`ketamine` of `indication.yaml` is the list `$indication-ketamine`; `$indication` holds the terms of all its rows.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from datetime import date

from claimlint.errors import Fault
from claimlint.expressions.syntax import parse
from claimlint.model.rule import Fact, Term, Vocabulary
from claimlint.packs.fields import Field, Table, read_fields
from claimlint.packs.files import PackFile
from claimlint.packs.names import Reading
from claimlint.packs.positioned_yaml import MappingNode, Node, load
from claimlint.packs.terms import term
from claimlint.packs.values import day_of_check, many, text

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def rows(file: PackFile, faults: list[Fault]) -> Mapping[str, Node]:
    """The rows of a table by name, as they stand in its file."""
    node = load(file.text, file.shown, faults)
    if not isinstance(node, MappingNode):
        if node is not None:
            faults.append(node.fault("a table of knowledge is a group of rows, each with `source:` and `checked:`"))
        return {}
    for key, _ in node.entries:
        if not _NAME.fullmatch(key.text):
            faults.append(key.fault(f"`{key.text}` names no row; use lower-case words with hyphens"))
    return {key.text: value for key, value in node.entries}


def vocabularies(table: str, file: PackFile, rows: Mapping[str, Node], reading: Reading) -> Iterator[Vocabulary]:
    """The word list of every row of a table, then the one of the table."""
    digest = hashlib.sha256(file.data).hexdigest()
    for name, node in rows.items():
        fact, terms = _row(table, name, node, reading)
        yield Vocabulary(f"{table}-{name}", terms, file.shown, digest, fact)
    included = (f"${table}-{name}" for name in rows)
    yield Vocabulary(table, tuple(Term(name[1:], parse(name)) for name in included), file.shown, digest)


def tables_that_say(found: Mapping[str, Mapping[str, Node]]) -> tuple[str, ...]:
    """The tables of which every row has `says`: `{TABLE.says}` may stand in texts."""
    return tuple(name for name, rows in found.items() if rows and all(_says(row) for row in rows.values()))


def _says(row: Node) -> bool:
    return isinstance(row, MappingNode) and row.get("says") is not None


def _row(table: str, name: str, node: Node, reading: Reading) -> tuple[Fact | None, tuple[Term, ...]]:
    values = read_fields(node, _ROW, reading) or {}
    terms = values.pop("terms", ())
    if not {"source", "checked"} <= values.keys():
        return None, terms
    if values["checked"] is date.min:
        values["checked"] = None
    return Fact(table, name, line=node.line, **values), terms


_ROW: Table = {
    "terms": Field("terms", many(term)),
    "source": Field("source", text, required=True),
    "checked": Field("checked", day_of_check, required=True),
    "says": Field("says", text),
}
