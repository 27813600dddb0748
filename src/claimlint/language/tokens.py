"""Words by spaCy's blank English: block texts go in, the token columns of a document come out.

The only module that imports spaCy, and only when the first text is to be read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from claimlint.expressions.spelling import CODE, HYPHENS, norm, pieces
from claimlint.language.addresses import addresses
from claimlint.model.text import Tokens

if TYPE_CHECKING:
    from spacy.tokenizer import Tokenizer

ADDRESS_NORM = "\ufffc"
"""The norm of an address: no word of any expression equals it."""


@cache
def _tokenizer() -> Tokenizer:
    import spacy  # noqa: PLC0415 - costs most of a second, so only when there is text to read

    return spacy.blank("en").tokenizer


def tokenize(texts: Sequence[str]) -> Tokens:
    """The tokens of all blocks, numbered through the document."""
    words: list[str] = []
    norms: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    blocks: list[int] = []
    tight: list[bool] = []
    for block, text in enumerate(texts):
        before = -1
        for start, end, is_address in _ranges(text):
            words.append(text[start:end])
            norms.append(ADDRESS_NORM if is_address else norm(text[start:end]))
            starts.append(start)
            ends.append(end)
            blocks.append(block)
            tight.append(before >= 0 and not text[before:start].strip(HYPHENS))
            before = end
    return Tokens(tuple(words), tuple(norms), tuple(starts), tuple(ends), tuple(blocks), tuple(tight))


def _ranges(text: str) -> Iterator[tuple[int, int, bool]]:
    """Start, end and whether it is an address, for every token of a block."""
    at = 0
    for start, end in addresses(text):
        yield from _words(text, at, start)
        yield start, end, True
        at = end
    yield from _words(text, at, len(text))


def _words(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    stretch = text[start:end] if start or end < len(text) else text
    if not stretch.strip():
        return
    for token in _tokenizer()(stretch):
        word = token.text
        if word.isalpha():
            yield start + token.idx, start + token.idx + len(word), False
        elif word == CODE:
            yield start + token.idx, start + token.idx + 1, True
        else:
            for begin, finish in pieces(word.strip()):
                yield start + token.idx + begin, start + token.idx + finish, False

