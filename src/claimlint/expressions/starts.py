"""Where expressions may begin in a text: an expression goes in, the tokens with which a match may open come out.

They come from an index (which tokens have this norm, where does this mark begin), so that the cost follows the
occurrences, not the length of the text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Set

from claimlint.expressions.needs import Region
from claimlint.expressions.shapes import shape_of
from claimlint.expressions.spelling import CODE
from claimlint.model.expression import Chain, Expression, Sequence, Together
from claimlint.model.text import AnnotatedText


class Starts:
    """The beginnings of expressions and of their parts in one text; each is looked for once."""

    def __init__(
        self, text: AnnotatedText, region: Region | None, of_union: Callable[[Together], Set[int]]
    ) -> None:  # fmt: skip
        """`region` is where all that is looked for lies; None where that may be anywhere."""
        self.text = text
        self._region = region
        self.known: dict[int, Set[int]] = {}
        """What has been found, by the identity of the expression."""
        self._of_union = of_union
        self._exact: dict[str, dict[int, int]] = {}

    def of(self, expression: Expression) -> Set[int]:
        """Tokens where a match of at least one token may begin; a superset."""
        known = self.known.get(id(expression))
        if known is None:
            match expression:
                case Chain(parts):
                    known = self._followed(parts, self._begun(expression), self._clause_end)
                case Sequence(parts):
                    known = self._followed(parts, self._begun(expression), None)
                case Together(parts):
                    known = self._of_union(expression)
                case _:
                    known = self._begun(expression)
            self.known[id(expression)] = known
        return known

    def _begun(self, expression: Expression) -> Set[int]:
        """Tokens of the region with which a match may open."""
        openings = self._openings(expression)
        return set(openings if self._region is None else self._region.among(openings))

    def _openings(self, expression: Expression) -> Iterator[int]:
        """Tokens with which a match may open."""
        openings, lexicon = shape_of(expression).openings, self.text.tokens.lexicon
        if openings.anything:
            yield from range(len(self.text.tokens))
        for word in _common(openings.words, lexicon.words):
            yield from lexicon.at(word)
        for word in _common(openings.runs, lexicon.words):
            yield from lexicon.at(word)
            yield from lexicon.beginning(word)
        for prefix in openings.prefixes:
            yield from lexicon.positions.get(prefix, ())
            yield from lexicon.beginning(prefix)
        for text in openings.exacts:
            yield from self.exact_runs(text)
        for kind in openings.kinds:
            yield from self.text.of(kind).by_start

    def _followed(
        self, parts: tuple[Expression, ...], starts: Set[int], limit: Callable[[int], int] | None
    ) -> Set[int]:  # fmt: skip
        """Of the starts those behind which every part that must not be absent may begin where it could stand.

        Behind a start the parts of a sequence stand no farther than those before them are long; the parts of a chain
        stand anywhere before the limit, which is the first token behind its clause.
        """
        least = most = 0.0
        for part in parts:
            shape = shape_of(part)
            if starts and not shape.absent and (least or most):
                ordered = sorted(self.of(part))
                starts = {
                    start
                    for start in starts
                    if (at := bisect_left(ordered, start + least)) < len(ordered)
                    and (ordered[at] < limit(start) if limit else ordered[at] <= start + most)
                }
            least, most = least + shape.lengths[0], most + shape.lengths[1]
        return starts

    def _clause_end(self, token: int) -> int:
        return self.text.clause(token).end

    def exact_runs(self, text: str) -> dict[int, int]:
        """Where these characters begin and end at the borders of tokens: first token to end (exclusive)."""
        if text not in self._exact:
            self._exact[text] = {low: high for low, high in self._occurrences(text) if low < high}
        return self._exact[text]

    def _occurrences(self, text: str) -> Iterator[tuple[int, int]]:
        tokens = self.text.tokens
        for number, block in enumerate(self.text.document.blocks):
            at = block.text.find(text)
            while at >= 0:
                low, high = self.text.token_range(number, at, at + len(text))
                whole = low < high and tokens.starts[low] >= at and tokens.ends[high - 1] <= at + len(text)
                if whole or (low < high and tokens.norms[low] == CODE):  # part of an address: its host, a parameter
                    yield low, high
                at = block.text.find(text, at + 1)


def _common(some: frozenset[str], words: frozenset[str]) -> Iterable[str]:
    """The words that are in both, in any order."""
    return () if some.isdisjoint(words) else some & words
