"""Findings and reports: plain data that compares, pickles and serialises, free of rules and spaCy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from claimlint.model.document import Place, Source
from claimlint.model.levels import rank
from claimlint.model.position import Position as Position  # noqa: PLC0414 - findings have positions, so it is found here too
from claimlint.model.remarks import PassedOver, SettingsFile
from claimlint.model.review import Review
from claimlint.model.waiver import WaiverEntry


@dataclass(frozen=True, slots=True)
class CitedAuthority:
    """An authority as a finding quotes it."""

    key: str
    title: str
    section: str | None
    year: int | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Waiver:
    """Why somebody excused a finding."""

    reason: str
    by: str | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem at one place."""

    rule: str
    level: str
    scope: str
    """`span`, or `document` for a duty of the whole post."""
    title: str
    message: str
    advice: str
    authority: tuple[CitedAuthority, ...]
    excerpt: str
    """Exactly what stands in the source between `start` and `end`, markup included."""
    sentence: str
    """The clean text of the sentence it stands in."""
    sentence_span: tuple[int, int]
    """Offsets within `sentence` of the found words, in code points."""
    start: Position
    end: Position
    fingerprint: str
    also: tuple[str, ...] = ()
    """Rules that speak of the same words and are shown under this finding."""
    under: str | None = None
    """The rule of the stronger finding that this one is shown under."""
    likewise: tuple[str, ...] = ()
    """Words in the same row of which the same holds; each is a finding of its own that stands under this one."""
    waiver: Waiver | None = None
    paste: str = ""
    """The missing statement, ready to be pasted; what is not known of it stands in brackets: `[treatment]`."""
    place: Place | None = None
    """For a draft that shows no lines: where the found words begin."""
    known: bool = False
    """It was there when the baseline was written, so it does not count."""
    addable: bool = False
    """Its `paste` may be added to the draft as it is."""

    @property
    def standing(self) -> str:
        """`waived` or `known` where it does not count, else its level."""
        return "waived" if self.waiver else "known" if self.known else self.level

    @property
    def counts(self) -> bool:
        """Whether it can block: nobody has waived it, and no baseline carries it."""
        return self.waiver is None and not self.known

    @property
    def words(self) -> str:
        """The found words as the sentence has them."""
        start, end = self.sentence_span
        return self.sentence[start:end]

    def distance(self, other: Finding) -> int:
        """How many code points lie between the words of two findings of one text; 0 where they touch or overlap."""
        return max(self.start.offset - other.end.offset, other.start.offset - self.end.offset, 0)


@dataclass(frozen=True, slots=True)
class Fix:
    """A statement that was added to a draft because a rule asks for it."""

    rule: str
    text: str
    """Its words, free of markup."""
    start: Position
    """Where it stands in the text as it is now."""
    end: Position


@dataclass(frozen=True, slots=True)
class FileReport:
    """What was found in one file, or why it could not be checked."""

    path: str
    profile: str
    jurisdiction: str
    words: int = 0
    findings: tuple[Finding, ...] = ()
    error: str | None = None
    unverified: int = 0
    """References that nobody has looked up: an offline check cannot say that they exist."""
    hints: tuple[str, ...] = ()
    """Sentences for the reader of the report that are no findings (an empty draft, an unset profile)."""
    fail_on: str = ""
    """The lowest level that blocks this file; empty for that of the report."""
    fixes: tuple[Fix, ...] = ()
    """What `--fix` added before the file was checked."""
    source: Source | None = None
    """The draft itself, for formats that need it."""
    review: Review | None = None
    """The text, claims and references, for formats that need them."""
    waivers: tuple[WaiverEntry, ...] = ()
    """What is written in the draft to excuse findings, in the order in which it stands."""
    digest: str = ""
    """Hash of the draft's text, whatever its line ends."""
    beside: tuple[str, ...] = ()
    """Other files that the draft names and is judged by, as it names them: its bibliographies."""

    @property
    def leading(self) -> tuple[Finding, ...]:
        """The findings that stand under no stronger one: what a report shows, and what is counted."""
        return tuple(finding for finding in self.findings if finding.under is None)


@dataclass(frozen=True, slots=True)
class RuleNote:
    """A rule as a report explains it."""

    id: str
    title: str
    level: str
    why: str
    advice: str
    authority: tuple[CitedAuthority, ...]


@dataclass(frozen=True, slots=True)
class Since:
    """What a report on a change was compared with, and what it leaves out."""

    revision: str
    """As it was named."""
    commit: str
    """The commit's whole id."""
    changed: int
    """How many changed posts were judged; no others are in the report."""
    known: int
    """How many of their findings stood there before; these are not in the report."""


#: What a format may ask for besides the findings: fields of FileReport and of Report that are empty otherwise.
NEEDS = ("source", "review", "rules")


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of one run."""

    version: str
    rules_digest: str
    as_of: date
    fail_on: str
    """The lowest level that blocks in any file: note, warning, error or never."""
    files: tuple[FileReport, ...]
    skipped: tuple[str, ...] = ()
    """Named files that the configuration excludes."""
    profile: str = ""
    jurisdiction: str = ""
    rules: tuple[RuleNote, ...] = ()
    """The rules of all findings, by id, for formats that need them."""
    settings: tuple[SettingsFile, ...] = ()
    """The configuration files in force, by path."""
    passed_over: PassedOver = PassedOver()  # noqa: RUF009 - a frozen value
    """What lies in the named folders and is not checked."""
    since: Since | None = None
    """For a report on a change: only what the change brought in is in it."""

    @property
    def counts(self) -> Mapping[str, int]:
        """How many findings of each level count, are waived or are known; how many files went unchecked.

        A finding that stands under a stronger one on the same words is shown with it and not counted again.
        """
        counts: Counter[str] = Counter()
        for file in self.files:
            counts["unchecked"] += file.error is not None
            for finding in file.leading:
                counts[finding.standing] += 1
        return {key: counts[key] for key in ("error", "warning", "note", "waived", "known", "unchecked")}

    @property
    def unverified(self) -> int:
        """How many references nobody has looked up."""
        return sum(file.unverified for file in self.files)

    @property
    def fixed(self) -> int:
        """How many statements were added."""
        return sum(len(file.fixes) for file in self.files)

    @property
    def under(self) -> int:
        """How many findings stand under stronger ones, and are in no other count."""
        return sum(finding.under is not None for file in self.files for finding in file.findings)

    @property
    def addable(self) -> int:
        """How many statements could be added: one for each rule that asks for one in a file."""
        return sum(
            len({finding.rule for finding in file.findings if finding.addable and finding.counts})
            for file in self.files
        )

    @property
    def blocking(self) -> int:
        """How many findings reach the `fail_on` of their file and are neither waived nor known."""
        return sum(
            rank(finding.level) >= rank(file.fail_on or self.fail_on) and finding.counts
            for file in self.files
            for finding in file.findings
        )

    @property
    def outcome(self) -> str:
        """`unchecked` wins over `blocked`, which wins over `pass`."""
        if any(file.error is not None for file in self.files):
            return "unchecked"
        return "blocked" if self.blocking else "pass"
