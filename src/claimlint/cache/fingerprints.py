"""What results rest on besides the text: claimlint itself, the Python around it and folders of rules go in, a digest
comes out that changes whenever they do.
"""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

import claimlint

_INSTALLED = (".dist-info", ".egg-info")
_PARSER = "language/model_en/"


@cache
def of_claimlint() -> str:
    """Digest of this claimlint and of everything that is installed beside it.

    Modules and the files of the parser count by size and time of change, so that an edit in a checkout counts at once;
    packages by name and version, as their folders say them.
    """
    told = [claimlint.__version__, sys.version, unicodedata.unidata_version]
    told += sorted(_modules(Path(claimlint.__file__).parent))
    told += sorted({name for place in sys.path for name in _installed(place)})
    return sha256("\n".join(told).encode("utf-8", "surrogateescape")).hexdigest()


def of_folder(folder: Path) -> str:
    """Digest of the names and bytes of all files in a folder and in the folders within; raises OSError."""
    hashed = sha256()
    for name, file in sorted(_files(os.fspath(folder), "")):
        # Plain calls of the system: a folder of rules has hundreds of small files, and all wait for them.
        with open(file, "rb", buffering=0) as stream:  # noqa: PTH123
            data = stream.read()
        hashed.update(f"{name}\0{len(data)}\0".encode("utf-8", "surrogateescape"))
        hashed.update(data)
    return hashed.hexdigest()


def _modules(folder: Path) -> Iterator[str]:
    for name, file in _files(os.fspath(folder), ""):
        if name.endswith(".py") or name.startswith(_PARSER):
            status = os.stat(file)  # noqa: PTH116 - as above
            yield f"{name} {status.st_size} {status.st_mtime_ns}"


def _files(folder: str, prefix: str) -> Iterator[tuple[str, str]]:
    """Names below a folder, and paths; what is hidden or made by Python is left out."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(".") or entry.name == "__pycache__":
                continue
            if entry.is_dir():
                yield from _files(entry.path, f"{prefix}{entry.name}/")
            elif entry.is_file():
                yield prefix + entry.name, entry.path


def _installed(place: str) -> list[str]:
    try:
        return [name for name in os.listdir(place or ".") if name.endswith(_INSTALLED)]  # noqa: PTH208 - as above
    except OSError:
        return []
