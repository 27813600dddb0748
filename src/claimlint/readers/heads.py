"""The blocks of a draft's head and of its body come in, the blocks of the document go out: each text once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from claimlint.model.document import Block

_SITE = re.compile(r"\s+(?:[|\u2013\u2014\u00b7\u00bb\u2022-]|::)\s+((?:\S+\s*){1,4})")


def with_head(head: Sequence[Block], body: Sequence[Block], site_behind: bool = False) -> tuple[Block, ...]:
    """The head before the body, without a title that only repeats the heading.

    `site_behind`: the title may say the name of the site behind it (`Tea and sleep | Example Clinic`).
    """
    heading = next((_folded(block.text) for block in body if block.kind == "title"), None)
    shown = [block for block in head if block.name.lower() != "title" or not _repeats(block, heading, site_behind)]
    shift = len(shown)
    moved = (b if b.lead_in is None or not shift else replace(b, lead_in=b.lead_in + shift) for b in body)
    return (*shown, *moved)


def _repeats(title: Block, heading: str | None, site_behind: bool) -> bool:
    told = _folded(title.text)
    if heading is None or told == heading:
        return told == heading
    return site_behind and told.startswith(heading) and _SITE.fullmatch(told, len(heading)) is not None


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
