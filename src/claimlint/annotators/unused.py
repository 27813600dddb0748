"""Marks reference entries, other than further reading, that no marker in the text names: `@unused`.

A year and a design may single an entry out (“a 2020 trial”), but mark nothing. Where a line above the entry tells in
plain words what it is, the mark stands on that line: that is what readers see as the reference.
"""

from __future__ import annotations

from collections.abc import Iterable

from claimlint.model.setting import Setting
from claimlint.model.text import AnnotatedText, Mark, Span

GIVES: dict[str, dict[str, tuple[str, ...] | None]] = {"@unused": {}}
NEEDS: tuple[str, ...] = ("$", "@reference", "@citation")
#: What a line above an entry may hold to be its caption, in tokens; a shorter one is the heading of a list.
_SHORTEST_CAPTION, _LONGEST_CAPTION = 4, 20


def annotate(text: AnnotatedText, setting: Setting) -> Iterable[Mark]:
    """The entries that nothing points to."""
    del setting
    named = {mark.attributes.get("entry") for mark in text.of("@citation").all if mark.attributes["form"] != "textual"}
    for entry in text.of("@reference").all:
        if entry.attributes["entry"] not in named and entry.attributes["further"] == "no":
            shown = _caption(text, entry) or Span(entry.start, entry.end)
            yield Mark("@unused", shown.start, shown.end)


def _caption(text: AnnotatedText, entry: Mark) -> Span | None:
    """The line above a single entry that says what it is (`2021 trial of yoga for back pain`), if there is one."""
    number = text.tokens.blocks[entry.start]
    if number == 0 or entry.start != text.block_spans[number].start or _is_entry(text, number + 1):
        return None
    block, span = text.document.blocks[number - 1], text.block_spans[number - 1]
    fits = _SHORTEST_CAPTION <= span.end - span.start <= _LONGEST_CAPTION and block.text[-1:].isalnum()
    if block.kind not in ("prose", "heading") or not fits or _is_entry(text, number - 1):
        return None
    return span if text.of("$study-cue").within(span.start, span.end) else None


def _is_entry(text: AnnotatedText, number: int) -> bool:
    if number >= len(text.block_spans):
        return False
    span = text.block_spans[number]
    return bool(text.of("@reference").overlapping(span.start, span.end))
