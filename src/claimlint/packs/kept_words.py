"""First words of word lists as they are kept between runs: lines go in, a few lines of text come out, and back.

All forms of all first words are listed out once, each with the second words that may follow, so that a later run
makes the entries of a term only when two words of it stand in a draft.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from claimlint.expressions.first_words import Following, is_open
from claimlint.expressions.term_entries import Line
from claimlint.expressions.term_ways import Forms
from claimlint.model.rule import Term

#: Between a first word and the number of its row; less than any letter, so that sorted rows can be searched.
_TAB = "\t"


class KeptLine(Line):
    """A line whose ways are made of kept data."""

    __slots__ = ("_data",)

    def __init__(self, term: Term, lists: tuple[str, ...], data: str) -> None:
        super().__init__(term, lists)
        self._data = data

    def _ways(self) -> list[tuple[Forms, str]]:
        words, ways = json.loads(self._data)
        sets = [frozenset(forms) for forms in words]
        return [(tuple([sets[number] for number in numbers]), exact) for exact, *numbers in ways]


class KeptFirstWords:
    """First words, sorted, with the number of the row that tells what follows them."""

    def __init__(self, longest: int, words: Sequence[str], rows: Sequence[str]) -> None:
        self.longest = longest
        """No first word has more letters."""
        self._words = words
        self._rows = rows

    def following(self, norm: str) -> Following | None:
        """The lines whose first word may have this norm; None when there are none."""
        sought = norm + _TAB
        place = bisect_left(self._words, sought)
        if place == len(self._words) or not self._words[place].startswith(sought):
            return None
        always, by_second = json.loads(self._rows[int(self._words[place][len(sought) :])])
        return Following(always, by_second)


def line_as_text(line: Line, as_text: Callable[[Any], str]) -> str:
    """The ways to write a line; words that they share stand there once."""
    numbers: dict[frozenset[str], int] = {}
    ways = [
        [entry.exact, *(numbers.setdefault(forms, len(numbers)) for forms in entry.forms)] for entry in line.entries()
    ]
    return as_text([[sorted(forms) for forms in numbers], ways])


def first_words_as_text(lines: Sequence[Line], as_text: Callable[[Any], str]) -> tuple[int, list[str], list[str]]:
    """The length of the longest first word, the sorted words, and the rows that tell what follows them."""
    rows: dict[str, int] = {}
    words: list[str] = []
    found: dict[str, tuple[dict[int, None], dict[str, dict[int, None]]]] = {}
    for norm, number, second in _first_and_second(lines):
        always, by_second = found.setdefault(norm, ({}, {}))
        (always if second is None else by_second.setdefault(second, {}))[number] = None
    for norm, (always, by_second) in found.items():
        row = as_text([list(always), {second: list(by_second[second]) for second in sorted(by_second)}])
        words.append(f"{norm}{_TAB}{rows.setdefault(row, len(rows))}")
    return max(map(len, found), default=0), sorted(words), list(rows)


def _first_and_second(lines: Sequence[Line]) -> Iterator[tuple[str, int, str | None]]:
    """Every first word, its line, and every second word; None where nothing is known of the next token."""
    for number, line in enumerate(lines):
        # The ways to write a line differ mostly in what comes later.
        for forms in dict.fromkeys(entry.forms[:2] for entry in line.entries()):
            for norm in forms[0]:
                seconds = (None,) if is_open(forms, norm) else forms[1]
                yield from ((norm, number, second) for second in seconds)
