"""One run of `claimlint verify`: the references of drafts that share a lock file go in; what is to be asked, what was
learnt and what that means for each reference comes out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from claimlint.model.reference import Entry
from claimlint.model.reference_ledger import FileReferences, ReferenceRow
from claimlint.model.registry import Lock, Proposal, Record
from claimlint.model.verification import Answer, FileVerification, VerifiedRow
from claimlint.sources.registry_keys import can_be_sought, is_verified, keys_of, text_key
from claimlint.sources.registry_words import mismatch, noticed, superseded
from claimlint.verification.tasks import Wanted

#: Days after which an identifier that leads nowhere is asked for again: it may have been registered late.
_MISSING_FOR = 1


@dataclass(frozen=True, slots=True)
class Freshness:
    """What is old enough to be asked for again."""

    today: date
    most_days: int
    """Days that an answer holds."""
    refresh: bool = False
    """Ask for everything, whatever its age."""

    def lacks(self, known: Record | Proposal | None) -> bool:
        """Whether something is not known, or not known any more."""
        if known is None or self.refresh:
            return True
        days = (self.today - known.checked).days
        if isinstance(known, Record):
            if not known.is_known:
                return True
            return days >= min(self.most_days, _MISSING_FOR) if known.state == "missing" else days > self.most_days
        return days > self.most_days


def wanted(files: Iterable[FileReferences], lock: Lock, freshness: Freshness) -> Wanted:
    """What has to be asked for, each identifier and each entry once, in the order of the drafts."""
    keys: dict[str, None] = {}
    texts: dict[str, tuple[Entry, str]] = {}
    for row in _rows(files):
        for key in keys_of(row.entry):
            if freshness.lacks(lock.records.get(key)):
                keys[key] = None
        if _is_sought(row) and freshness.lacks(lock.proposals.get(text_key(row.text))):
            texts[text_key(row.text)] = row.entry, row.text
    return Wanted(tuple(keys), texts)


def all_keys(files: Iterable[FileReferences]) -> frozenset[str]:
    """The keys of all identifiers in the drafts."""
    return frozenset(key for row in _rows(files) for key in keys_of(row.entry))


def _rows(files: Iterable[FileReferences]) -> Iterable[ReferenceRow]:
    return (row for file in files for row in file.references)


def _is_sought(row: ReferenceRow) -> bool:
    return row.place != "text" and not keys_of(row.entry) and can_be_sought(row.entry)


def verified(file: FileReferences, lock: Lock, faults: Mapping[str, str]) -> FileVerification:
    """What the lock file, as it is after the run, says of each reference of a draft."""
    return FileVerification(file.path, tuple(_verified(row, lock, faults) for row in file.references), file.error)


def _verified(row: ReferenceRow, lock: Lock, faults: Mapping[str, str]) -> VerifiedRow:
    answers = tuple(_answer(key, row, lock.records.get(key), faults.get(key, "")) for key in keys_of(row.entry))
    now = replace(row, verified=is_verified(row.entry, lock.records) and not any(one.fault for one in answers))
    if answers or not _is_sought(row):
        return VerifiedRow(now, answers)
    key = text_key(row.text)
    return VerifiedRow(now, (), lock.proposals.get(key), faults.get(key, ""), sought=True)


def _answer(key: str, row: ReferenceRow, record: Record | None, fault: str) -> Answer:
    if record is None:
        return Answer(key, None, fault=fault)
    printed = row.text if row.place != "text" else ""
    kind, told = mismatch(row.entry if printed else Entry("unknown"), printed, record)
    said = [told, *map(noticed, record.notices), superseded(record)]
    return Answer(key, record, kind, tuple(filter(None, said)), fault)
