"""What Crossref answers: a work, or the works that fit an entry's text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from claimlint.model.registry import Notice, Record, gravest_first
from claimlint.verification.answers import AUTHORS, Nonsense, clean, dicts, flagged, json_of, titles_of, years_in

_NAME = "Crossref"
#: Crossref's types of updates (with either hyphen) as notices; others, such as new editions, are no notice.
_NOTICES = {
    "retraction": "retraction", "withdrawal": "withdrawal", "removal": "removal",
    "partial-retraction": "partial-retraction", "expression-of-concern": "concern", "correction": "correction",
    "corrigendum": "correction", "erratum": "correction",
}  # fmt: skip
_NEWER = ("new-version", "new-edition")
_DATES = ("issued", "published", "published-print", "published-online", "posted")


def read(body: bytes, key: str, day: date) -> Record | None:  # noqa: ARG001 - Crossref answers with one work
    """The record of the work that was asked for."""
    message = json_of(body).get("message")
    if not isinstance(message, dict) or not isinstance(message.get("DOI"), str):
        raise Nonsense("no work")
    return record_of(message, day)


def offered(body: bytes, day: date) -> list[tuple[str, Record]]:
    """The works that a search by text found, each with its DOI."""
    message = json_of(body).get("message")
    if not isinstance(message, dict) or not isinstance(message.get("items"), list):
        raise Nonsense("no works")
    return [(clean(one["DOI"]).lower(), record_of(one, day)) for one in dicts(message["items"]) if one.get("DOI")]


def record_of(work: dict[str, Any], day: date) -> Record:
    """One work as a record."""
    authors = [name for one in dicts(work.get("author"))[:AUTHORS] if (name := _name(one))]
    relation = work.get("relation") if isinstance(work.get("relation"), dict) else {}
    is_preprint = work.get("subtype") == "preprint"
    return Record(
        state="found",
        registry=_NAME,
        checked=day,
        titles=titles_of(_titles(work)),
        authors=tuple(authors),
        group=bool(authors) and not any(one.get("family") for one in dicts(work.get("author"))[:1]),
        years=years_in(_first_part(work.get(name)) for name in _DATES),
        container=_first(work, "container-title"),
        language=clean(work.get("language")),
        kind="preprint" if is_preprint else "",
        notices=gravest_first(_notices(work)),
        published=_related(relation, "is-preprint-of") if is_preprint else "",
        newer=_newer(work, relation),
    )


def _titles(work: dict[str, Any]) -> Iterator[str]:
    title, subtitle = _first(work, "title"), _first(work, "subtitle")
    if subtitle and subtitle.lower() not in title.lower():
        yield f"{title}: {subtitle}"
    yield title
    yield _first(work, "original-title")


def _first(work: dict[str, Any], name: str) -> str:
    found = work.get(name)
    return clean(found[0]) if isinstance(found, list) and found else ""


def _name(author: dict[str, Any]) -> str:
    return clean(author.get("family")) or clean(author.get("name"))


def _first_part(value: object) -> object:
    """The year of Crossref's `{"date-parts": [[2019, 3]]}`."""
    parts = value.get("date-parts") if isinstance(value, dict) else None
    first = parts[0] if isinstance(parts, list) and parts else None
    return first[0] if isinstance(first, list) and first else ""


def _notices(work: dict[str, Any]) -> Iterator[Notice]:
    for one in dicts(work.get("updated-by")):
        kind = _NOTICES.get(_type(one))
        if kind:
            doi = clean(one.get("DOI")).lower()
            source = "Retraction Watch" if one.get("source") == "retraction-watch" else _NAME
            yield Notice(kind, _day(one.get("updated")), f"doi:{doi}" if doi else "", source)
    flag = flagged(_first(work, "title"))
    if flag and not any(_type(one) in ("retraction", "withdrawal", "removal") for one in dicts(work.get("updated-by"))):
        yield Notice(flag, source=_NAME)


def _type(update: dict[str, Any]) -> str:
    return str(update.get("type", "")).lower().replace("_", "-")


def _day(value: object) -> str:
    parts = value.get("date-parts") if isinstance(value, dict) else None
    first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
    numbers = [one for one in first[:3] if isinstance(one, int) and 0 < one < 10_000]
    return "-".join(f"{one:02}" for one in numbers)


def _related(relation: object, name: str) -> str:
    found = dicts(relation.get(name)) if isinstance(relation, dict) else []
    dois = [clean(one.get("id")).lower() for one in found if one.get("id-type") == "doi"]
    return f"doi:{dois[0]}" if dois and dois[0] else ""


def _newer(work: dict[str, Any], relation: object) -> str:
    updates = [clean(one.get("DOI")).lower() for one in dicts(work.get("updated-by")) if _type(one) in _NEWER]
    return f"doi:{updates[-1]}" if updates and updates[-1] else _related(relation, "is-replaced-by")
