"""Markdown (CommonMark and GitHub's extensions) comes in, a Document goes out.

The parser (pyromark) gives events with ranges in UTF-8 bytes; each of them becomes a frame or text of the assembly.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from pyromark import Options, events_with_range
from pyromark.event import Range

from claimlint.model.document import Block, Document, Source
from claimlint.readers.assembly import Assembler
from claimlint.readers.byte_offsets import ByteOffsets
from claimlint.readers.frames import Frame
from claimlint.readers.front_matter import FrontMatter, split
from claimlint.readers.html_elements import begin_paragraph, read_html, settle, superscript
from claimlint.readers.runs import Placed, joined, standing_for, verbatim

SUFFIXES = (".md", ".markdown", ".mdown", ".mkd")

# Neither math (it takes "$5,000-$6,000" for a formula) nor smart punctuation (it changes the text), nor the
# parser's own metadata (it takes prose between two rules in mid-document for front matter).
_OPTIONS = (
    Options.ENABLE_TABLES
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_HEADING_ATTRIBUTES
    | Options.ENABLE_GFM
    | Options.ENABLE_DEFINITION_LIST
)
_LONE_CR = re.compile(r"\r(?!\n)")
_EMPHASIS = ("Emphasis", "Strong")


def read(source: Source) -> Document:
    """The blocks of a Markdown draft; raises UncheckedFile when its front matter is broken."""
    front = split(source)
    body = _Body(source.text, front.end).blocks()
    blocks = _together(front, body)
    return Document(source, blocks, front.fields)


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
        # The parser misses the end of fenced code at a lone CR; as LF it has the same length.
        self._text = _LONE_CR.sub("\n", text)
        self._body = self._text[base:]
        self._offsets = ByteOffsets(self._body, base)
        self._to = Assembler()
        self._depths: list[int] = []
        self._html: list[Placed] | None = None
        self._targets: list[str] = []
        self._in_code = False

    def blocks(self) -> list[Block]:
        for event, place in events_with_range(self._body, options=_OPTIONS):
            if isinstance(event, str):
                self._mark(event, *self._points(place))
                continue
            name, what = next(iter(event.items()))
            if name == "Start":
                self._start(what, place["start"])
            elif name == "End":
                self._end(what)
            elif place["start"] < place["end"]:  # the parser's own indentation of code and HTML has no place
                self._leaf(name, what, *self._points(place))
        self._to.leave_to(1)
        self._to.end_block()
        return self._to.blocks

    def _points(self, place: Range) -> tuple[int, int]:
        return self._offsets.point(place["start"]), self._offsets.point(place["end"])

    # -- leaves

    def _mark(self, name: str, start: int, end: int) -> None:
        """A line break or a rule."""
        if name in ("SoftBreak", "HardBreak"):
            self._to.text(standing_for(" ", start, end))
        elif name == "Rule":
            self._interrupt()

    def _leaf(self, name: str, what: Any, start: int, end: int) -> None:
        if name == "Text":
            if not self._in_code:
                self._to.text(superscript(self._placed(what, start, end), self._to))
        elif name == "Html" and self._html is not None:
            self._html.append(self._placed(what, start, end))
        elif name == "InlineHtml":
            read_html(self._placed(what, start, end), self._to)
        elif name == "Code":
            self._to.code(start, end)
        elif name == "FootnoteReference":
            self._to.text(verbatim(self._text[start:end], start))

    def _placed(self, text: str, start: int, end: int) -> Placed:
        """The text of an event: a slice of the source, or something decoded that stands for the whole range."""
        if self._text.startswith(text, start) and end - start == len(text):
            return verbatim(text, start)
        return standing_for(text, start, end)

    def _interrupt(self) -> None:
        """Something stands here that is no prose: what came before introduces nothing after it."""
        settle(self._to)
        self._to.end_block()
        self._to.top.flow.previous = None

    # -- containers

    def _start(self, what: Any, start: int) -> None:
        name, detail = (what, {}) if isinstance(what, str) else next(iter(what.items()))
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
        name = what if isinstance(what, str) else next(iter(what))
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
