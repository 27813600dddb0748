"""The tags of a web page come in, what its head tells comes out: title, description, dates, author, reviewer.

They stand in `<title>`, `<meta>`, JSON-LD and microdata, and feed what front matter feeds in Markdown.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimlint.model.document import Block, FrontMatterField
from claimlint.readers.block_text import aside
from claimlint.readers.frames import Context
from claimlint.readers.html_elements import pieces_of
from claimlint.readers.html_text import Attribute, Characters, Item, Tag
from claimlint.readers.json_places import Json, NotJson, Written, read_json
from claimlint.readers.runs import Placed, joined, standing_for

#: Names of meta tags that say the same as a key of front matter; other names are keys as they are.
_META = {
    "og:title": "title", "twitter:title": "title", "og:description": "description",
    "twitter:description": "description", "article:author": "author", "dc.creator": "author",
    "dcterms.creator": "author", "article:published_time": "published", "dc.date": "date",
    "dcterms.created": "created", "dcterms.issued": "published", "publish-date": "published",
    "article:modified_time": "modified", "og:updated_time": "updated", "dcterms.modified": "modified",
    "dc.date.modified": "modified", "og:url": "url",
}  # fmt: skip
_SHOWN = ("title", "description")
_DATES = ("datePublished", "dateModified", "dateCreated", "lastReviewed")
_PEOPLE = ("author", "reviewedBy")
_TRAINING = ("jobTitle", "honorificSuffix", "honorificPrefix")
#: What JSON-LD describes besides the page itself.
_OTHER_THINGS = frozenset(
    "comment review product videoobject imageobject person organization breadcrumblist answer question event "
    "jobposting claimreview website".split()
)
_LD = "application/ld+json"


@dataclass(frozen=True, slots=True)
class PageData:
    """What the head of a page tells."""

    fields: dict[str, FrontMatterField]
    blocks: tuple[Block, ...]
    """Title and description, each text once."""


def page_data(items: Sequence[Item], html: Placed) -> PageData:
    """What the tags of a page, at their offsets within `html`, tell of the page."""
    found = list(_told(items, html))
    fields: dict[str, FrontMatterField] = {}
    blocks: dict[str, Block] = {}
    for key, piece in found:
        value = " ".join(piece.text.split())
        if value:
            fields.setdefault(key, FrontMatterField(key, value, piece.starts[0], piece.ends[-1]))
        if key in _SHOWN:
            for block in aside([piece], Context("front-matter", name=key)):
                blocks.setdefault(block.text.casefold(), block)
    return PageData(fields, tuple(sorted(blocks.values(), key=lambda block: block.starts[0])))


def _told(items: Sequence[Item], html: Placed) -> Iterator[tuple[str, Placed]]:
    """Keys with the text of their values; first what stands in the tags, then JSON-LD."""
    linked: list[tuple[int, int]] = []
    drawing = False
    for number, item in enumerate(items):
        if not isinstance(item, Tag):
            continue
        following = items[number + 1].start if number + 1 < len(items) else len(html)
        if item.name == "svg":
            drawing = not item.closing
        elif item.name == "script" and not item.closing and item.says("type") == _LD:
            linked.append((item.end, following))
        elif item.name == "title" and not item.closing and not drawing:
            yield from _title(items, number, html)
        else:
            yield from _tagged(item, html)
    for start, end in linked:
        yield from _linked_data(html, start, end)


def _title(items: Sequence[Item], number: int, html: Placed) -> Iterator[tuple[str, Placed]]:
    pieces = []
    for item in items[number + 1 :]:
        if not isinstance(item, Characters):
            break
        pieces.append(item)
    if pieces:
        whole = Attribute(html.text[pieces[0].start : pieces[-1].end], pieces[0].start)
        yield "title", joined(list(pieces_of(whole, html)))


def _tagged(tag: Tag, html: Placed) -> Iterator[tuple[str, Placed]]:
    """What a meta tag, a link to the page's own address or an element with microdata says."""
    key = next((tag.attributes[name].value for name in ("name", "property", "itemprop") if name in tag.attributes), "")
    value = tag.attributes.get("content")
    if tag.name == "link" and tag.says("rel") == "canonical":
        key, value = "canonical", tag.attributes.get("href")
    elif tag.name != "meta":
        key = key if key in _DATES else ""
        value = value or tag.attributes.get("datetime")
    key = _META.get(key.lower(), key)
    if key and value is not None and value.raw and not (key == "author" and value.raw.startswith("http")):
        yield key, joined(list(pieces_of(value, html)))


def _linked_data(html: Placed, start: int, end: int) -> Iterator[tuple[str, Placed]]:
    """What JSON-LD says; search engines pass over one that is broken, and so does this."""
    try:
        value = read_json(html.text[start:end], html.starts[start] if start < len(html) else 0)
    except NotJson:
        return
    nodes = list(_nodes(value))
    known = {_text(node["@id"]): node for node in nodes if "@id" in node}
    for node in nodes:
        if _kind(node) in _OTHER_THINGS:
            continue
        for key in _DATES:
            date = node.get(key)
            if isinstance(date, Written):
                yield key, date.placed()
        for key in _PEOPLE:
            yield from _people(key, node.get(key), known)


def _nodes(value: Json) -> Iterator[dict[str, Json]]:
    """The things that JSON-LD describes at its top."""
    waiting = deque([value])
    while waiting:
        one = waiting.popleft()
        if isinstance(one, list):
            waiting += one
        elif isinstance(one, dict):
            yield one
            waiting += [one[name] for name in ("@graph", "mainEntity", "mainEntityOfPage") if name in one]


def _people(key: str, value: Json, known: dict[str, dict[str, Json]]) -> Iterator[tuple[str, Placed]]:
    """The names of one person, one body or several, and the training that is told."""
    names: list[Written] = []
    for one in value if isinstance(value, list) else [value]:
        person = known.get(_text(one["@id"]), one) if isinstance(one, dict) and "@id" in one else one
        if isinstance(person, Written) and not person.raw.startswith(("http", "#", "/")):
            names += [person] if person.raw else []
        elif isinstance(person, dict):
            name = person.get("name")
            names += [name] if isinstance(name, Written) and name.raw else []
            told = (person.get(part) for part in _TRAINING)
            yield from ((f"{key}.credentials", part.placed()) for part in told if isinstance(part, Written))
    if names:
        start, end = min(name.start for name in names), max(name.end for name in names)
        yield f"{key}.name", standing_for(", ".join(name.value for name in names), start, end)


def _kind(node: dict[str, Json]) -> str:
    value = node.get("@type")
    return _text(value[0] if isinstance(value, list) and value else value).lower()


def _text(value: Json) -> str:
    return value.value if isinstance(value, Written) else ""
