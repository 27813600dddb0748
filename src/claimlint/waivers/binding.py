"""Binds waivers to the sentences they excuse: a draft with its judged waivers goes in, the draft with their marks comes
out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from claimlint.errors import UncheckedFile
from claimlint.model.document import Document, Source
from claimlint.model.waiver import WaiverEntry
from claimlint.waivers.syntax import Malformed, Terms
from claimlint.waivers.written import written

_CLOSING = re.compile(r"\s*(?:--!?>|[\"']|\s)\Z")


@dataclass(frozen=True, slots=True)
class Bound:
    """A draft whose waivers carry their marks."""

    source: Source
    added: tuple[WaiverEntry, ...] = ()
    """The waivers that got marks."""
    refused: tuple[WaiverEntry, ...] = ()
    """Waivers whose marks must be added by hand, as they cannot be written there safely."""


def bound(source: Source, waivers: Iterable[WaiverEntry], read: Callable[[Source], Document]) -> Bound:
    """The draft with `text …` in every waiver that excuses sentences and names none; nothing else changes.

    A waiver whose text has changed keeps its marks: somebody must agree to the new text first.
    """
    lacking = sorted(filter(_may_be_bound, waivers), key=lambda one: one.start, reverse=True)
    whole = _marked(source, lacking, read)
    if whole is not None:
        return Bound(whole, tuple(reversed(lacking)))
    added, refused = list[WaiverEntry](), list[WaiverEntry]()
    for entry in lacking:
        after = _marked(source, [entry], read)
        source = after or source
        (refused if after is None else added).append(entry)
    return Bound(source, tuple(reversed(added)), tuple(reversed(refused)))


def _marked(source: Source, entries: Sequence[WaiverEntry], read: Callable[[Source], Document]) -> Source | None:
    """The draft with the marks of these waivers, the last of them first; None where they cannot be written so."""
    text = source.text
    for entry in entries:
        text = _with_marks(text, entry)
    after = replace(source, text=text)
    return after if _says_the_same(read(source), _read(after, read), entries) else None


def _read(source: Source, read: Callable[[Source], Document]) -> Document | None:
    try:
        return read(source)
    except UncheckedFile:  # the front matter broke
        return None


def _may_be_bound(entry: WaiverEntry) -> bool:
    lacks_only_marks = entry.state == "incomplete" and entry.missing == ("text",)
    return bool(entry.found) and not entry.marks and (entry.state == "active" or lacks_only_marks)


def _with_marks(text: str, entry: WaiverEntry) -> str:
    end = entry.end.offset
    slice_ = text[entry.start.offset : end]
    inner = slice_
    while closing := _CLOSING.search(inner):
        inner = inner[: closing.start()]
    marks = f"text {' '.join(entry.found)}"
    has_details = inner.endswith(")") and (entry.by is not None or entry.until is not None)
    told = f"{inner[:-1]}, {marks})" if has_details else f"{inner} ({marks})"
    return text[: entry.start.offset] + told + slice_[len(inner) :] + text[end:]


def _says_the_same(before: Document, after: Document | None, entries: Iterable[WaiverEntry]) -> bool:
    """Whether nothing has changed but that these waivers have their marks."""
    if after is None or [block.text for block in before.blocks] != [block.text for block in after.blocks]:
        return False
    marks = {entry.start.offset: entry.found for entry in entries}
    expected = [_with(one.terms, marks.get(one.start, ())) for one in written(before)]
    return expected == [one.terms for one in written(after)]


def _with(terms: Terms | Malformed, marks: tuple[str, ...]) -> Terms | Malformed:
    return replace(terms, marks=terms.marks or marks) if isinstance(terms, Terms) else terms
