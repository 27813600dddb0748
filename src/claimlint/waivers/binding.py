"""Binds waivers to the sentences they excuse: a draft with its judged waivers goes in, the draft with their marks comes
out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from claimlint.errors import UncheckedFile
from claimlint.model.document import Document, Source
from claimlint.model.waiver import WaiverEntry
from claimlint.waivers.syntax import Terms
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
    added, refused = [], []
    for entry in sorted(filter(_may_be_bound, waivers), key=lambda one: one.start, reverse=True):
        after = replace(source, text=_with_marks(source.text, entry))
        if _says_the_same(read(source), _read(after, read), entry):
            source = after
            added.append(entry)
        else:
            refused.append(entry)
    return Bound(source, tuple(reversed(added)), tuple(reversed(refused)))


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


def _says_the_same(before: Document, after: Document | None, entry: WaiverEntry) -> bool:
    """Whether nothing has changed but that this waiver has its marks."""
    if after is None or [block.text for block in before.blocks] != [block.text for block in after.blocks]:
        return False
    old, new = written(before), written(after)
    if len(old) != len(new):
        return False
    for one, other in zip(old, new, strict=True):
        terms = one.terms
        if one.start == entry.start.offset and isinstance(terms, Terms) and not terms.marks:
            terms = replace(terms, marks=entry.found)
        if terms != other.terms:
            return False
    return True
