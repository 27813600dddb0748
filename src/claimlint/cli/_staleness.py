"""What waits for a check: authorities and facts go in, those that were not checked of late come out, oldest first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from claimlint.model.rule import Authority, Fact, Pack

_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Stale:
    """An authority or a fact that nobody has checked for long."""

    kind: str
    """`authority` or the name of the table of knowledge."""
    name: str
    said: str
    """The title of the document, or the source of the fact."""
    checked: date | None


def stale(pack: Pack, months: int, today: date) -> list[Stale]:
    """Everything checked more than so many months before today, or never."""
    found = [
        one
        for one in (*map(_of_authority, pack.authorities.values()), *map(_of_fact, pack.facts))
        if one.checked is None or one.checked < _before(today, months)
    ]
    return sorted(found, key=lambda one: (one.checked or date.min, one.kind, one.name))


def as_json(found: Iterable[Stale]) -> list[dict[str, str | None]]:
    """The same as plain data."""
    return [
        {
            "kind": one.kind,
            "name": one.name,
            "said": one.said,
            "checked": one.checked.isoformat() if one.checked else None,
        }
        for one in found
    ]


def _of_authority(one: Authority) -> Stale:
    return Stale("authority", one.key, one.title, one.checked)


def _of_fact(one: Fact) -> Stale:
    return Stale(one.table, one.name, one.source, one.checked)


def _before(today: date, months: int) -> date:
    """The day so many months earlier; a day that its month lacks is the month's first."""
    years, month = divmod(today.year * _MONTHS + today.month - 1 - months, _MONTHS)
    if years < date.min.year:
        return date.min
    try:
        return date(years, month + 1, today.day)
    except ValueError:
        return date(years, month + 1, 1)
