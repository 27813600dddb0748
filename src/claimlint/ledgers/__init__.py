"""Ledgers: one folder a kind of ledger (claims, references), one form a file, whose `render` makes a text of it."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable
from importlib import import_module
from typing import Any, TypeAlias

from claimlint.outputs import Style

Render: TypeAlias = Callable[[Any, Style], str]
"""Takes a ledger of the folder's own kind."""


def formats(kind: str) -> tuple[str, ...]:
    """The names of all forms of a kind of ledger in alphabetical order; no form is imported."""
    return tuple(sorted(found.name for found in pkgutil.iter_modules(import_module(f"{__name__}.{kind}").__path__)))


def renderer(kind: str, name: str) -> Render:
    """The function that renders a ledger in the form of this name, one of `formats(kind)`."""
    render: Render = import_module(f"{__name__}.{kind}.{name}").render
    return render
