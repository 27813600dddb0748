"""The inputs of an archive: paths and addresses go in, files with their format and their state come out."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from claimlint.errors import SettingsFault
from claimlint.readers import suffixes

#: Endings of files that hold many posts, with the module that reads them.
_ENDINGS = {
    ".jsonl": "jsonl", ".jsonl.gz": "jsonl", ".jsonl.zst": "jsonl", ".ndjson": "jsonl",
    ".parquet": "parquet",
    ".warc": "warc", ".warc.gz": "warc", ".wet": "warc", ".wet.gz": "warc",
    ".xml": "wxr", ".wxr": "wxr", ".xml.gz": "wxr",
}  # fmt: skip
PAGES = "pages"


@dataclass(frozen=True, slots=True)
class Input:
    """Something that holds posts and is read from its beginning to its end."""

    path: str
    """A path or an fsspec address; for pages, the folder that was named."""
    format: str
    """A module of `claimlint.archives.formats`."""
    size: int
    """Bytes."""
    state: str
    """Changes when what is there does."""
    files: tuple[str, ...] = ()
    """For pages: their paths, below the folder."""

    @property
    def key(self) -> str:
        """A name for folders that tells this input from all others."""
        name = re.sub(r"[^A-Za-z0-9._-]+", "-", PurePosixPath(self.path).name).strip(".-") or "pages"
        return f"{name[:60]}-{hashlib.sha256(f'{self.format} {self.path}'.encode()).hexdigest()[:10]}"


def find_inputs(sources: Sequence[str]) -> tuple[Input, ...]:
    """Everything that is named, and what lies in named folders, by path.

    Raises SettingsFault when a source is missing, cannot be reached or holds nothing that is read.
    """
    found: dict[str, Input] = {}
    for source in sources:
        inputs = list(_inputs_of(source))
        if not inputs:
            raise SettingsFault(f"{source}: it holds nothing that an archive is read from ({_kinds()})")
        found |= {one.key: one for one in inputs}
    return tuple(sorted(found.values(), key=lambda one: (one.path, one.format)))


def _kinds() -> str:
    return f"{' '.join(_ENDINGS)}, or pages: {' '.join(suffixes())}"


def _inputs_of(source: str) -> Iterator[Input]:
    from fsspec.core import url_to_fs

    try:
        system, path = url_to_fs(source)
        info = system.info(path)
    except FileNotFoundError:
        raise SettingsFault(f"{source}: there is no such file or folder") from None
    except (OSError, ValueError, ImportError) as fault:
        raise SettingsFault(f"{source}: it cannot be reached ({fault})") from None
    if info["type"] != "directory":
        form = format_of(source)
        if form is None:
            raise SettingsFault(f"{source}: an archive is not read from this kind of file ({_kinds()})")
        yield Input(source, form, info["size"] or 0, _state(info))
        return
    try:
        listing = system.find(path, detail=True)
    except OSError as fault:
        raise SettingsFault(f"{source}: it cannot be listed ({fault})") from None
    yield from _in_folder(source, path, listing)


def _in_folder(source: str, path: str, listing: dict[str, dict[str, Any]]) -> Iterator[Input]:
    pages = []
    base = path.rstrip("/") + "/"
    for name in sorted(listing):
        below = name.removeprefix(base)
        if any(part.startswith(".") for part in below.split("/")):
            continue
        form = format_of(below)
        if form is not None:
            yield Input(f"{source.rstrip('/')}/{below}", form, listing[name]["size"] or 0, _state(listing[name]))
        elif PurePosixPath(below).suffix.lower() in suffixes():
            pages.append(name)
    if pages:
        infos = [listing[name] for name in pages]
        size = sum(info["size"] or 0 for info in infos)
        yield Input(source, PAGES, size, _states(infos), tuple(name.removeprefix(base) for name in pages))


def format_of(path: str) -> str | None:
    """The format of a file that holds many posts, by the end of its name."""
    name = path.lower()
    return next((form for ending, form in _ENDINGS.items() if name.endswith(ending)), None)


def _state(info: dict[str, Any]) -> str:
    """What a listing tells of a file: other bytes have another size, time or tag."""
    known = (info.get(key) for key in ("size", "mtime", "ETag", "etag", "md5Hash", "LastModified"))
    return hashlib.sha256(" ".join(str(one) for one in known).encode()).hexdigest()[:16]


def _states(infos: Iterable[dict[str, Any]]) -> str:
    hashed = hashlib.sha256()
    for info in infos:
        hashed.update(f"{info['name']} {_state(info)}\n".encode())
    return hashed.hexdigest()[:16]
