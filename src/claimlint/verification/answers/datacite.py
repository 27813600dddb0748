"""What DataCite answers: a deposit such as a preprint or a data set."""

from __future__ import annotations

from datetime import date
from typing import Any

from claimlint.model.registry import Notice, Record
from claimlint.verification.answers import AUTHORS, Nonsense, clean, dicts, flagged, json_of, titles_of, years_in

_NAME = "DataCite"
#: How a deposit is related to what came after it.
_NEWER = ("ispreviousversionof", "isobsoletedby")
_PUBLISHED = ("ispreprintof", "isversionof", "ispublishedin")


def read(body: bytes, key: str, day: date) -> Record | None:  # noqa: ARG001 - DataCite answers with one deposit
    """The record of the deposit that was asked for."""
    data = json_of(body).get("data")
    told = data.get("attributes") if isinstance(data, dict) else None
    if not isinstance(told, dict):
        raise Nonsense("no deposit")
    titles = [clean(one.get("title")) for one in dicts(told.get("titles"))]
    first = dicts(told.get("creators"))[:1]
    types = told.get("types") if isinstance(told.get("types"), dict) else {}
    is_preprint = isinstance(types, dict) and types.get("resourceTypeGeneral") == "Preprint"
    flag = flagged(titles[0]) if titles else ""
    return Record(
        state="found",
        registry=_NAME,
        checked=day,
        titles=titles_of([": ".join(titles[:2]), *titles] if len(titles) > 1 else titles),
        authors=tuple(name for one in dicts(told.get("creators"))[:AUTHORS] if (name := _name(one))),
        group=any(one.get("nameType") == "Organizational" for one in first),
        years=years_in([told.get("publicationYear", ""), *(one.get("date", "") for one in dicts(told.get("dates")))]),
        container=clean(told.get("publisher")),
        language=clean(told.get("language")),
        kind="preprint" if is_preprint else "",
        notices=(Notice(flag, source=_NAME),) if flag else (),
        published=_related(told, _PUBLISHED) if is_preprint else "",
        newer=_related(told, _NEWER),
    )


def _name(creator: dict[str, Any]) -> str:
    """The family name; `Alder, Jo` without the given name."""
    return clean(creator.get("familyName")) or clean(creator.get("name")).partition(",")[0]


def _related(told: dict[str, Any], kinds: tuple[str, ...]) -> str:
    for one in dicts(told.get("relatedIdentifiers")):
        is_doi = str(one.get("relatedIdentifierType", "")).lower() == "doi"
        if is_doi and str(one.get("relationType", "")).lower() in kinds:
            return f"doi:{clean(one.get('relatedIdentifier')).lower()}"
    return ""
