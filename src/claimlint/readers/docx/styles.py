"""Word's styles come in, what a paragraph or a run of a style is goes out: heading, list item, hidden text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimlint.readers.docx.markup import W, below, number, switch, value

if TYPE_CHECKING:
    from lxml.etree import _Element

#: Word writes these names in English, whatever language the user sees.
_HEADING = re.compile(r"heading (\d)")
_KINDS = {"caption": "caption", "quote": "quote", "intense quote": "quote", "quotations": "quote", "title": "title"}
#: What a program fills in from the text, and what is no text.
_SKIPPED = re.compile(
    r"toc \d|toc heading|contents (?:heading|\d)|table of figures|index (?:heading|\d)"
    r"|html preformatted|preformatted text|source code|macro text|macro"
)
_DEEPEST = 6
_LONGEST_CHAIN = 30


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says, with what the styles that it builds on say."""

    kind: str = ""
    """title, heading, caption, quote, skipped, or empty for prose."""
    level: int = 0
    """Of a heading, 1 to 6."""
    numbering: int | None = None
    """The list that its paragraphs belong to; 0 for none."""
    depth: int = 0
    """How deep in the list, 0 at its top."""
    hidden: bool | None = None


class Styles:
    """The styles of one document by their id."""

    def __init__(self, root: _Element | None) -> None:
        self._elements: dict[str, _Element] = {}
        self._known: dict[str, Style] = {}
        self._standard = ""
        for element in root.iterfind(f"{W}style") if root is not None else ():
            key = element.get(f"{W}styleId") or ""
            self._elements[key] = element
            if element.get(f"{W}type") == "paragraph" and (element.get(f"{W}default") or "0") in ("1", "true", "on"):
                self._standard = key

    def of(self, key: str) -> Style:
        """The style with this id; that of plain paragraphs where there is none."""
        if key not in self._known:
            self._known[key] = _told([self._elements[one] for one in self._chain(key or self._standard)])
        return self._known[key]

    def paragraph(self, properties: _Element | None) -> Style:
        """What a paragraph is: what its own properties say wins over its style."""
        if properties is None:
            return self.of("")
        style = self.of(value(properties, "pStyle"))
        own = _told_by(properties)
        kind, level = (style.kind, style.level) if style.kind or not own.kind else (own.kind, own.level)
        return Style(
            kind,
            level,
            style.numbering if own.numbering is None else own.numbering,
            style.depth if below(properties, "numPr", "ilvl") is None else own.depth,
            style.hidden,
        )

    def _chain(self, key: str) -> list[str]:
        """The style and those that it builds on, the nearest first."""
        chain: list[str] = []
        while key in self._elements and key not in chain and len(chain) < _LONGEST_CHAIN:
            chain.append(key)
            key = value(self._elements[key], "basedOn")
        return chain


def _told(chain: list[_Element]) -> Style:
    """What a chain of styles says; the nearest wins."""
    kind, level = "", 0
    for element in chain:
        own = _named(value(element, "name").lower())
        kind, level = own if own[0] else _outlined(below(element, "pPr"))
        if kind:
            break
    listed = [_told_by(below(element, "pPr")) for element in chain]
    switches = (switch(element, "rPr", "vanish") for element in chain)
    hidden = next((one for one in switches if one is not None), None)
    numbered = next((one for one in listed if one.numbering is not None), Style())
    return Style(kind, level, numbered.numbering, numbered.depth, hidden)


def _told_by(properties: _Element | None) -> Style:
    if properties is None:
        return Style()
    kind, level = _outlined(properties)
    return Style(kind, level, number(properties, "numPr", "numId"), number(properties, "numPr", "ilvl") or 0)


def _named(name: str) -> tuple[str, int]:
    if heading := _HEADING.fullmatch(name):
        return "heading", min(int(heading[1]), _DEEPEST)
    return ("skipped", 0) if _SKIPPED.fullmatch(name) else (_KINDS.get(name, ""), 0)


def _outlined(properties: _Element | None) -> tuple[str, int]:
    """A heading by its level in the outline: 0 to 8, and 9 for plain text."""
    level = number(properties, "outlineLvl")
    return ("", 0) if level is None or not 0 <= level < 9 else ("heading", min(level + 1, _DEEPEST))
