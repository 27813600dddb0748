"""A paragraph of a Word file comes in, the pieces of its visible text go out, as if all tracked changes were accepted.

What is deleted, hidden, or an instruction to Word (`w:instrText`) is no piece.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from claimlint.readers.docx.markup import RELATION, W, below, children, switch, value
from claimlint.readers.docx.styles import Style, Styles

if TYPE_CHECKING:
    from lxml.etree import _Element

#: Stands for what is seen but is no text.
OBJECT = "\ufffc"
_THROUGH = frozenset(W + name for name in "ins moveTo smartTag sdtContent customXml bdo dir rubyBase".split())
_TEXTS = {
    f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": " ", f"{W}cr": " ", f"{W}noBreakHyphen": "\u2011", f"{W}sym": OBJECT,
}  # fmt: skip
_DRAWN = frozenset(W + name for name in "drawing pict object".split())
_NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
#: A line of the text is a paragraph, so nothing within it may end one.
_UNBROKEN = dict.fromkeys(map(ord, "\r\n"), " ")
_HYPERLINK = re.compile(r'\s*HYPERLINK\s+"([^"]*)"', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """Text that stands in one element of one run."""

    text: str
    element: _Element
    """`w:t`, or what stands for a single character or a note's mark."""
    run: _Element
    link: str | None = None
    strong: bool = False
    raised: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture or a text box; `run` is where it is anchored in the text."""

    element: _Element
    run: _Element


@dataclass(slots=True)
class _Field:
    """A field while it is being read: what Word is told, then what the reader sees."""

    instruction: str = ""
    shown: bool = False

    @property
    def target(self) -> str | None:
        found = _HYPERLINK.match(self.instruction)
        return found[1] if found else None


@dataclass(slots=True)
class Notes:
    """The notes that the text refers to, in the order of their marks: kind and id, with the label and the mark."""

    known: dict[tuple[str, str], tuple[str, _Element]] = field(default_factory=dict)

    def label(self, kind: str, key: str, mark: _Element) -> str:
        """`1` for the first footnote, `e1` for the first endnote."""
        if (kind, key) not in self.known:
            number = sum(known == kind for known, _ in self.known) + 1
            self.known[kind, key] = (f"e{number}" if kind == "endnote" else str(number), mark)
        return self.known[kind, key][0]


class Pieces:
    """Reads paragraphs one after another; a field may reach over several."""

    def __init__(self, styles: Styles, notes: Notes, targets: Mapping[str, str]) -> None:
        self._styles = styles
        self._notes = notes
        self._targets = targets
        self._fields: list[_Field] = []
        self._hidden = False

    def of(self, paragraph: _Element, style: Style) -> Iterator[Piece | Drawing]:
        """The pieces of a paragraph of this style in order, none of them empty, and the drawings in it."""
        self._hidden = bool(style.hidden)
        yield from self._within(paragraph, None)

    def _within(self, element: _Element, link: str | None) -> Iterator[Piece | Drawing]:
        for child in children(element):
            if child.tag == f"{W}r":
                yield from self._run(child, link)
            elif child.tag == f"{W}hyperlink":
                yield from self._within(child, self._targets.get(child.get(RELATION) or "", link))
            elif child.tag == f"{W}fldSimple":
                yield from self._within(child, _Field(child.get(f"{W}instr") or "").target or link)
            elif child.tag == f"{W}sdt":
                content = below(child, "sdtContent")
                if content is not None and not switch(child, "sdtPr", "showingPlcHdr"):
                    yield from self._within(content, link)
            elif child.tag in _THROUGH:
                yield from self._within(child, link)

    def _run(self, run: _Element, link: str | None) -> Iterator[Piece | Drawing]:
        properties = below(run, "rPr")
        hidden = switch(properties, "vanish")
        if hidden is None and (style := value(properties, "rStyle")):
            hidden = self._styles.of(style).hidden
        seen = not (self._hidden if hidden is None else hidden)
        strong = bool(switch(properties, "b") or switch(properties, "i"))
        raised = value(properties, "vertAlign") == "superscript"
        for child in children(run):
            if self._is_field(child) or not seen or not all(one.shown for one in self._fields):
                continue
            if child.tag in _DRAWN:
                yield Drawing(child, run)
            elif child.tag == f"{W}ruby":
                for base in child.iterfind(f"{W}rubyBase"):
                    yield from (replace(one, run=run) for one in self._within(base, link))
            elif text := self._text(child):
                yield Piece(text, child, run, self._field_target or link, strong, raised)

    @property
    def _field_target(self) -> str | None:
        return next((one.target for one in reversed(self._fields) if one.target), None)

    def _is_field(self, child: _Element) -> bool:
        """Whether a child of a run begins, divides, ends or instructs a field."""
        if child.tag == f"{W}instrText":
            if self._fields and not self._fields[-1].shown:
                self._fields[-1].instruction += child.text or ""
        elif child.tag == f"{W}fldChar":
            kind = child.get(f"{W}fldCharType")
            if kind == "begin":
                self._fields.append(_Field())
            elif kind == "separate" and self._fields:
                self._fields[-1].shown = True
            elif kind == "end" and self._fields:
                self._fields.pop()
        else:
            return False
        return True

    def _text(self, child: _Element) -> str:
        if child.tag == f"{W}t":
            return (child.text or "").translate(_UNBROKEN)
        if kind := _NOTES.get(str(child.tag)):
            return f"[^{self._notes.label(kind, child.get(f'{W}id') or '', child)}]"
        return _TEXTS.get(str(child.tag), "")
