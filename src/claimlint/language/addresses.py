"""Web addresses, DOIs, e-mail addresses and markers in clean text: one token each, never words of the author."""

from __future__ import annotations

import re

_ADDRESS = re.compile(
    r"""
      (?:https?://|www\.(?=\w))[^\s<>"\u201c\u201d]+
    | (?<![\w/.])(?:(?:dx\.)?doi\.org/|doi:\s?|DOI:\s?)?10\.\d{4,9}/[^\s<>"\u201c\u201d]+
    | (?<![\w.])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}
    | \[\^[^\]\s]{1,60}\]
    | \[-?@[^\]]{1,200}\]
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
