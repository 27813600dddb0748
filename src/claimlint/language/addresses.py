"""Web addresses, DOIs, e-mail addresses and markers in clean text: one token each, never words of the author."""

from __future__ import annotations

import re

_ADDRESS = re.compile(
    r"""
      (?:https?://|www\.)[^\s<>"\u201c\u201d]+
    | (?<![\w/])(?:doi:\s?|DOI:\s?)?10\.\d{4,9}/[^\s<>"\u201c\u201d]+
    | (?<![\w.])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}
    | \[\^[^\]\s]{1,60}\]
    | \[-?@[^\]]{1,200}\]
    """,
    re.VERBOSE,
)
_CLOSERS = {")": "(", "]": "[", "}": "{"}


def addresses(text: str) -> list[tuple[int, int]]:
    """The ranges (code points, end exclusive) of addresses and of `[^note]` and `[@key]` markers, in order."""
    found = []
    for match in _ADDRESS.finditer(text):
        end = match.end() if match[0].startswith("[") else match.start() + len(trimmed(match[0]))
        found.append((match.start(), end))
    return found


def trimmed(address: str) -> str:
    """An address without the marks of the sentence around it; balanced brackets stay (`S0140-6736(97)11096-0`).

    Source of the rule: the advice for matching DOIs in prose that Crossref gives.
    """
    address = address.split("](", 1)[0]
    while address:
        last = address[-1]
        unbalanced = last in _CLOSERS and address.count(last) > address.count(_CLOSERS[last])
        if last not in ".,;:!?*_'\u2019\u201d" and not unbalanced:
            break
        address = address[:-1]
    return address
