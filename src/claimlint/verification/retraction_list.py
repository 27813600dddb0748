"""The list of Retraction Watch: its CSV file and wanted keys go in, what it says of them comes out; nobody is asked.

The columns are those in which the list is published.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from claimlint.errors import SettingsFault
from claimlint.model.registry import RETRACTION_LIST, Notice, Record, gravest_first
from claimlint.sources.registry_keys import key_of
from claimlint.verification.answers import clean, titles_of, years_in

COLUMNS = (
    "Title", "Journal", "Author", "RetractionDate", "RetractionDOI", "RetractionPubMedID", "OriginalPaperDate",
    "OriginalPaperDOI", "OriginalPaperPubMedID", "RetractionNature",
)  # fmt: skip
_NATURES = {"retraction": "retraction", "expression of concern": "concern", "correction": "correction"}
_REINSTATED = "reinstatement"
#: Characters of one field; the list has authors and reasons by the hundred in one.
_LONGEST_FIELD = 1_000_000
_DOI = re.compile(r"10\.\d{4,9}/\S+")


def listed(file: Path, wanted: Collection[str], today: date) -> dict[str, Record]:
    """What the list says of the wanted keys. Raises SettingsFault when the file is not that list."""
    csv.field_size_limit(_LONGEST_FIELD)
    rows: dict[str, list[Mapping[str, str]]] = {}
    try:
        # The list has some bytes that are no UTF-8; none of them stands in an identifier.
        with file.open(encoding="utf-8-sig", errors="replace", newline="") as stream:
            for row in _rows(stream, file):
                for key in _keys(row):
                    if key in wanted:
                        rows.setdefault(key, []).append(row)
    except OSError as fault:
        why = (fault.strerror or "it cannot be read").lower()
        raise SettingsFault(f"{file}: the list of retractions cannot be read ({why}); check its name") from None
    return {key: _record(found, today) for key, found in rows.items()}


def _rows(stream: Iterable[str], file: Path) -> Iterator[Mapping[str, str]]:
    reader = csv.DictReader(stream)
    try:
        missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
        if missing:
            raise SettingsFault(
                f"{file}:1: not the list of Retraction Watch, as it has no column `{missing[0]}`; "
                "take the CSV file as Crossref publishes it"
            )
        for row in reader:
            yield {name: row[name] or "" for name in COLUMNS}
    except csv.Error as fault:
        raise SettingsFault(
            f"{file}:{reader.line_num}: not the CSV of Retraction Watch ({fault}); fetch it anew"
        ) from None


def _keys(row: Mapping[str, str]) -> Iterator[str]:
    doi = _DOI.search(row["OriginalPaperDOI"])
    if doi and (key := key_of("doi", doi[0].lower())):
        yield key
    number = row["OriginalPaperPubMedID"].strip()
    if number.isdecimal() and (key := key_of("pmid", number)):
        yield key


def _record(rows: list[Mapping[str, str]], today: date) -> Record:
    last = rows[-1]
    return Record(
        state="listed",
        registry="Retraction Watch",
        checked=today,
        titles=titles_of([clean(last["Title"])]),
        authors=tuple(filter(None, (_family(last["Author"]),))),
        years=years_in([last["OriginalPaperDate"]]),
        container=clean(last["Journal"]),
        notices=gravest_first(_standing(rows)),
    )


def _standing(rows: Iterable[Mapping[str, str]]) -> list[Notice]:
    """The notices in force: a reinstatement ends what came before it."""
    standing: list[Notice] = []
    for row in sorted(rows, key=lambda row: _day(row["RetractionDate"])):
        nature = row["RetractionNature"].strip().lower()
        if nature == _REINSTATED:
            standing = [one for one in standing if one.kind == "correction"]
        elif nature in _NATURES:
            standing.append(Notice(_NATURES[nature], _day(row["RetractionDate"]), _notice_key(row), RETRACTION_LIST))
    return standing


def _notice_key(row: Mapping[str, str]) -> str:
    doi = _DOI.search(row["RetractionDOI"])
    number = row["RetractionPubMedID"].strip()
    return (doi and key_of("doi", doi[0].lower())) or (key_of("pmid", number) if number.isdecimal() else "")


def _family(authors: str) -> str:
    """The first author's last name; the list has `Jo B Alder;Kim Birch`."""
    return clean(authors.split(";", maxsplit=1)[0]).rpartition(" ")[2]


def _day(written: str) -> str:
    """`5/31/2024 0:00` as 2024-05-31; empty when it is no day."""
    try:
        return datetime.strptime(written.split(" ", maxsplit=1)[0], "%m/%d/%Y").date().isoformat()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return ""


def with_list(records: Mapping[str, Record], found: Mapping[str, Record]) -> dict[str, Record]:
    """Records as they are once the list is taken into account; only those that it names."""
    merged = {}
    for key, listed_record in found.items():
        known = records.get(key)
        if known is None or not known.is_known:
            merged[key] = listed_record
            continue
        own = [one for one in known.notices if one.source != RETRACTION_LIST]
        merged[key] = replace(known, notices=gravest_first((*own, *listed_record.notices)))
    return merged
