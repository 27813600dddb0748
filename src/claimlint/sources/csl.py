"""CSL: items of a bibliography as data (JSON or YAML) and the keys that a draft cites go in, their entries come out."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import Any

from claimlint.model.reference import Entry
from claimlint.sources.listed_entry import LONGEST_FIELD, BibliographyFault, Fields, entry_of

_KINDS = {
    "article": "preprint", "article-journal": "article", "article-magazine": "article", "article-newspaper": "web",
    "paper-conference": "article", "book": "book", "chapter": "book", "webpage": "web", "post": "web",
    "post-weblog": "web", "report": "web", "document": "web",
}  # fmt: skip
_OTHER = ("publisher", "genre", "note", "archive", "source", "number", "status", "medium")


def read_csl_json(text: str, wanted: Collection[str]) -> Mapping[str, Entry]:
    """The entries that are wanted, from CSL JSON. Raises BibliographyFault for anything else."""
    try:
        data = json.loads(text)
    except json.JSONDecodeError as fault:
        raise BibliographyFault(fault.lineno, f"it is no JSON ({fault.msg.lower()})") from None
    except RecursionError:
        raise BibliographyFault(1, "it is nested too deeply") from None
    except ValueError:
        raise BibliographyFault(1, "one of its numbers has too many digits") from None
    return read_csl_items(data, wanted)


def read_csl_items(data: object, wanted: Collection[str]) -> Mapping[str, Entry]:
    """The entries that are wanted, from items as data; of two with one key the first counts.

    Raises BibliographyFault when it is no list of items.
    """
    items = data.get("items", data.get("references")) if isinstance(data, dict) else data
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise BibliographyFault(0, "it is no list of CSL items")
    found: dict[str, Entry] = {}
    for item in items:
        key = _plain(item.get("id", ""))
        if key in wanted and key not in found:
            found[key] = entry_of(_fields(item))
    return found


def _fields(item: Mapping[str, Any]) -> Fields:
    def said(*names: str) -> str:
        return next((value for name in names if (value := _plain(item.get(name)))), "")

    return Fields(
        kind=_KINDS.get(said("type"), "unknown"),
        surname=_surname(item.get("author") or item.get("editor")),
        date=_date(item.get("issued") or item.get("year")),
        title=said("title"),
        container=said("container-title", "container-title-short", "journalAbbreviation"),
        doi=said("DOI", "doi"),
        pmid=said("PMID", "pmid"),
        pmcid=said("PMCID", "pmcid"),
        isbn=said("ISBN"),
        url=said("URL", "url"),
        other=" ; ".join(value for name in _OTHER if (value := said(name))),
    )


def _plain(value: object) -> str:
    return " ".join(str(value).split())[:LONGEST_FIELD] if isinstance(value, (str, int, float)) else ""


def _surname(names: object) -> str:
    """The first name's family name, or an organisation."""
    first = names[0] if isinstance(names, list) and names else names
    if not isinstance(first, dict):
        return _plain(first)
    if literal := _plain(first.get("literal")):
        return literal
    particle = _plain(first.get("non-dropping-particle"))
    return f"{particle} {_plain(first.get('family'))}".strip()


def _date(issued: object) -> str:
    """A date in any of CSL's forms, as text with its year in it."""
    if isinstance(issued, list):
        return _date(issued[0]) if issued else ""
    if not isinstance(issued, dict):
        return str(issued or "")[:40]
    parts = issued.get("date-parts")
    if isinstance(parts, list) and parts:
        return _date(parts[0])
    return _plain(issued.get("literal") or issued.get("raw") or issued.get("year"))
