"""The tokens of a document in columns, with the ways in which two of them may be one word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from claimlint.model.lexicon import Lexicon

#: Shorter words run together by chance (`the rapist`), longer ones only by spelling (`health care`).
_JOINABLE = 4


@dataclass(frozen=True)
class Tokens:
    """The words and marks of punctuation of a document, in columns; hyphens and quotation marks are left out.

    Token numbers run through the whole document. `starts` and `ends` are offsets in code points
    within the text of the block that `blocks` names. `norms` are what expressions compare:
    lower case, straight apostrophes, American spelling; an address (URL, DOI) is one token.
    """

    texts: tuple[str, ...]
    norms: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    blocks: tuple[int, ...]
    tight: tuple[bool, ...]
    """Whether the token is written together with the one before it, or joined to it by a hyphen."""

    def __len__(self) -> int:
        return len(self.norms)

    @cached_property
    def positions(self) -> Mapping[str, tuple[int, ...]]:
        """For every norm, the tokens that have it, in order."""
        found: dict[str, list[int]] = {}
        for number, norm in enumerate(self.norms):
            found.setdefault(norm, []).append(number)
        return {norm: tuple(numbers) for norm, numbers in found.items()}

    def joins(self, token: int) -> bool:
        """Whether this token and the next may be one word: joined by a hyphen, or two words of four letters or more."""
        after = token + 1
        if after >= len(self.norms) or self.blocks[token] != self.blocks[after]:
            return False
        if not (self.norms[token].isalnum() and self.norms[after].isalnum()):
            return False
        return self.tight[after] or (len(self.norms[token]) >= _JOINABLE and len(self.norms[after]) >= _JOINABLE)

    @cached_property
    def together(self) -> tuple[str, ...]:
        """For every token the word that it and the next may be, or nothing."""
        numbers = range(len(self.norms))
        return tuple(self.norms[one] + self.norms[one + 1] if self.joins(one) else "" for one in numbers)

    @cached_property
    def joined(self) -> Mapping[str, tuple[int, ...]]:
        """For every two tokens that may be one word: that word, and where the first of them stands."""
        found: dict[str, list[int]] = {}
        for number, together in enumerate(self.together):
            if together:
                found.setdefault(together, []).append(number)
        return {norm: tuple(numbers) for norm, numbers in found.items()}

    @cached_property
    def lexicon(self) -> Lexicon:
        """Which words these tokens can be."""
        return Lexicon(self.positions, self.joined)
