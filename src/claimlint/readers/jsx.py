"""JSX within a text comes in, its tags and expressions go out with their places; one pass, linear in time.

Only as much of JavaScript is understood as is needed to know where an expression ends: strings, comments, braces.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_SCRIPT = re.compile(r'"(?:\\.|[^"\\\r\n])*+"|\'(?:\\.|[^\'\\\r\n])*+\'|`(?:\\.|[^`\\])*+`|/\*|[{}]', re.DOTALL)
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_TAG = re.compile(r"<(/?)(?:([A-Za-z_$][\w.:$-]*)(?=[\s/>])|(?=\s*>))")
_BETWEEN = re.compile(r"\s*+")
_END = re.compile(r"(/?)\s*>")
_ATTRIBUTE = re.compile(r"([^\s=/>{}\"'<]+)(\s*=\s*(?:\"([^\"]*+)\"|'([^']*+)'|(?={)))?")
_LITERAL = re.compile(r"\{\s*(?:\"((?:\\.|[^\"\\])*+)\"|'((?:\\.|[^'\\])*+)'|`([^`$\\]*+)`)\s*\}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Property:
    """One attribute of a tag; offsets are code points within the text."""

    name: str
    """Empty for `{...spread}`."""
    start: int
    end: int
    value: tuple[int, int] | None = None
    """Where its text stands, without quotation marks; None when it is no text."""
    expression: tuple[int, int] | None = None
    """Where its `{…}` stands."""


@dataclass(frozen=True, slots=True)
class JsxTag:
    """A start tag, or an end tag when `closing`; a fragment has no name."""

    name: str
    start: int
    end: int
    closing: bool
    alone: bool
    """It closes itself: `<Icon />`."""
    properties: tuple[Property, ...]


def brace_pairs(text: str, skip_to: Mapping[int, int]) -> dict[int, int]:
    """For every `{` outside of code the place behind the `}` that closes it; one without is no expression.

    `skip_to`: for the start of each stretch of code in the Markdown its end.
    """
    pairs: dict[int, int] = {}
    still_open: list[int] = []
    regions = sorted(skip_to.items())
    comments = True
    at = region = 0
    while found := (_SCRIPT if still_open else _BRACE).search(text, at):
        while not still_open and region < len(regions) and regions[region][1] <= found.start():
            region += 1
        if not still_open and region < len(regions) and regions[region][0] <= found.start():
            at = regions[region][1]
            continue
        at = found.end()
        if found[0] == "/*" and comments:
            end = text.find("*/", at)
            at, comments = (end + 2, True) if end >= 0 else (at, False)
        elif found[0] == "{":
            still_open.append(found.start())
        elif found[0] == "}" and still_open:
            pairs[still_open.pop()] = at
    return pairs


def jsx_tag(text: str, at: int, pairs: Mapping[int, int]) -> JsxTag | None:
    """The tag that begins at `at`; None when none does."""
    opened = _TAG.match(text, at)
    if opened is None:
        return None
    properties: list[Property] = []
    here = opened.end()
    while True:
        here = _BETWEEN.match(text, here).end()  # type: ignore[union-attr]  # it matches the empty string
        if end := _END.match(text, here):
            return JsxTag(opened[2] or "", at, end.end(), bool(opened[1]), bool(end[1]), tuple(properties))
        one = _property(text, here, pairs)
        if one is None:
            return None
        properties.append(one)
        here = one.end


def _property(text: str, at: int, pairs: Mapping[int, int]) -> Property | None:
    if text.startswith("{", at):
        return Property("", at, pairs[at], expression=(at, pairs[at])) if at in pairs else None
    found = _ATTRIBUTE.match(text, at)
    if found is None:
        return None
    for group in (3, 4):
        if found[group] is not None:
            return Property(found[1], at, found.end(), value=found.span(group))
    if found[2] is None:
        return Property(found[1], at, found.end())
    end = pairs.get(found.end())
    if end is None:
        return None
    literal = _LITERAL.fullmatch(text, found.end(), end)
    value = next((literal.span(n) for n in (1, 2, 3) if literal[n] is not None), None) if literal else None
    return Property(found[1], at, end, value, (found.end(), end))
