"""Whether a line is a reference entry: its text and where it stands go in, yes or no comes out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from claimlint.sources.entry_parts import (
    APA_YEAR,
    AUTHOR,
    LOCATED,
    LONGEST,
    NO_YEAR,
    PLAIN_YEAR,
    QUOTED,
    numbered,
    without_addresses,
)
from claimlint.sources.entry_status import BOOK, PREPRINT_WORDS, server_words
from claimlint.sources.identifiers import identifiers
from claimlint.sources.late_patterns import late

_MARKED = late(r"\s*(?:\[|[\u00b9\u00b2\u00b3\u2070-\u2079])")
#: Characters of what stands behind a marker; more is a paragraph.
_LONGEST_MARKED = 300
#: A publisher's year at the end.
_PUBLISHED = late(r"; (?:19|20)\d\d\b")


def looks_like_entry(
    text: str, *, listed: bool, link_targets: Iterable[str] = (), in_numbered_list: bool = False
) -> bool:
    """Whether a line is a reference entry.

    `listed`: it stands where entries are expected (under a heading such as References, in a footnote);
    else it must look like one throughout: authors with initials, a year, and a volume or an identifier,
    or a marker in front (`[1]`, `¹`) and an address. `in_numbered_list`: it is a numbered item of a list of
    references, where whatever is no sentence to readers is an entry (`2. WHO fact sheet on obesity.`).
    """
    if len(text) > LONGEST:
        return False
    number, body = numbered(text)
    if not body.strip():
        return False
    author = AUTHOR.match(body)
    if not (listed or number is not None or author):
        return False
    found = [*identifiers(body), *(one for target in link_targets for one in identifiers(target))]
    bare = bool(found) and not re.search(r"\w{2}", without_addresses(body))
    posted = PREPRINT_WORDS.search(body) and server_words().search(body)
    published = BOOK.search(body) and _PUBLISHED.search(body)
    located = bool(found or posted or published or LOCATED.search(body))
    dated = APA_YEAR.search(body, 0, 600) or PLAIN_YEAR.search(body) or NO_YEAR.search(body, 0, 600)
    if bare:
        return listed or number is not None
    if listed:
        return bool(author and (dated or located)) or ((located or in_numbered_list) and not _reads_as_prose(body))
    if found and number is not None and _MARKED.match(text) and len(body) <= _LONGEST_MARKED:
        return not _reads_as_prose(body)
    return bool(author and dated and located) and not _reads_as_prose(body)


_PROSE = late(
    r"\b(?:we|you|your|our|showed|shows|found|finds|reported|reports|suggested|suggests|compared|concluded"
    r"|argued|is worth|visit|call|see|talk|ask)\b",
)


def _reads_as_prose(text: str) -> bool:
    """Whether the words around the identifiers are a sentence addressed to readers."""
    outside = QUOTED.sub("", without_addresses(text))
    dated = APA_YEAR.match(outside, outside.find("(")) if "(" in outside[:120] else None
    if dated and re.match(r"[a-z]", outside[dated.end() :]):
        return True
    if LOCATED.search(outside):
        return False
    return bool(_PROSE.search(outside[:1].lower() + outside[1:]))
