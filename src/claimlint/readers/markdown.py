"""Markdown (CommonMark and GitHub's extensions) comes in, a Document goes out.

Shortcodes and tags of Hugo, Jekyll and Liquid in it are no prose; what they show and what they wrap is.
"""

from __future__ import annotations

from dataclasses import replace

from claimlint.model.document import Block, Document, Source
from claimlint.readers.assembly import Assembler
from claimlint.readers.front_matter import FrontMatter, split
from claimlint.readers.markdown_body import read_markdown
from claimlint.readers.templates import masked

SUFFIXES = (".md", ".markdown", ".mdown", ".mkd")


def read(source: Source) -> Document:
    """The blocks of a Markdown draft; raises UncheckedFile when its front matter is broken."""
    front = split(source)
    shown = masked(source.text[front.end :], front.end)
    to = Assembler(shown.asides)
    read_markdown(shown.body, to)
    return Document(source, together(front, to.blocks), front.fields)


def together(front: FrontMatter, body: list[Block]) -> tuple[Block, ...]:
    """Front matter before the body, without a title that only repeats the heading."""
    heading = next((_folded(block.text) for block in body if block.kind == "title"), None)
    shown = [block for block in front.blocks if block.name.lower() != "title" or _folded(block.text) != heading]
    shift = len(shown)
    moved = (b if b.lead_in is None or not shift else replace(b, lead_in=b.lead_in + shift) for b in body)
    return (*shown, *moved)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
