"""Whether a printed reference is the work that its identifier leads to: both go in, what differs comes out."""

from __future__ import annotations

from dataclasses import dataclass

from claimlint.model.reference import Entry
from claimlint.model.registry import Record
from claimlint.sources.name_agreement import names_agree
from claimlint.sources.title_agreement import CLOSE, OTHER, SAME, agreement

#: What of a reference can differ from its record.
PARTS = ("title", "author", "year")
#: Years between what appears online first and the issue it is printed in.
_ONLINE_FIRST = 1
#: Years between a preprint and the article that it becomes.
_UNTIL_PUBLISHED = 3


@dataclass(frozen=True, slots=True)
class Compared:
    """How a printed reference and a record agree."""

    differs: tuple[str, ...] = ()
    """The PARTS that are printed otherwise."""
    known: bool = True
    """Something was there to compare."""

    @property
    def is_another(self) -> bool:
        """Whether the identifier leads to another work: another title, or author and year both."""
        return "title" in self.differs or len(self.differs) > 1


def compare(entry: Entry, printed: str, record: Record) -> Compared:
    """What is printed otherwise than the registry has it; what one of them does not say cannot differ."""
    author, year = _author_agrees(entry, record), _year_agrees(entry, record)
    title = _title_agrees(entry, printed, record, author, year)
    said = {"title": title, "author": author, "year": year}
    differs = tuple(part for part in PARTS if said[part] is False)
    return Compared(differs, any(agrees is not None for agrees in said.values()))


def _title_agrees(entry: Entry, printed: str, record: Record, author: bool | None, year: bool | None) -> bool | None:
    """Nothing where a title is missing; titles that only resemble each other need the same author and year."""
    if not record.titles or not entry.title:
        return None
    found = agreement(entry.title, printed, record.titles)
    if found == SAME:
        return True
    confirmed = author is not False and year is not False and (author or year)
    if found == CLOSE:
        return bool(confirmed)
    assert found == OTHER
    return bool(author and year) if _is_in_another_language(record) else False


def _is_in_another_language(record: Record) -> bool:
    return bool(record.language) and not record.language.lower().startswith("en")


def _author_agrees(entry: Entry, record: Record) -> bool | None:
    """A person is not held against a group that signs first."""
    if not entry.surname or not record.authors:
        return None
    if names_agree(entry.surname, record.author):
        return True
    return None if record.group else False


def _year_agrees(entry: Entry, record: Record) -> bool | None:
    if entry.year is None or not record.years:
        return None
    later = _UNTIL_PUBLISHED if record.kind == "preprint" and record.published else _ONLINE_FIRST
    return min(record.years) - _ONLINE_FIRST <= entry.year <= max(record.years) + later
