"""A text as an editor holds it: its address and language go in, the draft that it is comes out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pygls.uris import to_fs_path

from claimlint.readers import suffixes

#: The endings of texts that lie in no file, by what editors call their language.
_LANGUAGES = {
    "markdown": ".md", "plaintext": ".txt", "html": ".html", "mdx": ".mdx", "restructuredtext": ".rst",
}  # fmt: skip
_NAMELESS = "untitled"


@dataclass(frozen=True, slots=True)
class OpenText:
    """One version of an open text."""

    uri: str
    language: str
    """As the editor calls it, such as `markdown`."""
    version: int | None
    text: str


def whole_characters(text: str) -> str:
    """The text with a mark in place of each half of a character; its length in UTF-16 stays."""
    if text.isascii():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def file_of(uri: str) -> Path | None:
    """The absolute path of a text's file; None when it lies in none."""
    path = to_fs_path(uri)
    return Path(path) if path and Path(path).is_absolute() else None


def name_of(text: OpenText) -> str | None:
    """The name that tells a text's format; None for a kind of text that claimlint does not read.

    A file's own ending decides, as on the command line; of other texts the editor's word for their language does.
    """
    file = file_of(text.uri)
    if file is not None:
        return file.name if PurePosixPath(file.name).suffix.lower() in suffixes() else None
    suffix = _LANGUAGES.get(text.language)
    return f"{_NAMELESS}{suffix}" if suffix in suffixes() else None
