"""Reads one draft: a path goes in, decoded text comes out, or the sentence that says why it cannot be checked."""

from __future__ import annotations

import codecs
import errno
import os
import re
import stat
import sys
from difflib import get_close_matches
from pathlib import Path
from typing import BinaryIO

from claimlint.discovery.drafts import STDIN, Draft, suffix_of
from claimlint.errors import UncheckedFile
from claimlint.model.document import Source
from claimlint.readers import suffixes, unpacker_for

_LINE_END = re.compile(rb"\r\n|\r|\n")
_WHY = {
    errno.EACCES: "you have no permission to read it; ask for it, or check a copy",
    errno.EPERM: "you have no permission to read it; ask for it, or check a copy",
    errno.ENAMETOOLONG: "its name is too long; check a copy with a shorter one",
    errno.ELOOP: "it is a link that leads back to itself; name the file it should lead to",
}


def read_source(draft: Draft) -> Source:
    """The text of a draft, without a byte order mark; its line ends stay as they are.

    Raises UncheckedFile when there is no such file, or it cannot be read, is too large or is no UTF-8 text.
    """
    return source_of(draft, read_bytes(draft))


def source_of(draft: Draft, data: bytes) -> Source:
    """The text of a draft that has these bytes; raises UncheckedFile when they are too many or hold none."""
    if len(data) > draft.config.max_size:
        raise UncheckedFile(_too_large(draft, len(data)))
    unpack = unpacker_for(suffix_of(draft.path))
    if unpack is not None:
        return unpack(draft.path, data)
    return Source(draft.path, _decoded(draft.path, data), data.startswith(codecs.BOM_UTF8))


def read_bytes(draft: Draft) -> bytes:
    """A draft as it stands on the disk; raises UncheckedFile when it is missing, cannot be read or is too large."""
    try:
        data = _bytes_of(draft)
    except OSError as fault:
        why = _WHY.get(fault.errno or 0) or f"it cannot be read ({(fault.strerror or str(fault)).lower()})"
        raise UncheckedFile(f"{draft.path}: {why}") from None
    if len(data) > draft.config.max_size:
        raise UncheckedFile(_too_large(draft, _size_on_disk(draft)))
    return data


def _bytes_of(draft: Draft) -> bytes:
    """At most one byte more than may be read."""
    limit = draft.config.max_size + 1
    if draft.file is None:
        _refuse_suffix(draft.path)
        return _standard_input().read(limit)
    if draft.past is not None:
        _refuse_suffix(draft.path)
        return draft.read(draft.file, limit)
    try:
        mode = draft.file.stat().st_mode
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise UncheckedFile(_missing(draft.path, draft.file)) from None
    if stat.S_ISDIR(mode):
        raise UncheckedFile(_empty_folder(draft))
    _refuse_suffix(draft.path)
    if not stat.S_ISREG(mode):
        raise UncheckedFile(f"{draft.path}: it is no ordinary file; save the draft to one, or give it as `-`")
    return draft.read(draft.file, limit)


def _standard_input() -> BinaryIO:
    if sys.stdin is None:
        raise UncheckedFile(f"{STDIN}: there is no standard input to read; name a file instead")
    return sys.stdin.buffer


def _refuse_suffix(path: str) -> None:
    suffix = suffix_of(path)
    if suffix in suffixes():
        return
    kind = f"files that end in {suffix}" if suffix else "files without an ending"
    raise UncheckedFile(f"{path}: claimlint cannot read {kind}; it reads {', '.join(suffixes())}")


def _missing(path: str, file: Path) -> str:
    if file.is_symlink():
        target = file.readlink()
        return f"{path}: it is a link to {target}, and there is no such file; mend the link"
    try:
        beside = sorted(one.name for one in file.parent.iterdir())
    except (OSError, ValueError):
        beside = []
    near = get_close_matches(file.name, beside, 1, 0.75)
    hint = f"did you mean {near[0]}?" if near else "check the path and its spelling"
    return f"{path}: there is no such file or folder; {hint}"


def _empty_folder(draft: Draft) -> str:
    if draft.file is not None and not os.access(draft.file, os.R_OK | os.X_OK):
        return f"{draft.path}: you have no permission to read this folder; ask for it, or check a copy"
    kinds = ", ".join(suffixes())
    return (
        f"{draft.path}: this folder holds no draft ({kinds}) that is neither hidden, ignored nor excluded; name files"
    )


def _size_on_disk(draft: Draft) -> int | None:
    on_disk = draft.file if draft.past is None else None
    return on_disk.stat().st_size if on_disk is not None else None


def _too_large(draft: Draft, size: int | None) -> str:
    known = f"it has {size:,} bytes, and" if size is not None else "it is too large, as"
    limit = f"{draft.config.max_size:,}"
    return f"{draft.path}: {known} at most {limit} bytes are read; split it, or raise max-size in claimlint.yaml"


def _decoded(path: str, data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        at = fault.start + (len(data) - len(fault.object))
        byte, line = data[at], _line(data, at)
        said = f"byte {at} (hexadecimal {byte:02X}, on line {line}) is not UTF-8 text"
        raise UncheckedFile(f"{path}: {said}; save the draft as UTF-8") from None
    nul = data.find(b"\0")
    if nul >= 0:
        said = f"byte {nul} (on line {_line(data, nul)}) is a NUL, which no text contains"
        raise UncheckedFile(f"{path}: {said}; save the draft as UTF-8 text")
    return text


def _line(data: bytes, at: int) -> int:
    return len(_LINE_END.findall(data, 0, at)) + 1
