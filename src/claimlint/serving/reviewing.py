"""The Word file with comments: a posted .docx goes in, the same file with every finding as a comment comes out."""

from __future__ import annotations

from importlib.util import find_spec

from claimlint.errors import UncheckedFile
from claimlint.serving.desk import Desk
from claimlint.serving.posted import Posted

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def can_review() -> bool:
    """Whether this claimlint writes comments into Word files."""
    return find_spec("claimlint.reviewing") is not None


def reviewed(desk: Desk, posted: Posted) -> bytes:  # noqa: ARG001
    """The file's bytes with comments; raises UncheckedFile when it is no Word file."""
    raise UncheckedFile(f"{posted.name}: this claimlint writes no comments into Word files")
