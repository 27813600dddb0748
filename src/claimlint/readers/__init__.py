"""One input format a file: a module here that says `SUFFIXES` and `read` is a reader, found by its file name.

A format that is no text says `unpack` as well: bytes go in, the source with the text that they hold comes out.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from types import MappingProxyType, ModuleType

from claimlint.model.document import Document, Source

Read = Callable[[Source], Document]
#: From a draft's name and its bytes; raises UncheckedFile.
Unpack = Callable[[str, bytes], Source]


@cache
def _readers() -> Mapping[str, ModuleType]:
    """Every suffix with its reader; the modules are imported at the first question, not before."""
    modules = (import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__))
    return MappingProxyType({suffix: module for module in modules for suffix in _suffixes(module)})


def _suffixes(module: ModuleType) -> tuple[str, ...]:
    return tuple(getattr(module, "SUFFIXES", ()))


def reader_for(suffix: str) -> Read | None:
    """The function that reads files with this suffix (with its dot, in any case); None when there is none."""
    read: Read | None = getattr(_readers().get(suffix.lower()), "read", None)
    return read


def unpacker_for(suffix: str) -> Unpack | None:
    """What makes text of files with this suffix; None where they are text, or nothing reads them."""
    unpack: Unpack | None = getattr(_readers().get(suffix.lower()), "unpack", None)
    return unpack


def suffixes() -> tuple[str, ...]:
    """All suffixes that can be read, lower case, with their dot, in alphabetical order."""
    return tuple(sorted(_readers()))
