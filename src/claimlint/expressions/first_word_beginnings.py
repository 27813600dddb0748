"""First words of lines that nobody has listed out yet: lines go in, those that may begin with a word come out.

A plain term need be known only by how its first word begins; its forms are listed out when a word of a draft
begins so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from claimlint.expressions.first_words import FirstWords, Following, following
from claimlint.expressions.inflection import SHORTEST_BEGINNING
from claimlint.expressions.plain_terms import PlainTerm
from claimlint.expressions.term_entries import Line

#: Forms are at most so many letters longer than what is known of their beginnings.
_ENDING = 10
_Numbers: TypeAlias = Mapping[str, Sequence[int]]


class FirstWordBeginnings:
    """The numbers of lines by whole first words, and by how first words begin."""

    def __init__(self, lines: Sequence[Line], whole: _Numbers, beginnings: _Numbers) -> None:
        self._lines = lines
        self._whole = whole
        self._beginnings = beginnings
        self.longest = max((len(word) for words in (whole, beginnings) for word in words), default=0) + _ENDING
        """No first word has more letters."""

    def following(self, norm: str) -> Following | None:
        """The lines whose first word may have this norm; None when there are none."""
        return following(norm, [(number, self._lines[number]) for number in sorted(self._may_begin_with(norm))])

    def _may_begin_with(self, norm: str) -> set[int]:
        found = set(self._whole.get(norm, ()))
        for length in range(SHORTEST_BEGINNING, min(len(norm), self.longest) + 1):
            found.update(self._beginnings.get(norm[:length], ()))
        return found


def first_words(lines: Sequence[Line]) -> FirstWords:
    """Lines, put where all forms of their first words will find them."""
    whole: dict[str, list[int]] = {}
    beginnings: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        for beginning, is_whole in _first_words(line):
            (whole if is_whole else beginnings).setdefault(beginning, []).append(number)
    return FirstWords(lines, FirstWordBeginnings(lines, whole, beginnings))


def _first_words(line: Line) -> Iterable[tuple[str, bool]]:
    """How the first words of all ways to write a line begin, and whether that is the whole word."""
    if isinstance(line.term, PlainTerm):
        return line.term.first_words()
    return [(form, True) for form in {form for entry in line.entries() for form in entry.forms[0]}]
