"""Where reference entries may stand: a block goes in, whether it heads a bibliography and its lines come out."""

from __future__ import annotations

import re
from itertools import pairwise

from claimlint.model.document import Block
from claimlint.sources.late_patterns import late

_HEADINGS = frozenset(
    {
        "references", "reference list", "reference", "sources", "source", "bibliography", "citations",
        "further reading", "works cited", "literature cited", "literature", "selected references",
        "selected bibliography", "references and further reading", "sources and further reading",
        "references and sources", "sources and references", "references cited", "key references",
        "suggested reading", "additional reading", "recommended reading", "scientific references", "sources cited",
        "sources used", "key sources", "our sources", "article sources", "notes and references",
        "references and notes", "endnotes", "footnotes", "notes",
    }
)  # fmt: skip
_NUMBERING = late(r"^[\dIVX]{1,4}[.)]\s+")
_OPENED = late(r"(?:References|Sources|Bibliography|Citations|Works cited|Further reading):?\s+(?=\S)", re.IGNORECASE)
_BRACKETED = late(r"(?:(?<=\s)|^)\[(\d{1,3})\]:?\s")
_DOTTED = late(r"(?:(?<=[.)/\w]\s)|^)(\d{1,3})\.\s(?=[A-Z\u00c0-\u00deh])")


def heading_words(block: Block) -> str | None:
    """The words of a heading in lower case; None when the block is no heading. A line that only says
    References heads a bibliography too.
    """
    words = _plain(block.text)
    if block.kind in ("heading", "title"):
        return words
    return words if block.kind == "prose" and words in _HEADINGS else None


def _plain(text: str) -> str:
    return _NUMBERING.sub("", text[:80].strip()).strip(" :.*_").lower().replace("&", "and")


def opens_references(words: str) -> bool:
    """Whether a heading of these words introduces a bibliography."""
    return words in _HEADINGS or (words.endswith(("references", "preprints")) and len(words.split()) <= 3)


def entry_ranges(text: str) -> list[tuple[int, int, bool]]:
    """The stretches of a block that may be entries each, and whether a word such as References stands in front.

    Entries that follow one another in a paragraph count when their numbers ascend by one.
    """
    opened = _OPENED.match(text)
    start = opened.end() if opened else 0
    cuts = _numbered(text, start, _BRACKETED) or _numbered(text, start, _DOTTED) or [start]
    borders = sorted({*cuts, *(match.end() for match in re.finditer(r"\n", text) if match.end() > start), len(text)})
    return [(begin, end, opened is not None) for begin, end in pairwise(borders)]


def _numbered(text: str, start: int, shape: re.Pattern[str]) -> list[int]:
    """Where ascending numbers stand, the first of them in front."""
    found: list[int] = []
    last = 0
    for match in shape.finditer(text, start):
        number = int(match[1])
        if not found and match.start() != start:
            return []
        if not found or number == last + 1:
            found.append(match.start())
            last = number
    return found
