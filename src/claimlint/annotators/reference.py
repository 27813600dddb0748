"""Marks reference entries: `@reference` over each entry of a bibliography, each footnote that names a source.

Entries stand under a heading such as References, or show by their shape; several may stand in one paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from claimlint.model.document import Block, Document
from claimlint.model.reference import STATUSES, Entry
from claimlint.model.setting import Setting
from claimlint.model.text import AnnotatedText, Mark, Value
from claimlint.sources.entry_lines import entry_ranges, heading_words, opens_references
from claimlint.sources.entry_parts import numbered
from claimlint.sources.entry_shape import looks_like_entry
from claimlint.sources.reference_entry import read_entry

GIVES: dict[str, dict[str, tuple[str, ...] | None]] = {
    "@reference": {
        "status": STATUSES, "label": ("yes", "no"), "number": None, "entry": None, "surname": None, "year": None,
        "title": None, "container": None, "doi": None, "pmid": None, "pmcid": None, "trial": None, "url": None,
        "isbn": None, "accession": None, "server": None, "located": ("yes", "no", "empty"), "further": ("yes", "no"),
        "gap": ("yes",), "future": ("yes",),
    },
    "@empty-locator": {},
}  # fmt: skip
NEEDS: tuple[str, ...] = ("$",)
LABEL, SERVER = "$preprint-label", "$preprint-server"
_LISTED_NUMBER = re.compile(r"(\d{1,3})[.)][ \t]{1,4}[*_\[\"\u201c]{0,4}$")
#: How a journal's name that SSRN gives itself hides what it is.
_STYLED_AS_JOURNAL = re.compile(r"SSRN Electronic Journal", re.IGNORECASE)


#: Where an address was meant to stand and does not: `available at Zenodo []`, `Retrieved from` at the end.
_EMPTY_LOCATOR = re.compile(
    r"(?:\b(?:available|accessed|retrieved|found)\s+(?:online\s+)?(?:at|from|on)\b[^.\[\]]{0,60})?\[\s?\]"
    r"|\b(?:available\s+(?:at|from)|retrieved\s+from)\s*:?\s*\.?$",
    re.IGNORECASE,
)
_REMARKS = frozenset(("notes", "endnotes", "footnotes"))
_YEARS = re.compile(r"(?<![\d./-])(?:19|20)\d\d(?![\d/-])")
#: The month from which on a reference may carry the next year.
_NEXT_ISSUES = 9


@dataclass(frozen=True, slots=True)
class _Section:
    """What the last heading says of the blocks below it."""

    listed: bool = False
    """Entries are expected here."""
    level: int = 0
    labelled: bool = False
    """The heading calls its entries preprints."""
    further: bool = False
    """Further reading: nothing needs to point to these entries."""
    remarks: bool = False
    """Notes, which may hold remarks as well as references."""


def annotate(text: AnnotatedText, setting: Setting) -> Iterable[Mark]:
    """The reference entries of a document."""
    section = _Section()
    groups = _bibliography_groups(text.document)
    after_entry, last = False, 0
    for number, block in enumerate(text.document.blocks):
        if block.kind == "front-matter":
            continue
        if (words := heading_words(block)) is not None:
            after_entry, last = False, 0
            section = _under(section, block, words, _has(text, LABEL, *_span(text, number)))
            continue
        listed = section.listed or block.group in groups or block.kind == "footnote" or after_entry
        found = list(_entries(text, number, section, listed, setting.as_of))
        after_entry = bool(found) and block.kind != "footnote"
        for mark in found:
            label = mark.attributes.get("number")
            yield _after_gap(mark) if isinstance(label, int) and label > last + 1 > 1 else mark
            last = label if isinstance(label, int) else last


def _after_gap(mark: Mark) -> Mark:
    """An entry whose number does not follow the number of the entry before."""
    return mark._replace(attributes={**mark.attributes, "gap": "yes"})


def _is_future(year: int | None, line: str, day: date) -> bool:
    """Whether an entry's year has not come yet, and none of its years has (a title may look ahead).

    Towards the end of a year journals print next year's issues.
    """
    if year is None or day == date.min:
        return False
    latest = day.year + (day.month >= _NEXT_ISSUES)
    return year > latest and all(int(one) > latest for one in _YEARS.findall(line))


def _under(section: _Section, block: Block, words: str, labelled: bool) -> _Section:
    level = block.level or 7
    opens = opens_references(words)
    if section.listed and level > section.level and not opens:
        return replace(section, labelled=labelled)
    return _Section(opens, level, labelled, opens and "reading" in words, words in _REMARKS)


def _span(text: AnnotatedText, number: int) -> tuple[int, int]:
    span = text.block_spans[number]
    return span.start, span.end


def _has(text: AnnotatedText, kind: str, start: int, end: int) -> bool:
    return bool(text.of(kind).overlapping(start, end))


def _bibliography_groups(document: Document) -> frozenset[int]:
    """Lists whose items all are entries by their shape alone, or bare addresses of sources with numbers."""
    unfit: set[int] = set()
    fit: set[int] = set()
    for block in document.blocks:
        if block.group is not None and block.kind == "list":
            number = _listed_number(document, block)
            line = f"{number}. {block.text}" if number else block.text
            (fit if looks_like_entry(line, listed=False) else unfit).add(block.group)
    return frozenset(fit - unfit)


def _listed_number(document: Document, block: Block) -> int | None:
    """The number of an ordered list's item, which mostly stands in the source in front of its text."""
    if block.number is not None:
        return block.number
    if block.kind != "list" or not block.text:
        return None
    start = block.starts[0]
    match = _LISTED_NUMBER.search(document.source.text[max(0, start - 12) : start])
    return int(match[1]) if match else None


def _entries(text: AnnotatedText, number: int, section: _Section, listed: bool, day: date) -> Iterator[Mark]:
    block = text.document.blocks[number]
    for start, end, opened in entry_ranges(block.text):
        targets = tuple(link.target for link in block.links if start <= link.start < end)
        line = block.text[start:end]
        known = numbered(line)[0] is not None or (start == 0 and _listed_number(text.document, block) is not None)
        in_list = known and (opened or (section.listed and not section.remarks))
        if not looks_like_entry(line, listed=listed or opened, link_targets=targets, in_numbered_list=in_list):
            continue
        low, high = text.token_range(number, start, end)
        if low < high:
            entry = read_entry(line, targets)
            future: dict[str, Value] = {"future": "yes"} if _is_future(entry.year, line, day) else {}
            attributes = _attributes(text, block, entry, section, low, high) | future
            empty = _EMPTY_LOCATOR.search(line) if attributes["located"] == "no" else None
            if empty is not None:
                attributes["located"] = "empty"
                yield Mark("@empty-locator", *text.token_range(number, start + empty.start(), start + empty.end()))
            yield Mark("@reference", low, high, attributes)


def _attributes(
    text: AnnotatedText, block: Block, entry: Entry, section: _Section, low: int, high: int
) -> dict[str, Value]:
    number = entry.number if entry.number is not None else _listed_number(text.document, block)
    fields: dict[str, Value | None] = {
        "number": number, "surname": entry.surname, "year": entry.year, "title": entry.title,
        "container": entry.container, "doi": entry.doi, "pmid": entry.pmid, "pmcid": entry.pmcid,
        "trial": entry.trial, "url": entry.url, "isbn": entry.isbn, "accession": entry.accession,
        "server": entry.server, "entry": _key(block, entry, number, low),
    }  # fmt: skip
    words = text.words(low, high)
    named = _has(text, SERVER, low, high) and not _STYLED_AS_JOURNAL.search(words)
    labelled = section.labelled or named or _has(text, LABEL, low, high)
    known = bool(entry.identifiers) or "ISBN" in words
    yes_no = {"label": labelled, "located": known, "further": section.further}
    told = {name: value for name, value in fields.items() if value is not None and value != ""}
    return {"status": entry.status, **{name: "yes" if holds else "no" for name, holds in yes_no.items()}, **told}


def _key(block: Block, entry: Entry, number: int | None, low: int) -> str:
    """What markers point at: a footnote's label, a number, else the place."""
    if block.kind == "footnote":
        return f"^{block.name}"
    return str(number) if number is not None else f"#{low}"
