"""Lists and reads the files of a pack folder: a folder goes in, its files by what they hold come out."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from claimlint.errors import Fault
from claimlint.ordinary_files import read_ordinary

MAX_BYTES = 1_000_000
AUTHORITIES = "authorities.yaml"
PACK = "pack.yaml"
FAMILY = "family.yaml"
VOCABULARIES = "vocab"
KNOWLEDGE = "knowledge"
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NOTES = ".md"
#: What a Python package with a pack in it has besides; claimlint runs none of it.
_OF_PYTHON = ("__init__.py", "__pycache__", "py.typed")


@dataclass(frozen=True, slots=True)
class PackFile:
    """One file as it was read."""

    shown: str
    """Its path in faults."""
    data: bytes = field(repr=False)
    text: str = field(repr=False)


@dataclass(slots=True)
class Contents:
    """The paths of a pack's files by the names that they give."""

    rules: dict[str, Path] = field(default_factory=dict)
    families: dict[str, Path] = field(default_factory=dict)
    vocabularies: dict[str, Path] = field(default_factory=dict)
    tables: dict[str, Path] = field(default_factory=dict)
    """Of knowledge."""
    authorities: Path | None = None
    pack: Path | None = None
    """What the pack says of itself and changes of others."""


def shown(path: Path) -> str:
    """A path as faults show it: from the current directory when it lies below, else as it was given."""
    # As text: a pack has hundreds of files, and comparing paths would take a tenth of the time of reading them.
    here, absolute = f"{Path.cwd()}{os.sep}", str(path.absolute())
    return absolute.removeprefix(here).replace(os.sep, "/") if absolute.startswith(here) else path.as_posix()


def contents(folder: Path, faults: list[Fault]) -> Contents:
    """What a pack folder holds.

    Files that belong to no pack are faults; hidden files and notes (.md) are passed over.
    """
    found = Contents()
    for path in _entries(folder, faults):
        if path.is_dir() and path.name == VOCABULARIES:
            _word_lists(path, found, faults)
            found.vocabularies = dict(sorted(found.vocabularies.items()))  # whichever folders they lie in
        elif path.is_dir():
            _family(path, found, faults)
        elif path.name == AUTHORITIES:
            found.authorities = path
        elif path.name == PACK:
            found.pack = path
        elif path.suffix != _NOTES:
            faults.append(_fault(path, f"a rule stands in the folder of its family, such as `claims/{path.name}`"))
    if not (found.rules or found.vocabularies or found.tables or found.authorities or found.pack or faults):
        faults.append(_fault(folder, "this folder holds no rules, vocabularies or authorities"))
    return found


def read(path: Path, faults: list[Fault]) -> PackFile | None:
    """The file's bytes and text (a byte order mark is left out), or None with a fault."""
    try:
        data = read_ordinary(path, MAX_BYTES)
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        faults.append(_fault(path, f"byte {fault.start + 1} is not UTF-8; save the file as UTF-8"))
    except OSError as fault:
        too_large = f"this file is larger than {MAX_BYTES // 1_000_000} MB; split it"
        cannot = f"this file cannot be read ({fault.strerror})"
        faults.append(_fault(path, too_large if fault.errno == errno.EFBIG else cannot))
    else:
        return PackFile(shown(path), data, text)
    return None


def _fault(path: Path, message: str) -> Fault:
    return Fault(shown(path), 1, 1, message)


def _entries(folder: Path, faults: list[Fault]) -> Iterator[Path]:
    try:
        paths = sorted(folder.iterdir())
    except OSError as fault:
        faults.append(_fault(folder, f"this folder of rules cannot be read ({fault.strerror})"))
        return
    yield from (path for path in paths if not path.name.startswith(".") and path.name not in _OF_PYTHON)


def _family(folder: Path, found: Contents, faults: list[Fault]) -> None:
    _check_folder_name(folder, faults)
    for path in _entries(folder, faults):
        if path.is_dir():
            faults.append(_fault(path, "a folder of rules holds no further folders"))
        elif _is_of_pack(path, "rule", ".yaml", faults):
            if folder.name == KNOWLEDGE:
                found.tables[path.stem] = path
            elif path.name == FAMILY:
                found.families[folder.name] = path
            else:
                found.rules[f"{folder.name}/{path.stem}"] = path


def _word_lists(folder: Path, found: Contents, faults: list[Fault]) -> None:
    """The vocabularies of a folder and of all folders in it; their names say nothing of the folders."""
    _check_folder_name(folder, faults)
    for path in _entries(folder, faults):
        if path.is_dir():
            _word_lists(path, found, faults)
        elif _is_of_pack(path, "vocabulary", ".txt", faults):
            if first := found.vocabularies.get(path.stem):
                message = f"the vocabulary `{path.stem}` exists already in {shown(first)}; choose another name"
                faults.append(_fault(path, message))
            else:
                found.vocabularies[path.stem] = path


def _check_folder_name(folder: Path, faults: list[Fault]) -> None:
    if not _NAME.fullmatch(folder.name):
        faults.append(_fault(folder, "a folder's name is lower-case words with hyphens"))


def _is_of_pack(path: Path, kind: str, suffix: str, faults: list[Fault]) -> bool:
    """Whether a file is read as one of its kind; notes are passed over, anything else is a fault."""
    if path.suffix == _NOTES:
        return False
    if path.suffix != suffix:
        faults.append(_fault(path, f"a {kind} is a file that ends in {suffix}"))
    elif not _NAME.fullmatch(path.stem):
        faults.append(_fault(path, "a file's name is lower-case words with hyphens"))
    else:
        return True
    return False
