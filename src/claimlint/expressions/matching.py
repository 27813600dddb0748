"""Finds expressions in annotated text: an expression and a text go in, matches in reading order come out.

Candidates come from an index (which tokens have this norm, where does this mark begin), so the cost
follows the occurrences, not the length of the text. Every (part of expression, token) pair is
evaluated at most once per search; there is no backtracking.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Sequence as Many
from dataclasses import dataclass

from claimlint.expressions.attributes import passes
from claimlint.model.expression import (
    Chain,
    Choice,
    Exact,
    Expression,
    Marked,
    Match,
    Maybe,
    Prefix,
    Sequence,
    Together,
    Words,
)
from claimlint.model.text import AnnotatedText, Span

MAX_GAP = 12
#: Joined spellings that are words of their own: `may be` is not `maybe`.
_NOT_JOINED = frozenset(
    "maybe anyone everyone someone anybody everybody somebody anything everything something anyway everyday "
    "sometime sometimes always already altogether overall into onto upon cannot within without throughout "
    "therefore therapist another nowhere somewhere however whatever".split()
)


@dataclass(frozen=True, slots=True)
class _Reach:
    """One way to match: the end, and what took part."""

    end: int
    pieces: tuple[tuple[int, int], ...]
    marks: tuple[tuple[str, int, int], ...] = ()

    def then(self, after: _Reach) -> _Reach:
        return _Reach(after.end, self.pieces + after.pieces, self.marks + after.marks)


def find(expression: Expression, text: AnnotatedText, within: Iterable[Span] | None = None) -> list[Match]:
    """All matches, leftmost first and not overlapping; with `within`, only those that lie inside one of its spans."""
    search = _Search(text)
    spans = None if within is None else tuple(within)
    found: list[Match] = []
    free = 0
    for match in search.matches(expression):
        inside = spans is None or any(span.covers(match.start, match.end) for span in spans)
        if match.start >= free and inside:
            found.append(match)
            free = match.end
    return found


def find_any(expressions: Many[Expression], text: AnnotatedText, within: Iterable[Span] | None = None) -> list[Match]:
    """The matches of several expressions together, in reading order, longer first; overlaps are kept."""
    spans = None if within is None else tuple(within)
    found = {(m.start, m.end): m for expression in reversed(expressions) for m in find(expression, text, spans)}
    return sorted(found.values(), key=lambda match: (match.start, -match.end))


class _Search:
    """One search over one text; remembers what it has evaluated."""

    def __init__(self, text: AnnotatedText) -> None:
        self.text = text
        self.norms = text.tokens.norms
        self.known: dict[tuple[int, int], tuple[_Reach, ...]] = {}
        self.united: dict[int, tuple[Match, ...]] = {}

    def matches(self, expression: Expression) -> Iterator[Match]:
        if isinstance(expression, Together):
            yield from self._together(expression)
            return
        for start in sorted(set(self.candidates(expression))):
            ways = self.at(expression, start)
            if ways:
                yield Match(start, ways[0].end, ways[0].pieces, ways[0].marks)

    def candidates(self, expression: Expression) -> Iterable[int]:
        """Tokens where the expression may begin; a superset."""
        match expression:
            case Words(forms):
                return self._word_candidates(forms[0], forms[1] if len(forms) > 1 else None)
            case Prefix(text):
                return [n for norm, numbers in self.text.tokens.positions.items() if norm.startswith(text) for n in numbers]
            case Exact(text):
                return self._exact_candidates(text)
            case Marked(kind):
                return self.text.of(kind).by_start
            case Maybe(item):
                return self.candidates(item)
            case Choice(options):
                return [n for option in options for n in self.candidates(option)]
            case Sequence(items):
                return self._sequence_candidates(items)
            case Chain(parts):
                return self.candidates(parts[0])
            case Together(parts):
                return [match.start for match in self._together(expression)]
        raise TypeError(expression)

    def _word_candidates(self, first: frozenset[str], second: frozenset[str] | None) -> list[int]:
        positions = self.text.tokens.positions
        found = [n for form in first for n in positions.get(form, ())]
        if second is not None:
            found += [n for one in first for two in second for n in positions.get(one + two, ())]
        found += [n for form in first - _NOT_JOINED for n in self.text.tokens.joined.get(form, ())]
        return found

    def _exact_candidates(self, text: str) -> list[int]:
        return [n for n in range(len(self.norms)) if self._exact_end(text, n) is not None]

    def _sequence_candidates(self, items: tuple[Expression, ...]) -> list[int]:
        found: list[int] = []
        for item in items:
            found.extend(self.candidates(item))
            if not isinstance(item, Maybe):
                break
        return found

    def at(self, expression: Expression, start: int) -> tuple[_Reach, ...]:
        """Every way the expression matches from a token on, best first; ends are distinct."""
        if start >= len(self.norms):
            return (_Reach(start, ()),) if isinstance(expression, Maybe) else ()
        key = (id(expression), start)
        if key not in self.known:
            self.known[key] = _distinct(self._evaluate(expression, start))
        return self.known[key]

    def _evaluate(self, expression: Expression, start: int) -> Iterable[_Reach]:
        match expression:
            case Words(forms):
                return [_Reach(end, ((start, end),)) for end in walk_words(self.text, forms, start)]
            case Prefix(text):
                return [_Reach(start + 1, ((start, start + 1),))] if self.norms[start].startswith(text) else []
            case Exact(text):
                end = self._exact_end(text, start)
                return [] if end is None else [_Reach(end, ((start, end),))]
            case Marked(kind):
                return [
                    _Reach(m.end, ((start, m.end),), ((kind, m.start, m.end),))
                    for m in self.text.of(kind).by_start.get(start, ())
                    if all(passes(test, m, self.text) for test in expression.tests)
                ]
            case Maybe(item):
                return [*self.at(item, start), _Reach(start, ())]
            case Choice(options):
                ways = [way for option in options for way in self.at(option, start)]
                return sorted(ways, key=lambda way: -way.end)
            case Sequence(items):
                return self._sequence(items, start)
            case Chain(parts):
                return self._chain(parts, start)
            case Together():
                return [_Reach(m.end, m.pieces, m.marks) for m in self._together(expression) if m.start == start]
        raise TypeError(expression)

    def _exact_end(self, text: str, start: int) -> int | None:
        tokens = self.text.tokens
        begin, block = tokens.starts[start], tokens.blocks[start]
        if not self.text.document.blocks[block].text.startswith(text, begin):
            return None
        end = start
        while end < len(tokens) and tokens.blocks[end] == block and tokens.ends[end] < begin + len(text):
            end += 1
        fits = end < len(tokens) and tokens.blocks[end] == block and tokens.ends[end] == begin + len(text)
        return end + 1 if fits else None

    def _sequence(self, items: tuple[Expression, ...], start: int) -> Iterable[_Reach]:
        ways: list[_Reach] = [_Reach(start, ())]
        for item in items:
            ways = list(_distinct(way.then(after) for way in ways for after in self._next(item, way.end, start)))
        return [way for way in ways if way.end > start]

    def _next(self, item: Expression, token: int, start: int) -> tuple[_Reach, ...]:
        blocks = self.text.tokens.blocks
        if start < token < len(blocks) and blocks[token] != blocks[start]:
            return (_Reach(token, ()),) if isinstance(item, Maybe) else ()
        return self.at(item, token)

    def _chain(self, parts: tuple[Expression, ...], start: int) -> Iterable[_Reach]:
        clause = self.text.clause(start)
        ways = [way for way in self.at(parts[0], start) if way.end <= clause.end]
        for part in parts[1:]:
            ways = list(_distinct(way.then(after) for way in ways for after in self._after_gap(part, way.end, clause)))
        return ways

    def _after_gap(self, part: Expression, token: int, clause: Span) -> Iterator[_Reach]:
        words = 0
        while token < clause.end and words <= MAX_GAP:
            yield from (way for way in self.at(part, token) if way.end <= clause.end)
            words += self.norms[token][:1].isalnum()
            token += 1

    def _together(self, expression: Together) -> tuple[Match, ...]:
        if id(expression) not in self.united:
            self.united[id(expression)] = tuple(self._unite(expression))
        return self.united[id(expression)]

    def _unite(self, expression: Together) -> Iterator[Match]:
        finds: list[dict[int, list[Match]]] = []
        for part in expression.parts:
            by_clause: dict[int, list[Match]] = {}
            for match in _Search(self.text).matches(part):
                if self.text.clause(match.start).covers(match.start, match.end):
                    by_clause.setdefault(self.text.clause_of[match.start], []).append(match)
            finds.append(by_clause)
        for clause in sorted(set(finds[0]).intersection(*finds[1:])):
            anchor = finds[0][clause][0]
            yield _united([min(by[clause], key=lambda m: abs(m.start - anchor.start)) for by in finds])


def walk_words(text: AnnotatedText, forms: tuple[frozenset[str], ...], start: int) -> list[int]:
    """The ends of the token runs from `start` that these words can be, longest first.

    One token may be two of the words joined (`gamechanger`), two joined tokens may be one word (`pre-print`).
    """
    ends: list[int] = []
    frontier = [(0, start)]
    seen = set(frontier)
    while frontier:
        word, token = frontier.pop()
        if word == len(forms):
            ends.append(token)
            continue
        for step in _steps(text, forms, word, token):
            if step not in seen:
                seen.add(step)
                frontier.append(step)
    return sorted(ends, reverse=True)


def _steps(text: AnnotatedText, forms: tuple[frozenset[str], ...], word: int, token: int) -> Iterator[tuple[int, int]]:
    tokens = text.tokens
    if token >= len(tokens) or (word and tokens.blocks[token] != tokens.blocks[token - 1]):
        return
    norm = tokens.norms[token]
    if norm in forms[word]:
        yield word + 1, token + 1
    if word + 1 < len(forms) and norm not in _NOT_JOINED and _is_joined(norm, forms[word], forms[word + 1]):
        yield word + 2, token + 1
    if tokens.joins(token):
        together = norm + tokens.norms[token + 1]
        if together in forms[word] and together not in _NOT_JOINED:
            yield word + 1, token + 2


def _united(matches: list[Match]) -> Match:
    return Match(
        min(m.start for m in matches),
        max(m.end for m in matches),
        tuple(sorted(piece for m in matches for piece in m.pieces)),
        tuple(mark for m in matches for mark in m.marks),
    )


def _distinct(ways: Iterable[_Reach]) -> tuple[_Reach, ...]:
    """The first way for every end; a chain's gaps so stay as short as they can."""
    found: dict[int, _Reach] = {}
    for way in ways:
        found.setdefault(way.end, way)
    return tuple(found.values())


def _is_joined(norm: str, first: frozenset[str], second: frozenset[str]) -> bool:
    return any(norm.startswith(one) and norm[len(one) :] in second for one in first)
