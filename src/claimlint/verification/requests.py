"""Which requests a reference leads to: a key or an entry's text goes in, the requests come out in their order.

Nothing but the identifier, or the entry's own words, is sent; besides it the house's address, where a registry asks
for one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import quote, urlencode

from claimlint.sources.registry_keys import LONGEST_QUERY

#: DOIs that DataCite has and Crossref has not, by their beginnings.
_OF_DATACITE = ("10.48550/", "10.5281/", "10.6084/", "10.17605/", "10.23668/", "10.57844/", "10.60763/")
_OFFERED = 5
_Requests: TypeAlias = Callable[[str, str], "Iterator[Request]"]


@dataclass(frozen=True, slots=True)
class Request:
    """One GET request."""

    registry: str
    """The registry's name in the settings."""
    path: str
    """From the registry's address on, with its query."""
    answers: str
    """The name of the module in `answers` that reads what comes back."""


def requests_for(key: str, contact: str) -> tuple[Request, ...]:
    """Who is asked for an identifier, one after another until one knows it."""
    kind, _, value = key.partition(":")
    return tuple(_BY_KIND[kind](value, contact))


def request_by_text(printed: str, contact: str) -> Request:
    """The search for an entry without an identifier."""
    words = " ".join(printed.split())[:LONGEST_QUERY]
    query = {"query.bibliographic": words, "rows": str(_OFFERED), **_mailto(contact)}
    return Request("crossref", f"/works?{urlencode(query)}", "crossref")


def _doi(value: str, contact: str) -> Iterator[Request]:
    """Crossref first, except for what only DataCite keeps; doi.org knows whether anybody else does."""
    crossref = Request("crossref", _with_query(f"/works/{quote(value, safe='')}", _mailto(contact)), "crossref")
    datacite = Request("datacite", _with_query(f"/dois/{quote(value, safe='')}", _mailto(contact)), "datacite")
    yield from (datacite, crossref) if value.startswith(_OF_DATACITE) else (crossref, datacite)
    yield Request("doi", f"/api/handles/{quote(value, safe='')}", "handle")


def _pmid(value: str, contact: str) -> Iterator[Request]:
    query = {"db": "pubmed", "id": value, "retmode": "json", "tool": "claimlint"}
    if contact:
        query["email"] = contact
    yield Request("pubmed", f"/entrez/eutils/esummary.fcgi?{urlencode(query)}", "pubmed")


def _europepmc(field: str) -> _Requests:
    def requests(value: str, contact: str) -> Iterator[Request]:  # noqa: ARG001 - it asks for no address
        query = {"query": f"{field}:{value}", "format": "json", "resultType": "core", "pageSize": "1"}
        yield Request("europepmc", f"/search?{urlencode(query)}", "europepmc")

    return requests


def _arxiv(value: str, contact: str) -> Iterator[Request]:  # noqa: ARG001 - it asks for no address
    """Without its version, so that the newest one answers."""
    yield Request("arxiv", f"/api/query?{urlencode({'id_list': without_version(value)})}", "arxiv")


def without_version(value: str) -> str:
    """An arXiv number without `v2`."""
    number, mark, version = value.rpartition("v")
    return number if mark and version.isdecimal() else value


def _mailto(contact: str) -> dict[str, str]:
    return {"mailto": contact} if contact else {}


def _with_query(path: str, query: dict[str, str]) -> str:
    return f"{path}?{urlencode(query)}" if query else path


_BY_KIND: dict[str, _Requests] = {
    "doi": _doi, "pmid": _pmid, "pmcid": _europepmc("PMCID"), "ppr": _europepmc("EXT_ID"), "arxiv": _arxiv,
}  # fmt: skip
