"""The registries that are asked, where each is, and how fast it lets itself be asked.

Limits as the services document them (Crossref's since December 2025), or below where none is known; what a service
declares in its answers counts more, and a mirror is asked as fast as it answers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

#: Requests that are under way at one registry at any time.
AT_ONCE = 16


@dataclass(frozen=True, slots=True)
class Registry:
    """One registry as it is asked in this run."""

    id: str
    """Its name in the settings."""
    name: str
    address: str
    """Without a slash at its end."""
    per_second: float | None
    """Requests a second until its answers declare another limit; None for no limit."""
    at_once: int = AT_ONCE


_OFFICIAL = {
    "crossref": Registry("crossref", "Crossref", "https://api.crossref.org", 5, 3),
    "datacite": Registry("datacite", "DataCite", "https://api.datacite.org", 3, 3),
    "doi": Registry("doi", "doi.org", "https://doi.org", 5, 3),
    "pubmed": Registry("pubmed", "PubMed", "https://eutils.ncbi.nlm.nih.gov", 3, 3),
    "europepmc": Registry("europepmc", "Europe PMC", "https://www.ebi.ac.uk/europepmc/webservices/rest", 5, 3),
    "arxiv": Registry("arxiv", "arXiv", "https://export.arxiv.org", 1 / 3, 1),
}
#: What Crossref allows to those who say how they can be reached.
_POLITE = 10


def registries(mirrors: Mapping[str, str], contact: str) -> Mapping[str, Registry]:
    """All registries by their name in the settings; `mirrors` are other addresses for some of them."""
    found = dict(_OFFICIAL)
    if contact:
        plain = found["crossref"]
        found["crossref"] = Registry(plain.id, plain.name, plain.address, _POLITE, plain.at_once)
    for name, address in mirrors.items():
        if address:
            found[name] = Registry(name, found[name].name, address.rstrip("/"), None)
    return found
