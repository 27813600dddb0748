"""The shape of blocks that hold links: whether links are all there is, where they lead, whether a text breaks off."""

from __future__ import annotations

import re

from claimlint.model.document import Block
from claimlint.sources.identifiers import in_address
from claimlint.sources.preprint_servers import deposit_of_url

#: Signs that point onwards.
ARROW = re.compile(r"[\u2190-\u21ff\u00ab\u00bb\u2039\u203a\u27a4\u25b6]")
_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)?")
_STOPPED = re.compile(r"[.!][\"'\u201d\u2019)*_]*$")
_GOES_ON = re.compile(r"(?:\u2026|\.\.\.|\u2192|\u00bb|\[\u2026\]|\[\.\.\.\])\s*$")
#: In words: a linked text with a stop that is still no sentence (`Read more.`), and a title.
_SHORTEST_SENTENCE, _LONGEST_TITLE = 6, 24


def is_linked(block: Block, *, elsewhere: bool = False) -> bool:
    """Whether a block is nothing but links with words in them, and no linked sentence with its stop.

    `elsewhere`: none of them leads to a place on the same page.
    """
    links = [link for link in block.links if not link.image]
    if not links or (elsewhere and any(link.target.startswith("#") for link in links)):
        return False
    if unlinked_words(block) or (_STOPPED.search(block.text) and len(block.text.split()) >= _SHORTEST_SENTENCE):
        return False
    return any(character.isalpha() for link in links for character in block.text[link.start : link.end])


def unlinked_words(block: Block, start: int = 0) -> int:
    """How many words, from an offset in the block's text on, stand in no link."""
    at, count = start, 0
    for link in sorted(block.links, key=lambda link: link.start):
        if link.image:
            continue
        if link.start > at:
            count += len(_WORD.findall(block.text, at, link.start))
        at = max(at, link.end)
    return count + len(_WORD.findall(block.text, at))


def is_title(block: Block) -> bool:
    """Whether a block is short and has no final stop."""
    return len(block.text.split()) <= _LONGEST_TITLE and not _STOPPED.search(block.text)


def goes_on(block: Block) -> bool:
    """Whether a text breaks off with dots or an arrow: it goes on elsewhere."""
    return bool(_GOES_ON.search(block.text))


def is_study(target: str) -> bool:
    """Whether an address is that of a study: an identifier stands in it, or it leads to a preprint server."""
    return bool(in_address(target)) or deposit_of_url(target) is not None
