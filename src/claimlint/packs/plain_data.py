"""Rules and expressions as plain data for a file: values go in, lists and texts come out, and the other way round.

A tagged list stands for a value that JSON has no form for: `["Rule", …]` holds the fields of a rule in their order.
Nothing but the types named here is ever made of what a file says.
"""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import Any

from claimlint.model import expression as expressions
from claimlint.model import registry
from claimlint.model import rule as rules

#: The types that stand in a pack, by their names.
_TYPES: dict[str, type[Any]] = {
    name: found
    for module in (expressions, registry, rules)
    for name, found in vars(module).items()
    if isinstance(found, type) and dataclasses.is_dataclass(found) and found.__module__ == module.__name__
}
_FIELDS = {found: tuple(field.name for field in dataclasses.fields(found)) for found in _TYPES.values()}
_TUPLE, _SET, _DAY = "", "{", "day"

FORM = sorted((name, _FIELDS[found]) for name, found in _TYPES.items())
"""What the data looks like; data of another form cannot be read."""


def as_data(value: Any) -> Any:
    """Plain data that says what a value is; raises TypeError for what no pack holds."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple):
        return [_TUPLE, *map(as_data, value)]
    if isinstance(value, frozenset):
        return [_SET, *sorted(value)]
    if isinstance(value, date):
        return [_DAY, value.isoformat()]
    fields = _FIELDS.get(type(value))
    if fields is None:
        raise TypeError(f"a pack holds no {type(value).__name__}")
    return [type(value).__name__, *(as_data(getattr(value, name)) for name in fields)]


def from_data(data: Any) -> Any:
    """The value that `as_data` was given; raises LookupError, TypeError or ValueError for anything else."""
    if not isinstance(data, list):
        return data
    tag = data[0]
    if tag == _SET:
        return frozenset(data[1:])
    if tag == _TUPLE:
        return tuple([from_data(one) for one in data[1:]])
    if tag == _DAY:
        return date.fromisoformat(data[1])
    return _TYPES[tag](*[from_data(one) for one in data[1:]])
