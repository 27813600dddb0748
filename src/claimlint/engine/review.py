"""Gathers what a reviewer wants beside the findings: an annotated text goes in, its claims and references come out."""

from __future__ import annotations

from claimlint.engine.ledger import claim_entries
from claimlint.engine.reference_ledger import reference_ledger
from claimlint.model.reference_ledger import ReferenceRow
from claimlint.model.review import ReferenceListing, Review
from claimlint.model.text import AnnotatedText

_IDENTIFIERS = ("doi", "pmid", "pmcid", "trial", "url")


def review(text: AnnotatedText) -> Review:
    """The text, its front matter, its claims in reading order, and its references as in the reference ledger."""
    document = text.document
    return Review(document.blocks, tuple(document.front_matter.values()), claim_entries(text), _references(text))


def _references(text: AnnotatedText) -> tuple[ReferenceListing, ...]:
    return tuple(map(_listing, reference_ledger(text.document.source.path, text, {}).references))


def _listing(row: ReferenceRow) -> ReferenceListing:
    entry = row.entry
    return ReferenceListing(
        text=row.text,
        start=row.start,
        place=row.place,
        status=entry.status,
        number=row.key.lstrip("^@"),
        identifiers=tuple((kind, str(value)) for kind in _IDENTIFIERS if (value := getattr(entry, kind))),
        server=entry.server,
        called_preprint=bool(row.labelled),
        markers=len(row.cited),
    )
