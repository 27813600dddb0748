"""Blocks that some reader made come in, rows of safe HTML go out: for posts in any format, and for front matter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from markupsafe import Markup

from claimlint.model.document import SURROUNDINGS, Block
from claimlint.outputs.html.highlights import Brush
from claimlint.outputs.html.rows import Row
from claimlint.readers.runs import Placed

_PAGE_HEADINGS = 3
"""So many levels of headings stand above those of a post."""
_ELEMENTS = {
    "quote": ("<blockquote><p>", "</p></blockquote>"),
    "caption": ('<p class="caption">', "</p>"),
    "alt": ('<p><span class="image"><span class="what">Image</span> ', "</span></p>"),
    "footnote": ('<div class="footnote">', "</div>"),
    SURROUNDINGS: ('<p class="caption">', "</p>"),
}
FRONT = "front-matter"


def rows(blocks: Iterable[Block], brush: Brush) -> Iterator[Row]:
    """The blocks of a post's body, in order; the items of a list and the cells of a table stand together."""
    body = [block for block in blocks if block.kind != FRONT]
    seen = len(brush.begun())
    for (kind, group), members in groupby(body, key=lambda block: (block.kind, block.group)):
        together = list(members)
        for part in [together] if group is not None else [[one] for one in together]:
            html = _painted(kind, part, brush) + brush.settle()
            begun = brush.begun()
            yield Row(html, tuple(begun[seen:]))
            seen = len(begun)


def words(block: Block, brush: Brush) -> Markup:
    """The words of a block with their marks."""
    return brush.paint(Placed(block.text, block.starts, block.ends))


def _painted(kind: str, blocks: list[Block], brush: Brush) -> Markup:
    if kind == "list" and blocks[0].group is not None:
        items = (Markup("<li>{}</li>").format(words(one, brush)) for one in blocks)
        return Markup("<ul>{}</ul>").format(Markup().join(items))
    if kind == "table" and blocks[0].group is not None:
        return _table(blocks, brush)
    (block,) = blocks
    if kind in ("heading", "title"):
        level = max(block.level, 1)
        element = f"h{min(level + _PAGE_HEADINGS, 6)}"
        told = Markup('<{0} class="level-{1}">{2}</{0}>')
        return told.format(element, level, words(block, brush))
    start, end = _ELEMENTS.get(kind, ("<p>", "</p>"))
    return Markup(start) + words(block, brush) + Markup(end)  # noqa: S704 - our own tags only


def _table(cells: list[Block], brush: Brush) -> Markup:
    lines = []
    for row, members in groupby(cells, key=lambda cell: cell.row):
        cell = "td" if row else "th"
        painted = (Markup("<{0}>{1}</{0}>").format(cell, words(one, brush)) for one in members)
        lines.append(Markup("<tr>{}</tr>").format(Markup().join(painted)))
    return Markup("<table><tbody>{}</tbody></table>").format(Markup().join(lines))
