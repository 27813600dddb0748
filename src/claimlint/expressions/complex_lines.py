"""Lines of word lists that are matched as expressions: lines and a text go in, those that may match in it come out.

Most lines need words that a text does not hold; they are passed over without a look at each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimlint.expressions import selection
from claimlint.expressions.needs import Extent, Need, Region, region_of
from claimlint.model.rule import Term
from claimlint.model.text import AnnotatedText


class ComplexLine(NamedTuple):
    """A line that is matched as an expression."""

    term: Term
    """Its expression may be made only when it is asked for."""
    lists: tuple[str, ...]
    """The vocabularies, with sigil, that it belongs to."""
    names: frozenset[str]
    """The lists, with sigil, that it mentions."""
    needs: tuple[Need, ...]
    """What a text must hold, or the line matches nowhere."""
    extent: Extent
    """How far what it matches reaches, as all needs must be met there."""

    def region(self, text: AnnotatedText) -> Region | None:
        """Where the text, with the marks that it has now, holds all that the line needs; None for nowhere."""
        return region_of(self.needs, text, self.extent)

    def reads(self, kinds: set[str]) -> bool:
        """Whether marks of any of these kinds may change what the line matches."""
        return not kinds.isdisjoint(self.names) or any(not kinds.isdisjoint(need.kinds) for need in self.needs)


class ComplexLines:
    """Lines in the order in which they are matched."""

    def __init__(self, lines: Sequence[ComplexLine]) -> None:
        self._lines = lines
        self._by_word: dict[str, list[int]] = {}
        """The numbers of lines by the words of which they need one."""
        self._always: list[int] = []
        """The numbers of lines whose needs no word tells."""
        for number, line in enumerate(lines):
            words = next((need.words for need in line.needs if need.words and not need.kinds and not need.exacts), None)
            if words is None:
                self._always.append(number)
            for word in words or ():
                self._by_word.setdefault(word, []).append(number)

    def in_reach(self, text: AnnotatedText) -> Iterator[ComplexLine]:
        """The lines, in order, of which the text has the words; marks are not looked at."""
        if not selection.is_on():
            return iter(self._lines)
        numbers = set(self._always)
        for word in self._by_word.keys() & text.tokens.lexicon.words:
            numbers.update(self._by_word[word])
        return (self._lines[number] for number in sorted(numbers))
