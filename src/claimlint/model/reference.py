"""One reference as plain data, whether it stood in the draft or in the bibliography file that the draft names."""

from __future__ import annotations

from dataclasses import dataclass

#: What an entry can be.
STATUSES = ("article", "preprint", "protocol", "registration", "web", "book", "unknown")

#: What announces results, but does not report them.
NO_RESULTS = frozenset({"registration", "protocol"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One reference as far as it could be read; empty where it could not."""

    status: str
    """One of STATUSES."""
    number: int | None = None
    surname: str = ""
    """The first author's."""
    year: int | None = None
    title: str = ""
    container: str = ""
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""
    trial: str = ""
    url: str = ""
    isbn: str = ""
    accession: str = ""
    """Where a preprint has no DOI: `arXiv:2305.01234`, or Europe PMC's `PPR712345`."""
    server: str = ""
    """The preprint server, when it is a preprint."""
    labelled: bool = False
    """Its own words call it a preprint, or name its server."""

    @property
    def identifiers(self) -> tuple[str, ...]:
        """What it can be looked up by, and compared with: all that identifies it, in lower case."""
        found = (self.doi, self.pmid, self.pmcid, self.trial, self.isbn, self.accession, self.url)
        return tuple(one.lower() for one in found if one)
