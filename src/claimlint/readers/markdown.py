"""Markdown (CommonMark and GitHub's extensions) comes in, a Document goes out.

Shortcodes and tags of Hugo, Jekyll and Liquid in it are no prose; what they show and what they wrap is.
"""

from __future__ import annotations

from claimlint.model.document import Document, Source
from claimlint.readers.assembly import Assembler
from claimlint.readers.front_matter import split
from claimlint.readers.heads import with_head
from claimlint.readers.markdown_body import read_markdown
from claimlint.readers.markdown_dialects import without_dialects
from claimlint.readers.templates import masked


def read(source: Source) -> Document:
    """The blocks of a Markdown draft; raises UncheckedFile when its front matter is broken."""
    front = split(source)
    shown = masked(without_dialects(source.text[front.end :]), front.end)
    to = Assembler(shown.asides)
    read_markdown(shown.body, to)
    return Document(
        source,
        with_head(front.blocks, to.blocks),
        front.fields,
        comments=tuple(to.comments),
        unclosed=tuple(to.unclosed),
    )
