"""MDX comes in, Markdown of the same length goes out, with the texts that its components show.

Components and expressions are no prose; `title`, `label`, `alt`, `caption` and the like of a component are, and so is
what it wraps. Elements of HTML that say something (`<p>`, `<img>`, `<sup>`) stay for the reader of Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimlint.model.document import Block, Comment
from claimlint.readers.block_text import aside
from claimlint.readers.code_regions import code_regions
from claimlint.readers.html_text import Attribute
from claimlint.readers.jsx import JsxTag, Property, brace_pairs, jsx_tag
from claimlint.readers.markdown_events import parsed_text
from claimlint.readers.runs import Placed, verbatim
from claimlint.readers.template_masks import SHOWN, Masked, Regions, Span, mask

_OPENING = re.compile(
    r"\\.|[{<]"
    r"|^(?:import\s+(?:[\"'{*]|[\w$]+\s*(?:,|from\b))|export\s+(?:const|let|var|function|default|async|class|type|"
    r"interface|enum|\{|\*))",
    re.MULTILINE | re.DOTALL,
)
_PARAGRAPH_END = re.compile(r"\n[ \t\r]*(?=\n)|\r[ \t]*(?=\r)|\Z")
_COMMENT = re.compile(r"\{\s*/\*(.*?)\*/\s*\}", re.DOTALL)
#: An expression that is only a text (`{"Rest first."}`).
_STRING = re.compile(r"\{\s*(?:\"(?=[^\"]*\w)([^\"\\<{]*)\"|'(?=[^']*\w)([^'\\<{]*)'|`(?=[^`]*\w)([^`\\$<{]*)`)\s*\}")
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
#: Elements that only divide or style: without them the Markdown in them is read as such.
_MERE = frozenset("div section article center main span details font".split())
#: Those of the void elements that show something.
_PICTURED = frozenset("embed img input".split())
#: From a line's beginning on: nothing, or the marks of quotations and items.
_MARKS = re.compile(r"(?:[ \t>]|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))*")
_HIDES = re.compile(r"display\s*:\s*[\"'`]?none|visibility\s*:\s*[\"'`]?hidden")
_HIDDEN = "display:none"
#: Nobody writes more before or behind an element that stands alone (characters).
_WIDE = 200


class MdxMasks:
    """Finds what is no prose in one text, which stands at `base` of the source."""

    def __init__(self, text: str, base: int) -> None:
        self._text = text = parsed_text(text)
        self._base = base
        regions = code_regions(text)
        self._regions = Regions(regions)
        self._pairs = brace_pairs(text, dict(regions))
        self._kept: dict[str, list[bool]] = {}
        self.scripts: list[tuple[int, int]] = []
        """Where imports and exports stand."""
        self.comments: list[Comment] = []
        """What `{/* … */}` says, which is how MDX writes a comment."""

    def masked(self) -> Masked:
        """The text without components, expressions, imports and exports."""
        spans: list[Span] = []
        asides: list[Block] = []
        at = 0
        while opening := _OPENING.search(self._text, at):
            start = opening.start()
            at = self._regions.end_at(start)
            if at > start:
                continue
            at = opening.end()
            if opening[0] == "{":
                spans += self._expression(start)
            elif opening[0] == "<":
                tag = jsx_tag(self._text, start, self._pairs)
                if tag is not None:
                    asides += self._shown(tag)
                    spans += self._tag(tag)
                    at = tag.end
            elif opening[0][0] != "\\":
                spans.append(self._script(start))
            at = max(at, spans[-1].end if spans else 0)
        return mask(self._text, self._base, spans, asides)

    def _expression(self, start: int) -> Iterator[Span]:
        end = self._pairs.get(start)
        if end is None:
            return
        if string := _STRING.fullmatch(self._text, start, end):
            inner = next(group for group in (1, 2, 3) if string[group] is not None)
            yield Span(start, string.start(inner))
            yield Span(string.end(inner), end)
        else:
            if comment := _COMMENT.fullmatch(self._text, start, end):
                self.comments.append(Comment(comment[1], self._base + start, self._base + end, closed=True))
            yield Span(start, end, shows=not self._text[start + 1 : end].lstrip().startswith(("/*", "//", "}")))

    def _script(self, start: int) -> Span:
        """An import or export goes on to the end of its paragraph, and to the end of the braces that begin in it."""
        end = start
        while True:
            found = _PARAGRAPH_END.search(self._text, end)
            stop = found.start() if found else len(self._text)
            brace = self._text.find("{", end, stop)
            while brace >= 0 and self._pairs.get(brace, 0) <= stop:
                brace = self._text.find("{", max(self._pairs.get(brace, 0), brace + 1), stop)
            if brace < 0:
                self.scripts.append((start, stop))
                return Span(start, stop)
            end = self._pairs[brace]

    # -- tags

    def _tag(self, tag: JsxTag) -> Iterator[Span]:
        """The whole tag, or of an element that stays its expressions."""
        if self._stays(tag):
            yield from (span for one in tag.properties if (span := self._value(one)) is not None)
        else:
            empty = tag.name in _MERE or (tag.name in _VOID and tag.name not in _PICTURED)
            yield Span(tag.start, tag.end, shows=tag.alone and not empty)

    def _stays(self, tag: JsxTag) -> bool:
        if not tag.name or not tag.name[0].islower() or "." in tag.name:
            return False
        if tag.alone:
            return tag.name in _VOID and not self._fills_line(tag)
        if tag.name not in _MERE:
            return True
        waiting = self._kept.setdefault(tag.name, [])
        if tag.closing:
            return waiting.pop() if waiting else False
        waiting.append(any(self._hides(one) for one in tag.properties))
        return waiting[-1]

    def _fills_line(self, tag: JsxTag) -> bool:
        """Whether nothing else stands on its lines; Markdown then takes all that follows for HTML, MDX does not."""
        before = re.split(r"[\r\n]", self._text[max(0, tag.start - _WIDE) : tag.start])[-1]
        after = re.split(r"[\r\n]", self._text[tag.end : tag.end + _WIDE])[0]
        return _MARKS.fullmatch(before) is not None and not after.strip()

    def _hides(self, one: Property) -> bool:
        said = self._text[slice(*(one.value or one.expression or (0, 0)))]
        if one.name == "style":
            return _HIDES.search(said) is not None
        return one.name == "hidden" and said != "{false}"

    def _value(self, one: Property) -> Span | None:
        """What stands in for an expression, so that the tag is still one of HTML."""
        if one.expression is None:
            return None
        start, end = one.expression
        if not one.name or (one.name == "hidden" and not self._hides(one)):
            return Span(one.start, end, instead=re.sub(r"[^\r\n]", " ", self._text[one.start : end]))
        if one.name == "style":
            return Span(start, end, instead=_HIDDEN if self._hides(one) else "")
        return Span(start, end, instead="")

    def _shown(self, tag: JsxTag) -> Iterator[Block]:
        """The texts of a component; of an element, those that the reader of Markdown does not see."""
        masked = tag.alone and tag.name in _VOID and self._fills_line(tag)
        if masked and any(self._hides(one) for one in tag.properties):
            return
        for one in tag.properties:
            if one.value is None or one.name.lower() not in SHOWN:
                continue
            if one.expression is None and not masked and self._seen(tag, one):
                continue
            start, end = one.value
            there = verbatim(self._text, self._base)
            value = Attribute(self._text[start:end], start)
            yield from aside(_there(value, there))

    def _seen(self, tag: JsxTag, one: Property) -> bool:
        return tag.name[:1].islower() and (one.name == "title" or tag.name == "img") and tag.name not in _MERE


def _there(value: Attribute, text: Placed) -> Iterator[Placed]:
    for piece in value.characters():
        there = text[piece.start : piece.end]
        if piece.decoded:
            size = len(piece.text)
            yield Placed(piece.text, (there.starts[0],) * size, (there.ends[-1],) * size)
        else:
            yield there
