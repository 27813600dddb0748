"""Markdown or HTML of Hugo, Jekyll or Liquid comes in, text without shortcodes and tags goes out, with what they show.

`{{< figure caption="…" >}}` shows its caption; `{{% note %}} … {{% /note %}}` and `{% if x %} … {% endif %}` keep what
they wrap, but for the few that wrap code or a comment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimlint.model.document import Block
from claimlint.readers.assembly import Assembler
from claimlint.readers.code_regions import code_regions
from claimlint.readers.markdown_body import read_markdown
from claimlint.readers.markdown_events import parsed_text
from claimlint.readers.runs import Placed, joined, standing_for, verbatim
from claimlint.readers.template_masks import SHOWN, Masked, Regions, Span, mask

_OPENING = re.compile(r"\{\{|\{%")
_CLOSINGS = {"{{<": ">}}", "{{%": "%}}"}
_EMPTY_LINE = re.compile(r"\n[ \t\r]*\n|\r[ \t]*\r")
_NAME = re.compile(r"[\s<%-]*(/?)\s*([\w./-]*)")
_PARAMETER = re.compile(
    r"(?<![\w-])([\w-]{1,40})\s?[=:]\s?(?:\"((?:\\.|[^\"\\])*+)\"|'((?:\\.|[^'\\])*+)'|`([^`]*+)`)", re.DOTALL
)
#: In front of the address of a link.
_LINKED = re.compile(r"(?:\]\(<?|href\s?=\s?[\"']?)\Z")
#: Tags that cite (`{% cite alder2019 %}`, `{{< cite "alder2019" >}}`).
_CITE = re.compile(r"(?:\{%-?|\{\{[<%])\s*(?:cite|citep|citet|bibcite|citation)\s+", re.IGNORECASE)
_CITED_KEY = re.compile(
    r"(?<![\w=/:.-])(?:(?:key|keys|id|ref)\s?=\s?)?[\"']?([A-Za-z_][\w:+-]{2,60})[\"']?(?=[\s,;%>}])(?!\s?=)"
)
#: A parameter without a name (`{{< note "Rest first." >}}`), which is shown where it is prose.
_POSITIONAL = re.compile(r"(?<=\s)(?<![=:]\s)(?:\"((?:\\.|[^\"\\])*+)\"|`([^`]*+)`)(?=[\s>%}])", re.DOTALL)
_FILE = re.compile(r"\.[A-Za-z]\w{1,4}\Z")
#: Words of such a parameter; fewer are names, paths and sizes.
_FEWEST_WORDS = 3
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
#: What wraps no prose.
_WRAP_NO_PROSE = frozenset(
    "comment highlight code mermaid math katex latex mathjax plantuml chart css javascript schema stylesheet style "
    "graphviz goat".split()
)


def masked(text: str, base: int = 0, untouched: Sequence[tuple[int, int]] | None = None) -> Masked:
    """The text, which stands at `base` of the source, without the markup of templates.

    `untouched`: where nothing is a template; without it the code and comments of Markdown.
    """
    if "{{" not in text and "{%" not in text:
        return Masked(verbatim(text, base))
    text = parsed_text(text)
    regions = Regions(code_regions(text) if untouched is None else untouched)
    spans = list(_spans(text, regions))
    asides = [block for span in spans for block in _shown(text, base, span)]
    return mask(text, base, _with_what_they_wrap(text, spans), asides)


def _spans(text: str, regions: Regions) -> Iterator[Span]:
    at = 0
    while opening := _OPENING.search(text, at):
        start = opening.start()
        at = regions.end_at(start)
        if at > start:
            continue
        at = opening.end()
        end = _end(text, start, at)
        if end:
            shows = text[start + 1] == "{" and text[start + 2] not in "<%/#"
            instead = _instead(text, start, end)
            whole_address = instead == "/" and text[end : end + 1] in (")", ">", '"', "'")
            yield Span(
                start, end, shows=shows and not whole_address, instead=instead if whole_address or not shows else ""
            )
            at = end


def _instead(text: str, start: int, end: int) -> str:
    """What a tag becomes for other readers: citation keys a marker of Pandoc, the address of an own page a stroke."""
    if _LINKED.search(text, max(0, start - 12), start):
        return "/"
    cited = _CITE.match(text, start, end)
    keys = [found[1] for found in _CITED_KEY.finditer(text, cited.end(), end)] if cited else []
    marker = f"[{';'.join(f'@{key}' for key in keys)}]" if keys else ""
    return marker if len(marker) <= end - start and "\n" not in text[start:end] else ""


def _end(text: str, start: int, inside: int) -> int:
    """Where the tag that begins at `start` ends; 0 when it does not end before another begins or a paragraph ends."""
    opened = text[start : start + 3]
    closing = _CLOSINGS.get(opened) or ("}}" if opened.startswith("{{") else "%}")
    another = _OPENING.search(text, inside)
    found = text.find(closing, inside, another.start() if another else len(text))
    if found < 0 or _EMPTY_LINE.search(text, inside, found):
        return 0
    return found + len(closing)


def _shown(text: str, base: int, span: Span) -> Iterator[Block]:
    inside = text[span.start : span.end]
    if span.shows or "/*" in inside[:6]:
        return
    for found in _POSITIONAL.finditer(inside) if not _CITE.match(text, span.start, span.end) else ():
        group = 1 if found[1] is not None else 2
        if len(found[group].split()) >= _FEWEST_WORDS and not _FILE.search(found[group]):
            yield from in_markdown(_unescaped(found[group], base + span.start + found.start(group)))
    for found in _PARAMETER.finditer(inside):
        if found[1].lower() in SHOWN:
            group = next(number for number in (2, 3, 4) if found[number] is not None)
            yield from in_markdown(_unescaped(found[group], base + span.start + found.start(group)))


def in_markdown(piece: Placed) -> Iterator[Block]:
    """The texts of a parameter that may hold Markdown."""
    to = Assembler()
    if len(piece):
        read_markdown(piece, to)
    for block in to.blocks:
        yield replace(block, kind="alt", level=0, lead_in=None, group=None, row=None, number=None)


def _unescaped(raw: str, start: int) -> Placed:
    pieces, at = [], 0
    for found in _ESCAPE.finditer(raw):
        pieces += [verbatim(raw[at : found.start()], start + at)] if at < found.start() else []
        pieces.append(standing_for(found[1], start + found.start(), start + found.end()))
        at = found.end()
    pieces.append(verbatim(raw[at:], start + at))
    return joined(pieces)


def _with_what_they_wrap(text: str, spans: list[Span]) -> Iterator[Span]:
    """The spans; one that wraps code or a comment reaches to the end of the tag that closes it."""
    names = [_name(text, span) for span in spans]
    last = {name: number for number, (closes, name) in enumerate(names) if closes}
    waiting: Span | None = None
    wrapper = ""
    for number, (span, (closes, name)) in enumerate(zip(spans, names, strict=True)):
        if waiting is not None:
            if closes and name == wrapper:
                yield replace(waiting, end=span.end)
                waiting = None
        elif name in _WRAP_NO_PROSE and not closes and last.get(name, 0) > number:
            waiting, wrapper = span, name
        else:
            yield span


def _name(text: str, span: Span) -> tuple[bool, str]:
    """Whether a tag closes another, and its name."""
    found = _NAME.match(text, span.start + 2, span.end)
    name = found[2] if found else ""
    closes = bool(found and found[1])
    return (True, name[3:]) if name.startswith("end") and not closes else (closes, name)
