"""The words of texts: block texts go in, the token columns of a document come out.

Beside the parser the only module that imports spaCy, whose tokenizer gets the borders that expressions use in place of
its own exceptions, which would split `dont` or `gonna` as no expression does. Its import takes longer than checking a
post. So a run begins by cutting texts at white space and at the same borders, and loads spaCy when it has become long;
the tokens are the same either way, which a property test proves.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from claimlint.expressions.spelling import CODE, DASHES, DROPPED, HYPHENS, norm, pieces
from claimlint.language.addresses import addresses
from claimlint.model.tokens import Tokens

if TYPE_CHECKING:
    from spacy.tokenizer import Tokenizer

ADDRESS_NORM = CODE
"""The norm of an address: no word of any expression equals it."""


#: Start, text, and whether it is an address.
_Word = tuple[int, str, bool]
_Cut = Callable[[str], Iterable[tuple[int, str]]]
_STRETCH = re.compile(r"\S+")
LONG_RUN = 2_000_000
"""So many words have been read before spaCy is loaded: its import and its memory are then little beside the rest."""


class _Border(NamedTuple):
    """A place between two tokens, in the form in which spaCy takes it: an empty match of a pattern."""

    at: int

    def start(self) -> int:
        return self.at

    def end(self) -> int:
        return self.at


@cache
def _tokenizer() -> Tokenizer:
    # This import costs most of a second, so it waits until there is text to read.
    from spacy.tokenizer import Tokenizer
    from spacy.vocab import Vocab

    return Tokenizer(Vocab(), infix_finditer=_borders)


def _borders(stretch: str) -> list[_Border]:
    """Where a stretch without white space parts into tokens and dropped marks."""
    return [_Border(place) for place in _places(stretch) if 0 < place < len(stretch)]


def _places(stretch: str) -> list[int]:
    return sorted({place for piece in pieces(stretch) for place in piece})


def _run_is_long() -> bool:
    """Whether this process has read so much that the import of spaCy adds little to it."""
    cut = _parted.cache_info()
    return cut.hits + cut.misses > LONG_RUN


def _by_spacy(text: str) -> Iterable[tuple[int, str]]:
    return ((token.idx, token.text) for token in _tokenizer()(text))


def _by_borders(text: str) -> Iterable[tuple[int, str]]:
    for found in _STRETCH.finditer(text):
        start = found.start()
        for at, word in _parted(found[0]):
            yield start + at, word


@lru_cache(maxsize=32768)
def _parted(stretch: str) -> tuple[tuple[int, str], ...]:
    """The pieces of a stretch without white space, and where they begin."""
    borders = pairwise(sorted({0, len(stretch), *_places(stretch)}))
    return tuple((one, stretch[one:other]) for one, other in borders)


def tokenize(texts: Sequence[str], *, by_spacy: bool | None = None) -> Tokens:
    """The tokens of all blocks, numbered through the document; by spaCy's tokenizer or not, as is said or as pays."""
    cut = _by_spacy if (_run_is_long() if by_spacy is None else by_spacy) else _by_borders
    words: list[str] = []
    norms: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    blocks: list[int] = []
    tight: list[bool] = []
    for block, text in enumerate(texts):
        found = list(_words(text, cut))
        words += [word for _, word, _ in found]
        norms += [ADDRESS_NORM if is_address else norm(word) for _, word, is_address in found]
        starts += [start for start, _, _ in found]
        ends += [start + len(word) for start, word, _ in found]
        blocks += [block] * len(found)
        tight += _tight(text, found)
    return Tokens(tuple(words), tuple(norms), tuple(starts), tuple(ends), tuple(blocks), tuple(tight))


def _tight(text: str, found: Sequence[_Word]) -> Iterator[bool]:
    """For every token, whether only hyphens or nothing stand before it and the one before."""
    before = None
    for start, word, _ in found:
        yield before is not None and (
            before == start or (text[before] != " " and not text[before:start].strip(HYPHENS))
        )
        before = start + len(word)


def _words(text: str, cut: _Cut) -> Iterator[_Word]:
    """The tokens of a block, addresses whole."""
    at = 0
    for start, end in addresses(text):
        yield from _between(text, at, start, cut)
        yield start, text[start:end], True
        at = end
    yield from _between(text, at, len(text), cut)


def _between(text: str, begin: int, end: int, cut: _Cut) -> list[_Word]:
    """The tokens of a stretch without addresses."""
    if begin == end:
        return []
    pairs = ((begin + at, word) for at, word in cut(text[begin:end]))
    return [(start, word, word == CODE) for start, word in pairs if word.isalnum() or _is_token(text, start, word)]


def _is_token(text: str, start: int, word: str) -> bool:
    """Whether this is more than white space, quotation marks, or hyphens within words."""
    if word.isspace() or not (word.strip(DROPPED) or DASHES.fullmatch(word)):
        return False
    return word[0] not in HYPHENS or _stands_alone(text, start, word)


def _stands_alone(text: str, start: int, word: str) -> bool:
    """Whether a hyphen or dash is a mark between words, not within one."""
    end = start + len(word)
    return len(word) > 1 or (text[max(0, start - 1) : start].strip() == "" and text[end : end + 1].strip() == "")
