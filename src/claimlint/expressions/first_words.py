"""Finds terms by their first words: lines of vocabularies go in, the entries that may begin at a token come out.

A draft has few of the thousands of terms. A line is known by its first and second words, and its entries are listed
out only when these stand in a draft.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple, Protocol

from claimlint.expressions.joining import Forms, is_joined
from claimlint.expressions.term_entries import Entry, Line
from claimlint.model.tokens import Tokens

#: So many words are remembered together with the terms that they begin, then they are forgotten.
MOST_KNOWN = 50_000
#: So many words are remembered with what they may be behind a first word.
_MOST_READ = 2_000
#: Shorter words run together by chance.
_SHORTEST = 3
_Place = tuple[int, int]  # of an entry: its line, and its number there


class Following(NamedTuple):
    """The lines that one norm may begin, by their second words."""

    always: Sequence[int]
    """Numbers, in order, of lines with an entry of one word, or whose first two words the norm may be."""
    by_second: Mapping[str, Sequence[int]]
    """For every form of a second word the numbers of lines, in order."""


class FirstWordTable(Protocol):
    """What is known of the first words of lines."""

    longest: int
    """No first word has more letters."""

    def following(self, norm: str) -> Following | None:
        """The lines whose first word may have this norm; None when there are none."""


class Beginning:
    """The entries whose first word may be one norm, listed out as far as their next words stand behind it."""

    def __init__(self, norm: str, lines: Sequence[Line], following: Following) -> None:
        self._norm = norm
        self._lines = lines
        self._following = following
        self._longest = max(map(len, following.by_second), default=0)
        self._by_second: dict[str, _Continued] = {}
        self._read: dict[str, tuple[str, ...]] = {}
        self._always: tuple[_Place, ...] | None = None
        self._alone: list[Entry] = []

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All of them, in the order of their lines."""
        numbers = {*self._following.always, *chain.from_iterable(self._following.by_second.values())}
        return tuple(entry for number in sorted(numbers) for _, entry in self._of_line(number))

    def followed(self, tokens: Tokens, after: int) -> list[Entry]:
        """The entries that may go on with the token behind the norm, and the one behind that; some will not."""
        if self._always is None:
            self._always = tuple(self._open())
            self._alone = self._entries(self._always)
        if not self._longest or after == len(tokens):
            return self._alone
        words, together = self._seconds(tokens.norms[after]), tokens.together[after]
        if not words and together not in self._following.by_second:
            return self._alone
        return self._entries(sorted({*self._always, *self._going_on(tokens, after, words)}))

    def _going_on(self, tokens: Tokens, after: int, words: Iterable[str]) -> Iterator[_Place]:
        """The entries with one of these second words, as which the token behind the norm can be read."""
        for word in words:
            second = self._with_second(word)
            # Where the token is a whole word the next one must be the third.
            yield from second.by(tokens, after + 1) if word == tokens.norms[after] else second.all
        if (together := tokens.together[after]) in self._following.by_second:
            yield from self._with_second(together).all

    def _seconds(self, norm: str) -> tuple[str, ...]:
        """The second words that a norm may be or begin with."""
        found = self._read.get(norm)
        if found is None:
            if len(self._read) >= _MOST_READ:
                self._read.clear()
            words = _beginnings(norm, self._longest)
            found = self._read[norm] = tuple(word for word in words if word in self._following.by_second)
        return found

    def _entries(self, places: Iterable[_Place]) -> list[Entry]:
        return [self._lines[line].entries()[number] for line, number in places]

    def joined_to(self, second: str) -> Iterator[Entry]:
        """The entries that go on with this second word, in the same token."""
        numbers = {*self._following.always, *self._following.by_second.get(second, ())}
        for number in sorted(numbers):
            for _, entry in self._of_line(number):
                if len(entry.forms) > 1 and second in entry.forms[1]:
                    yield entry

    def _of_line(self, number: int) -> Iterator[tuple[_Place, Entry]]:
        for place, entry in enumerate(self._lines[number].entries()):
            if self._norm in entry.forms[0]:
                yield (number, place), entry

    def _open(self) -> Iterator[_Place]:
        for number in self._following.always:
            yield from (place for place, entry in self._of_line(number) if is_open(entry.forms, self._norm))

    def _with_second(self, word: str) -> _Continued:
        if word not in self._by_second:
            found = (one for number in self._following.by_second[word] for one in self._of_line(number))
            self._by_second[word] = _Continued(
                [one for one in found if not is_open(one[1].forms, self._norm) and word in one[1].forms[1]]
            )
        return self._by_second[word]


class _Continued:
    """The entries with a certain first and second word, by their third words."""

    def __init__(self, entries: Sequence[tuple[_Place, Entry]]) -> None:
        self.all = tuple(place for place, _ in entries)
        self._ended = tuple(place for place, entry in entries if len(entry.forms) == 2)
        self._by_third: dict[str, list[_Place]] = {}
        for place, entry in entries:
            for form in entry.forms[2] if len(entry.forms) > 2 else ():
                self._by_third.setdefault(form, []).append(place)
        self._longest = max(map(len, self._by_third), default=0)

    def by(self, tokens: Tokens, token: int) -> Iterator[_Place]:
        """Those that end before a token, or may go on with it."""
        yield from self._ended
        if self._longest and token < len(tokens):
            yield from self._by_third.get(tokens.together[token], ())
            for word in _beginnings(tokens.norms[token], self._longest):
                yield from self._by_third.get(word, ())


def _beginnings(norm: str, longest: int) -> Iterator[str]:
    """The words of at most so many letters that a token may be or begin with, as it may be two words joined."""
    return (norm[:length] for length in range(1, min(len(norm), longest) + 1))


class FirstWords:
    """The entries of all lines by the norms of their first words; written out only for the words that are asked for."""

    def __init__(self, lines: Sequence[Line], table: FirstWordTable) -> None:
        self.lines = lines
        """Every line, by its number."""
        self.longest = table.longest
        """No first word has more letters."""
        self._table = table
        self._known: dict[str, Beginning | None] = {}
        self._joined: dict[str, tuple[Entry, ...]] = {}

    def get(self, norm: str, default: tuple[Entry, ...] = ()) -> tuple[Entry, ...]:
        """The entries whose first word may have this norm, in the order of their lines."""
        found = self.beginning(norm)
        return found.entries if found else default

    def joined(self, norm: str) -> tuple[Entry, ...]:
        """The entries whose first two words, of three letters at least, are written as one in this norm."""
        found = self._joined.get(norm)
        if found is None:
            if len(self._joined) >= MOST_KNOWN:
                self._joined.clear()
            found = self._joined[norm] = tuple(self._joined_in(norm))
        return found

    def _joined_in(self, norm: str) -> Iterator[Entry]:
        for cut in range(_SHORTEST, min(len(norm) - _SHORTEST, self.longest) + 1):
            # Most beginnings are no words, and are not remembered as such.
            if self._known.get(norm[:cut]) or self._table.following(norm[:cut]):
                beginning = self.beginning(norm[:cut])
                yield from beginning.joined_to(norm[cut:]) if beginning else ()

    def beginning(self, norm: str) -> Beginning | None:
        """The same by their second words; None when no entry begins so."""
        if norm not in self._known:
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            following = self._table.following(norm)
            self._known[norm] = Beginning(norm, self.lines, following) if following else None
        return self._known[norm]


def following(norm: str, lines: Iterable[tuple[int, Line]]) -> Following | None:
    """The lines, of these with their numbers, whose first word may have this norm; None when there are none."""
    always: dict[int, None] = {}
    by_second: dict[str, dict[int, None]] = {}
    for number, line in lines:
        for entry in line.entries():
            if norm not in entry.forms[0]:
                continue
            if is_open(entry.forms, norm):
                always[number] = None
                continue
            for form in entry.forms[1]:
                by_second.setdefault(form, {})[number] = None
    if not always and not by_second:
        return None
    return Following(tuple(always), {form: tuple(numbers) for form, numbers in by_second.items()})


def is_open(forms: Forms, norm: str) -> bool:
    """Whether the norm, as first word of these, tells nothing of the next token.

    So it is where there is one word, and where the norm may be the first two words joined.
    """
    return len(forms) < 2 or (len(forms[0]) > 1 and is_joined(norm, forms[0], forms[1]))
