"""Annotators mark what is in a text, each kind on its own, knowing nothing of rules.

Each module of this package with a `GIVES` is one annotator, found by its file name:

- `GIVES`: the kinds it marks (`@statistic`), their attributes, and each attribute's allowed values
  (None: any text, number or phrase);
- `NEEDS`: the kinds it reads; `$` stands for all vocabularies;
- `annotate(text, setting)`: the marks it finds.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from graphlib import CycleError, TopologicalSorter
from importlib import import_module
from typing import Protocol, cast

from claimlint.model.setting import Setting
from claimlint.model.text import AnnotatedText, Mark

VOCABULARIES = "$"
Declared = Mapping[str, Mapping[str, tuple[str, ...] | None]]


class Annotator(Protocol):
    """What a module of this package offers."""

    GIVES: Declared
    NEEDS: tuple[str, ...]

    def annotate(self, text: AnnotatedText, setting: Setting) -> Iterable[Mark]:
        """The marks found in the text."""


@cache
def annotators() -> Mapping[str, Annotator]:
    """All annotators by module name."""
    names = sorted(found.name for found in pkgutil.iter_modules(__path__))
    modules = {name: import_module(f"{__name__}.{name}") for name in names}
    return {name: cast("Annotator", module) for name, module in modules.items() if hasattr(module, "GIVES")}


@cache
def declared() -> Declared:
    """Every annotation kind with its attributes and their allowed values (None: any)."""
    return {kind: attributes for one in annotators().values() for kind, attributes in one.GIVES.items()}


def in_order(found: Mapping[str, Annotator]) -> tuple[str, ...]:
    """The names of annotators, each after those whose marks it needs.

    Raises ValueError when annotators need each other, or one needs a kind that nobody gives.
    """
    giver = {kind: name for name, one in found.items() for kind in one.GIVES}
    missing = {kind for one in found.values() for kind in one.NEEDS} - giver.keys()
    if missing:
        raise ValueError(f"no annotator gives {', '.join(sorted(missing))}")
    graph = {name: {giver[kind] for kind in one.NEEDS} - {name} for name, one in sorted(found.items())}
    try:
        return tuple(TopologicalSorter(graph).static_order())
    except CycleError as cycle:
        raise ValueError(f"annotators need each other: {' > '.join(cycle.args[1])}") from cycle


def annotate(text: AnnotatedText, setting: Setting, asked: frozenset[str] | None = None) -> AnnotatedText:
    """The text with the marks of all annotators, or of those that give what is asked for, and what these need."""
    found = annotators()
    for name in _giving(asked):
        text = text.marked(found[name].annotate(text, setting))
    return text


@lru_cache(maxsize=64)
def _giving(asked: frozenset[str] | None) -> tuple[str, ...]:
    """The names of the annotators that give these kinds, in an order in which each has what it needs."""
    found = annotators()
    order = in_order(found)
    if asked is None:
        return order
    wanted = {VOCABULARIES, *asked}
    giving: list[str] = []
    for name in reversed(order):
        if not wanted.isdisjoint(found[name].GIVES):
            giving.append(name)
            wanted.update(found[name].NEEDS)
    return tuple(reversed(giving))
