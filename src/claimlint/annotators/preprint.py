"""Marks what cites or names a preprint: `@preprint` on DOIs, addresses, server names and markers whose entry is one.

Labels are no part of it: whether the text calls it a preprint is for rules and the vocabulary `$preprint-label`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimlint.model.reference import Entry
from claimlint.model.setting import Setting
from claimlint.model.text import AnnotatedText, Mark, Value
from claimlint.sources.identifiers import identifiers, in_address
from claimlint.sources.preprint_servers import Deposit, deposit_of, deposit_of_doi, deposit_of_url
from claimlint.sources.server_mentions import cites_server

GIVES: dict[str, dict[str, tuple[str, ...] | None]] = {
    "@preprint": {
        "place": ("text", "reference"), "by": ("doi", "url", "name", "marker"),
        "status": ("preprint", "reviewed-preprint", "likely"), "server": None, "entry": None,
    }
}  # fmt: skip
NEEDS: tuple[str, ...] = ("$", "@citation", "@reference")
SERVER = "$preprint-server"


def annotate(text: AnnotatedText, setting: Setting) -> Iterable[Mark]:
    """The preprints that a document cites or names, one mark a place."""
    yield from _cited(text)
    yield from _named(text)
    yield from _in_entries(text)


def _cited(text: AnnotatedText) -> Iterator[Mark]:
    entries = {str(one.attributes["entry"]): one for one in reversed(text.of("@reference").all)}
    for mark in text.of("@citation").all:
        found = _of_target(str(mark.attributes.get("target", "")), str(mark.attributes["form"]))
        if found is None:
            key = str(mark.attributes.get("entry", ""))
            found = _of_entry(key, entries) or _of_filed(key, text.document.bibliography.get(key[1:]))
        if found is not None:
            yield Mark("@preprint", mark.start, mark.end, {"place": "text", **found})


def _of_target(target: str, form: str) -> dict[str, Value] | None:
    if not target:
        return None
    if form in ("ppr", "arxiv"):
        return {"by": "doi", "status": "preprint", "server": "arXiv" if form == "arxiv" else "Europe PMC"}
    by_url = deposit_of_url(target)
    if by_url is not None:
        return _told(by_url, "url")
    dois = [value for kind, value in in_address(target) if kind == "doi"]
    return next((told for doi in dois if (told := _told(deposit_of_doi(doi), "doi"))), None)


def _told(deposit: Deposit | None, by: str) -> dict[str, Value] | None:
    if deposit is None or not deposit.is_preprint:
        return None
    return {"by": by, "status": deposit.status, "server": deposit.server}


def _of_entry(key: str, entries: dict[str, Mark]) -> dict[str, Value] | None:
    """What the entry behind a marker tells, when it is a preprint."""
    entry = entries.get(key)
    if entry is None or entry.attributes["status"] != "preprint":
        return None
    server = {"server": entry.attributes["server"]} if "server" in entry.attributes else {}
    return {"by": "marker", "status": "preprint", "entry": key, **server}


def _of_filed(key: str, entry: Entry | None) -> dict[str, Value] | None:
    """What the entry of a bibliography file tells, when it is a preprint."""
    if entry is None or not key.startswith("@") or entry.status != "preprint":
        return None
    server = {"server": entry.server} if entry.server else {}
    return {"by": "marker", "status": "preprint", "entry": key, **server}


def _named(text: AnnotatedText) -> Iterator[Mark]:
    for mark in text.of(SERVER).all:
        if text.of("@reference").overlapping(mark.start, mark.end) or text.block(mark.start).kind == "front-matter":
            continue
        sentence = text.sentence(mark.start)
        before, after = text.words(sentence.start, mark.start), text.words(mark.end, sentence.end)
        if cites_server(before, after):
            told: dict[str, Value] = {"by": "name", "status": "preprint", "server": text.words(mark.start, mark.end)}
            yield Mark("@preprint", mark.start, mark.end, {"place": "text", **told})


def _in_entries(text: AnnotatedText) -> Iterator[Mark]:
    for entry in text.of("@reference").all:
        block = text.tokens.blocks[entry.start]
        offset = text.tokens.starts[entry.start]
        for one in identifiers(text.words(entry.start, entry.end)):
            told = _told(deposit_of(one.kind, one.value), one.kind)
            low, high = text.token_range(block, offset + one.start, offset + one.end)
            if told and low < high:
                yield Mark("@preprint", low, high, {"place": "reference", **told})
