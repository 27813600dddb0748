"""Gathers what a reviewer wants beside the findings: an annotated text goes in, its claims and references come out."""

from __future__ import annotations

from collections import Counter

from claimlint.engine.ledger import claim_entries
from claimlint.engine.lines import LineIndex
from claimlint.model.review import ReferenceListing, Review
from claimlint.model.text import AnnotatedText, Mark

_IDENTIFIERS = ("doi", "pmid", "pmcid", "trial", "url")


def review(text: AnnotatedText) -> Review:
    """The text, its front matter, its claims in reading order, and its reference list."""
    document = text.document
    return Review(document.blocks, tuple(document.front_matter.values()), claim_entries(text), _references(text))


def _references(text: AnnotatedText) -> tuple[ReferenceListing, ...]:
    lines = LineIndex(text.document.source.text)
    named = Counter(str(mark.attributes.get("entry", "")) for mark in text.of("@citation").all)
    return tuple(_listing(text, mark, lines, named) for mark in text.of("@reference").all)


def _listing(text: AnnotatedText, mark: Mark, lines: LineIndex, named: Counter[str]) -> ReferenceListing:
    start, end = text.source_range(mark.start, mark.end)
    attributes = mark.attributes
    key = str(attributes.get("entry", ""))
    return ReferenceListing(
        text=text.words(mark.start, mark.end),
        start=lines.position(start),
        end=lines.position(end),
        status=str(attributes["status"]),
        number=key.lstrip("^") if not key.startswith("#") else "",
        identifiers=tuple((kind, str(attributes[kind])) for kind in _IDENTIFIERS if attributes.get(kind)),
        server=str(attributes.get("server", "")),
        called_preprint=attributes.get("label") == "yes",
        markers=named[key],
    )
