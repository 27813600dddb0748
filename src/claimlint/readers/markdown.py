"""Markdown (CommonMark and GitHub's extensions) comes in, a Document goes out.

The parser (pyromark) gives events with ranges in UTF-8 bytes; each of them becomes a frame or text of the assembly.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from claimlint.model.document import Block, Comment, Document, Source
from claimlint.readers.assembly import Assembler
from claimlint.readers.frames import Frame
from claimlint.readers.front_matter import FrontMatter, split
from claimlint.readers.html_elements import begin_paragraph, read_html, settle, superscript
from claimlint.readers.markdown_events import markdown_events, named, parsed_text, placed
from claimlint.readers.runs import Placed, joined, standing_for, verbatim

SUFFIXES = (".md", ".markdown", ".mdown", ".mkd")

_EMPHASIS = ("Emphasis", "Strong")


def read(source: Source) -> Document:
    """The blocks of a Markdown draft; raises UncheckedFile when its front matter is broken."""
    front = split(source)
    body = _Body(source.text, front.end)
    blocks = _together(front, body.blocks())
    return Document(source, blocks, front.fields, comments=tuple(body.comments))


def _together(front: FrontMatter, body: list[Block]) -> tuple[Block, ...]:
    """Front matter before the body, without a title that only repeats the heading."""
    heading = next((_folded(block.text) for block in body if block.kind == "title"), None)
    shown = [block for block in front.blocks if block.name.lower() != "title" or _folded(block.text) != heading]
    shift = len(shown)
    moved = (b if b.lead_in is None or not shift else replace(b, lead_in=b.lead_in + shift) for b in body)
    return (*shown, *moved)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


class _Body:
    """Reads the events of the text after the front matter."""

    def __init__(self, text: str, base: int) -> None:
        self._text = parsed_text(text)
        self._base = base
        self._to = Assembler()
        self._depths: list[int] = []
        self._html: list[Placed] | None = None
        self._targets: list[str] = []
        self._in_code = False

    @property
    def comments(self) -> list[Comment]:
        return self._to.comments

    def blocks(self) -> list[Block]:
        for name, detail, start, end in markdown_events(self._text, self._base):
            if name == "Start":
                self._start(detail, start)
            elif name == "End":
                self._end(detail)
            else:
                self._leaf(name, detail, start, end)
        self._to.leave_to(1)
        self._to.end_block()
        return self._to.blocks

    # -- leaves

    def _leaf(self, name: str, what: Any, start: int, end: int) -> None:
        if name in ("SoftBreak", "HardBreak"):
            self._to.text(standing_for(" ", start, end))
        elif name == "Rule":
            self._interrupt()
        elif name == "Text":
            if not self._in_code:
                self._to.text(superscript(placed(self._text, what, start, end), self._to))
        elif name == "Html" and self._html is not None:
            self._html.append(placed(self._text, what, start, end))
        elif name == "InlineHtml":
            read_html(placed(self._text, what, start, end), self._to)
        elif name == "Code":
            self._to.code(start, end)
        elif name == "FootnoteReference":
            self._to.text(verbatim(self._text[start:end], start))

    def _interrupt(self) -> None:
        """Something stands here that is no prose: what came before introduces nothing after it."""
        settle(self._to)
        self._to.end_block()
        self._to.top.flow.previous = None

    # -- containers

    def _start(self, what: Any, start: int) -> None:
        name, detail = named(what)
        if name in _EMPHASIS:
            self._to.emphasis(1)
        elif name == "Link":
            self._to.open_link(detail["dest_url"])
        elif name == "Image":
            self._targets.append(detail["dest_url"])
            self._to.open_image()
        elif name != "Strikethrough":
            settle(self._to)
            self._open(name, detail, start)

    def _open(self, name: str, detail: Any, start: int) -> None:
        if name == "Paragraph":
            begin_paragraph(self._to, start)
        elif name == "CodeBlock":
            self._interrupt()
            self._in_code = True
        elif name == "HtmlBlock":
            self._to.end_block()
            self._html = []
        else:
            self._depths.append(len(self._to.frames))
            self._to.enter(_CONTAINERS.get(name, _plain)(self._to, detail))

    def _end(self, what: Any) -> None:
        name, _ = named(what)
        if name in _EMPHASIS:
            self._to.emphasis(-1)
        elif name == "Link":
            self._to.close_link()
        elif name == "Image":
            self._to.close_image(self._targets.pop())
        elif name != "Strikethrough":
            self._close(name)

    def _close(self, name: str) -> None:
        if name == "HtmlBlock" and self._html is not None:
            html, self._html = self._html, None
            if html:
                read_html(joined(html), self._to)
        if name in ("Paragraph", "HtmlBlock", "CodeBlock"):
            settle(self._to)
            self._to.end_block()
            self._in_code = False
        else:
            self._to.leave_to(self._depths.pop())


def _plain(to: Assembler, _: Any) -> Frame:
    return to.child()


def _quotation(to: Assembler, alert: str | None) -> Frame:
    """A quotation; GitHub's alerts (`> [!NOTE]`) are boxes in the author's own voice."""
    return to.child() if alert else to.apart("quote", quoted=True)


_CONTAINERS: dict[str, Callable[[Assembler, Any], Frame]] = {
    "Heading": lambda to, heading: to.apart("heading", level=int(heading["level"][1:])),
    "BlockQuote": _quotation,
    "List": lambda to, _: to.grouped("list"),
    "Item": lambda to, _: to.child(opaque=True),
    "Table": lambda to, _: to.grouped("table"),
    "TableHead": lambda to, _: to.row(),
    "TableRow": lambda to, _: to.row(),
    "TableCell": lambda to, _: to.child(opaque=True),
    "FootnoteDefinition": lambda to, label: to.apart("footnote", name=label),
    "DefinitionList": lambda to, _: to.grouped("list"),
    "DefinitionListDefinition": lambda to, _: to.definition(),
}
