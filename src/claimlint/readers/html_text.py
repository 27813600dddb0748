"""HTML comes in, its tags, comments and visible characters go out in order, each with its place; one pass, linear in
time.

Follows the tokenizer of the HTML standard (WHATWG, section 13.2.5) as far as an author's text is concerned:
what a browser drops (declarations, a tag that never ends) is dropped here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from html import unescape
from html.entities import html5
from typing import TypeAlias

#: Elements whose content is no markup: it ends at their own end tag only.
RAW_TEXT = frozenset({"script", "style", "iframe", "noembed", "noframes", "xmp"})
_ESCAPABLE = frozenset({"textarea", "title"})
_FOREIGN = frozenset({"svg", "math"})
_LONGEST_NAME = 32

_WHITE = r" \t\n\r\f"
_COMMENT_END = re.compile(r"--!?>")
_TAG = re.compile(rf"<(/?)([A-Za-z][^{_WHITE}/>\0]*+)")
_BETWEEN = re.compile(rf"[{_WHITE}/]*+")
_ATTRIBUTE = re.compile(
    rf"([^{_WHITE}/>][^{_WHITE}/>=]*+)"
    rf"(?:[{_WHITE}]*+=[{_WHITE}]*+(?:\"([^\"]*+)\"|'([^']*+)'|([\"'])|([^{_WHITE}>]*+)))?+"
)
_REFERENCE = re.compile(
    r"&(?:#[0-9]{1,20}(?![0-9]);?|#[xX][0-9A-Fa-f]{1,20}(?![0-9A-Fa-f]);?|[A-Za-z][A-Za-z0-9]{0,31};?)"
)


@dataclass(frozen=True, slots=True)
class Characters:
    """Visible text from `start` to `end`; a character reference is decoded, anything else stands as it is."""

    text: str
    start: int
    end: int

    @property
    def decoded(self) -> bool:
        """Whether the text is not what stands in the source."""
        return len(self.text) != self.end - self.start


@dataclass(frozen=True, slots=True)
class Attribute:
    """The value of an attribute, undecoded, and where it stands."""

    raw: str
    start: int

    @property
    def value(self) -> str:
        """The value with its character references decoded."""
        return "".join(piece.text for piece in self.characters())

    def characters(self) -> Iterator[Characters]:
        """The value in pieces that know their places."""
        return _references(self.raw, self.start, in_attribute=True)


@dataclass(frozen=True, slots=True)
class Tag:
    """A start tag, or an end tag when `closing`."""

    name: str
    """Lower case."""
    start: int
    end: int
    closing: bool
    attributes: Mapping[str, Attribute]
    ends_itself: bool = False
    """It is a start tag within a drawing or formula that has no end tag: `<style/>`."""

    def says(self, name: str) -> str:
        """The value of an attribute in lower case, without white space around it; empty without one."""
        attribute = self.attributes.get(name)
        return attribute.value.strip().lower() if attribute else ""


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment, from its opening mark to its closing one or, where it has none, to the end of the text."""

    text: str
    start: int
    end: int
    closed: bool


@dataclass(frozen=True, slots=True)
class Unended:
    """A tag or declaration that never ends, from its opening mark to the end of the text."""

    mark: str
    """Its opening mark, with its name."""
    start: int
    end: int


Item: TypeAlias = Characters | Tag | Remark | Unended


def scan(html: str) -> Iterator[Item]:
    """Tags, comments and visible characters of a page or fragment, in order; offsets are code points in `html`."""
    at = foreign = 0
    while at < len(html):
        if html[at] != "<":
            end = _find(html, "<", at)
            yield from _references(html[at:end], at)
        elif (end := _unseen_end(html, at)) > at:
            if html.startswith("<!--", at):
                yield _remark(html, at, end)
            elif not html.endswith(">", at, end):
                yield Unended(html[at : at + 2], at, end)
        elif (tag := _tag(html, at)) is not None:
            yield tag if foreign else replace(tag, ends_itself=False)
            foreign = max(0, foreign + _deeper(tag))
            end = tag.end if tag.closing or foreign else _raw_text_end(html, tag)
            if tag.name in _ESCAPABLE and not foreign:
                yield from _references(html[tag.end : end], tag.end)
        elif (opened := _TAG.match(html, at)) is not None:
            yield Unended(opened[0], at, len(html))
            return  # a tag that never ends swallows the rest, as in a browser
        else:
            end = at + 1
            yield Characters("<", at, end)
        at = end


def _deeper(tag: Tag) -> int:
    """By how many drawings and formulas, whose elements are not those of HTML, one is deeper behind a tag."""
    return 0 if tag.name not in _FOREIGN or tag.ends_itself else -1 if tag.closing else 1


def _find(html: str, needle: str, at: int) -> int:
    found = html.find(needle, at)
    return len(html) if found < 0 else found


def _unseen_end(html: str, at: int) -> int:
    """The end of the comment, declaration, CDATA section or instruction at `at`; `at` itself if none is there."""
    if html.startswith("<!--", at):
        found = _COMMENT_END.search(html, at + 2 if html.startswith((">", "->"), at + 4) else at + 4)
        return found.end() if found else len(html)
    if html.startswith(("<!", "<?"), at) or (html.startswith("</", at) and not _TAG.match(html, at)):
        return min(_find(html, ">", at) + 1, len(html))
    return at


def _remark(html: str, start: int, end: int) -> Remark:
    mark = next((one for one in ("-->", "--!>") if html.endswith(one, start + 4, end)), "")
    return Remark(html[start + 4 : end - len(mark)], start, end, bool(mark) or end < len(html))


def _tag(html: str, at: int) -> Tag | None:
    """The tag that begins at `at`; None when none begins there or it never ends."""
    opened = _TAG.match(html, at)
    if opened is None:
        return None
    attributes: dict[str, Attribute] = {}
    at = opened.end()
    while True:
        after, at = at, _BETWEEN.match(html, at).end()  # type: ignore[union-attr]  # it matches the empty string
        if html.startswith(">", at):
            ends_itself = at > after and html[at - 1] == "/"
            return Tag(opened[2].lower(), opened.start(), at + 1, bool(opened[1]), attributes, ends_itself)
        found = _ATTRIBUTE.match(html, at)
        if found is None or found[4]:
            return None
        _keep(attributes, found)
        at = found.end()


def _keep(attributes: dict[str, Attribute], found: re.Match[str]) -> None:
    group = next((number for number in (2, 3, 5) if found[number] is not None), 0)
    value = Attribute(found[group], found.start(group)) if group else Attribute("", found.end())
    attributes.setdefault(found[1].lower(), value)


def _raw_text_end(html: str, tag: Tag) -> int:
    """Where the text of a script or the like ends; for any other element, where its tag ends."""
    if tag.name not in RAW_TEXT | _ESCAPABLE:
        return tag.end
    found = re.compile(rf"</{tag.name}(?=[{_WHITE}/>])", re.IGNORECASE).search(html, tag.end)
    return found.start() if found else len(html)


def _references(text: str, base: int, in_attribute: bool = False) -> Iterator[Characters]:
    """Text in pieces: one for each character reference, one for each stretch between them."""
    done = at = 0
    while (at := text.find("&", at)) >= 0:
        end = _reference_end(text, at, in_attribute)
        if end == at:
            at += 1
            continue
        if done < at:
            yield Characters(text[done:at], base + done, base + at)
        yield Characters(unescape(text[at:end]), base + at, base + end)
        done = at = end
    if done < len(text):
        yield Characters(text[done:], base + done, base + len(text))


def _reference_end(text: str, at: int, in_attribute: bool) -> int:
    """Where the reference at `at` ends; `at` itself when the ampersand is only an ampersand."""
    found = _REFERENCE.match(text, at)
    if found is None:
        return at
    if text[at + 1] == "#" or (found[0].endswith(";") and found[0][1:] in html5):
        return found.end()
    return at if in_attribute else _legacy_end(found[0], at)


def _legacy_end(reference: str, at: int) -> int:
    """Old names need no semicolon: `&copyright` reads as `©right`."""
    for length in range(min(len(reference), _LONGEST_NAME), 2, -1):
        if reference[1:length] in html5:
            return at + length
    return at
