"""Marks the terms of all vocabularies: `$name` wherever one of its lines, or of a list it includes, is matched.

Of overlapping terms of one list the longest counts. Terms marked as ambiguous count only beside an
unambiguous term of `$second-cue` in the same sentence; a term that counted once counts in the whole
post, as words keep their sense within one text (Gale, Church, Yarowsky 1992: one sense per discourse).
A term inside an expression of `$other-sense` (`cure rate`) is not that term.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from claimlint.expressions.joining import walk_words
from claimlint.expressions.matching import find
from claimlint.expressions.spelling import norms
from claimlint.model.expression import (
    Chain,
    Choice,
    Exact,
    Expression,
    Marked,
    Maybe,
    Prefix,
    Sequence,
    Together,
    Words,
)
from claimlint.model.rule import Term, Vocabulary
from claimlint.model.setting import Setting
from claimlint.model.text import AnnotatedText, Mark

GIVES: dict[str, dict[str, tuple[str, ...] | None]] = {"$": {"term": None}}
NEEDS: tuple[str, ...] = ()
SECOND_CUE = "$second-cue"
OTHER_SENSE = "$other-sense"
#: A line with more ways to be written than this is matched as an expression, not listed out.
_MOST_WAYS = 256

Forms = tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    """One way to write a term: the forms of each word, or exact characters."""

    forms: Forms
    exact: str
    term: Term
    lists: tuple[str, ...]
    """The vocabularies, with sigil, that it belongs to."""


@dataclass(frozen=True, slots=True)
class _Found:
    kind: str
    start: int
    end: int
    term: Term


@dataclass(frozen=True, slots=True)
class _Index:
    """All vocabularies, ready for looking up tokens."""

    by_first: Mapping[str, tuple[_Entry, ...]]
    complex: tuple[tuple[Expression, Term, tuple[str, ...]], ...]
    """Lines with gaps, wildcards or names of other lists, in an order in which they can be matched."""


def annotate(text: AnnotatedText, setting: Setting) -> Iterable[Mark]:
    """The marks of every vocabulary's terms in the text."""
    index = _index(tuple(setting.vocabularies.values()))
    found = _without_other_senses(text, _simple(text, index))
    plain = text.marked(_marks(f for f in found if not f.term.ambiguous))
    plain = plain.marked(_marks(_complex(plain, index, ambiguous=False)))
    unsure = [f for f in found if f.term.ambiguous]
    unsure += _complex(plain.marked(_marks(unsure)), index, ambiguous=True)
    proven = {f.term for f in unsure if _has_second_cue(plain, f.start, f.end)}
    sure = [f for f in unsure if f.term in proven]
    every = [*_as_found(plain), *sure]
    return _marks(every)


def _without_other_senses(text: AnnotatedText, every: Iterable[_Found]) -> list[_Found]:
    """Leaves out terms inside an expression where they mean something else (`cure rate`, `suicide gene`)."""
    found = list(every)
    senses = text.marked(_marks(f for f in found if f.kind == OTHER_SENSE)).of(OTHER_SENSE)
    if not senses.all:
        return found
    return [f for f in found if f.kind == OTHER_SENSE or not _lies_inside(f, senses.overlapping(f.start, f.end))]


def _lies_inside(found: _Found, senses: Iterable[Mark]) -> bool:
    return any(sense.start <= found.start and found.end <= sense.end for sense in senses)


def _as_found(text: AnnotatedText) -> Iterator[_Found]:
    for kind, marks in text.marks.items():
        for mark in marks.all:
            yield _Found(kind, mark.start, mark.end, Term(mark.term, Words(())))


def _marks(found: Iterable[_Found]) -> list[Mark]:
    """One mark for each term found; of overlapping ones in a list the longest, then the first."""
    by_kind: dict[str, list[_Found]] = {}
    for one in found:
        by_kind.setdefault(one.kind, []).append(one)
    marks = []
    for kind, ones in by_kind.items():
        taken: set[int] = set()
        for one in sorted(ones, key=lambda f: (f.start - f.end, f.start, f.term.ambiguous)):
            if taken.isdisjoint(range(one.start, one.end)):
                taken.update(range(one.start, one.end))
                marks.append(Mark(kind, one.start, one.end, {"term": one.term.name}))
    return marks


def _has_second_cue(text: AnnotatedText, start: int, end: int) -> bool:
    sentence = text.sentence(start)
    cues = text.of(SECOND_CUE).within(sentence.start, sentence.end)
    return any(cue.end <= start or cue.start >= end for cue in cues)


def _simple(text: AnnotatedText, index: _Index) -> Iterator[_Found]:
    tokens = text.tokens
    for first, numbers in tokens.positions.items():
        entries = index.by_first.get(first, ())
        if not entries and len(first) > 5:
            entries = _joined_entries(index, first)
        for number in numbers if entries else ():
            yield from _at(text, entries, number)
    for together, numbers in tokens.joined.items():
        entries = index.by_first.get(together, ())
        for number in numbers if entries else ():
            yield from _at(text, entries, number)


def _joined_entries(index: _Index, norm: str) -> tuple[_Entry, ...]:
    """Entries whose first two words are written as one here (`gamechanger`)."""
    found: list[_Entry] = []
    for cut in range(3, len(norm) - 2):
        rest = norm[cut:]
        found += [e for e in index.by_first.get(norm[:cut], ()) if len(e.forms) > 1 and rest in e.forms[1]]
    return tuple(found)


def _at(text: AnnotatedText, entries: tuple[_Entry, ...], token: int) -> Iterator[_Found]:
    for entry in entries:
        for end in walk_words(text, entry.forms, token)[:1]:
            if not entry.exact or text.words(token, end) == entry.exact:
                yield from (_Found(name, token, end, entry.term) for name in entry.lists)


def _complex(text: AnnotatedText, index: _Index, *, ambiguous: bool) -> list[_Found]:
    found: list[_Found] = []
    for expression, term, lists in index.complex:
        if term.ambiguous != ambiguous:
            continue
        fresh = [_Found(name, m.start, m.end, term) for m in find(expression, text) for name in lists]
        if fresh:
            found += fresh
            text = text.marked(_marks(fresh))
    return found


@lru_cache(maxsize=4)
def _index(vocabularies: tuple[Vocabulary, ...]) -> _Index:
    lists = _memberships(vocabularies)
    by_first: dict[str, list[_Entry]] = {}
    hard: list[tuple[Expression, Term, tuple[str, ...]]] = []
    for vocabulary in _in_order(vocabularies):
        for term in vocabulary.terms:
            if _includes(term.expression):
                continue
            ways = _ways(term.expression)
            if ways is None:
                hard.append((term.expression, term, lists[vocabulary.name]))
                continue
            for forms, exact in ways:
                entry = _Entry(forms, exact, term, lists[vocabulary.name])
                for form in forms[0]:
                    by_first.setdefault(form, []).append(entry)
    return _Index({form: tuple(entries) for form, entries in by_first.items()}, tuple(hard))


def _includes(expression: Expression) -> str:
    """The name of the list that a line `$name` includes, else nothing."""
    return expression.kind if isinstance(expression, Marked) and not expression.tests else ""


def _memberships(vocabularies: tuple[Vocabulary, ...]) -> dict[str, tuple[str, ...]]:
    """For every vocabulary the lists (with sigil) that its terms belong to: itself and all that include it."""
    parents: dict[str, set[str]] = {v.name: set() for v in vocabularies}
    for vocabulary in vocabularies:
        for term in vocabulary.terms:
            if name := _includes(term.expression)[1:]:
                parents.setdefault(name, set()).add(vocabulary.name)
    return {name: tuple(sorted("$" + one for one in _upwards(name, parents))) for name in parents}


def _upwards(name: str, parents: Mapping[str, set[str]]) -> set[str]:
    found = {name}
    todo = [name]
    while todo:
        fresh = parents.get(todo.pop(), set()) - found
        found |= fresh
        todo += fresh
    return found


def _in_order(vocabularies: tuple[Vocabulary, ...]) -> list[Vocabulary]:
    """Vocabularies after those that their expressions name; the loader has refused cycles."""
    by_name = {v.name: v for v in vocabularies}
    done: dict[str, Vocabulary] = {}

    def visit(vocabulary: Vocabulary) -> None:
        if vocabulary.name in done:
            return
        for term in vocabulary.terms:
            for name in names_in(term.expression):
                if name in by_name and name != vocabulary.name:
                    visit(by_name[name])
        done[vocabulary.name] = vocabulary

    for vocabulary in vocabularies:
        visit(vocabulary)
    return list(done.values())


def names_in(expression: Expression) -> Iterator[str]:
    """The names, without sigil, of the lists that an expression mentions."""
    match expression:
        case Marked(kind):
            yield kind[1:]
        case Maybe(item):
            yield from names_in(item)
        case Choice(parts) | Sequence(parts) | Chain(parts) | Together(parts):
            for part in parts:
                yield from names_in(part)
        case _:
            return


def _ways(expression: Expression) -> list[tuple[Forms, str]] | None:
    """All ways to write a plain expression, or None when it holds gaps, wildcards or names, or has too many."""
    match expression:
        case Words(forms):
            return [(forms, "")]
        case Exact(text):
            return [(tuple(frozenset({norm}) for norm in norms(text)), text)] if norms(text) else None
        case Maybe(item):
            inner = _ways(item)
            return None if inner is None else [*inner, ((), "")]
        case Choice(options):
            found = [_ways(option) for option in options]
            return None if None in found else [way for ways in found for way in ways or ()]
        case Sequence(items):
            return _products([_ways(item) for item in items])
        case Prefix() | Chain() | Together() | Marked():
            return None
    raise TypeError(expression)


def _products(parts: list[list[tuple[Forms, str]] | None]) -> list[tuple[Forms, str]] | None:
    known = [part for part in parts if part is not None]
    size = 1
    for part in known:
        size *= len(part)
    if len(known) < len(parts) or size > _MOST_WAYS or any(exact for part in known for _, exact in part):
        return None
    combined = [(tuple(forms for piece, _ in way for forms in piece), "") for way in product(*known)]
    return [way for way in combined if way[0]]
