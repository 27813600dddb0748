"""What `claimlint verify` has to say of references, as plain data."""

from __future__ import annotations

from dataclasses import dataclass

from claimlint.model.reference_ledger import ReferenceRow
from claimlint.model.registry import Proposal, Record

#: What can be said of a reference: it is right; it was not looked up, as no registry keeps such things; nobody could
#: say now; it needs an identifier; it is misprinted or superseded; it must not stand so.
OUTCOMES = ("verified", "not-kept", "unanswered", "without-identifier", "doubtful", "wrong")
#: Notices of works that nothing may rest on.
GRAVE = frozenset({"retraction", "removal", "withdrawal"})


@dataclass(frozen=True, slots=True)
class Answer:
    """What is known of one identifier of a reference."""

    key: str
    record: Record | None
    """The last known state; None when there is none."""
    mismatch: str = ""
    """One of sources.registry_words.MISMATCHES, or empty."""
    remarks: tuple[str, ...] = ()
    """What is wrong or new, each to be read behind the identifier: `was retracted on 2024-05-31`."""
    fault: str = ""
    """Why its registry gave no answer in this run."""

    @property
    def is_grave(self) -> bool:
        """Whether the reference must not stand so."""
        notices = self.record.notices if self.record else ()
        return self.mismatch in ("missing", "another") or any(one.kind in GRAVE for one in notices)


@dataclass(frozen=True, slots=True)
class VerifiedRow:
    """One reference with all that is known of it."""

    row: ReferenceRow
    answers: tuple[Answer, ...] = ()
    proposal: Proposal | None = None
    """What may be meant by a reference without an identifier."""
    fault: str = ""
    """Why such a reference could not be looked up."""
    sought: bool = False
    """It has no identifier, and its words were looked up."""

    @property
    def outcome(self) -> str:
        """One of OUTCOMES, the gravest that holds."""
        if any(one.is_grave for one in self.answers):
            return "wrong"
        if self.fault or any(one.fault or one.record is None for one in self.answers):
            return "unanswered"
        if any(one.remarks for one in self.answers):
            return "doubtful"
        if self.answers:
            return "verified"
        return "without-identifier" if self.sought else "not-kept"

    @property
    def faults(self) -> tuple[str, ...]:
        """Why registries gave no answer, each reason once."""
        return tuple(dict.fromkeys(filter(None, (self.fault, *(one.fault for one in self.answers)))))


@dataclass(frozen=True, slots=True)
class FileVerification:
    """The references of one draft, or why it could not be read."""

    path: str
    rows: tuple[VerifiedRow, ...] = ()
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Verification:
    """What one run of `claimlint verify` found, by path."""

    files: tuple[FileVerification, ...]
    asked: int = 0
    """References that registries were asked for in this run."""

    @property
    def status(self) -> int:
        """The exit status: 2 when something could not be verified, 1 when a reference must not stand so, else 0."""
        rows = [row for file in self.files for row in file.rows]
        if any(file.error is not None for file in self.files) or any(row.faults for row in rows):
            return 2
        return int(any(row.outcome == "wrong" for row in rows))
