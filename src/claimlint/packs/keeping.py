"""Packs that are ready at once: folders of rules go in, a pack comes out, read anew or as an earlier run has kept it.

A pack is kept in this user's cache under a digest of everything it rests on: the bytes of all its files, the paths
that faults would show, and claimlint's own modules. Whatever is missing, broken or of another form is made anew, and
where nothing can be written nothing is kept.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

import claimlint
from claimlint.cache.location import location
from claimlint.model.rule import Pack
from claimlint.ordinary_files import read_ordinary
from claimlint.packs.files import shown
from claimlint.packs.kept import pack_as_text, pack_from_text
from claimlint.packs.lasting import lasting
from claimlint.packs.loading import load
from claimlint.packs.shipped import shipped_folder
from claimlint.replacement import replace

_FOLDER = "packs"
_SUFFIX = ".pack"
#: So many packs are kept; the one that was made first goes first.
MOST_KEPT = 8


def ready(folders: Sequence[Path] = ()) -> Pack:
    """The shipped packs and those of the given folders; raises PackFaults with all faults of all files."""
    file = _file((shipped_folder(), *folders))
    if file is not None and (kept := _kept(file)) is not None:
        return kept
    pack = load(folders)
    if file is not None:
        _keep(file, pack)
    return pack


def forget() -> int:
    """Removes all packs that are kept, and says how many there were; raises OSError where that is not allowed."""
    results = location().file
    kept = list((results.parent / _FOLDER).glob(f"*{_SUFFIX}")) if results else []
    for file in kept:
        file.unlink(missing_ok=True)
    return len(kept)


def _file(folders: Sequence[Path]) -> Path | None:
    """Where the pack of these folders is kept; None when they cannot be read or there is no place."""
    results = location().file
    if results is None:
        return None
    hashed = sha256(claimlint.__version__.encode())
    try:
        for name, status in sorted(_modules()):
            hashed.update(f"{name}\0{status.st_size} {status.st_mtime_ns}\0".encode("utf-8", "surrogateescape"))
        for folder in folders:
            for path in sorted(_files(os.fspath(folder))):
                # Plain calls of the system, as there are hundreds of small files.
                with open(path, "rb", buffering=0) as stream:  # noqa: PTH123
                    data = stream.read()
                hashed.update(f"{shown(Path(path))}\0{len(data)}\0".encode("utf-8", "surrogateescape"))
                hashed.update(data)
    except OSError:
        return None
    return results.parent / _FOLDER / f"{hashed.hexdigest()}{_SUFFIX}"


def _modules() -> Iterator[tuple[str, os.stat_result]]:
    """Claimlint's modules; an edit in a checkout counts at once."""
    for path in _files(os.fspath(Path(claimlint.__file__).parent)):
        if path.endswith(".py"):
            yield path, os.stat(path)  # noqa: PTH116 - as above


def _files(folder: str) -> Iterator[str]:
    """All files below a folder but those that Python makes."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _files(entry.path)
            elif entry.is_file():
                yield entry.path


def _kept(file: Path) -> Pack | None:
    """The pack that a file holds, unless the file is missing, cut short, changed or of another form."""
    try:
        data = read_ordinary(file)
    except OSError:
        return None
    digest, _, body = data.partition(b"\n")
    if digest != sha256(body).hexdigest().encode():
        return None
    try:
        with lasting():
            return pack_from_text(body.decode())
    except (LookupError, TypeError, ValueError):
        return None


def _keep(file: Path, pack: Pack) -> None:
    """Keeps a pack for later runs, where that can be done."""
    with lasting():
        body = pack_as_text(pack).encode("utf-8", "surrogatepass")
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        replace(file, sha256(body).hexdigest().encode() + b"\n" + body)
        kept = sorted(file.parent.glob(f"*{_SUFFIX}"), key=lambda one: one.stat().st_mtime_ns)
        for old in kept[:-MOST_KEPT]:
            old.unlink()
