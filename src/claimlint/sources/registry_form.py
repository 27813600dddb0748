"""Records as the lock file and the examples of rules write them: a record goes in, plain data comes out, and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from claimlint.model.registry import NOTICES, STATES, Notice, Proposal, Record

_LISTS = {"titles": str, "authors": str, "years": int, "notices": dict}


def plain(value: Record | Proposal | Notice) -> dict[str, Any]:
    """The fields that say something, in their order; days as in 2026-11-28."""
    told: dict[str, Any] = {}
    for one in fields(value):
        said = getattr(value, one.name)
        if isinstance(said, date):
            told[one.name] = said.isoformat()
        elif isinstance(said, tuple):
            told[one.name] = [plain(item) if isinstance(item, Notice) else item for item in said]
        else:
            told[one.name] = said
    return {name: said for name, said in told.items() if said not in ("", (), [], None, False)}


def record(told: object) -> Record:
    """The record that plain data describe; raises ValueError with the reason when they describe none."""
    values = _values(told, Record)
    if values.get("state") not in STATES:
        raise ValueError(f"`state` is not {', '.join(STATES)}")
    values["notices"] = tuple(_notice(one) for one in values.get("notices", ()))
    return Record(**{"registry": "", **values})


def proposal(told: object) -> Proposal:
    """The proposal that plain data describe; raises ValueError as `record` does."""
    values = _values(told, Proposal)
    return Proposal(**{"printed": "", **values})


def _notice(told: object) -> Notice:
    values = _values(told, Notice)
    if values.get("kind") not in NOTICES:
        raise ValueError(f"`kind` of a notice is not {', '.join(NOTICES)}")
    return Notice(**values)


def _values(told: object, kind: type[Record] | type[Proposal] | type[Notice]) -> dict[str, Any]:
    if not isinstance(told, Mapping):
        raise ValueError('lines such as `"state": "found"` are expected')
    known = {one.name for one in fields(kind)}
    unknown = sorted(set(map(str, told)) - known)
    if unknown:
        raise ValueError(f"there is no `{unknown[0]}`")
    values = {name: _value(name, said) for name, said in told.items()}
    if "checked" in known and not isinstance(values.setdefault("checked", None), date):
        raise ValueError("`checked` is no day such as 2026-11-28")
    return values


def _value(name: str, said: object) -> object:
    if name in _LISTS:
        return _listed(name, said, _LISTS[name])
    if name == "checked":
        try:
            return date.fromisoformat(said) if isinstance(said, str) else None
        except ValueError:
            return None
    wanted = {"year": int, "group": bool}.get(name, str)
    if type(said) is not wanted:
        raise ValueError(f"`{name}` has a value of another kind")
    return said


def _listed(name: str, said: object, kind: type) -> tuple[Any, ...]:
    if not isinstance(said, Iterable) or isinstance(said, (str, Mapping)):
        raise ValueError(f"`{name}` is no list")
    found = tuple(said)
    if any(not isinstance(one, kind) for one in found):
        raise ValueError(f"`{name}` has an item of another kind")
    return found
