"""Where words and marks stand: the words of a text and its parts go in, the parts that hold something come out.

The parts, such as clauses or blocks, are numbered; a set of them is one whole number with a bit for each, so that what
stands together in one part is found by one operation.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claimlint.model.lexicon import Lexicon

#: From so many tokens on bits are set one by one in a row of bytes, as long numbers are slow to add to.
_MANY = 16


class Whereabouts:
    """In which parts of one text words and marks stand; each is looked for once."""

    def __init__(self, lexicon: Lexicon, owners: Sequence[int]) -> None:
        self._lexicon = lexicon
        self.owners = owners
        """For every token the number of its part."""
        self._words: dict[str, int] = {}
        self._kinds: dict[str, int] = {}

    def marked_anew(self, kinds: Iterable[str]) -> Whereabouts:
        """The same for a text in which marks of these kinds have been added."""
        found = Whereabouts(self._lexicon, self.owners)
        found._words = self._words
        found._kinds = self._kinds.copy()
        for kind in kinds:
            found._kinds.pop(kind, None)
        return found

    def of_words(self, words: Iterable[str]) -> int:
        """The parts with a token that is one of these words, alone or together with the next, or begins or ends so."""
        parts = 0
        for word in words:
            known = self._words.get(word)
            if known is None:
                known = self._words[word] = self._parts(self._lexicon.anywhere(word))
            parts |= known
        return parts

    def of_kind(self, kind: str, tokens: Iterable[int]) -> int:
        """The parts in which a mark of this kind begins; these are the tokens where one does."""
        known = self._kinds.get(kind)
        if known is None:
            known = self._kinds[kind] = self._parts(tuple(tokens))
        return known

    def of_run(self, start: int, end: int) -> int:
        """The parts of the tokens from `start` to `end` (exclusive)."""
        return self._parts(range(start, end))

    def _parts(self, tokens: Sequence[int]) -> int:
        owners = self.owners
        return as_bits([owners[token] for token in tokens])


def as_bits(numbers: Sequence[int]) -> int:
    """The numbers as one with a bit for each."""
    if len(numbers) < _MANY:
        found = 0
        for number in numbers:
            found |= 1 << number
        return found
    bits = bytearray((max(numbers) >> 3) + 1)
    for number in numbers:
        bits[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(bits, "little")
