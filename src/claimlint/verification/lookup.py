"""Looks one reference up: a key or an entry's text goes in, its record or a proposal comes out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from claimlint.model.reference import Entry
from claimlint.model.registry import RETRACTION_LIST, Proposal, Record, gravest_first
from claimlint.sources.agreement import compare
from claimlint.verification.answers import Nonsense, reader
from claimlint.verification.answers.crossref import offered
from claimlint.verification.requests import Request, request_by_text, requests_for
from claimlint.verification.transport import Transport, Unanswered

#: Registries whose “not found” (status 404) says that there is no such work; the others answer with none.
_SAY_NOT_FOUND = ("crossref", "datacite", "doi")


@dataclass(frozen=True, slots=True)
class Desk:
    """Where references are looked up in this run."""

    transports: Mapping[str, Transport]
    """By the registries' names in the settings."""
    contact: str
    today: date


async def look_up(key: str, desk: Desk, before: Record | None) -> Record:
    """What the first registry that knows an identifier says of it, with what a list of retractions said before.

    Raises Unanswered when one of them does not answer: then nobody can say that it is missing.
    """
    record = await _first(key, desk)
    if record.published and not record.published_in:
        record = await _with_place(record, desk)
    kept = [one for one in before.notices if one.source == RETRACTION_LIST] if before else []
    return replace(record, notices=gravest_first((*record.notices, *kept)))


async def _first(key: str, desk: Desk) -> Record:
    last = ""
    for request in requests_for(key, desk.contact):
        last = desk.transports[request.registry].registry.name
        body = await desk.transports[request.registry].get(request.path)
        if body is None and request.registry not in _SAY_NOT_FOUND:
            raise Unanswered(f"{last} has nothing at this address")
        found = _read(request, body, key, desk) if body is not None else None
        if found is not None:
            return found
    return Record("missing", last, desk.today)


def _read(request: Request, body: bytes, key: str, desk: Desk) -> Record | None:
    try:
        return reader(request.answers)(body, key, desk.today)
    except Nonsense as nonsense:
        name = desk.transports[request.registry].registry.name
        raise Unanswered(f"{name} answered with something that is no answer ({nonsense})") from None


async def _with_place(preprint: Record, desk: Desk) -> Record:
    """A preprint with the journal that its article is in, where that can be learnt."""
    try:
        article = await _first(preprint.published, desk)
    except Unanswered:
        return preprint
    return replace(preprint, published_in=article.container)


async def propose(entry: Entry, printed: str, desk: Desk) -> Proposal:
    """The work that an entry without an identifier may be; raises Unanswered when Crossref does not answer.

    Only what agrees in title and in author or year is offered, and it stays an offer.
    """
    request = request_by_text(printed, desk.contact)
    body = await desk.transports[request.registry].get(request.path)
    if body is None:
        raise Unanswered("Crossref has nothing at this address")
    try:
        works = offered(body, desk.today)
    except Nonsense as nonsense:
        raise Unanswered(f"Crossref answered with something that is no answer ({nonsense})") from None
    for doi, record in works:
        said = compare(entry, printed, record)
        if record.titles and said.known and not said.differs:
            year = record.years[0] if record.years else None
            return Proposal(printed, desk.today, f"doi:{doi}", record.title, record.author, year)
    return Proposal(printed, desk.today)
