"""Writes a fixed text over its draft: what was fixed goes in, the file changes at once or not at all."""

from __future__ import annotations

import errno
import os
from dataclasses import replace

from claimlint import replacement
from claimlint.fixing.statements import Fixed
from claimlint.model.document import Source
from claimlint.model.report import FileReport

_WHY = {
    errno.EBUSY: "it was changed while it was being checked; check it again",
    errno.ENOSPC: "the disk is full; make room and try again",
    errno.EROFS: "it lies on a disk that cannot be written; fix a copy",
    errno.EACCES: "you have no permission to write there; ask for it, or fix a copy",
    errno.EPERM: "you have no permission to write there; ask for it, or fix a copy",
}


def encoded(source: Source) -> bytes:
    """The text as it stands in a file: UTF-8, with a byte order mark where there was one."""
    return source.text.encode("utf-8-sig" if source.marked else "utf-8")


def write(fixed: Fixed) -> FileReport:
    """Replaces the draft's file where something was added, and gives the report that holds for the file now.

    When the file cannot be written it stays as it was, and its report says so as an error.
    """
    file = fixed.draft.file
    if file is None or fixed.after == fixed.before:
        return fixed.report
    try:
        if not os.access(file, os.W_OK):
            raise PermissionError(errno.EACCES, "permission denied")
        replacement.replace(file, encoded(fixed.after), expected=encoded(fixed.before))
    except OSError as fault:
        why = _WHY.get(fault.errno or 0) or (fault.strerror or type(fault).__name__).lower()
        return replace(fixed.found, error=f"{fixed.draft.path}: nothing was added to this file: {why}")
    return fixed.report
