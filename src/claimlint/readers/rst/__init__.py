"""reStructuredText comes in, a Document goes out; docutils, which reads it, comes with the extra `rst`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import TYPE_CHECKING

from claimlint.errors import UncheckedFile
from claimlint.model.document import Block, Comment, Document, FrontMatterField, Source
from claimlint.readers.assembly import Assembler
from claimlint.readers.block_text import aside
from claimlint.readers.frames import Context
from claimlint.readers.front_matter import is_shown, split
from claimlint.readers.heads import with_head
from claimlint.readers.runs import Placed, joined

if TYPE_CHECKING:
    from docutils import nodes

    from claimlint.readers.rst.places import Lines

#: A comment to claimlint, with the indented lines that go on with it.
_COMMENT = re.compile(r"^[ ]*\.\. (claimlint-[^\n]*(?:\n[ ]+\S[^\n]*)*)", re.MULTILINE)


def read(source: Source) -> Document:
    """The blocks of a draft; raises UncheckedFile when docutils is missing or the draft is nested too deeply."""
    try:
        import docutils  # noqa: F401 - only to know whether it is there
    except ModuleNotFoundError:
        said = "files that end in .rst need docutils; in a copy of claimlint's repository: pip install '.[rst]'"
        raise UncheckedFile(f"{source.path}: {said}") from None
    try:
        return _read(source)
    except RecursionError:
        said = "its lists, quotations or directives are nested too deeply; flatten them"
        raise UncheckedFile(f"{source.path}: {said}") from None


def _read(source: Source) -> Document:
    from claimlint.readers.rst.elements import Elements
    from claimlint.readers.rst.parsing import Refused, parse
    from claimlint.readers.rst.places import Lines, expanded, rising

    front = split(source)
    text = expanded(source.text[front.end :], front.end)
    try:
        document = parse(text, source.path)
    except Refused as fault:
        line = fault.line + len(source.text[: front.end].splitlines())
        raise UncheckedFile(f"{source.path}: line {line}: {fault.reason}") from None
    lines, to = Lines(text), Assembler()
    fields = _fields(document, lines)
    Elements(document, lines, to).read(document)
    to.leave_to(1)
    to.end_block()
    told = [block for key, value in fields.items() for block in _block(key, value)]
    known = {key: _field(key, value) for key, value in fields.items()}
    return Document(
        source,
        with_head((*front.blocks, *told), [rising(block) for block in to.blocks]),
        MappingProxyType({**known, **dict(front.fields)}),
        comments=tuple(_comments(document, text)),
    )


def _comments(document: nodes.document, text: Placed) -> Iterator[Comment]:
    """What comments (`.. claimlint-waive …`) say; docutils knows their words, the text where they stand."""
    from docutils import nodes

    known = {" ".join(one.astext().split()) for one in document.findall(nodes.comment)}
    for found in _COMMENT.finditer(text.text):
        if " ".join(found[1].split()) in known:
            yield Comment(found[1], text.starts[found.start()], text.ends[found.end() - 1])


def _fields(document: nodes.document, lines: Lines) -> dict[str, Placed]:
    """What the fields at the head (`:Author: …`) and the `meta` directive say; the fields leave the tree."""
    from docutils import nodes

    from claimlint.readers.rst.places import placed_texts

    fields: dict[str, Placed] = {}
    for meta in document.findall(nodes.meta):
        value = lines.value_of(meta.get("name", ""), meta.get("content", ""), 1)
        if meta.get("name") and value is not None:
            fields.setdefault(meta["name"].lower(), value)
    head = _head(document)
    if head is not None:
        for field in head.findall(nodes.field):
            pieces = list(placed_texts(field.children[1]))
            if pieces:
                fields.setdefault(field.children[0].astext().lower(), joined(pieces))
        head.parent.remove(head)
    return fields


def _head(document: nodes.document) -> nodes.field_list | None:
    """The list of fields that stands first, or first below the title."""
    from docutils import nodes

    passed = (nodes.title, nodes.comment, nodes.target, nodes.meta, nodes.substitution_definition, nodes.system_message)
    holder: nodes.Element = document
    while True:
        first = next((one for one in holder.children if not isinstance(one, passed)), None)
        if isinstance(first, nodes.field_list):
            return first
        if not isinstance(first, nodes.section) or holder is not document:
            return None
        holder = first


def _field(key: str, value: Placed) -> FrontMatterField:
    return FrontMatterField(key, " ".join(value.text.split()), value.starts[0], value.ends[-1])


def _block(key: str, value: Placed) -> list[Block]:
    return aside([value], Context("front-matter", name=key)) if is_shown(key) else []
