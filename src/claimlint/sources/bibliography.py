"""The entries of a draft: a number, a name and year, or a design and year go in, the keys of entries come out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from claimlint.model.reference import NO_RESULTS


def key_of(label: str) -> str:
    """The key of the entry that Pandoc's citation key names in a bibliography file."""
    return f"@{label}"


@dataclass(frozen=True, slots=True)
class Listed:
    """One entry as markers see it."""

    key: str
    number: int | None
    surname: str
    year: int | None
    title: str
    opening: str
    """Its first words in lower case, for organisations as authors."""
    status: str = "article"
    """One of model.reference.STATUSES."""
    identifiers: tuple[str, ...] = ()
    """DOI, PMID, address and the like, in lower case."""


@dataclass(frozen=True)
class Bibliography:
    """All entries of a draft, in order."""

    entries: tuple[Listed, ...] = ()
    notes: frozenset[str] = frozenset()
    """The labels of all footnotes, sources or not."""

    @cached_property
    def numbers(self) -> Mapping[int, str]:
        """Numbers to keys; entries without numbers count from one."""
        numbered = {one.number: one.key for one in self.entries if one.number is not None}
        if numbered:
            return numbered
        plain = [one for one in self.entries if one.key[:1] not in ("^", "@")]
        return {place: one.key for place, one in enumerate(plain, 1)}

    @property
    def is_numbered(self) -> bool:
        """Whether its entries carry numbers."""
        return any(one.number is not None for one in self.entries)

    @cached_property
    def by_key(self) -> Mapping[str, Listed]:
        """The entries by their keys; of two with one key the first counts."""
        return {one.key: one for one in reversed(self.entries)}

    @cached_property
    def reporting(self) -> frozenset[str]:
        """The keys of the entries that report results."""
        return frozenset(one.key for one in self.entries if one.status not in NO_RESULTS)

    def by_identifier(self, identifiers: Iterable[str]) -> str:
        """The key of the entry that one of the identifiers (in lower case) belongs to; empty when there is none."""
        return next((key for one in identifiers if (key := self._identified.get(one))), "")

    @cached_property
    def _identified(self) -> Mapping[str, str]:
        return {identifier: one.key for one in reversed(self.entries) for identifier in one.identifiers}

    def by_author(self, name: str, year: int | None) -> tuple[str, ...]:
        """The keys of the entries of an author or organisation, in a year if one is given."""
        wanted = _comparable(name)
        return tuple(
            one.key
            for one in self.entries
            if (year is None or one.year == year)
            and (
                _comparable(one.surname) == wanted
                or _opens(one.opening, name.casefold())
                or (year is not None and _is_short_for(name, one.opening))
            )
        )

    def by_year(self, year: int, words: Iterable[str]) -> tuple[str, ...]:
        """The keys of a year's entries; of several those whose titles say one of the words."""
        found = [one for one in self.entries if one.year == year]
        if len(found) > 1:
            found = [one for one in found if any(word in one.title.lower() for word in words)]
        return tuple(one.key for one in found)


_PARTICLES = re.compile(r"^(?:(?:van|von|de|der|den|del|della|di|da|dos|du|la|le|ter|ten|al|el)\s)+")
_APOSTROPHES = str.maketrans("\u2018\u2019\u02bc", "'''")
#: Words that abbreviations of bodies leave out.
_LEFT_OUT = frozenset("of and for the in on to a an & u.s. us".split())


def _comparable(name: str) -> str:
    """A surname without particles, with straight apostrophes and in small letters."""
    return _PARTICLES.sub("", name.translate(_APOSTROPHES).casefold())


def _is_short_for(name: str, opening: str) -> bool:
    """Whether a name abbreviates the body with which an entry opens: its initials in order, from the first on."""
    if not (2 <= len(name) <= 7 and name.isalpha() and name.isupper()):
        return False
    if f"({name.lower()})" in opening:
        return True
    body = (
        opening.partition(". ")[0]
        if not opening.startswith("u.s.")
        else opening.removeprefix("u.s.").partition(". ")[0]
    )
    initials = [word[0] for word in re.findall(r"[^\W\d_][\w'-]*", body) if word not in _LEFT_OUT]
    letters = iter(initials)
    if not initials or initials[0] != name[0].lower() or len(initials) > len(name) + 2:
        return False
    return all(letter in letters for letter in name.lower())


def _opens(opening: str, name: str) -> bool:
    return len(name) > 2 and opening.startswith(name)
