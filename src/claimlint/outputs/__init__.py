"""One report format a file: a module here with a `render` is a format, found by its file name."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TypeAlias

from claimlint.model.report import Report


@dataclass(frozen=True, slots=True)
class Style:
    """How a report may look."""

    width: int = 80
    """Columns of the terminal."""
    colour: bool = False


Render: TypeAlias = Callable[[Report, Style], str]


def formats() -> tuple[str, ...]:
    """The names of all formats in alphabetical order; none of them is imported."""
    return tuple(sorted(found.name for found in pkgutil.iter_modules(__path__)))


def renderer(name: str) -> Render:
    """The function that renders a report in the format of this name, one of `formats()`."""
    render: Render = import_module(f"{__name__}.{name}").render
    return render
