"""MDX (Markdown with JSX, imports, exports and expressions) comes in, a Document goes out."""

from __future__ import annotations

import re
from types import MappingProxyType

from claimlint.model.document import Block, Document, FrontMatterField, Source
from claimlint.readers.assembly import Assembler
from claimlint.readers.block_text import aside
from claimlint.readers.frames import Context
from claimlint.readers.front_matter import is_shown, split
from claimlint.readers.heads import with_head
from claimlint.readers.markdown_body import read_markdown
from claimlint.readers.mdx_masks import MdxMasks
from claimlint.readers.runs import verbatim

_META = re.compile(r"export\s+const\s+(?:meta|metadata|frontMatter|frontmatter)\b[^={]{0,100}=\s*\{")
_FIELD = re.compile(
    r"(?<![\w.])[\"']?(\w{1,40})[\"']?\s*:\s*(?:\"((?:\\.|[^\"\\\r\n])*+)\"|'((?:\\.|[^'\\\r\n])*+)'|`([^`$]*+)`)"
)


def read(source: Source) -> Document:
    """The blocks of an MDX draft; raises UncheckedFile when its front matter is broken."""
    front = split(source)
    masks = MdxMasks(source.text[front.end :], front.end)
    shown = masks.masked()
    to = Assembler(shown.asides)
    read_markdown(shown.body, to, indented_is_prose=True)
    scripts = ((start + front.end, end + front.end) for start, end in masks.scripts)
    exported = [field for start, end in scripts for field in _exported(source.text, start, end)]
    fields = {field.key: field for field in exported} | dict(front.fields)
    told = [block for field in exported for block in _block(field)]
    comments = sorted((*to.comments, *masks.comments), key=lambda comment: comment.start)
    blocks = with_head((*front.blocks, *told), to.blocks)
    return Document(source, blocks, MappingProxyType(fields), comments=tuple(comments), unclosed=tuple(to.unclosed))


def _exported(text: str, start: int, end: int) -> list[FrontMatterField]:
    """The texts of `export const meta = {title: "…"}`, which frameworks read as front matter."""
    if _META.match(text, start, end) is None:
        return []
    found = []
    for field in _FIELD.finditer(text, start, end):
        group = next(number for number in (2, 3, 4) if field[number] is not None)
        found.append(FrontMatterField(field[1], field[group], *field.span(group)))
    return found


def _block(field: FrontMatterField) -> list[Block]:
    if not is_shown(field.key):
        return []
    return aside([verbatim(field.value, field.start)], Context("front-matter", name=field.key))
