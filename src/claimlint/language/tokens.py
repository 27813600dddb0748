"""Words by spaCy's tokenizer: block texts go in, the token columns of a document come out.

The only module that imports spaCy, and only when the first text is to be read. The tokenizer gets the borders
that expressions use in place of its own exceptions, which would split `dont` or `gonna` as no expression does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from claimlint.expressions.spelling import CODE, DASHES, DROPPED, HYPHENS, norm, pieces
from claimlint.language.addresses import addresses
from claimlint.model.text import Tokens

if TYPE_CHECKING:
    from spacy.tokenizer import Tokenizer

ADDRESS_NORM = CODE
"""The norm of an address: no word of any expression equals it."""


class _Border(NamedTuple):
    """A place between two tokens, in the form in which spaCy takes it: an empty match of a pattern."""

    at: int

    def start(self) -> int:
        return self.at

    def end(self) -> int:
        return self.at


@cache
def _tokenizer() -> Tokenizer:
    from spacy.tokenizer import Tokenizer  # noqa: PLC0415 - costs most of a second, so only when there is text to read
    from spacy.vocab import Vocab  # noqa: PLC0415

    return Tokenizer(Vocab(), infix_finditer=_borders)


def _borders(stretch: str) -> list[_Border]:
    """Where a stretch without white space parts into tokens and dropped marks."""
    places = {place for piece in pieces(stretch) for place in piece} - {0, len(stretch)}
    return [_Border(place) for place in sorted(places)]


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
        for start, word, is_address in _words(text):
            words.append(word)
            norms.append(ADDRESS_NORM if is_address else norm(word))
            starts.append(start)
            ends.append(start + len(word))
            blocks.append(block)
            tight.append(before == start or (before >= 0 and not text[before:start].strip(HYPHENS)))
            before = start + len(word)
    return Tokens(tuple(words), tuple(norms), tuple(starts), tuple(ends), tuple(blocks), tuple(tight))


def _words(text: str) -> Iterator[tuple[int, str, bool]]:
    """Start, text and whether it is an address, for every token of a block."""
    at = 0
    for start, end in addresses(text):
        yield from _between(text, at, start)
        yield start, text[start:end], True
        at = end
    yield from _between(text, at, len(text))


def _between(text: str, begin: int, end: int) -> Iterator[tuple[int, str, bool]]:
    """The tokens of a stretch without addresses."""
    if begin == end:
        return
    for token in _tokenizer()(text[begin:end]):
        word = token.text
        if word.isalnum() or word.strip(DROPPED) or DASHES.fullmatch(word):
            start = begin + token.idx
            if not word.isspace() and (word[0] not in HYPHENS or _stands_alone(text, start, word)):
                yield start, word, word == CODE


def _stands_alone(text: str, start: int, word: str) -> bool:
    """Whether a hyphen or dash is a mark between words, not within one."""
    end = start + len(word)
    return len(word) > 1 or (text[max(0, start - 1) : start].strip() == "" and text[end : end + 1].strip() == "")
