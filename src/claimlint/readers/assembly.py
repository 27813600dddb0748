"""Structure and text come in as they stand in a draft, blocks go out: what each stretch of text is, and under what.

A reader enters and leaves frames (a list, an item, a cell, a hidden element); the text that comes in between
becomes blocks of the kind that the innermost frame says.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from claimlint.model.document import SURROUNDINGS, Block, Comment, Unclosed
from claimlint.readers.block_text import CODE, NO_STAND_INS, aside, block_of, opens_caption, without_stand_ins
from claimlint.readers.frames import Context, Flow, Frame
from claimlint.readers.runs import Leaf, Placed

#: A comment to claimlint that is never closed is told as such.
_FOR_CLAIMLINT = re.compile(r"\s*claimlint-")


class Assembler:
    """Makes blocks of text and frames."""

    def __init__(self, asides: Iterable[Block] = ()) -> None:
        """`asides` are texts that templates show (a caption), in the order of the source; see `reach`."""
        self.blocks: list[Block] = []
        self.comments: list[Comment] = []
        self.unclosed: list[Unclosed] = []
        self.frames: list[Frame] = [Frame()]
        self._asides = deque(asides)
        self._read = 0
        self._finishing = False
        self._leaf = Leaf()
        self._alts: list[Block] = []
        self._alt: Leaf | None = None
        self._alt_depth = 0
        self._emphasis = 0
        self._link: tuple[int, str] | None = None
        self._groups = 0
        self._headings = 0
        self._after_figure = False

    @property
    def top(self) -> Frame:
        """The innermost frame."""
        return self.frames[-1]

    @property
    def last_character(self) -> str:
        """The last character that was added to the block; empty at its beginning."""
        return (self._alt or self._leaf).runs.last_character

    def text(self, piece: Placed) -> None:
        """Visible text."""
        if self.top.context.unseen:
            return
        for part in without_stand_ins(piece):
            self._add(part)

    def _add(self, piece: Placed) -> None:
        if piece.text:
            (self._alt or self._leaf).add(piece, self._emphasis > 0)

    def comment(self, text: str, start: int, end: int, *, closed: bool) -> None:
        """A comment from `start` to `end` of the source; it is no text."""
        if not closed and not _FOR_CLAIMLINT.match(text):
            self.unclosed.append(Unclosed("the comment", start, end))
        self.comments.append(Comment(text, start, end, closed, self.top.context.group))

    def code(self, start: int, end: int) -> None:
        """Inline code from `start` to `end` of the source: visible, but no prose."""
        if not self.top.context.unseen:
            self._add(Placed(CODE, (start,), (end,)))

    def reach(self, offset: int) -> None:
        """The source has been read up to `offset`: texts that templates show before it become blocks."""
        self._read = max(self._read, offset)
        while self._asides and self._asides[0].starts[0] < offset:
            block = self._asides.popleft()
            if not self.top.context.unseen:
                own = self._alt_context()
                kind = SURROUNDINGS if own.around else "alt"
                self._alts.append(replace(block, kind=kind, name=own.name, quoted=own.quoted))

    def aside(self, pieces: Iterable[Placed]) -> None:
        """Text that an element shows besides its own (its tooltip): a block after the one that it stands in."""
        if not self.top.context.unseen:
            self._alts.extend(aside(pieces, self._alt_context()))

    def emphasis(self, change: int) -> None:
        """Emphasis begins (1) or ends (-1)."""
        self._emphasis = max(0, self._emphasis + change)

    def open_link(self, target: str) -> None:
        """The text from here on leads to `target`."""
        self.close_link()
        self._link = (self._leaf.runs.length, target.translate(NO_STAND_INS))

    def close_link(self) -> None:
        """The link ends."""
        if self._link is not None:
            self._leaf.runs.link(*self._link)
            self._link = None

    def open_image(self) -> None:
        """The text from here on is an image's alternative text."""
        self._alt_depth += 1
        if self._alt is None:
            self._alt = Leaf()

    def close_image(self, target: str) -> None:
        """The image ends; its alternative text becomes a block after the one that it stands in."""
        self._alt_depth -= 1
        if self._alt is None or self._alt_depth:
            return
        runs, self._alt = self._alt.runs, None
        self._leaf.images += not self.top.context.unseen
        runs.link(0, target.translate(NO_STAND_INS), image=True)
        if self._link is not None:
            runs.link(0, self._link[1])
        self._alts.extend(block_of(self._alt_context(), runs))

    def _alt_context(self) -> Context:
        own = self.top.context
        return Context("alt", name=own.name, quoted=own.quoted, around=own.around)

    def child(self, *, opaque: bool = False, **own: Any) -> Frame:
        """A frame that inherits from the innermost one, but for the fields of Context in `own`.

        An opaque frame has a flow of its own: what stands in it introduces nothing that comes after it.
        """
        top = self.top
        return Frame(replace(top.context, **own), Flow() if opaque else top.flow)

    def apart(self, kind: str, **own: Any) -> Frame:
        """An opaque frame of another kind, out of any list or table around it."""
        out = {"level": 0, "lead_in": None, "group": None, "row": None, "column": None, "number": None}
        return self.child(opaque=True, kind=kind, **out | own)

    def grouped(self, kind: str) -> Frame:
        """The frame of a list or table: a new group, with the block that introduces it."""
        self.end_block()
        self._groups += 1
        flow = self.top.flow
        lead_in = flow.first if flow.previous is None and self.top.context.kind == "list" else flow.previous
        return self.apart(kind, lead_in=lead_in, group=self._groups)

    def definition(self) -> Frame:
        """The frame of one definition in a definition list; its term introduces it."""
        self.end_block()
        flow = self.top.flow
        if flow.previous is not None:
            flow.term = flow.previous
        # In HTML a definition can stand outside of any list; then it defines nothing.
        return self.child(opaque=True, lead_in=flow.term if self.top.context.group is not None else None)

    def row(self) -> Frame:
        """The frame of the next row of a table."""
        self.end_block()
        self.top.flow.rows += 1
        self.top.flow.columns = 0
        return self.child(row=self.top.flow.rows)

    def cell(self, span: int = 1) -> Frame:
        """The frame of the next cell of a table's row, which spans so many columns."""
        column = self.top.flow.columns if self.top.context.row is not None else None
        self.top.flow.columns += span
        return self.item(column=column)

    def item(self, **own: Any) -> Frame:
        """The frame of an item of a list."""
        frame = self.child(opaque=True, **own)
        frame.flow.opened_by_first = True
        return frame

    def enter(self, frame: Frame) -> None:
        """Open a container; unless it is inline, the block before it ends."""
        if not frame.inline:
            self.end_block()
            if frame.flow is not self.top.flow:
                self.top.flow.previous = None
        self.frames.append(frame)

    def leave(self, *, closed: bool = False) -> None:
        """Close the innermost container; `closed` where it has an end mark of its own."""
        if not self.top.inline:
            self.end_block()
        gone = self.frames.pop()
        if not closed and gone.swallows(self.top.context, at_the_end=self._finishing):
            self.unclosed.append(Unclosed(f"<{gone.tag}>", gone.at, max(gone.at, self._read)))
        if gone.tag:
            gone.elements[gone.tag] -= 1
        if gone.emphasis:
            self.emphasis(-1)
        if gone.target is not None:
            self.close_link()
        if gone.context.group != self.top.context.group and gone.context.kind == "table":
            self._after_figure = True

    def leave_to(self, depth: int) -> None:
        """Close containers until `depth` of them are open."""
        while len(self.frames) > depth:
            self.leave()

    def finish(self, depth: int) -> None:
        """The text ends: close containers until `depth` of them are open."""
        self._finishing = True
        self.leave_to(depth)
        self._finishing = False
        self.end_block()

    def end_block(self) -> None:
        """End the block that is being read, if there is one; a link that is open goes on in the next."""
        going_on = self._link
        self.close_link()
        self._link = (0, going_on[1]) if going_on else None
        leaf, self._leaf = self._leaf, Leaf()
        context = self._decided(self.top.context, leaf)
        if context.number is not None and self.top.flow.first is not None:
            context = replace(context, number=None)  # the number stands before the first paragraph of an item
        for block in block_of(context, leaf.runs):
            self._keep(block)
        if leaf.images and not leaf.runs.length:
            self._after_figure = True
        self.blocks.extend(self._alts)
        self._alts.clear()

    def _keep(self, block: Block) -> None:
        flow = self.top.flow
        if flow.opened_by_first and flow.first is not None and block.group is not None:
            block = replace(block, parent=flow.first)
        flow.previous = len(self.blocks)
        if flow.first is None:
            flow.first = flow.previous
        self._headings += block.kind in ("heading", "title")
        self._after_figure = False
        self.blocks.append(block)

    def _decided(self, context: Context, leaf: Leaf) -> Context:
        if context.kind == "prose" and self._is_caption(leaf):
            return replace(context, kind="caption")
        if context.kind == "heading" and context.level == 1 and self._headings == 0 and not context.quoted:
            return replace(context, kind="title")
        return context

    def _is_caption(self, leaf: Leaf) -> bool:
        if leaf.runs.length and opens_caption(leaf.runs.opening(40), leaf.emphasised):
            return True
        return 0 < leaf.emphasised == leaf.runs.length and (self._after_figure or leaf.images > 0)
