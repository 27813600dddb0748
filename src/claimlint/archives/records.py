"""What travels from readers to checkers: posts, records that are none, and batches of both."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Post:
    """One post of an archive, as its input holds it."""

    number: int
    """Its place among the records of its input, from 1."""
    suffix: str
    """The ending, with its dot, that tells its format."""
    data: str | bytes
    """Its text, or the bytes of a file."""
    address: str = ""
    title: str = ""
    date: str = ""
    """When it was published or, failing that, fetched; as written, or empty."""
    language: str = ""
    """What the input says of its language."""
    path: str = ""
    """The file that it was read from, where each post is a file."""


@dataclass(frozen=True, slots=True)
class BadRecord:
    """A record that holds no post that could be checked."""

    number: int
    reason: str
    address: str = ""


Record: TypeAlias = Post | BadRecord


@dataclass(frozen=True, slots=True)
class Batch:
    """Records that are checked and written together."""

    key: str
    """Names the input, and the folder of its parts."""
    number: int
    """Its place among the batches of its input, from 0."""
    records: tuple[Record, ...]
    position: int = 0
    """How many bytes of the input had been read when it was full."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read at once."""

    posts: int = 1000
    """Records of one batch."""
    characters: int = 16_000_000
    """Characters or bytes after which a batch is full."""
    size: int = 5_000_000
    """Bytes of the largest record that is read."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the fields of a post stand in JSON lines and Parquet."""

    text: str = "text"
    address: str = "url"
    title: str = "title"
    date: str = "date"
    language: str = "language"
    suffix: str = ".md"
    """How the text is written, as the ending of a file would tell."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How inputs are read."""

    limits: Limits = field(default_factory=Limits)
    columns: Columns = field(default_factory=Columns)
