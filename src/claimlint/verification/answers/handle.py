"""What doi.org answers: whether any registry has given out a DOI, and nothing else of it."""

from __future__ import annotations

from datetime import date

from claimlint.model.registry import Record
from claimlint.verification.answers import Nonsense, json_of

_EXISTS, _UNKNOWN = 1, 100


def read(body: bytes, key: str, day: date) -> Record | None:  # noqa: ARG001 - doi.org answers with one DOI
    """A record that says no more than that the DOI exists."""
    code = json_of(body).get("responseCode")
    if code == _UNKNOWN:
        return None
    if code != _EXISTS:
        raise Nonsense("no response code")
    return Record("exists", "doi.org", day)
