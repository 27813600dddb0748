"""What a record means for a reference, in words for editors: both go in, what is wrong or new comes out."""

from __future__ import annotations

from claimlint.model.reference import Entry
from claimlint.model.registry import Notice, Record
from claimlint.sources.agreement import Compared, compare
from claimlint.sources.registry_keys import shown

#: How an identifier and what it leads to disagree: nothing is there, another work is, or author or year differ.
MISMATCHES = ("missing", "another", "detail")
_NOTICES = {
    "retraction": "was retracted", "removal": "was removed", "withdrawal": "was withdrawn",
    "partial-retraction": "was retracted in part", "concern": "is under an expression of concern",
    "correction": "was corrected",
}  # fmt: skip


def mismatch(entry: Entry, printed: str, record: Record) -> tuple[str, str]:
    """One of MISMATCHES with what to say of it behind the identifier; empty where nothing is wrong."""
    if record.state == "missing":
        return "missing", "leads nowhere: its registry knows no such work"
    if record.state != "found":
        return "", ""
    found = compare(entry, printed, record)
    if found.is_another:
        return "another", f"leads to another work: {named(record)}"
    return ("detail", _detail(entry, record, found)) if found.differs else ("", "")


def _detail(entry: Entry, record: Record, found: Compared) -> str:
    if "year" in found.differs:
        years = " or ".join(map(str, record.years))
        return f"leads to a work of {years}, and the reference says {entry.year}"
    return f"leads to a work by {record.author}, and the reference says {entry.surname}"


def named(record: Record) -> str:
    """A work as editors name it: `“Title” (Alder, 2019)`."""
    by = ", ".join(filter(None, (record.author, str(record.years[0]) if record.years else "")))
    return f"“{record.title or 'without a title'}”{f' ({by})' if by else ''}"


def noticed(notice: Notice) -> str:
    """What has been said of a work: `was retracted on 2024-05-31 (doi:…)`."""
    day = f" on {notice.day}" if len(notice.day) > 7 else f" in {notice.day}" if notice.day else ""
    since = day.replace(" on ", " since ").replace(" in ", " since ") if notice.kind == "concern" else day
    where = f" ({shown(notice.identifier)})" if notice.identifier else ""
    return f"{_NOTICES[notice.kind]}{since}{where}"


def superseded(record: Record) -> str:
    """What came after a work; empty when nothing is known to have."""
    if record.published:
        place = f" in {record.published_in}" if record.published_in else ""
        return f"is a preprint that has been published since{place} ({shown(record.published)})"
    return f"has a newer version ({shown(record.newer)})" if record.newer else ""
