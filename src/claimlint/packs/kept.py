"""Packs as they are kept between runs: a pack without faults goes in, the same pack comes out of a later run at once.

Reading hundreds of files, proving them sound and listing the first words of thousands of terms takes longer than
checking a post. What came of it is kept as plain data under a digest of all that it rests on; expressions of word
lists are made of it only when a text may hold them.

The text has a line of data on the whole, then one for each term, each line of a word list, each first word and each
row of what follows first words.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from types import MappingProxyType
from typing import Any, TypeVar

from claimlint.expressions import shapes
from claimlint.expressions.complex_lines import ComplexLine
from claimlint.expressions.first_words import FirstWords
from claimlint.expressions.needs import Extent, Need
from claimlint.expressions.plain_terms import PlainTerm
from claimlint.expressions.shapes import shape_of
from claimlint.expressions.term_entries import Line
from claimlint.expressions.term_index import TermIndex, remember, term_index
from claimlint.model.expression import Expression
from claimlint.model.rule import Fact, Pack, Term, Vocabulary
from claimlint.packs.kept_words import KeptFirstWords, KeptLine, first_words_as_text, line_as_text
from claimlint.packs.plain_data import FORM, as_data, from_data


class KeptTerm(Term):
    """A term whose expression is made when it is asked for."""

    __slots__ = ("_data", "_made")
    _data: str
    _made: Expression | None

    def __init__(self, name: str, data: str, ambiguous: bool, line: int) -> None:
        keep = object.__setattr__
        for field, value in (("name", name), ("ambiguous", ambiguous), ("line", line), ("_data", data)):
            keep(self, field, value)
        keep(self, "_made", None)

    @property
    def expression(self) -> Expression:
        """What the parser made of the line."""
        if self._made is None:
            object.__setattr__(self, "_made", from_data(json.loads(self._data)))
        made: Expression = self._made  # type: ignore[assignment]
        return made

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Term) and _fields(self) == _fields(other)

    __hash__ = Term.__hash__


class KeptVocabulary(Vocabulary):
    """A word list whose terms are made when they are asked for."""

    __slots__ = ("_rows",)
    _rows: Sequence[Term]

    def __init__(self, name: str, path: str, digest: str, fact: Fact | None, rows: Sequence[Term]) -> None:
        keep = object.__setattr__
        given = (("name", name), ("path", path), ("digest", digest), ("fact", fact), ("_rows", rows))
        for field, value in given:
            keep(self, field, value)

    @property
    def terms(self) -> tuple[Term, ...]:
        """One for each line."""
        return tuple(self._rows)


#: Stands in no data, which write it in another way.
_TAB = "\t"
_T = TypeVar("_T")


class _Late(Sequence[_T]):
    """Values by number, each made when it is asked for."""

    def __init__(self, numbers: range, make: Callable[[int], _T]) -> None:
        self._numbers = numbers
        self._make = cache(make)

    def __len__(self) -> int:
        return len(self._numbers)

    def __getitem__(self, number: Any) -> Any:
        return self._make(self._numbers[number])


def pack_as_text(pack: Pack) -> str:
    """Everything that `pack_from_text` needs."""
    index = term_index(tuple(pack.vocabularies.values()))
    rows: list[Term] = []
    numbers: dict[int, int] = {}
    for vocabulary in pack.vocabularies.values():
        for term in vocabulary.terms:
            numbers[id(term)] = len(rows)
            rows.append(term)
    lists = _Numbered()
    lines = index.by_first.lines
    longest, words, following = first_words_as_text(lines, _json)
    data = {
        "form": FORM,
        "rules": as_data(pack.rules),
        "own": as_data(pack.own),
        "needs": [[_needs(shape_of(expression).needs) for expression in rule.find] for rule in pack.rules],
        "authorities": [as_data(one) for one in pack.authorities.values()],
        "vocabularies": [
            [one.name, one.path, one.digest, as_data(one.fact), len(one.terms)] for one in pack.vocabularies.values()
        ],
        "lines": [[lists.number(line.lists), numbers[id(line.term)]] for line in lines],
        "longest": longest,
        "complex": [
            [lists.number(line.lists), numbers[id(line.term)], sorted(line.names), _needs(line.needs), *line.extent]
            for line in index.complex
        ],
        "lists": lists.every,
        "sizes": [len(rows), len(lines), len(words), len(following)],
    }
    parts = (map(_row, rows), (line_as_text(line, _json) for line in lines), words, following)
    return "\n".join([_json(data), *chain.from_iterable(parts)])


def pack_from_text(text: str) -> Pack:
    """The pack, with its index ready; raises LookupError, TypeError or ValueError for a text of another form."""
    first, *rows = text.split("\n")
    data = json.loads(first)
    if data["form"] != [[name, list(fields)] for name, fields in FORM]:
        raise ValueError("kept by another claimlint")
    terms, *index = _parted(rows, data["sizes"])
    if sum(length for *_, length in data["vocabularies"]) != len(terms):
        raise ValueError("terms are missing")
    term = cache(lambda number: _term(terms[number]))
    vocabularies: dict[str, Vocabulary] = {}
    begin = 0
    for name, path, digest, fact, length in data["vocabularies"]:
        own = _Late(range(begin, begin + length), term)
        vocabularies[name] = KeptVocabulary(name, path, digest, from_data(fact), own)
        begin += length
    remember(tuple(vocabularies.values()), _index(data, term, *index))
    rules = from_data(data["rules"])
    for rule, needs in zip(rules, data["needs"], strict=True):
        for expression, kept in zip(rule.find, needs, strict=True):
            shapes.remember(expression, _needs_of(kept))
    authorities = map(from_data, data["authorities"])
    return Pack(
        rules,
        MappingProxyType(vocabularies),
        MappingProxyType({one.key: one for one in authorities}),
        from_data(data["own"]),
    )


def _parted(rows: Sequence[str], sizes: Sequence[int]) -> Iterator[Sequence[str]]:
    """The rows in parts of these sizes."""
    if sum(sizes) != len(rows):
        raise ValueError("rows are missing")
    begin = 0
    for size in sizes:
        yield rows[begin : begin + size]
        begin += size


def _index(
    data: Mapping[str, Any],
    term: Callable[[int], Term],
    lines: Sequence[str],
    words: Sequence[str],
    following: Sequence[str],
) -> TermIndex:
    lists = [tuple(names) for names in data["lists"]]
    places = data["lines"]

    def line(number: int) -> Line:
        belongs_to, row = places[number]
        return KeptLine(term(row), lists[belongs_to], lines[number])

    hard = (
        ComplexLine(term(row), lists[lists_], frozenset(names), _needs_of(needs), Extent(in_clause, most, tuple(kinds)))
        for lists_, row, names, needs, in_clause, most, kinds in data["complex"]
    )
    table = KeptFirstWords(data["longest"], words, following)
    return TermIndex(FirstWords(_Late(range(len(places)), line), table), tuple(hard))


class _Numbered:
    """Groups of lists, each named once."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, ...], int] = {}

    def number(self, lists: tuple[str, ...]) -> int:
        return self._numbers.setdefault(lists, len(self._numbers))

    @property
    def every(self) -> list[tuple[str, ...]]:
        return list(self._numbers)


def _row(term: Term) -> str:
    """A plain term as it was written; another by its name, and its expression behind a tab."""
    if isinstance(term, PlainTerm):
        return _json([term.written, term.ambiguous, term.line])
    return f"{_json([term.name, term.ambiguous, term.line])}{_TAB}{_json(as_data(term.expression))}"


def _term(row: str) -> Term:
    known, _, data = row.partition(_TAB)
    written, ambiguous, line = json.loads(known)
    return KeptTerm(written, data, ambiguous, line) if data else PlainTerm(written, ambiguous, line)


def _needs(needs: Iterable[Need]) -> list[Any]:
    return [[sorted(need.words), sorted(need.kinds), need.exacts] for need in needs]


def _needs_of(data: Iterable[Any]) -> tuple[Need, ...]:
    return tuple(Need(frozenset(words), frozenset(kinds), tuple(exacts)) for words, kinds, exacts in data)


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _fields(term: Term) -> tuple[object, ...]:
    return term.name, term.ambiguous, term.line, term.expression
