"""Which DOIs and addresses are preprints: an identifier goes in, the server and what it carries come out.

The table stands in `preprint_servers.tsv`, with its sources.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from urllib.parse import unquote

from claimlint.sources.late_patterns import late

#: The statuses that make a citation a preprint; the others are known not to be one, or tell nothing.
UNREVIEWED = frozenset({"preprint", "reviewed-preprint", "likely"})
_SCHEME = late(r"(?:https?://)?(?:www\d?\.)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Deposit:
    """Where a DOI or address leads."""

    server: str
    status: str
    """preprint, reviewed-preprint, likely, unclear, article, protocol or registration."""

    @property
    def is_preprint(self) -> bool:
        """Whether it has to be called a preprint."""
        return self.status in UNREVIEWED


@cache
def _table() -> tuple[tuple[str, re.Pattern[str], Deposit], ...]:
    text = files(__package__).joinpath("preprint_servers.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return tuple((form, re.compile(shape), Deposit(server, status)) for form, status, server, shape in rows)


def _first(form: str, value: str) -> Deposit | None:
    return next((deposit for one, shape, deposit in _table() if one == form and shape.match(value)), None)


def deposit_of_doi(doi: str) -> Deposit | None:
    """What the shape of a DOI tells; None when it tells nothing, as for most journals."""
    return _first("doi", doi.lower())


def deposit_of_url(url: str) -> Deposit | None:
    """What the host and path of an address tell, leaving aside a DOI within."""
    plain = unquote(url[:500]).lower()
    scheme = _SCHEME.match(plain)
    return _first("url", plain[scheme.end() if scheme else 0 :])


def deposit_of(kind: str, value: str) -> Deposit | None:
    """What an identifier of a kind tells; only DOIs and addresses tell anything."""
    if kind == "url":
        return deposit_of_url(value)
    return deposit_of_doi(value) if kind == "doi" else None


def servers() -> frozenset[str]:
    """The names of all servers that carry preprints."""
    return frozenset(deposit.server for _, _, deposit in _table() if deposit.is_preprint)
