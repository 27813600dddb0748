"""What Europe PMC answers to a search for one article or preprint."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from claimlint.model.registry import Notice, Record, gravest_first
from claimlint.verification.answers import AUTHORS, Nonsense, clean, dicts, flagged, json_of, titles_of, years_in

_NAME = "Europe PMC"
_NOTICES = {
    "retraction in": "retraction", "partial retraction in": "partial-retraction", "withdrawal in": "withdrawal",
    "expression of concern in": "concern", "erratum in": "correction", "corrected and republished in": "correction",
}  # fmt: skip
_PUBLISHED, _NEWER = ("preprint of",), ("update in", "republished in")


def read(body: bytes, key: str, day: date) -> Record | None:
    """The record of what was asked for; Europe PMC answers a search, so another work is none."""
    found = json_of(body)
    results = found.get("resultList")
    if not isinstance(results, dict) or not isinstance(results.get("result"), list):
        raise Nonsense("no results")
    wanted = key.partition(":")[2].lower()
    fitting = [one for one in dicts(results["result"]) if wanted in (_id(one, "pmcid"), _id(one, "id"))]
    return _record(fitting[0], day) if fitting else None


def _id(told: dict[str, Any], name: str) -> str:
    return str(told.get(name, "")).lower()


def _record(told: dict[str, Any], day: date) -> Record:
    journal = told.get("journalInfo")
    inner = journal.get("journal") if isinstance(journal, dict) else None
    authors = _authors(told)
    title = clean(told.get("title"))
    is_preprint = told.get("source") == "PPR"
    return Record(
        state="found",
        registry=_NAME,
        checked=day,
        titles=titles_of([title.strip("[]") if title.startswith("[") else title]),
        authors=tuple(authors[:AUTHORS]),
        group=not any(one.get("lastName") for one in _listed(told)[:1]) and bool(_listed(told)),
        years=years_in(told.get(name, "") for name in ("pubYear", "firstPublicationDate", "electronicPublicationDate")),
        container=clean(inner.get("title")) if isinstance(inner, dict) else "",
        language="" if told.get("language", "eng") == "eng" else "other",
        kind="preprint" if is_preprint else "",
        notices=gravest_first(_notices(told, title)),
        published=_related(told, _PUBLISHED) if is_preprint else "",
        newer=_related(told, _NEWER),
    )


def _listed(told: dict[str, Any]) -> list[dict[str, Any]]:
    found = told.get("authorList")
    return dicts(found.get("author")) if isinstance(found, dict) else []


def _authors(told: dict[str, Any]) -> list[str]:
    listed = [clean(one.get("lastName")) or clean(one.get("collectiveName")) for one in _listed(told)]
    if any(listed):
        return [one for one in listed if one]
    named = clean(told.get("authorString")).rstrip(".").split(", ")
    return [one.rpartition(" ")[0] or one for one in named if one]


def _comments(told: dict[str, Any]) -> list[dict[str, Any]]:
    found = told.get("commentCorrectionList")
    return dicts(found.get("commentCorrection")) if isinstance(found, dict) else []


def _notices(told: dict[str, Any], title: str) -> Iterator[Notice]:
    kinds = set()
    for one in _comments(told):
        kind = _NOTICES.get(str(one.get("type", "")).lower())
        if kind:
            kinds.add(kind)
            yield Notice(kind, "", _identifier(one), _NAME)
    types = told.get("pubTypeList")
    named = types.get("pubType") if isinstance(types, dict) else ()
    if "retraction" not in kinds and "retracted publication" in {str(one).lower() for one in named or ()}:
        yield Notice("retraction", source=_NAME)
    flag = flagged(title)
    if flag and flag not in kinds:
        yield Notice(flag, source=_NAME)


def _related(told: dict[str, Any], kinds: tuple[str, ...]) -> str:
    found = [_identifier(one) for one in _comments(told) if str(one.get("type", "")).lower() in kinds]
    return next(filter(None, found), "")


def _identifier(comment: dict[str, Any]) -> str:
    number = clean(comment.get("id"))
    kind = {"MED": "pmid", "PPR": "ppr"}.get(str(comment.get("source", "MED")))
    return f"{kind}:{number}" if kind and number else ""
