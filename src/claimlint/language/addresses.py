"""Web addresses, DOIs, e-mail addresses and markers in clean text: one token each, never words of the author."""

from __future__ import annotations

import re

#: The rest of a DOI; old ones name pages between angle brackets (`365:1<113::AID-CNE9>3.0.CO;2-6`).
DOI_SUFFIX = r"(?:[^\s<>\"\u201c\u201d]|<\d[^\s<>]{0,40}>(?=\d)){1,300}"
#: What a DOI begins with; registrants may be subdivided (`10.1000.10`).
DOI_PREFIX = r"10\.\d{4,9}(?:\.\d{1,9}){0,3}/"
#: A host and a path without a scheme (`pubmed.ncbi.nlm.nih.gov/31234567`).
BARE_ADDRESS = (
    r"(?<![\w@/.:-])(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.){1,5}"
    r"(?:org|gov|int|edu|com|net|info|eu|uk|au|ca|nz|ie|de|fr|nl|ch|io)/(?=[\w%~])[^\s<>\"\u201c\u201d]+"
)

_ADDRESS = re.compile(
    rf"""
      (?:https?://|www\.(?=\w))[^\s<>"\u201c\u201d]+
    | {BARE_ADDRESS}
    | (?<![\w/.])(?:doi:\s?|DOI:\s?)?{DOI_PREFIX}{DOI_SUFFIX}
    | (?<![\w.])[\w.+-]{{1,64}}@[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{1,5}}
    | \[\^[^\]\s]{{1,60}}\]
    | \[-?@[^\]]{{1,200}}\]
    """,
    re.VERBOSE,
)
#: One of these is in every address; looking for them is faster than for addresses.
_HINTS = ("/", "@", "www.", "[^")
_CLOSERS = {")": "(", "]": "[", "}": "{"}
_SENTENCE_MARKS = frozenset(".,;:!?*_'\u2019\u201d")


def addresses(text: str) -> list[tuple[int, int]]:
    """The ranges (code points, end exclusive) of addresses and of `[^note]` and `[@key]` markers, in order."""
    if not any(hint in text for hint in _HINTS):
        return []
    found = []
    for match in _ADDRESS.finditer(text):
        end = match.end() if match[0].startswith("[") else match.start() + len(trimmed(match[0]))
        if end > match.start():
            found.append((match.start(), end))
    return found


def trimmed(address: str) -> str:
    """An address without the marks of the sentence around it; balanced brackets stay (`S0140-6736(97)11096-0`).

    Source of the rule: the advice for matching DOIs in prose that Crossref gives.
    """
    address = address.split("](", 1)[0]
    surplus = {closer: address.count(closer) - address.count(opener) for closer, opener in _CLOSERS.items()}
    end = len(address)
    while end and (address[end - 1] in _SENTENCE_MARKS or surplus.get(address[end - 1], 0) > 0):
        end -= 1
        if address[end] in surplus:
            surplus[address[end]] -= 1
    return address[:end]
