"""One input format a file: a module here that is named below and has a `read` is a reader.

A format that is no text has an `unpack` as well: bytes go in, the source with the text that they hold comes out.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import PurePath
from types import MappingProxyType
from typing import Any

from claimlint.model.document import Document, Source

Read = Callable[[Source], Document]
#: From a draft's name and its bytes; raises UncheckedFile.
Unpack = Callable[[str, bytes], Source]

#: The names of files that each reader takes end so; a reader is imported when a draft asks for it.
_SUFFIXES = {
    "docx": (".docx",),
    "html": (".html", ".htm"),
    "markdown": (".md", ".markdown", ".mdown", ".mkd"),
    "mdx": (".mdx",),
    "notebook": (".ipynb",),
    "plain": (".txt", ".text"),
    "rst": (".rst",),
}
#: Readers of formats that are no text.
_NO_TEXT = frozenset({"docx"})
#: Readers of formats in which a paragraph is more than its words between empty lines.
_NO_BARE_PARAGRAPHS = frozenset({"docx", "html", "notebook"})
_READERS = MappingProxyType({suffix: name for name, every in _SUFFIXES.items() for suffix in every})


def suffixes_of(reader: str) -> tuple[str, ...]:
    """The suffixes that one reader takes, by the name of its module."""
    return _SUFFIXES[reader]


def reader_for(suffix: str) -> Read | None:
    """The function that reads files with this suffix (with its dot, in any case); None when there is none."""
    read: Read | None = _of(suffix, "read")
    return read


def unpacker_for(suffix: str) -> Unpack | None:
    """What makes text of files with this suffix; None where they are text, or nothing reads them."""
    unpack: Unpack | None = _of(suffix, "unpack") if _READERS.get(suffix.lower()) in _NO_TEXT else None
    return unpack


def takes_paragraphs(path: str) -> bool:
    """Whether words between empty lines are a paragraph in a file of this name; one without a suffix is Markdown."""
    return _READERS.get(PurePath(path).suffix.lower()) not in _NO_BARE_PARAGRAPHS


def _of(suffix: str, function: str) -> Any:
    reader = _READERS.get(suffix.lower())
    return getattr(import_module(f"{__name__}.{reader}"), function) if reader else None


def suffixes() -> tuple[str, ...]:
    """All suffixes that can be read, lower case, with their dot, in alphabetical order."""
    return tuple(sorted(_READERS))
