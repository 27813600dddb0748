"""Which headings stand above each block."""

from __future__ import annotations

from claimlint.model.document import Document

_HEADINGS = frozenset({"title", "heading"})


def headings_above(document: Document) -> tuple[int | None, ...]:
    """For each block the number of the nearest heading that it stands under; for a heading, of the one that is higher.

    Following the numbers from heading to heading leads through all headings above a block.
    """
    above: list[int | None] = []
    open_headings: list[int] = []
    for number, block in enumerate(document.blocks):
        if block.kind in _HEADINGS and not block.quoted:
            while open_headings and document.blocks[open_headings[-1]].level >= block.level:
                open_headings.pop()
            above.append(open_headings[-1] if open_headings else None)
            open_headings.append(number)
        else:
            above.append(open_headings[-1] if open_headings else None)
    return tuple(above)
