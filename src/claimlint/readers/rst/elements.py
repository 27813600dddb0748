"""The tree of docutils comes in, frames and text of the assembly go out: what each element means for a reader."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from docutils import nodes

from claimlint.readers.assembly import Assembler
from claimlint.readers.frames import Frame
from claimlint.readers.html_elements import read_html, superscript_digits
from claimlint.readers.rst.places import Lines, placed_texts
from claimlint.readers.runs import Placed, standing_for
from claimlint.readers.template_masks import SHOWN

_UNSEEN = (
    nodes.comment, nodes.substitution_definition, nodes.target, nodes.label, nodes.pending, nodes.meta, nodes.image,
    nodes.field_name, nodes.docinfo,
)  # fmt: skip
_CODE = (nodes.literal_block, nodes.doctest_block, nodes.math_block)
_INLINE_CODE = (nodes.literal, nodes.math)
#: What docutils puts behind a wide character in a table.
_PAD = "\x00"
_EMPTY_LINE = re.compile(r"\n\s*\n")


class Elements:
    """Reads one tree into one assembly."""

    def __init__(self, document: nodes.document, lines: Lines, to: Assembler) -> None:
        self._document = document
        self._lines = lines
        self._to = to
        self._depth = 0
        self._numbers = {"footnote": 0, "reference": 0}
        self._targets = {
            name: target["refuri"]
            for target in document.findall(nodes.target)
            if "refuri" in target
            for name in target["names"]
        }

    def read(self, node: nodes.Node) -> None:
        """Read a node and what stands in it."""
        if isinstance(node, nodes.Text):
            self._text(node)
        elif isinstance(node, _CODE):
            self._to.end_block()
            self._to.top.flow.previous = None
        elif isinstance(node, _INLINE_CODE):
            self._region(node, self._to.code)
        elif isinstance(node, nodes.image):
            self._image(node)
        elif isinstance(node, nodes.raw):
            self._html(node)
        elif isinstance(node, (nodes.Inline, nodes.substitution_reference)) and not isinstance(node, _UNSEEN):
            self._inline(node)
        elif isinstance(node, nodes.system_message):
            self._misread(node)
        elif isinstance(node, nodes.target):
            self._children(node)
        elif not isinstance(node, _UNSEEN):
            self._block(node)

    def _children(self, node: nodes.Node) -> None:
        for child in node.children:
            self.read(child)

    # -- blocks

    def _block(self, node: nodes.Node) -> None:
        self._depth += isinstance(node, nodes.section)
        frame = self._frame(node)
        if frame is None:
            self._to.end_block()
            self._children(node)
            self._to.end_block()
        else:
            self._to.enter(frame)
            self._children(node)
            self._to.leave()
        if isinstance(node, nodes.transition):
            self._to.top.flow.previous = None
        self._depth -= isinstance(node, nodes.section)
        if isinstance(node, nodes.Element) and node.get("options"):
            self._options(node)

    def _frame(self, node: nodes.Node) -> Frame | None:
        to = self._to
        if isinstance(node, nodes.title) and isinstance(node.parent, nodes.section):
            return to.apart("heading", level=min(self._depth, 6))
        if isinstance(node, (nodes.title, nodes.caption)) and isinstance(node.parent, (nodes.table, nodes.figure)):
            return to.apart("caption")
        if isinstance(node, (nodes.footnote, nodes.citation)):
            return to.apart("footnote", name=self._label(node))
        if isinstance(node, nodes.enumerated_list):
            frame = to.grouped("list")
            frame.flow.items = node.get("start", 1) - 1
            return frame
        if isinstance(node, nodes.list_item):
            return self._item(node)
        if isinstance(node, (nodes.header, nodes.footer)):
            return to.child(opaque=True, around=True)
        make = next((make for kind, make in _FRAMES.items() if isinstance(node, kind)), None)
        return make(to) if make else None

    def _item(self, node: nodes.Node) -> Frame:
        if isinstance(node.parent, nodes.enumerated_list) and node.parent.get("enumtype") == "arabic":
            self._to.top.flow.items += 1
            return self._to.item(number=self._to.top.flow.items)
        return self._to.item()

    def _options(self, box: nodes.Element) -> None:
        """Texts in the options of a directive, such as its caption."""
        for name, value in box["options"].items():
            if name.lower() in SHOWN and (piece := self._lines.value_of(name, value, box.line or 1)) is not None:
                self._to.aside([piece])
                self._to.end_block()

    def _image(self, image: nodes.Element) -> None:
        self._to.open_image()
        alt = self._lines.value_of("alt", image["alt"], image.line or 1) if image.get("alt") else None
        if alt is not None:
            self._to.text(alt)
        self._to.close_image(image.get("uri", ""))

    def _misread(self, message: nodes.Element) -> None:
        """What docutils could not read (a table that is not even) is read word by word, so that nothing is lost."""
        line = message.get("line", 1)
        for block in message.findall(nodes.literal_block):
            text = "".join(block.findall(nodes.Text)).replace(_PAD, "")
            at = self._lines.beginning(text, line)  # docutils names the line at fault
            for paragraph in _EMPTY_LINE.split(text):
                self._to.end_block()
                self._to.text(self._lines.paragraph(paragraph, at))
                self._to.end_block()
                at += paragraph.count("\n") + 2

    def _html(self, raw: nodes.Element) -> None:
        self._to.end_block()
        depth = len(self._to.frames)
        html = self._lines.paragraph(raw.astext(), raw.line or 1)
        if len(html):
            read_html(html, self._to)
        self._to.leave_to(depth)
        self._to.end_block()

    # -- within paragraphs

    def _text(self, text: nodes.Text) -> None:
        piece: Placed | None = getattr(text, "placed", None)
        if piece is None or not len(piece):
            return
        if isinstance(text.parent, nodes.superscript) and self._to.last_character != "[":
            piece = superscript_digits(piece)
        self._to.text(piece)

    def _region(self, node: nodes.Element, then: Callable[[int, int], None]) -> None:
        if "region" in node:
            then(*node["region"])

    def _inline(self, node: Any) -> None:
        if isinstance(node, (nodes.footnote_reference, nodes.citation_reference)):
            label = self._marker(node)
            self._region(node, lambda start, end: self._to.text(standing_for(f"[^{label}]", start, end)))
        elif isinstance(node, nodes.substitution_reference):
            self._substitution(node)
        elif isinstance(node, (nodes.emphasis, nodes.strong)):
            self._to.emphasis(1)
            self._children(node)
            self._to.emphasis(-1)
        elif isinstance(node, nodes.reference):
            self._to.open_link(self._target(node))
            self._children(node)
            self._to.close_link()
        else:
            self._children(node)

    def _target(self, reference: nodes.Element) -> str:
        name = reference.get("refname", "")
        return str(reference.get("refuri") or self._targets.get(name) or (f"#{name}" if name else ""))

    def _substitution(self, reference: nodes.Element) -> None:
        """The words that are put in stand for the name that the author wrote."""
        name = reference.get("refname", "")
        known = self._document.substitution_defs
        definition = known.get(name) or known.get(self._document.substitution_names.get(name.lower(), ""))
        images = list(definition.findall(nodes.image)) if definition is not None else []
        for image in images:
            self._image(image)
        words = "" if definition is None else "".join(piece.text for piece in placed_texts(definition))
        if words and not images:
            self._region(reference, lambda start, end: self._to.text(standing_for(words, start, end)))
        elif not images:
            self._region(reference, self._to.code)

    # -- notes

    def _label(self, note: nodes.Element) -> str:
        """What a note is called: as written, or its number among those that docutils numbers."""
        if note["names"] and not note.get("auto"):
            return str(note["names"][0])
        return self._numbered("footnote", str(note["names"][0]) if note["names"] else "")

    def _marker(self, reference: nodes.Element) -> str:
        name = str(reference.get("refname", ""))
        return self._numbered("reference", name) if reference.get("auto") else name or reference.astext()

    def _numbered(self, kind: str, name: str) -> str:
        """`[#name]` is called by its name, `[#]` and `[*]` by their order."""
        if name:
            return name
        self._numbers[kind] += 1
        return f"note-{self._numbers[kind]}"


_FRAMES: dict[type[nodes.Node], Callable[[Assembler], Frame]] = {
    nodes.bullet_list: lambda to: to.grouped("list"),
    nodes.definition_list: lambda to: to.grouped("list"),
    nodes.field_list: lambda to: to.grouped("list"),
    nodes.option_list: lambda to: to.grouped("list"),
    nodes.definition: lambda to: to.definition(),
    nodes.field_body: lambda to: to.child(opaque=True),
    nodes.description: lambda to: to.child(opaque=True),
    nodes.table: lambda to: to.grouped("table"),
    nodes.row: lambda to: to.row(),
    nodes.entry: lambda to: to.cell(),
    nodes.block_quote: lambda to: to.apart("quote", quoted=True),
    nodes.rubric: lambda to: to.apart("heading", level=6),
}
