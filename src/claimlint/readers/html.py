"""HTML (whole pages and fragments) comes in, a Document goes out: the article, its metadata, what stands around it."""

from __future__ import annotations

import re
from dataclasses import replace
from types import MappingProxyType

from claimlint.model.document import Block, Document, Source
from claimlint.readers.assembly import Assembler
from claimlint.readers.front_matter import split
from claimlint.readers.heads import with_head
from claimlint.readers.html_elements import read_item
from claimlint.readers.html_text import Item, Tag, scan
from claimlint.readers.page_data import page_data
from claimlint.readers.page_parts import apart, placed
from claimlint.readers.runs import Placed
from claimlint.readers.templates import masked

_UNSEEN = re.compile(r"<!--|<(script|style)(?=[\s/>])", re.IGNORECASE)


def read(source: Source) -> Document:
    """The blocks of a page; raises UncheckedFile when it has front matter, as in Jekyll, that is broken."""
    front = split(source)
    body = source.text[front.end :]
    shown = masked(body, front.end, _without_templates(body))
    items = list(scan(shown.body.text))
    data = page_data(items, shown.body)
    to = Assembler(shown.asides)
    blocks = _read(items, shown.body, to)
    together = with_head((*front.blocks, *data.blocks), blocks, site_behind=True)
    fields = MappingProxyType({**data.fields, **front.fields})
    return Document(source, together, fields, comments=tuple(to.comments), unclosed=tuple(to.unclosed))


def _read(items: list[Item], html: Placed, to: Assembler) -> list[Block]:
    article_in = apart(items)
    if article_in == "main":
        to.top.context = replace(to.top.context, around=True)
    for item in items:
        to.reach(html.starts[item.start])
        read_item(item, html, to)
        if isinstance(item, Tag) and _is_open(item, html, to):
            to.top.context = placed(item, to.frames, article_in)
    to.reach(html.ends[-1] if len(html) else 0)
    to.finish(1)
    return to.blocks


def _is_open(tag: Tag, html: Placed, to: Assembler) -> bool:
    """Whether an element has just begun (an image, for one, holds nothing)."""
    return not tag.closing and to.top.tag == tag.name and to.top.at == html.starts[tag.start]


def _without_templates(html: str) -> list[tuple[int, int]]:
    """Comments, scripts and styles."""
    found = []
    at = 0
    while opening := _UNSEEN.search(html, at):
        closing = re.compile(f"</{opening[1]}" if opening[1] else "-->", re.IGNORECASE)
        end = closing.search(html, opening.end())
        at = end.end() if end else len(html)
        found.append((opening.start(), at))
    return found
