"""What arXiv answers: an Atom feed with one preprint."""

from __future__ import annotations

import re
from datetime import date
from xml.etree.ElementTree import Element, ParseError, fromstring

from claimlint.model.registry import Notice, Record
from claimlint.verification.answers import AUTHORS, Nonsense, clean, titles_of, years_in

_NAME = "arXiv"
_ATOM, _OWN = "{http://www.w3.org/2005/Atom}", "{http://arxiv.org/schemas/atom}"
_ID = re.compile(r"/abs/(.+?)(?:v(\d{1,3}))?$")
_WITHDRAWN = re.compile(r"\bwithdrawn\b", re.IGNORECASE)
_ASKED = re.compile(r"arxiv:(.+?)(?:v(\d{1,3}))?$")


def read(body: bytes, key: str, day: date) -> Record | None:
    """The record of the preprint that was asked for."""
    asked = _ASKED.match(key)
    feed = _feed(body)
    for entry in feed.iter(f"{_ATOM}entry"):
        found = _ID.search(_text(entry, f"{_ATOM}id"))
        if found and asked and found[1].lower() == asked[1].lower():
            return _record(entry, asked[2], found[2], day)
    return None


def _feed(body: bytes) -> Element:
    """The feed; a document type, which could hold entities without end, is no part of one."""
    if b"<!DOCTYPE" in body or b"<!ENTITY" in body:
        raise Nonsense("a document type")
    try:
        feed = fromstring(body)  # noqa: S314 - without a document type there are no entities to expand
    except (ParseError, ValueError):
        raise Nonsense("no feed") from None
    if feed.tag != f"{_ATOM}feed":
        raise Nonsense("no feed")
    return feed


def _record(entry: Element, asked: str | None, latest: str | None, day: date) -> Record:
    authors = [clean(name.text) for name in entry.iterfind(f"{_ATOM}author/{_ATOM}name")]
    doi = _text(entry, f"{_OWN}doi").lower()
    withdrawn = _WITHDRAWN.search(f"{_text(entry, f'{_OWN}comment')} {_text(entry, f'{_ATOM}summary')[:200]}")
    return Record(
        state="found",
        registry=_NAME,
        checked=day,
        titles=titles_of([_text(entry, f"{_ATOM}title")]),
        authors=tuple(one.rpartition(" ")[2] for one in authors[:AUTHORS] if one),
        years=years_in(_text(entry, f"{_ATOM}{name}") for name in ("published", "updated")),
        container=_NAME,
        kind="preprint",
        notices=(Notice("withdrawal", source=_NAME),) if withdrawn else (),
        published=f"doi:{doi}" if doi else "",
        published_in=_text(entry, f"{_OWN}journal_ref"),
        newer=f"v{latest}" if asked and latest and int(latest) > int(asked) else "",
    )


def _text(entry: Element, tag: str) -> str:
    return clean(entry.findtext(tag))
