"""Markdown comes in, the events of its parser (pyromark) go out with places in code points of the source.

Whoever reads Markdown, to check it or to show it, reads it through here, so that both see the same document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, TypeAlias

from pyromark import Options, events_with_range

from claimlint.readers.byte_offsets import ByteOffsets
from claimlint.readers.runs import Placed, standing_for, verbatim

# Neither math (it takes "$5,000-$6,000" for a formula) nor smart punctuation (it changes the text), nor the
# parser's own metadata (it takes prose between two rules in mid-document for front matter).
_OPTIONS = (
    Options.ENABLE_TABLES
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_HEADING_ATTRIBUTES
    | Options.ENABLE_GFM
    | Options.ENABLE_DEFINITION_LIST
)
_LONE_CR = re.compile(r"\r(?!\n)")

#: What happens (`Start`, `End`, `Text`, `SoftBreak` …), its detail, and where it stands (source offsets).
Event: TypeAlias = tuple[str, Any, int, int]


def parsed_text(source: str) -> str:
    """The text as the parser is given it: of the same length, but with LF for every lone CR.

    The parser misses the end of fenced code at a lone CR.
    """
    return _LONE_CR.sub("\n", source)


def markdown_events(text: str, base: int) -> Iterator[Event]:
    """The events of a `parsed_text` from `base` on; indentation that the parser makes up is left out."""
    body = text[base:]
    offsets = ByteOffsets(body, base)
    for event, place in events_with_range(body, options=_OPTIONS):
        name, detail = (event, None) if isinstance(event, str) else next(iter(event.items()))
        start, end = place["start"], place["end"]
        if start < end or name in ("Start", "End"):
            yield name, detail, offsets.point(start), offsets.point(end)


def named(detail: Any) -> tuple[str, Any]:
    """What a `Start` or `End` opens or closes, and the rest that is known of it."""
    return (detail, {}) if isinstance(detail, str) else next(iter(detail.items()))


def placed(text: str, shown: str, start: int, end: int) -> Placed:
    """The text of an event: a slice of the source, or something decoded that stands for the whole range."""
    if text.startswith(shown, start) and end - start == len(shown):
        return verbatim(shown, start)
    return standing_for(shown, start, end)
