"""One form of the claim ledger a file: a module here whose `render` turns a ledger into text is a form."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable
from importlib import import_module
from typing import TypeAlias

from claimlint.model.ledger import Ledger
from claimlint.outputs import Style

Render: TypeAlias = Callable[[Ledger, Style], str]


def formats() -> tuple[str, ...]:
    """The names of all forms in alphabetical order; none of them is imported."""
    return tuple(sorted(found.name for found in pkgutil.iter_modules(__path__)))


def renderer(name: str) -> Render:
    """The function that renders a ledger in the form of this name, one of `formats()`."""
    render: Render = import_module(f"{__name__}.{name}").render
    return render
