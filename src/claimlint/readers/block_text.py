"""Runs of text and the context that they stand in come in, a finished block goes out, free of all stand-ins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from claimlint.model.document import SURROUNDINGS, Block
from claimlint.readers.frames import Context
from claimlint.readers.runs import Placed, Runs

CODE = "\ufffc"
#: What stands for the markup of templates, so that its length is kept: characters that no text contains.
NOTHING, SOMETHING = "\ufdd0", "\ufdd1"
_STAND_INS = re.compile(f"{SOMETHING}{NOTHING}*|{NOTHING}+")
#: `Table 2.` or `Figure 1 |` opens a caption; a label without a mark must be emphasised.
_CAPTION = re.compile(r"(?:table|figure|fig\.?|chart|box|exhibit)\s\d+[a-z]?(\s?(?:[.:|–—-]|$))?", re.IGNORECASE)
NO_STAND_INS = {ord(NOTHING): None, ord(SOMETHING): None}


def without_stand_ins(piece: Placed) -> Iterator[Placed]:
    """The piece without what stands for the markup of templates; of what a template shows, code."""
    if NOTHING not in piece.text and SOMETHING not in piece.text:
        yield piece
        return
    at = 0
    for found in _STAND_INS.finditer(piece.text):
        yield piece[at : found.start()]
        if found[0][0] == SOMETHING:
            yield Placed(
                CODE, piece.starts[found.start() : found.start() + 1], piece.ends[found.end() - 1 : found.end()]
            )
        at = found.end()
    yield piece[at:]


def aside(pieces: Iterable[Placed], context: Context = Context("alt")) -> list[Block]:  # noqa: B008 - it is frozen
    """The block of a text that stands besides the running text, unless it is empty."""
    runs = Runs()
    for piece in pieces:
        for part in without_stand_ins(piece):
            runs.add(part)
    return block_of(context, runs)


def block_of(context: Context, runs: Runs) -> list[Block]:
    """The block, unless nothing but code stands in it."""
    text, links = runs.finish()
    if not text.text.strip(CODE + " "):
        return []
    if context.around:
        return [Block(SURROUNDINGS, text.text, text.starts, text.ends, name=context.name, links=links)]
    inherited = (context.level, context.name, context.quoted, context.lead_in, context.group, context.row)
    return [Block(context.kind, text.text, text.starts, text.ends, *inherited, links, context.number, context.column)]


def opens_caption(opening: str, emphasised: int) -> bool:
    """Whether a block begins with the label of a table or figure; so many of its first characters are emphasised."""
    label = _CAPTION.match(opening)
    return label is not None and (label[1] is not None or emphasised >= label.end())
