"""Finds expressions in annotated text: an expression and a text go in, matches in reading order come out.

Only tokens with which a match may open are tried. Every (part of expression, token) pair is evaluated at most once
per search; there is no backtracking.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Sequence as Many

from claimlint.expressions import selection
from claimlint.expressions.attributes import passes
from claimlint.expressions.joining import walk_words
from claimlint.expressions.needs import Region, region_of
from claimlint.expressions.openings import options_at
from claimlint.expressions.shapes import shape_of
from claimlint.expressions.starts import Starts
from claimlint.expressions.ways import Way, distinct, united
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
_State = tuple[int, int, int, int, bool]  # of a chain: which, parts done, token, clause's end, nothing matched yet


def find(
    expression: Expression, text: AnnotatedText, within: Iterable[Span] | None = None, *, region: Region | None = None
) -> list[Match]:
    """All matches, leftmost first and not overlapping; with `within`, only those that lie inside one of its spans.

    `region` is where the text meets the expression's needs, when that is known.
    """
    if isinstance(expression, Marked) and within is None and selection.is_on():
        # Many rules look for the same marks.
        known = text.searches.get(expression)
        if known is None:
            known = text.searches[expression] = tuple(_marked(expression, text))
        return list(known)
    shape = shape_of(expression)
    if selection.is_on() and shape.needs:
        region = region or region_of(shape.needs, text, shape.extent)
        if region is None:
            return []
    search = _Search(text, region)
    spans = None if within is None else tuple(within)
    found: list[Match] = []
    free = 0
    for start in search.beginnings(expression):
        around = None if spans is None else [span for span in spans if span.start <= start < span.end]
        if start < free or around == []:
            continue
        if match := search.best(expression, start, None if around is None else max(span.end for span in around)):
            found.append(match)
            free = match.end
    return found


def _marked(expression: Marked, text: AnnotatedText) -> Iterator[Match]:
    """The marks themselves, as most of what conditions look for is one mark and no more; of several the longest."""
    free = 0
    for start, marks in text.of(expression.kind).by_start.items():
        fitting = (mark for mark in marks if all(passes(test, mark, text) for test in expression.tests))
        mark = next(fitting, None) if start >= free else None
        if mark is not None and mark.end > start:
            yield Match(start, mark.end, ((start, mark.end),), ((mark.kind, start, mark.end),))
            free = mark.end


def find_any(expressions: Many[Expression], text: AnnotatedText, within: Iterable[Span] | None = None) -> list[Match]:
    """The matches of several expressions together, in reading order, longer first; overlaps are kept."""
    spans = None if within is None else tuple(within)
    found = {(m.start, m.end): m for expression in reversed(expressions) for m in find(expression, text, spans)}
    return sorted(found.values(), key=lambda match: (match.start, -match.end))


class _Search:
    """One search over one text; remembers what it has evaluated, by the identity of the expression's parts."""

    def __init__(self, text: AnnotatedText, region: Region | None) -> None:
        self.text = text
        self.norms = text.tokens.norms
        self.known: dict[tuple[int, int], tuple[Way, ...]] = {}
        #: Places in a chain from which no way leads on, whatever token it began at.
        self.dead: set[_State] = set()
        self.starts = Starts(text, region, lambda expression: self._unions(expression).keys())
        self.united: dict[int, dict[int, tuple[Way, ...]]] = {}

    def best(self, expression: Expression, start: int, limit: int | None = None) -> Match | None:
        """The first choice among the ways to match from a token on, ending at `limit` at the latest."""
        for way in self._chain(expression, start) if isinstance(expression, Chain) else self.at(expression, start):
            if way.end > start and (limit is None or way.end <= limit):
                return Match(start, way.end, way.pieces, way.marks)
        return None

    def beginnings(self, expression: Expression) -> list[int]:
        """Tokens, in order, where a match of at least one token may begin; a superset."""
        return sorted(self.starts.of(expression)) if selection.is_on() else list(range(len(self.norms)))

    def at(self, expression: Expression, start: int) -> tuple[Way, ...]:
        """Every way the expression matches from a token on, best first; ends are distinct."""
        if start >= len(self.norms):
            return (Way(start),) if shape_of(expression).absent else ()
        number = id(expression)
        if (begin := self.starts.known.get(number)) is not None and start not in begin:
            return (Way(start),) if shape_of(expression).absent else ()
        key = (number, start)
        ways = self.known.get(key)
        if ways is None:
            ways = self.known[key] = distinct(self._evaluate(expression, start))
        return ways

    def _evaluate(self, expression: Expression, start: int) -> Iterable[Way]:
        match expression:
            case Words(forms):
                return [Way(end, ((start, end),)) for end in walk_words(self.text, forms, start)]
            case Prefix(text):
                return [Way(start + 1, ((start, start + 1),))] if self.norms[start].startswith(text) else []
            case Exact(text):
                end = self.starts.exact_runs(text).get(start)
                return [] if end is None else [Way(end, ((start, end),))]
            case Marked():
                return self._marked(expression, start)
            case Maybe(item):
                return [*self.at(item, start), Way(start)]
            case Choice():
                return self._longest_first(expression, start)
            case Sequence(items):
                return self._sequence(items, start)
            case Chain():
                return self._chain(expression, start)
            case Together():
                return self._unions(expression).get(start, ())
        raise TypeError(expression)

    def _longest_first(self, choice: Choice, start: int) -> list[Way]:
        options = options_at(choice, start, self.text) if selection.is_on() else choice.options
        lists = [ways for option in options if (ways := self.at(option, start))]
        if len(lists) > 1:
            lists.sort(key=lambda ways: -ways[0].end)
        return [way for ways in lists for way in ways]

    def _marked(self, expression: Marked, start: int) -> Iterator[Way]:
        for mark in self.text.of(expression.kind).by_start.get(start, ()):
            if all(passes(test, mark, self.text) for test in expression.tests):
                yield Way(mark.end, ((start, mark.end),), ((mark.kind, start, mark.end),))

    def _sequence(self, items: tuple[Expression, ...], start: int) -> tuple[Way, ...]:
        ways: tuple[Way, ...] = (Way(start),)
        for item in items:
            ways = distinct(way.then(after) for way in ways for after in self._next(item, way.end, start))
        return ways

    def _next(self, item: Expression, token: int, start: int) -> tuple[Way, ...]:
        """The ways of an item that follows others; a block's end parts them."""
        blocks = self.text.tokens.blocks
        if start < token < len(blocks) and blocks[token] != blocks[start]:
            return (Way(token),) if shape_of(item).absent else ()
        return self.at(item, token)

    def _chain(self, chain: Chain, start: int) -> Iterator[Way]:
        """The ways of a chain, the shortest gaps first, each end once; found only as far as they are asked for."""
        return self._links(chain, 0, Way(start), start, set())

    def _links(self, chain: Chain, number: int, way: Way, start: int, seen: set[_State]) -> Iterator[Way]:
        """Goes on from a way through the chain's first parts to ways through all."""
        if number == len(chain.parts):
            yield way
            return
        clause = self.text.clause(start)
        hopeful = False
        for after in self._after_gap(chain.parts[number], way.end, start, clause):
            state = (id(chain), number + 1, after.end, clause.end, after.end == start)
            if state not in seen and state not in self.dead:
                seen.add(state)
                yield from self._links(chain, number + 1, way.then(after), start, seen)
            hopeful = hopeful or state not in self.dead
        if not hopeful:
            self.dead.add((id(chain), number, way.end, clause.end, way.end == start))

    def _after_gap(self, part: Expression, token: int, start: int, clause: Span) -> Iterator[Way]:
        """The ways of a chain's part behind the parts that end at a token; the nearest first, none at all last."""
        places: Iterable[int] = self._gap(token, clause) if token > start else (start,)
        if selection.is_on() and token > start:
            starts = self.starts.of(part)
            places = (place for place in places if place in starts)
        for place in places:
            yield from (way for way in self.at(part, place) if place < way.end <= clause.end)
        if shape_of(part).absent:
            yield Way(token)

    def _gap(self, token: int, clause: Span) -> Iterator[int]:
        words = 0
        while token < clause.end and words <= MAX_GAP:
            yield token
            words += self.norms[token][:1].isalnum()
            token += 1

    def _unions(self, expression: Together) -> dict[int, tuple[Way, ...]]:
        """The matches of parts that stand together in a clause, by where they begin."""
        if id(expression) not in self.united:
            self.united[id(expression)] = {
                match.start: (Way(match.end, match.pieces, match.marks),) for match in self._unite(expression)
            }
        return self.united[id(expression)]

    def _unite(self, expression: Together) -> Iterator[Match]:
        needed = [self._by_clause(part) for part in expression.parts if not shape_of(part).absent]
        others = [self._by_clause(part) for part in expression.parts if shape_of(part).absent]
        for clause in sorted(set(needed[0]).intersection(*needed[1:])) if needed else ():
            anchor = needed[0][clause][0].start
            present = [by[clause] for by in (*needed, *others) if clause in by]
            yield united([min(matches, key=lambda m: abs(m.start - anchor)) for matches in present])

    def _by_clause(self, part: Expression) -> dict[int, list[Match]]:
        found: dict[int, list[Match]] = {}
        for start in self.beginnings(part):
            if match := self.best(part, start, self.text.clause(start).end):
                found.setdefault(self.text.clause_of[start], []).append(match)
        return found
