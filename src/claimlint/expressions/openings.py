"""Which options of a choice may begin at a token: a choice, a token and its text go in, the options come out.

Long lists of alternatives, of which a token fits one or none, then cost one look-up in place of an attempt each.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from claimlint.expressions.shapes import shape_of
from claimlint.model.expression import Choice, Expression
from claimlint.model.text import AnnotatedText

#: So many choices are remembered, then they are forgotten.
_MOST_KNOWN = 20_000


class _Openings:
    """The numbers of a choice's options by the words and marks that they begin with."""

    __slots__ = ("always", "choice", "joinable", "kinds", "longest", "shortest", "whole")

    def __init__(self, choice: Choice) -> None:
        self.choice = choice
        self.whole: dict[str, list[int]] = {}
        """By their first word."""
        self.joinable: dict[str, list[int]] = {}
        """By their first word, of those that may stand joined to the next in one token."""
        self.kinds: dict[str, list[int]] = {}
        """By the mark that they begin with."""
        self.always: list[int] = []
        """Those that may begin with anything, or are fulfilled by nothing."""
        for number, option in enumerate(choice.options):
            self._enter(number, option)
        lengths = [len(word) for word in self.joinable] or [0]
        self.shortest, self.longest = min(lengths), max(lengths)

    def _enter(self, number: int, option: Expression) -> None:
        shape = shape_of(option)
        opening = shape.openings
        if shape.absent or opening.anything or opening.prefixes or opening.exacts:
            self.always.append(number)
            return
        for word in chain(opening.words, opening.runs):
            self.whole.setdefault(word, []).append(number)
        for word in opening.runs:
            self.joinable.setdefault(word, []).append(number)
        for kind in opening.kinds:
            self.kinds.setdefault(kind, []).append(number)


#: By identity, as expressions are large and loaded once; an entry keeps its choice alive, so that its id stays its own.
_known: dict[int, _Openings] = {}


def options_at(choice: Choice, token: int, text: AnnotatedText) -> Sequence[Expression]:
    """The options, in order, that may begin at a token; those that cannot match there are left out, though not all."""
    found = _known.get(id(choice)) or _remembered(choice)
    norm, together = text.tokens.norms[token], text.tokens.together[token]
    numbers = [*found.always, *found.whole.get(norm, ())]
    if together:
        numbers += found.whole.get(together, ())
    if found.joinable and len(norm) > found.shortest:
        for length in range(found.shortest, min(len(norm), found.longest + 1)):
            numbers += found.joinable.get(norm[:length], ())
    for kind, options in found.kinds.items():
        if token in text.of(kind).by_start:
            numbers += options
    if len(numbers) > 1:
        numbers = sorted(set(numbers))
    return [choice.options[number] for number in numbers]


def _remembered(choice: Choice) -> _Openings:
    if len(_known) >= _MOST_KNOWN:
        _known.clear()
    found = _known[id(choice)] = _Openings(choice)
    return found
