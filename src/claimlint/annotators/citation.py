"""Marks what points to a source: `@citation` on every marker, link and identifier outside the reference entries,
`@source` on those that count: they resolve and are no registration, no link to the house's own pages or a shop.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimlint.model.document import Block, Document, Link
from claimlint.model.setting import Setting
from claimlint.model.text import AnnotatedText, Mark, Value
from claimlint.sources.bibliography import Bibliography, Listed
from claimlint.sources.identifiers import identifiers, in_address, is_malformed, is_placeholder_doi
from claimlint.sources.link_targets import can_be_source, host_of, is_stand_in
from claimlint.sources.markers import Marker, markers

FORMS = ("doi", "pmid", "pmcid", "ppr", "arxiv", "trial", "link", "footnote", "numbered", "author-year", "textual", "key")
GIVES: dict[str, dict[str, tuple[str, ...] | None]] = {
    kind: {"form": FORMS, "entry": None, "resolves": ("yes", "no"), "target": None, "host": None}
    for kind in ("@citation", "@source")
}
NEEDS: tuple[str, ...] = ("@reference",)
_OWN_KEYS = ("canonical", "canonical_url", "url", "site", "permalink")


def annotate(text: AnnotatedText, setting: Setting) -> Iterable[Mark]:
    """The citations of a document and, beside them, those that count as sources."""
    known = bibliography(text)
    own = _own_host(text.document)
    for number, block in enumerate(text.document.blocks):
        if block.kind != "front-matter":
            for mark in _of_block(text, number, block, known):
                yield mark
                if _counts(text, mark, own):
                    yield Mark("@source", mark.start, mark.end, mark.attributes)


def bibliography(text: AnnotatedText) -> Bibliography:
    """The entries of a document, as its markers may name them."""
    return Bibliography(tuple(_listed(text, mark) for mark in text.of("@reference").all))


def _listed(text: AnnotatedText, mark: Mark) -> Listed:
    number, year = mark.attributes.get("number"), mark.attributes.get("year")
    first = mark.start
    while first < mark.end - 1 and not text.tokens.norms[first].isalpha():
        first += 1
    return Listed(
        str(mark.attributes["key"]),
        number if isinstance(number, int) else None,
        str(mark.attributes.get("surname", "")),
        year if isinstance(year, int) else None,
        str(mark.attributes.get("title", "")),
        text.words(first, min(first + 12, mark.end)).lower(),
    )


def _own_host(document: Document) -> str:
    fields = (document.front_matter.get(key) for key in _OWN_KEYS)
    return next((host for field in fields if field and (host := host_of(field.value))), "")


def _of_block(text: AnnotatedText, number: int, block: Block, known: Bibliography) -> Iterator[Mark]:
    taken: list[tuple[int, int]] = []
    for start, end, attributes in (*_links(block, known), *_written(text, block, known)):
        low, high = text.token_range(number, start, end)
        if low < high and not text.of("@reference").overlapping(low, high) and not _overlaps(taken, low, high):
            taken.append((low, high))
            yield Mark("@citation", low, high, attributes)


def _overlaps(taken: list[tuple[int, int]], low: int, high: int) -> bool:
    return any(low < end and start < high for start, end in taken[-40:])


_Found = tuple[int, int, dict[str, Value]]


def _links(block: Block, known: Bibliography) -> Iterator[_Found]:
    for link in block.links:
        if link.image or link.target.lower().startswith(("mailto:", "tel:", "sms:")):
            continue
        if link.target.startswith("#"):
            yield from _anchor(block, link, known)
        else:
            yield link.start, link.end, _target(link.target)


def _anchor(block: Block, link: Link, known: Bibliography) -> Iterator[_Found]:
    """A link within the page whose words are a marker (`[3](#ref-3)`)."""
    digits = block.text[link.start : link.end].strip("[]() ")
    if digits.isdecimal() and len(digits) < 4:
        yield link.start, link.end, _resolved("numbered", known.numbers.get(int(digits)))


def _target(target: str) -> dict[str, Value]:
    """What a link's address is: an identifier's page, or any page."""
    kinds = dict(in_address(target))
    form = next((kind for kind in ("doi", "pmid", "pmcid", "trial") if kind in kinds), "link")
    broken = is_stand_in(target) or (form == "doi" and is_placeholder_doi(kinds["doi"]))
    return {"form": form, "resolves": "no" if broken else "yes", "target": target, "host": host_of(target)}


def _resolved(form: str, entry: str | tuple[str, ...] | None) -> dict[str, Value]:
    return {"form": form, "resolves": "yes" if entry else "no", **({"entry": entry} if entry else {})}


def _written(text: AnnotatedText, block: Block, known: Bibliography) -> Iterator[_Found]:
    for one in identifiers(block.text):
        if one.kind == "url":
            yield one.start, one.end, _target(one.value)
        elif one.kind != "isbn":
            broken = is_malformed(one.kind, one.value) or (one.kind == "doi" and is_placeholder_doi(one.value))
            yield one.start, one.end, {"form": one.kind, "resolves": "no" if broken else "yes", "target": one.value}
    notes = frozenset(other.name for other in text.document.blocks if other.kind == "footnote")
    for marker in markers(block.text, known):
        yield marker.start, marker.end, _of_marker(marker, known, notes, text.document)


def _of_marker(marker: Marker, known: Bibliography, notes: frozenset[str], document: Document) -> dict[str, Value]:
    if marker.form == "footnote":
        label = marker.labels[0]
        return _resolved("footnote", f"^{label}" if label in notes else None)
    if marker.form == "key":
        listed = {"bibliography", "references"} & document.front_matter.keys()
        return _resolved("key", marker.labels if listed else None)
    if marker.form == "numbered":
        entries = tuple(known.numbers.get(int(label), "") for label in marker.labels)
        return _resolved("numbered", None if "" in entries else _one_or_all(entries))
    return _resolved(marker.form, _one_or_all(marker.entries))


def _one_or_all(entries: tuple[str, ...]) -> str | tuple[str, ...] | None:
    return entries[0] if len(entries) == 1 else entries or None


def _counts(text: AnnotatedText, mark: Mark, own: str) -> bool:
    """Whether a citation can carry a statement: it resolves to something that reports results."""
    attributes = mark.attributes
    if attributes["resolves"] == "no" or attributes["form"] == "trial":
        return False
    if attributes["form"] == "link":
        return can_be_source(str(attributes["target"]), own)
    if "entry" in attributes and attributes["form"] != "key":
        return any(_reports(text, entry) for entry in _entries(attributes["entry"]))
    return True


def _entries(value: Value) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (str(value),)


def _reports(text: AnnotatedText, key: str) -> bool:
    """Whether the entry behind a key is there and is no mere registration; a footnote must name a source."""
    found = [one for one in text.of("@reference").all if one.attributes.get("key") == key]
    return any(one.attributes["status"] not in ("registration", "protocol") for one in found)
