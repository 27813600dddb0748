"""Markdown comes in as text that knows its places, frames and text of the assembly go out.

The parser (pyromark) gives events with ranges in UTF-8 bytes; each of them becomes a frame or text of the assembly.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from claimlint.model.document import Unclosed
from claimlint.readers.assembly import Assembler
from claimlint.readers.frames import Frame
from claimlint.readers.html_elements import begin_paragraph, read_html, settle, superscript
from claimlint.readers.markdown_events import markdown_events, named, parsed_text
from claimlint.readers.runs import Placed, joined, standing_for

_EMPHASIS = ("Emphasis", "Strong")
#: So many times code that is none may hold such code again.
_DEEPEST = 8
_FENCE = re.compile(r"`{3,}|~{3,}")


def read_markdown(piece: Placed, to: Assembler, indented_is_prose: bool = False, depth: int = 0) -> None:
    """Read a whole Markdown text.

    `indented_is_prose`: text that is indented by four spaces is no code, but Markdown of its own (MDX).
    """
    open_before = len(to.frames)
    _Body(piece, to, indented_is_prose and depth < _DEEPEST, depth).read()
    to.finish(open_before)


class _Body:
    """Reads the events of one text."""

    def __init__(self, piece: Placed, to: Assembler, indented_is_prose: bool, depth: int) -> None:
        self._piece = piece
        self._text = parsed_text(piece.text)
        self._to = to
        self._indented_is_prose = indented_is_prose
        self._depth = depth
        self._depths: list[int] = []
        self._html: list[Placed] | None = None
        self._indented: list[Placed] | None = None
        self._targets: list[str] = []
        self._in_code = False

    def read(self) -> None:
        for name, detail, start, end in markdown_events(self._text, 0):
            if name != "End":
                self._to.reach(self._source(start))
            if name == "Start":
                self._start(detail, start, end)
            elif name == "End":
                self._end(detail)
            else:
                self._leaf(name, detail, start, end)
        self._to.reach(self._piece.ends[-1] if len(self._piece) else 0)

    # -- places

    def _source(self, at: int) -> int:
        """The source offset of a character of the text."""
        return self._piece.starts[at] if at < len(self._piece) else self._piece.ends[-1]

    def _there(self, start: int, end: int) -> tuple[int, int]:
        return self._piece.starts[start], self._piece.ends[end - 1]

    def _placed(self, shown: str, start: int, end: int) -> Placed:
        """The text of an event: a slice of the text, or something decoded that stands for the whole range."""
        if end - start == len(shown) and self._text.startswith(shown, start):
            there = self._piece[start:end]
            return there if there.text == shown else Placed(shown, there.starts, there.ends)
        return standing_for(shown, *self._there(start, end))

    # -- leaves

    def _leaf(self, name: str, what: Any, start: int, end: int) -> None:
        if name in ("SoftBreak", "HardBreak"):
            self._to.text(standing_for(" ", *self._there(start, end)))
        elif name == "Rule":
            self._interrupt()
        elif name == "Text":
            self._shown(self._placed(what, start, end))
        elif name == "Html" and self._html is not None:
            self._html.append(self._placed(what, start, end))
        elif name == "InlineHtml":
            read_html(self._placed(what, start, end), self._to)
        elif name == "Code":
            self._to.code(*self._there(start, end))
        elif name == "FootnoteReference":
            self._to.text(self._piece[start:end])

    def _shown(self, piece: Placed) -> None:
        if self._indented is not None:
            self._indented.append(piece)
        elif not self._in_code:
            self._to.text(superscript(piece, self._to))

    def _interrupt(self) -> None:
        """Something stands here that is no prose: what came before introduces nothing after it."""
        settle(self._to)
        self._to.end_block()
        self._to.top.flow.previous = None

    # -- containers

    def _start(self, what: Any, start: int, end: int) -> None:
        name, detail = named(what)
        if name in _EMPHASIS:
            self._to.emphasis(1)
        elif name == "Link":
            self._titled(detail["title"], start, end)
            self._to.open_link(detail["dest_url"])
        elif name == "Image":
            self._titled(detail["title"], start, end)
            self._targets.append(detail["dest_url"])
            self._to.open_image()
        elif name != "Strikethrough":
            settle(self._to)
            self._open(name, detail, start, end)

    def _titled(self, title: str, start: int, end: int) -> None:
        """The title of a link or image, which readers see when they point at it."""
        if title.strip():
            at = self._text.rfind(title, start, end)
            self._to.aside([self._placed(title, *((at, at + len(title)) if at >= 0 else (start, end)))])

    def _open(self, name: str, detail: Any, start: int, end: int) -> None:
        if name == "Paragraph":
            begin_paragraph(self._to, self._source(start))
        elif name == "CodeBlock" and detail == "Indented" and self._indented_is_prose:
            self._indented = []
        elif name == "CodeBlock":
            self._interrupt()
            self._in_code = True
            if detail != "Indented" and not _is_closed(self._text[start:end]):
                self._to.unclosed.append(Unclosed("the code block", *self._there(start, end)))
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
        if name == "CodeBlock" and self._indented is not None:
            text, self._indented = self._indented, None
            if text:
                read_markdown(joined(text), self._to, self._indented_is_prose, self._depth + 1)
        if name in ("Paragraph", "HtmlBlock", "CodeBlock"):
            settle(self._to)
            self._to.end_block()
            self._in_code = False
        else:
            self._to.leave_to(self._depths.pop())


def _is_closed(code: str) -> bool:
    """Whether fenced code ends with a fence as long as the one that opens it, behind marks of a list or quotation."""
    fence = _FENCE.match(code)
    lines = code.rstrip().split("\n")
    last = lines[-1].strip(" \t\r>")
    return fence is None or (len(lines) > 1 and len(last) >= len(fence[0]) and set(last) == {fence[0][0]})


def _plain(to: Assembler, _: Any) -> Frame:
    return to.child()


def _quotation(to: Assembler, alert: str | None) -> Frame:
    """A quotation; GitHub's alerts (`> [!NOTE]`) are boxes in the author's own voice."""
    return to.child() if alert else to.apart("quote", quoted=True)


_CONTAINERS: dict[str, Callable[[Assembler, Any], Frame]] = {
    "Heading": lambda to, heading: to.apart("heading", level=int(heading["level"][1:])),
    "BlockQuote": _quotation,
    "List": lambda to, _: to.grouped("list"),
    "Item": lambda to, _: to.item(),
    "Table": lambda to, _: to.grouped("table"),
    "TableHead": lambda to, _: to.row(),
    "TableRow": lambda to, _: to.row(),
    "TableCell": lambda to, _: to.cell(),
    "FootnoteDefinition": lambda to, label: to.apart("footnote", name=label),
    "DefinitionList": lambda to, _: to.grouped("list"),
    "DefinitionListDefinition": lambda to, _: to.definition(),
}
