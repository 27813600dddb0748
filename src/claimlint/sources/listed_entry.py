"""Entries of bibliography files (.bib, CSL): their fields go in, an entry like those read from a draft comes out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimlint.model.reference import Entry
from claimlint.sources.entry_status import is_labelled, status_of
from claimlint.sources.identifiers import identifiers
from claimlint.sources.late_patterns import late
from claimlint.sources.reference_entry import with_identifiers

#: Characters of one field that are read.
LONGEST_FIELD = 1000
_YEAR = late(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")


class BibliographyFault(Exception):
    """A bibliography that cannot be read: the line (1-based, 0 when unknown) and the reason."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Fields:
    """What a bibliography file says of one source, as plain text; empty where it says nothing."""

    kind: str
    """article, book, web, preprint or unknown: what the type of the entry says."""
    surname: str = ""
    date: str = ""
    title: str = ""
    container: str = ""
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""
    isbn: str = ""
    url: str = ""
    other: str = ""
    """Notes, publisher, genre and the like, which may name a server or a registry."""


def entry_of(fields: Fields) -> Entry:
    """The entry that the fields describe; its identifiers are read as those of an entry in a draft."""
    written = _written(fields)
    found = identifiers(written)
    named = f"{fields.container} {fields.other}"
    status, server = status_of(named, found)
    known = any(one.kind in ("doi", "pmid", "pmcid", "ppr", "arxiv", "trial") for one in found)
    if not known and status in ("unknown", "web") and fields.kind != "unknown":
        status = fields.kind
    year = _YEAR.search(fields.date)
    entry = Entry(
        status,
        surname=fields.surname,
        year=int(year[0]) if year else None,
        title=fields.title,
        container=fields.container,
        server=server,
        labelled=fields.kind == "preprint" or is_labelled(named),
    )
    return with_identifiers(entry, found)


def _written(fields: Fields) -> str:
    """The identifiers in the form in which drafts write them, and all that may name more."""
    doi = re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", fields.doi, flags=re.IGNORECASE)
    pmcid = re.sub(r"^(?:PMC)?(?=\d)", "PMC", fields.pmcid)
    pairs = (("doi:", doi), ("PMID: ", fields.pmid), ("", pmcid), ("ISBN ", fields.isbn), ("", fields.url))
    return " ; ".join([*(f"{label}{value}" for label, value in pairs if value), fields.other])
