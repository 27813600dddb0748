"""One report format a file: a module here without an underscore is a format, found by its file name.

It has a `render`. It may also have `NEEDS`, what the report must hold besides the findings (model.report.NEEDS), and
`APPENDS`, texts that belong at the end of files which environment variables name.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType
from typing import TypeAlias

from claimlint.model.report import Report


def as_given(path: str) -> str:
    """A path as the user gave it."""
    return path


@dataclass(frozen=True, slots=True)
class Style:
    """How a report may look where it goes."""

    width: int = 80
    """Columns of the terminal."""
    colour: bool = False
    place: Callable[[str], str] = as_given
    """Turns a path as given into one that begins at the root of the repository, for readers who stand there."""
    verbose: bool = False
    """Reasons, texts to paste and authorities as well, where a format has a short form."""
    show: frozenset[str] = frozenset()
    """What does not count and is listed all the same, where a format leaves it out: `known`, `waived`."""
    as_before: frozenset[str] = frozenset()
    """Paths of files of which the reader has seen all there is, so that a format for eyes only counts them."""
    statistics: bool = False
    """Only how many findings there are, by rule and by file."""


Render: TypeAlias = Callable[[Report, Style], str]
#: How many bytes a file may have, and what renders its end from the report, the style and the bytes that are left.
Append: TypeAlias = tuple[int, Callable[[Report, Style, int], str]]


def formats() -> tuple[str, ...]:
    """The names of all formats in alphabetical order; none of them is imported."""
    return tuple(sorted(found.name for found in pkgutil.iter_modules(__path__) if not found.name.startswith("_")))


def renderer(name: str) -> Render:
    """The function that renders a report in the format of this name, one of `formats()`."""
    render: Render = import_module(f"{__name__}.{name}").render
    return render


def needs(name: str) -> frozenset[str]:
    """What a report in this format must hold besides the findings."""
    return frozenset(getattr(import_module(f"{__name__}.{name}"), "NEEDS", ()))


def appends(name: str) -> Mapping[str, Append]:
    """Environment variables that may name a file, with what this format adds to the end of it."""
    added: Mapping[str, Append] = getattr(import_module(f"{__name__}.{name}"), "APPENDS", MappingProxyType({}))
    return added
