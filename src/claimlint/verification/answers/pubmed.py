"""What PubMed's E-utilities answer to `esummary`: an article's summary."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from claimlint.model.registry import Notice, Record, gravest_first
from claimlint.verification.answers import AUTHORS, Nonsense, clean, dicts, flagged, json_of, titles_of, years_in

_NAME = "PubMed"
_ABSENT = "cannot get document summary"
_BY_TYPE = {"retracted publication": "retraction", "withdrawn publication": "withdrawal"}
_BY_REFERENCE = {
    "retraction in": "retraction", "partial retraction in": "partial-retraction",
    "expression of concern in": "concern", "erratum in": "correction", "corrected and republished in": "correction",
}  # fmt: skip
_PUBLISHED, _NEWER = "update in", ("update in", "republished in")
_DATES = ("pubdate", "epubdate", "sortpubdate")
_INITIALS = re.compile(r"\s+[A-Z][A-Z-]{0,4}(?:\s+(?:Jr|Sr|2nd|3rd|4th))?$")


def read(body: bytes, key: str, day: date) -> Record | None:
    """The record of the article that was asked for."""
    number = key.partition(":")[2]
    result = json_of(body).get("result")
    told = result.get(number) if isinstance(result, dict) else None
    if not isinstance(told, dict):
        raise Nonsense("no summary")
    if "error" in told:
        if _ABSENT in str(told["error"]).lower():
            return None
        raise Nonsense("an error")
    return _record(told, day)


def _record(told: dict[str, Any], day: date) -> Record:
    authors = [one for one in dicts(told.get("authors")) if clean(one.get("name"))]
    types = {str(one).lower() for one in told.get("pubtype", ()) if isinstance(one, str)}
    is_preprint = "preprint" in types
    return Record(
        state="found",
        registry=_NAME,
        checked=day,
        titles=titles_of(_titles(told)),
        authors=tuple(_surname(one) for one in authors[:AUTHORS]),
        group=any("collective" in str(one.get("authtype", "")).lower() for one in authors[:1]),
        years=years_in(told.get(name, "") for name in _DATES),
        container=clean(told.get("fulljournalname")) or clean(told.get("source")),
        language="" if "eng" in (told.get("lang") or ["eng"]) else "other",
        kind="preprint" if is_preprint else "",
        notices=gravest_first(_notices(told, types)),
        published=_referred(told, (_PUBLISHED,)) if is_preprint else "",
        newer="" if is_preprint else _referred(told, _NEWER),
    )


def _titles(told: dict[str, Any]) -> Iterator[str]:
    """PubMed sets translated titles in brackets."""
    title = clean(told.get("title")).rstrip(".")
    yield title[1:-1] if title.startswith("[") and title.endswith("]") else title
    yield clean(told.get("vernaculartitle"))


def _surname(author: dict[str, Any]) -> str:
    """`Alder JM` without the initials."""
    return _INITIALS.sub("", clean(author.get("name")))


def _notices(told: dict[str, Any], types: set[str]) -> Iterator[Notice]:
    for one in dicts(told.get("references")):
        kind = _BY_REFERENCE.get(str(one.get("reftype", "")).lower())
        if kind:
            yield Notice(kind, "", _pmid(one), _NAME)
    told_already = {_BY_REFERENCE.get(str(one.get("reftype", "")).lower()) for one in dicts(told.get("references"))}
    flags = {_BY_TYPE[one] for one in types if one in _BY_TYPE} | {flagged(clean(told.get("title")))} - {""}
    yield from (Notice(flag, source=_NAME) for flag in flags - told_already)


def _referred(told: dict[str, Any], kinds: tuple[str, ...]) -> str:
    found = [_pmid(one) for one in dicts(told.get("references")) if str(one.get("reftype", "")).lower() in kinds]
    return next(filter(None, found), "")


def _pmid(reference: dict[str, Any]) -> str:
    number = str(reference.get("pmid") or "").strip()
    return f"pmid:{number}" if number.isdecimal() and number != "0" else ""
