"""What a registry of publications (Crossref, PubMed …) knows of one identifier, as plain data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

#: `found` with its metadata, `exists` in a registry that gives none, `missing` from all that could have it, `listed`
#: in a list of retractions and not looked up.
STATES = ("found", "exists", "missing", "listed")
#: What a publisher or Retraction Watch can say of a work, the gravest first.
NOTICES = ("retraction", "removal", "withdrawal", "partial-retraction", "concern", "correction")
#: The source of a notice that stems from the list of Retraction Watch and not from a registry.
RETRACTION_LIST = "Retraction Watch list"
#: Identifiers that a registry can be asked for, as Entry names them, and how the lock file writes them.
KINDS = ("doi", "pmid", "pmcid", "arxiv", "ppr")


@dataclass(frozen=True, slots=True, order=True)
class Notice:
    """What has been said of a work since it was published."""

    kind: str
    """One of NOTICES."""
    day: str = ""
    """As in 2024-05-31, or as much of it as is known."""
    identifier: str = ""
    """Of the notice, such as `doi:10.1016/j.spn.2024.01.001`; empty when unknown."""
    source: str = ""
    """Who says so."""


@dataclass(frozen=True, slots=True)
class Record:
    """One identifier as its registry has it; empty what the registry does not say."""

    state: str
    """One of STATES."""
    registry: str
    """The name of who answered; for `missing` the last who was asked."""
    checked: date
    titles: tuple[str, ...] = ()
    """The title with its subtitle, without it, and in its first language, as far as these differ."""
    authors: tuple[str, ...] = ()
    """Family names or groups in order, the first few."""
    group: bool = False
    """The first author is a group."""
    years: tuple[int, ...] = ()
    """Of print, of the first appearance online and the like, in order."""
    container: str = ""
    language: str = ""
    kind: str = ""
    """`preprint`, or empty for anything else."""
    notices: tuple[Notice, ...] = ()
    """The gravest first."""
    published: str = ""
    """For a preprint the identifier of the article that it became."""
    published_in: str = ""
    newer: str = ""
    """A newer version: its identifier, or its number."""

    @property
    def is_known(self) -> bool:
        """Whether a registry has been asked and has answered."""
        return self.state != "listed"

    @property
    def title(self) -> str:
        """The whole title; empty when there is none."""
        return self.titles[0] if self.titles else ""

    @property
    def author(self) -> str:
        """The first author; empty when there is none."""
        return self.authors[0] if self.authors else ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a registry offered for an entry without an identifier; nobody has confirmed it."""

    printed: str
    """The entry as the draft has it."""
    checked: date
    identifier: str = ""
    """Such as `doi:10.1016/j.spn.2019.01.001`; empty when nothing fits."""
    title: str = ""
    author: str = ""
    year: int | None = None


def gravest_first(notices: Iterable[Notice]) -> tuple[Notice, ...]:
    """Each notice once, sorted by weight, then day; of one notice that several sources tell the first stays."""
    kept: dict[tuple[str, str], Notice] = {}
    for one in sorted(notices, key=lambda one: (NOTICES.index(one.kind), one.day, one.identifier, one.source)):
        kept.setdefault((one.kind, one.identifier or one.day), one)
    return tuple(kept.values())


@dataclass(frozen=True, slots=True)
class Lock:
    """What `claimlint.lock` holds."""

    records: Mapping[str, Record] = field(default_factory=lambda: MappingProxyType({}))
    """By keys such as `doi:10.1016/j.spn.2019.01.001`."""
    proposals: Mapping[str, Proposal] = field(default_factory=lambda: MappingProxyType({}))
    """By keys that begin with `text:`."""
