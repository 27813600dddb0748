"""The Word file with comments: a posted .docx goes in, the same file with every finding as a comment comes out."""

from __future__ import annotations

from importlib.util import find_spec

from claimlint.discovery import suffix_of
from claimlint.errors import UncheckedFile
from claimlint.serving.desk import Desk
from claimlint.serving.posted import Posted

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SUFFIX = ".docx"


def can_review() -> bool:
    """Whether what writes comments into Word files is installed: python-docx, of the extra `docx`."""
    return find_spec("docx") is not None


def reviewed(desk: Desk, posted: Posted) -> bytes:
    """The file's bytes with comments; raises UncheckedFile when it is no Word file or cannot be checked."""
    if suffix_of(posted.name) != _SUFFIX:
        raise UncheckedFile(f"{posted.name}: only Word files ({_SUFFIX}) can hold comments; save the report instead")
    report = desk.report(posted)
    (file,) = report.files
    if file.error is not None:
        raise UncheckedFile(file.error)
    from claimlint.reviewing import reviewed as with_comments

    return with_comments(posted.data, file, report.as_of).data
