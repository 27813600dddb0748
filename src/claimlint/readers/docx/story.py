"""A Word file comes in; its text, a line for each paragraph, goes out, with blocks and the elements it stands in.

The order is that of the page: the body with its tables, a text box after the paragraph that holds it, then the notes,
the alternative texts of pictures, and last headers and footers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from claimlint.errors import UncheckedFile
from claimlint.model.document import Block, Place
from claimlint.readers.assembly import Assembler
from claimlint.readers.docx.lines import Line, Where
from claimlint.readers.docx.lists import Lists
from claimlint.readers.docx.markup import W, below, blocks_in, named_in, outermost
from claimlint.readers.docx.numbering import Numbering
from claimlint.readers.docx.package import margins_of, notes_of, root_of, targets_of
from claimlint.readers.docx.pieces import OBJECT, Drawing, Notes, Piece, Pieces
from claimlint.readers.docx.styles import Style, Styles
from claimlint.readers.frames import Frame
from claimlint.readers.html_elements import superscript
from claimlint.readers.runs import verbatim

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element

_DESCRIBED = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_HEADINGS = ("title", "heading")


class _ForeignPart(Exception):
    """Text in another format, which only Word brings into the document."""


def read_story(path: str, document: Document) -> Story:
    """What a Word file says; raises UncheckedFile when a part of it cannot be read."""
    from lxml.etree import XMLSyntaxError

    try:
        return Story(document)
    except XMLSyntaxError as fault:
        said = " ".join(str(fault.msg).split())
        reason = f"its notes are damaged: {said}; open it in Word or LibreOffice, save it and try again"
    except RecursionError:
        reason = "its tables or text boxes are nested too deeply; flatten them"
    except _ForeignPart:
        reason = "a part of it is in another format (altChunk); open it in Word, save it and try again"
    raise UncheckedFile(f"{path}: {reason}")


class Story:
    """Everything that a Word file says."""

    def __init__(self, document: Document) -> None:
        self.lines: list[Line] = []
        self._to = Assembler()
        self._lists = Lists(self._to)
        self._end = 0
        self._styles = Styles(root_of(document, "styles"))
        self._numbering = Numbering(root_of(document, "numbering"))
        self._notes = Notes()
        self._headings: list[tuple[int, str]] = []
        self._marked: dict[int, Line] = {}
        self._images: list[tuple[str, Drawing, Where]] = []
        self._pieces = Pieces(self._styles, self._notes, targets_of(document.part))
        self._container(document.element.body, Where())
        self._read_notes(document)
        self._read_images()
        self._read_margins(document)
        self._to.leave_to(1)
        self._to.end_block()

    @property
    def text(self) -> str:
        """The paragraphs, a line each."""
        return "\n".join(line.text for line in self.lines)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """What a reader makes of the paragraphs."""
        return tuple(self._to.blocks)

    # -- containers

    def _container(self, element: _Element, where: Where) -> None:
        """The paragraphs and tables of the body, a cell, a text box or a note."""
        with self._lists.apart():
            joined: list[_Element] = []
            for child in blocks_in(element):
                if child.tag == f"{W}p":
                    joined.append(child)
                    if below(child, "pPr", "rPr", "del") is None:
                        self._paragraph(joined, where)
                        joined = []
                elif child.tag == f"{W}tbl":
                    self._lists.end()
                    self._table(child, where)
                elif child.tag == f"{W}altChunk":
                    raise _ForeignPart
            if joined:
                self._paragraph(joined, where)

    def _table(self, table: _Element, where: Where) -> None:
        with self._frame(self._to.grouped("table")):
            for row in named_in(table, "tr"):
                if below(row, "trPr", "del") is not None or below(row, "trPr", "hidden") is not None:
                    continue
                with self._frame(self._to.row()):
                    for cell in named_in(row, "tc"):
                        if below(cell, "tcPr", "cellDel") is None:
                            with self._frame(self._to.cell()):
                                self._container(cell, where.within("table"))

    @contextmanager
    def _frame(self, frame: Frame) -> Iterator[None]:
        """What comes in meanwhile stands in this frame."""
        depth = len(self._to.frames)
        self._to.enter(frame)
        yield
        self._to.leave_to(depth)

    # -- paragraphs

    def _paragraph(self, joined: Sequence[_Element], where: Where) -> None:
        """Paragraphs of which all but the last lost their end by a deletion: one, as the last one says."""
        styles = [self._styles.paragraph(below(paragraph, "pPr")) for paragraph in joined]
        style = styles[-1]
        found = [one for each in zip(joined, styles, strict=True) for one in self._pieces.of(*each)]
        pieces = [one for one in found if isinstance(one, Piece)]
        text = "".join(piece.text for piece in pieces)
        if text.strip(f"{OBJECT} \t\u00a0") and style.kind != "skipped":
            self._shown(style, pieces, " ".join(text.split()), where)
        for one in found:
            if isinstance(one, Drawing):
                self._drawing(one, where)

    def _shown(self, style: Style, pieces: list[Piece], text: str, where: Where) -> None:
        headings = where.headings
        if headings is None:
            headings = self._path(style, text)
        place = Place(len(self.lines) + 1, where.part, headings)
        if style.numbering and style.kind not in _HEADINGS:
            number = self._numbering.next(style.numbering, style.depth)
            self._lists.item(style.numbering, style.depth, number)
            self._line(pieces, place, where)
            return
        self._lists.end()
        with self._frame(self._frame_for(style)):
            self._line(pieces, place, where)

    def _frame_for(self, style: Style) -> Frame:
        if style.kind in _HEADINGS:
            return self._to.apart("heading", level=style.level or 1)
        if style.kind == "quote":
            return self._to.apart("quote", quoted=True)
        return self._to.apart("caption") if style.kind == "caption" else self._to.child()

    def _path(self, style: Style, text: str) -> tuple[str, ...]:
        """The headings above a paragraph of the body, which may be a heading itself."""
        if style.kind == "heading":
            self._headings = [one for one in self._headings if one[0] < style.level]
        path = tuple(heading for _, heading in self._headings)
        if style.kind == "heading":
            self._headings.append((style.level, text))
        return path

    def _line(self, pieces: Sequence[Piece], place: Place, where: Where) -> None:
        line = Line(self._end, tuple(pieces), place, where.anchor)
        self.lines.append(line)
        self._marked.update((id(piece.element), line) for piece in pieces if piece.text.startswith("[^"))
        link: str | None = None
        for piece, start in zip(line.pieces, line.starts, strict=False):
            if piece.link != link:
                self._to.close_link()
                if piece.link is not None:
                    self._to.open_link(piece.link)
                link = piece.link
            self._add(piece, start)
        self._to.close_link()
        self._to.end_block()
        self._end = line.starts[-1] + 1

    def _add(self, piece: Piece, start: int) -> None:
        self._to.emphasis(int(piece.strong))
        placed = verbatim(piece.text, start)
        if piece.raised:
            frame = self._to.child()
            frame.inline, frame.tag = True, "sup"
            self._to.enter(frame)
            self._to.text(superscript(placed, self._to))
            self._to.leave()
        else:
            self._to.text(placed)
        self._to.emphasis(-int(piece.strong))

    # -- what stands beside the text

    def _drawing(self, drawing: Drawing, where: Where) -> None:
        beside = Where("text box", where.anchor if where.anchor is not None else drawing.element, self._above(where))
        for box in outermost(drawing.element, f"{W}txbxContent"):
            with self._frame(self._to.apart("prose")):
                self._container(box, beside)
        for described in drawing.element.iter(_DESCRIBED):
            if text := " ".join((described.get("descr") or "").split()):
                self._images.append((text, drawing, beside))

    def _above(self, where: Where) -> tuple[str, ...]:
        return tuple(heading for _, heading in self._headings) if where.headings is None else where.headings

    def _read_notes(self, document: Document) -> None:
        """The notes in the order of their marks; a note may refer to further ones."""
        sources = {kind: notes_of(document, kind) for kind in ("footnote", "endnote")}
        read = 0
        while read < len(self._notes.known):
            (kind, key), (label, mark) = list(self._notes.known.items())[read]
            read += 1
            notes, targets = sources[kind]
            if key not in notes:
                continue
            at = self._marked.get(id(mark))
            anchor = at.anchor if at is not None and at.anchor is not None else mark
            self._pieces = Pieces(self._styles, self._notes, targets)
            with self._frame(self._to.apart("footnote", name=label)):
                self._container(notes[key], Where(kind, anchor, at.place.headings if at else ()))

    def _read_images(self) -> None:
        for text, drawing, beside in self._images:
            place = Place(len(self.lines) + 1, "image", beside.headings or ())
            line = Line(self._end, (Piece(text, drawing.element, drawing.run),), place, beside.anchor)
            self.lines.append(line)
            self._to.open_image()
            self._to.text(verbatim(text, self._end))
            self._to.close_image("")
            self._to.end_block()
            self._end += len(text) + 1

    def _read_margins(self, document: Document) -> None:
        """Headers and footers: what they state holds for the post."""
        if not self.lines:
            return  # nothing in the body that a comment could stand on
        anchor = self.lines[0].pieces[0].element
        for kind, root, targets in margins_of(document):
            self._pieces = Pieces(self._styles, self._notes, targets)
            with self._frame(self._to.apart("prose", around=True)):
                self._container(root, Where(kind, anchor, ()))
