"""What MkDocs, Obsidian and kramdown add to Markdown: a text comes in, one of the same length that a parser of
CommonMark reads goes out.

Admonitions (`!!! note` above an indented text) become list items, as their text is no code. Of a wiki link the words
that it shows stay; embedded files, comments between `%%` and attribute lists (`{: .box}`) are no text. Code stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimlint.readers.block_text import NOTHING
from claimlint.readers.code_regions import code_regions
from claimlint.readers.template_masks import Regions

_SPEAKS = re.compile(r"\[\[|%%|\{:|^[ \t]*(?:!!!|\?\?\?)", re.MULTILINE)
_EXTENSION = re.compile(
    r"""
      (?P<embed>!\[\[[^\[\]\r\n]{1,300}\]\])
    | (?P<link>\[\[(?!\d+(?:[,\ –-]+\d+)*\]|[@^])
        (?P<target>[^\[\]|\r\n]{1,200})(?:\|(?P<label>[^\[\]\r\n]{1,200}))?\]\])(?![(\[])
    | (?P<comment>(?<!\S)%%(?=\s)(?:(?!%%).)*+%%(?!\S))
    | (?P<attributes>\{:[\ ]?[^{}\r\n]{1,200}\})
    | (?P<box>^[ ]{0,3}(?:!!!|\?\?\?\+?)[ \t]+[\w-]+(?:[ \t]+(?:inline|end|[\w-]+))*[ \t]*(?:"(?P<title>[^"\r\n]*)")?)
      (?=[ \t]*(?:\r\n|\r|\n)(?:[ \t]*(?:\r\n|\r|\n))?(?:[ ]{4}|\t))
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
_CHARACTER = re.compile(r"[^\r\n]")


def without_dialects(text: str) -> str:
    """The text with stand-ins for what is no CommonMark; every character keeps its place."""
    if _SPEAKS.search(text) is None:
        return text
    pieces, at = [], 0
    for start, instead in _replaced(text):
        pieces += [text[at:start], instead]
        at = start + len(instead)
    return "".join((*pieces, text[at:]))


def _replaced(text: str) -> Iterator[tuple[int, str]]:
    code = Regions(code_regions(text))
    at = 0
    while found := _EXTENSION.search(text, at):
        at = code.end_at(found.start())
        if at == found.start():
            yield at, _instead(found)
            at = found.end()


def _instead(found: re.Match[str]) -> str:
    if found["link"] is not None:
        shown = "label" if found["label"] is not None else "target"
        return _kept(found, shown, NOTHING)
    if found["box"] is not None:
        return _as_item(found)
    return _CHARACTER.sub(NOTHING, found[0])


def _as_item(found: re.Match[str]) -> str:
    """The head of a list item that holds the title of an admonition as a sentence of its own."""
    mark = " " * (len(found[0]) - len(found[0].lstrip(" "))) + "-   "
    if not found["title"]:
        return mark + " " * (len(found[0]) - len(mark))
    line = mark + _kept(found, "title", NOTHING)[len(mark) :]
    return line[:-1] + (" " if found["title"][-1] in ".!?:" else ".")


def _kept(found: re.Match[str], group: str, filler: str) -> str:
    """The match with one group as it is, and a filler for each other character."""
    before, behind = found.start(group) - found.start(), found.end() - found.end(group)
    return filler * before + found[group] + filler * behind
