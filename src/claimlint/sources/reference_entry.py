"""Reference entries: the text of one goes in, its authors, year, title, container and identifiers come out.

Reads the styles that blogs use (APA, AMA, Vancouver, MLA, numbered, bare address). What cannot be read stays empty.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from claimlint.model.reference import Entry
from claimlint.sources.entry_parts import LONGEST, numbered, parts_of, without_addresses
from claimlint.sources.entry_status import is_labelled, status_of
from claimlint.sources.identifiers import Identifier, accession_in, identifiers
from claimlint.sources.preprint_servers import deposit_of_doi


def read_entry(text: str, link_targets: tuple[str, ...] = ()) -> Entry:
    """What one entry tells; addresses behind its words count like those in its text."""
    text = text[:LONGEST]
    found = identifiers(text + "".join(f" {target[:LONGEST]}" for target in link_targets))
    number, body = numbered(text)
    plain = without_addresses(body)
    surname, year, title, container = parts_of(plain)
    status, server = status_of(plain, found)
    entry = Entry(status, number, surname, year, title, container, server=server, labelled=is_labelled(plain))
    return with_identifiers(entry, found)


def entry_from(attributes: Mapping[str, object]) -> Entry:
    """The entry that the attributes of a `@reference` describe."""
    number, year = attributes.get("number"), attributes.get("year")

    def said(name: str) -> str:
        return str(attributes.get(name, ""))

    return Entry(
        said("status"),
        number if isinstance(number, int) else None,
        said("surname"),
        year if isinstance(year, int) else None,
        said("title"),
        said("container"),
        doi=said("doi"),
        pmid=said("pmid"),
        pmcid=said("pmcid"),
        trial=said("trial"),
        url=said("url"),
        isbn=said("isbn"),
        accession=said("accession"),
        server=said("server"),
    )


def with_identifiers(entry: Entry, found: Sequence[Identifier]) -> Entry:
    """The entry with the first identifier of each kind; where DOIs name a preprint and its article, the article's."""
    first = {one.kind: one.value for one in reversed(found)}
    return replace(
        entry,
        doi=_doi_of(found),
        pmid=first.get("pmid", ""),
        pmcid=first.get("pmcid", ""),
        trial=first.get("trial", ""),
        url=first.get("url", ""),
        isbn=first.get("isbn", ""),
        accession=accession_in(found),
    )


def _doi_of(found: Sequence[Identifier]) -> str:
    dois = [one.value for one in found if one.kind == "doi"]
    reviewed = [doi for doi in dois if not ((deposit := deposit_of_doi(doi)) and deposit.is_preprint)]
    return (reviewed or dois or [""])[0]
