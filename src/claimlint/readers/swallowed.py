"""Refuses a draft of which something that is never closed hides a part: a document goes in, an error comes out."""

from __future__ import annotations

import re

from claimlint.errors import UncheckedFile
from claimlint.model.document import Document, Unclosed

_TAG = re.compile(r"<[^<>]*>")
_WORD = re.compile(r"[^\W\d_]{2,}")
_LINE_END = re.compile(r"\r\n|\r|\n")
#: What a part of a page around its article would hold if it were meant to: links, no paragraphs.
_AROUND = frozenset({"<nav>", "<aside>", "<header>", "<footer>"})
_PARAGRAPH = re.compile(r"<(?:p|h[1-6]|article|main|section)[\s>]", re.IGNORECASE)


def refuse_unclosed(document: Document) -> None:
    """Raises UncheckedFile when words of a draft may be hidden by mistake."""
    for unclosed in sorted(document.unclosed, key=lambda one: one.start):
        hidden = document.source.text[unclosed.start : unclosed.end]
        words = len(_WORD.findall(_TAG.sub(" ", _opened(hidden, unclosed))))
        if not words or (unclosed.what in _AROUND and not _PARAGRAPH.search(hidden)):
            continue
        line = 1 + len(_LINE_END.findall(document.source.text, 0, unclosed.start))
        raise UncheckedFile(
            f"{document.source.path}: line {line}: {unclosed.what} is never closed, and hides the "
            f"{words:,} word{'s' if words > 1 else ''} behind it; close it, or delete it"
        )


def _opened(hidden: str, unclosed: Unclosed) -> str:
    """What stands behind the mark that opens it: fenced code begins on the line below its fence."""
    return hidden.partition("\n")[2] if unclosed.what == "the code block" else hidden
