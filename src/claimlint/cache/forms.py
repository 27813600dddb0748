"""Plain data as JSON: a value of the model goes in, lists and scalars come out, and back again.

A dataclass becomes the list of its fields. What comes back is checked against the declared types, so that only what
was written can be read, and reading runs nothing.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from functools import cache, cached_property
from types import MappingProxyType
from typing import Any, Union, get_args, get_origin, get_type_hints

Turn = Callable[[Any], Any]
_SCALARS = (str, int, bool, float)


class Unreadable(ValueError):
    """Not what was written."""


@dataclass(frozen=True, slots=True)
class Form:
    """How values of one type are written and read."""

    write: Turn
    read: Turn
    """Raises Unreadable for what `write` never gives."""
    scalar: type | None = None
    """The one type of what is read, where that is the value itself: many of these are looked at in one go."""


def form_of(kind: Any) -> Form:
    """The form of a type: a scalar, a day, a dataclass, or a tuple, set, sequence, mapping or union of such."""
    return _form_of(kind)


@cache
def _form_of(kind: Any) -> Form:
    if kind in _SCALARS:
        return Form(_same, _exactly(kind), kind)
    if kind is type(None):
        return Form(_same, _nothing)
    if kind is date:
        return Form(date.isoformat, _day)
    if isinstance(kind, type) and is_dataclass(kind):
        return _Record(kind).form
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return _union(arguments)
    if origin is tuple and arguments[-1:] != (...,):
        return _fixed(tuple(map(form_of, arguments)))
    if origin in (tuple, Sequence):
        return _row(form_of(arguments[0]), list, tuple)
    if origin is frozenset:
        return _row(form_of(arguments[0]), sorted, frozenset)
    if origin is Mapping:
        return _mapping(form_of(arguments[1]))
    raise TypeError(f"no form for {kind}")


def _same(value: Any) -> Any:
    return value


def _exactly(kind: type) -> Turn:
    def read(value: Any) -> Any:
        if type(value) is not kind:
            raise Unreadable
        return value

    return read


def _nothing(value: Any) -> None:
    if value is not None:
        raise Unreadable


def _day(value: Any) -> date:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise Unreadable from None


class _Record:
    """The form of a dataclass; its fields are looked at when the first value comes, as types may hold themselves."""

    def __init__(self, kind: type) -> None:
        self.kind = kind
        self.form = Form(self._write, self._read)

    @cached_property
    def _fields(self) -> tuple[tuple[str, Form], ...]:
        hints = get_type_hints(self.kind)
        return tuple((one.name, form_of(hints[one.name])) for one in fields(self.kind))

    @cached_property
    def _scalars(self) -> tuple[tuple[int, ...], tuple[type, ...]]:
        """Where scalars stand, and their types."""
        found = [(at, form.scalar) for at, (_, form) in enumerate(self._fields) if form.scalar is not None]
        return tuple(at for at, _ in found), tuple(kind for _, kind in found)

    @cached_property
    def _others(self) -> tuple[tuple[int, Turn], ...]:
        return tuple((at, form.read) for at, (_, form) in enumerate(self._fields) if form.scalar is None)

    def _write(self, value: Any) -> list[Any]:
        return [form.write(getattr(value, name)) for name, form in self._fields]

    def _read(self, value: Any) -> Any:
        if type(value) is not list or len(value) != len(self._fields):
            raise Unreadable
        places, kinds = self._scalars
        if tuple([type(value[at]) for at in places]) != kinds:
            raise Unreadable
        for at, read in self._others:
            value[at] = read(value[at])
        return self.kind(*value)


def _union(kinds: Iterable[Any]) -> Form:
    """One of several: dataclasses carry their name, everything else is told by its type."""
    forms = {kind.__name__ if isinstance(kind, type) and is_dataclass(kind) else kind: form_of(kind) for kind in kinds}
    plain = [(kind, form) for kind, form in forms.items() if not isinstance(kind, str)]
    named = {name: form for name, form in forms.items() if isinstance(name, str)}
    if len(named) == 1 and [kind for kind, _ in plain] == [type(None)]:
        return _maybe(*named.values())

    def write(value: Any) -> Any:
        name = type(value).__name__
        if name in named:
            return [name, named[name].write(value)]
        return next(form.write(value) for kind, form in plain if isinstance(value, get_origin(kind) or kind))

    def read(value: Any) -> Any:
        if type(value) is list and len(value) == 2 and isinstance(value[0], str) and value[0] in named:
            return named[value[0]].read(value[1])
        for _, form in plain:
            try:
                return form.read(value)
            except Unreadable:
                continue
        raise Unreadable

    return Form(write, read)


def _maybe(form: Form) -> Form:
    return Form(
        lambda value: None if value is None else form.write(value),
        lambda value: None if value is None else form.read(value),
    )


def _fixed(forms: tuple[Form, ...]) -> Form:
    """A tuple with one type for each place."""

    def read(value: Any) -> Any:
        if type(value) is not list or len(value) != len(forms):
            raise Unreadable
        return tuple(form.read(one) for form, one in zip(forms, value, strict=True))

    return Form(lambda value: [form.write(one) for form, one in zip(forms, value, strict=True)], read)


def _row(form: Form, order: Callable[[Iterable[Any]], list[Any]], kind: Callable[[Iterable[Any]], Any]) -> Form:
    """Any number of one type."""
    only = {form.scalar}

    def read(value: Any) -> Any:
        if type(value) is not list:
            raise Unreadable
        if form.scalar is None:
            return kind([form.read(one) for one in value])
        if value and set(map(type, value)) != only:
            raise Unreadable
        return kind(value)

    return Form(lambda value: order(map(form.write, value)), read)


def _mapping(form: Form) -> Form:
    """Values by names, in their order."""

    def read(value: Any) -> Any:
        if type(value) is not dict:
            raise Unreadable
        return MappingProxyType({key: form.read(one) for key, one in value.items()})

    return Form(lambda value: {key: form.write(one) for key, one in value.items()}, read)
