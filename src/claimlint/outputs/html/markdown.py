"""A Markdown post comes in, rows of safe HTML with its marked words go out, as its readers will see it.

Links, images and the post's own HTML are inert: they are shown, and lead nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from claimlint.model.document import Source
from claimlint.outputs.html.highlights import Brush, shown
from claimlint.outputs.html.inert import opened, place_of
from claimlint.outputs.html.rows import Row
from claimlint.outputs.terminal.visible import visible
from claimlint.readers.front_matter import split
from claimlint.readers.html_text import Characters, Tag, scan
from claimlint.readers.markdown_events import markdown_events, named, parsed_text, placed
from claimlint.readers.runs import Placed, joined, standing_for, verbatim

#: Elements of Markdown as elements of the page.
_ELEMENTS = {
    "Paragraph": "p", "Emphasis": "em", "Strong": "strong", "Strikethrough": "del", "Item": "li",
    "DefinitionList": "dl", "DefinitionListTitle": "dt", "DefinitionListDefinition": "dd",
}  # fmt: skip
_PAGE_HEADINGS = 3
"""So many levels of headings stand above those of a post."""


@dataclass(slots=True)
class _Open:
    """An element that is open: of Markdown, or of the post's own HTML when it has a tag."""

    end: Markup
    tag: str = ""


def rows(source: Source, brush: Brush) -> Iterator[Row]:
    """The blocks of the post's body, in order."""
    painter = _Painter(source.text, brush)
    base = split(source).end
    depth = 0
    for name, detail, start, end in markdown_events(painter.text, base):
        depth -= name == "End"
        painter.take(name, detail, start, end)
        depth += name == "Start"
        if depth == 0 and (row := painter.row()).html.strip():
            yield row


@dataclass
class _Painter:
    source: str
    brush: Brush
    text: str = field(init=False)
    _out: list[Markup] = field(default_factory=list)
    _opened: list[_Open] = field(default_factory=list)
    _html: list[Placed] | None = None
    _code: bool = False
    _head: bool = False
    _rows: int = field(init=False)

    def __post_init__(self) -> None:
        self.text = parsed_text(self.source)
        self._rows = len(self.brush.begun())

    def row(self) -> Row:
        """What was painted since the last row; elements that the post's own HTML left open end here."""
        while self._opened:
            self._close()
        self._out.append(self.brush.settle())
        html, self._out = Markup().join(self._out), []
        begun = self.brush.begun()
        keys, self._rows = tuple(begun[self._rows :]), len(begun)
        return Row(html, keys)

    def take(self, name: str, detail: Any, start: int, end: int) -> None:
        """Paint one event."""
        if name == "Start":
            self._start(*named(detail))
        elif name == "End":
            self._end(named(detail)[0])
        elif name == "Html" and self._html is not None:
            self._html.append(placed(self.text, detail, start, end))
        elif name == "InlineHtml":
            self._raw(placed(self.text, detail, start, end))
        elif name == "Text":
            self._words(placed(self.text, detail, start, end))
        else:
            self._leaf(name, detail, start, end)

    def _words(self, piece: Placed) -> None:
        """Text; the lines of code stay lines."""
        if not self._code:
            self._out.append(self.brush.paint(piece))
            return
        at = 0
        for line in piece.text.splitlines(keepends=True):
            bare = line.rstrip("\r\n")
            self._out.append(self.brush.paint(piece[at : at + len(bare)]))
            self._out.append(Markup("\n") if len(bare) < len(line) else Markup())
            at += len(line)

    def _leaf(self, name: str, detail: Any, start: int, end: int) -> None:
        if name == "SoftBreak":
            self._out.append(self.brush.paint(standing_for(" ", start, end)))
        elif name == "HardBreak":
            self._out.append(Markup("<br>"))
        elif name == "Rule":
            self._out.append(Markup("<hr>"))
        elif name == "Code":
            code = self.brush.paint(standing_for(detail, start, end))
            self._out.append(Markup("<code>{}</code>").format(code))
        elif name == "FootnoteReference":
            label = self.brush.paint(verbatim(self.text[start + 1 : end], start + 1)[1:-1])
            self._out.append(Markup('<sup class="note-marker">{}</sup>').format(label))
        elif name == "TaskListMarker":
            self._out.append(Markup("☑ ") if detail else Markup("☐ "))

    # -- containers

    def _start(self, name: str, detail: Any) -> None:
        if name == "HtmlBlock":
            self._html = []
        elif name == "Image":
            self._open('<span class="image"><span class="what">Image</span> ', "</span>")
        elif name == "Link":
            self._open(Markup('<span class="link" title="{}">').format(visible(detail["dest_url"])), "</span>")
        elif name == "CodeBlock":
            self._code = True
            self._open("<pre><code>", "</code></pre>")
        elif name in _ELEMENTS:
            self._open(f"<{_ELEMENTS[name]}>", f"</{_ELEMENTS[name]}>")
        else:
            self._structure(name, detail)

    def _structure(self, name: str, detail: Any) -> None:
        if name == "Heading":
            level = int(detail["level"][1:])
            element = f"h{min(level + _PAGE_HEADINGS, 6)}"
            self._open(f'<{element} class="level-{level}">', f"</{element}>")
        elif name == "BlockQuote":
            self._open("<blockquote>", "</blockquote>")
        elif name == "List":
            first = detail if isinstance(detail, int) else None
            self._open("<ul>" if first is None else f'<ol start="{first}">', "</ul>" if first is None else "</ol>")
        elif name == "FootnoteDefinition":
            label = Markup('<div class="footnote"><span class="label">{}</span> ').format(shown(detail))
            self._open(label, "</div>")
        else:
            self._table(name)

    def _table(self, name: str) -> None:
        if name == "Table":
            self._open("<table>", "</tbody></table>")
        elif name == "TableHead":
            self._head = True
            self._open("<thead><tr>", "</tr></thead><tbody>")
        elif name == "TableRow":
            self._open("<tr>", "</tr>")
        elif name == "TableCell":
            cell = "th" if self._head else "td"
            self._open(f"<{cell}{' scope=col' if self._head else ''}>", f"</{cell}>")
        else:
            self._open("<div>", "</div>")

    def _end(self, name: str) -> None:
        if name == "HtmlBlock":
            pieces, self._html = self._html or [], None
            if pieces:
                self._raw(joined(pieces))
            return
        while self._opened and self._opened[-1].tag:
            self._close()
        self._close()
        self._code = self._code and name != "CodeBlock"
        self._head = self._head and name != "TableHead"

    def _open(self, start: str | Markup, end: str, tag: str = "") -> None:
        self._out.append(start if isinstance(start, Markup) else Markup(start))  # noqa: S704 - our own tags only
        self._opened.append(_Open(Markup(end), tag))  # noqa: S704 - the same

    def _close(self) -> None:
        if self._opened:
            self._out.append(self._opened.pop().end)

    # -- the post's own HTML

    def _raw(self, html: Placed) -> None:
        for item in scan(html.text):
            if isinstance(item, Characters):
                self._out.append(self.brush.paint(_characters(item, html)))
            elif isinstance(item, Tag) and item.closing:
                self._end_tag(item.name)
            elif isinstance(item, Tag):
                self._start_tag(item, html)

    def _start_tag(self, tag: Tag, html: Placed) -> None:
        if tag.name == "br":
            self._out.append(Markup("<br>"))
        elif tag.name == "hr":
            self._out.append(Markup('<span class="raw-rule"></span>'))
        elif tag.name == "img":
            self._image(tag, html)
        elif (pair := opened(tag.name)) is None:
            self._out.append(Markup('<span class="inert">{} element, not shown</span>').format(visible(tag.name)))
        elif tag.name == "a" and (target := place_of(tag)):
            self._open(Markup('<span class="link" title="{}">').format(visible(target)), "</span>", "a")
        else:
            self._open(*pair, tag.name)

    def _image(self, tag: Tag, html: Placed) -> None:
        words = Markup()
        if "alt" in tag.attributes:
            words = Markup().join(
                self.brush.paint(_characters(one, html)) for one in tag.attributes["alt"].characters()
            )
        self._out.append(Markup('<span class="image"><span class="what">Image</span> {}</span>').format(words))

    def _end_tag(self, name: str) -> None:
        """Closes the nearest element of this name, if it was opened since the last one of Markdown."""
        for back, one in enumerate(reversed(self._opened)):
            if not one.tag:
                return
            if one.tag == name:
                for _ in range(back + 1):
                    self._close()
                return


def _characters(characters: Characters, html: Placed) -> Placed:
    """Visible characters with their places in the source."""
    there = html[characters.start : characters.end]
    if not characters.decoded:
        return Placed(characters.text, there.starts, there.ends)
    return standing_for(characters.text, there.starts[0], there.ends[-1])
