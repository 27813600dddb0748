"""WordprocessingML by name: elements come in, the values that a reader asks for go out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
ALTERNATIVES = f"{_COMPATIBILITY}AlternateContent"
_GROUPS = frozenset(W + name for name in "sdt sdtContent customXml ins moveTo".split())
_OFF = ("0", "false", "off")


def children(element: _Element) -> Iterator[_Element]:
    """The elements right below one, without comments and instructions; of alternatives only the one that Word shows."""
    for child in element:
        if child.tag == ALTERNATIVES:
            yield from children(_chosen(child))
        elif isinstance(child.tag, str):
            yield child


def _chosen(alternatives: _Element) -> _Element:
    """Word 2010 and later know what the first choice requires; the fallback repeats it for older ones."""
    choice = alternatives.find(f"{_COMPATIBILITY}Choice")
    if choice is None:
        choice = alternatives.find(f"{_COMPATIBILITY}Fallback")
    return alternatives.makeelement("none") if choice is None else choice


def below(element: _Element | None, *names: str) -> _Element | None:
    """The element that these names lead down to, each the first child of its name."""
    for name in names:
        if element is None:
            return None
        element = element.find(W + name)
    return element


def value(element: _Element | None, *names: str) -> str:
    """The `w:val` of the element that these names lead down to; empty without one."""
    found = below(element, *names)
    return "" if found is None else found.get(f"{W}val") or ""


def number(element: _Element | None, *names: str) -> int | None:
    """The `w:val` as a whole number; None where there is none."""
    told = value(element, *names)
    return int(told) if told.isascii() and told.removeprefix("-").isdigit() and len(told) < 10 else None


def switch(element: _Element | None, *names: str) -> bool | None:
    """Whether a property is on; None where nothing is said."""
    found = below(element, *names)
    return None if found is None else (found.get(f"{W}val") or "on").lower() not in _OFF


def blocks_in(element: _Element) -> Iterator[_Element]:
    """The paragraphs and tables of a container, through what only groups them."""
    for child in children(element):
        if child.tag in _GROUPS:
            yield from blocks_in(child)
        else:
            yield child


def named_in(element: _Element, name: str) -> Iterator[_Element]:
    """The rows of a table, or the cells of a row."""
    return (child for child in blocks_in(element) if child.tag == W + name)


def outermost(element: _Element, tag: str) -> Iterator[_Element]:
    """The elements of this name that stand in no other one of it."""
    for child in children(element):
        if child.tag == tag:
            yield child
        else:
            yield from outermost(child, tag)
