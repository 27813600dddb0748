"""A Jupyter notebook comes in, a Document goes out: its Markdown cells, and what its metadata tells.

Code, its output and raw cells are no prose. The places are those in the JSON of the file: where the author wrote a
quotation mark, the source holds its escape.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType

from claimlint.errors import UncheckedFile
from claimlint.model.document import Block, Document, FrontMatterField, Source
from claimlint.readers.assembly import Assembler
from claimlint.readers.block_text import aside
from claimlint.readers.frames import Context
from claimlint.readers.front_matter import FrontMatter, split
from claimlint.readers.heads import with_head
from claimlint.readers.json_places import Json, NotJson, Written, read_json
from claimlint.readers.markdown_body import read_markdown
from claimlint.readers.runs import Placed, joined

_LINE_END = re.compile(r"\r\n|\r|\n")


def read(source: Source) -> Document:
    """The blocks of a notebook's Markdown cells; raises UncheckedFile when the file is no notebook."""
    notebook = _notebook(source)
    cells = list(_cells(source, notebook))
    front = _front_matter(source, cells[0][1]) if cells and cells[0][0] in ("raw", "markdown") else FrontMatter()
    to = Assembler()
    for number, (kind, text) in enumerate(cells):
        if kind == "markdown":
            read_markdown(text[front.end :] if number == 0 else text, to)
        else:
            to.top.flow.previous = None  # what stood before code introduces nothing after it
    fields, told = _metadata(notebook)
    blocks = with_head((*told, *front.blocks), to.blocks)
    return Document(
        source,
        blocks,
        MappingProxyType({**fields, **front.fields}),
        comments=tuple(to.comments),
        unclosed=tuple(to.unclosed),
    )


def _notebook(source: Source) -> dict[str, Json]:
    try:
        notebook = read_json(source.text)
    except NotJson as fault:
        line = 1 + len(_LINE_END.findall(source.text, 0, fault.at))
        said = f"the notebook cannot be read at line {line} ({fault.reason})"
        raise UncheckedFile(f"{source.path}: {said}; open it in Jupyter and save it again") from None
    if not isinstance(notebook, dict):
        raise UncheckedFile(_no_notebook(source))
    return notebook


def _no_notebook(source: Source) -> str:
    return f"{source.path}: it holds no list of cells, so it is no notebook; open it in Jupyter and save it again"


def _cells(source: Source, notebook: dict[str, Json]) -> Iterator[tuple[str, Placed]]:
    """Each cell's kind and text."""
    sheets = notebook.get("worksheets")  # up to version 3 of the format
    sheet = sheets[0] if isinstance(sheets, list) and sheets else notebook
    cells = sheet.get("cells") if isinstance(sheet, dict) else None
    if not isinstance(cells, list):
        raise UncheckedFile(_no_notebook(source))
    for cell in cells:
        if isinstance(cell, dict):
            kind = cell.get("cell_type")
            yield kind.value if isinstance(kind, Written) else "", _text(cell.get("source"))


def _text(value: Json) -> Placed:
    """One text, or a list of its lines."""
    lines = value if isinstance(value, list) else [value]
    return joined([line.placed() for line in lines if isinstance(line, Written) and line.raw])


def _front_matter(source: Source, cell: Placed) -> FrontMatter:
    """The YAML that may head the first cell, as Quarto has it, with its places in the source."""
    front = split(Source(source.path, cell.text))
    fields = {key: _moved(field, cell) for key, field in front.fields.items()}
    blocks = tuple(_block_moved(block, cell) for block in front.blocks)
    return FrontMatter(front.end, MappingProxyType(fields), blocks)


def _moved(field: FrontMatterField, cell: Placed) -> FrontMatterField:
    start = cell.starts[field.start]
    return replace(field, start=start, end=cell.ends[field.end - 1] if field.end > field.start else start)


def _block_moved(block: Block, cell: Placed) -> Block:
    ends = [cell.ends[end - 1] for end in block.ends]
    return replace(block, starts=[cell.starts[start] for start in block.starts], ends=ends)


def _metadata(notebook: dict[str, Json]) -> tuple[dict[str, FrontMatterField], list[Block]]:
    """The title and the authors that the notebook's metadata may hold."""
    metadata = notebook.get("metadata")
    known = metadata if isinstance(metadata, dict) else {}
    title, authors = known.get("title"), known.get("authors")
    fields, blocks = {}, []
    if isinstance(title, Written) and title.raw:
        fields["title"] = FrontMatterField("title", title.value, title.start, title.end)
        blocks = aside([title.placed()], Context("front-matter", name="title"))
    people = [one.get("name") for one in authors if isinstance(one, dict)] if isinstance(authors, list) else []
    names = [name for name in people if isinstance(name, Written) and name.raw]
    if names:
        told = ", ".join(name.value for name in names)
        fields["authors.name"] = FrontMatterField("authors.name", told, names[0].start, names[-1].end)
    return fields, blocks
