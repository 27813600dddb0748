"""Marks the terms of all vocabularies: `$name` wherever one of its lines, or of a list it includes, is matched.

Of overlapping terms of one list the longest counts. Terms marked as ambiguous count only beside an
unambiguous term of `$second-cue` in the same sentence; a term that counted once counts in the whole
post, as words keep their sense within one text (Gale, Church, Yarowsky 1992: one sense per discourse).
Two ambiguous terms prove each other only as words of one `$health-sense` expression, which binds them as remedy
and ailment (`yoga relieves stress`; Yarowsky 1993: one sense per collocation), and there only.
A term inside an expression of `$other-sense` (`cure rate`) is not that term.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from operator import itemgetter
from typing import NamedTuple

from claimlint.expressions import selection
from claimlint.expressions.complex_lines import ComplexLines, InReach
from claimlint.expressions.joining import walk_words
from claimlint.expressions.matching import find
from claimlint.expressions.term_entries import Entry
from claimlint.expressions.term_index import TermIndex, term_index
from claimlint.model.expression import Match, Words
from claimlint.model.rule import Term
from claimlint.model.setting import Setting
from claimlint.model.text import AnnotatedText, Mark, Marks, MarksByKind

GIVES: dict[str, dict[str, tuple[str, ...] | None]] = {"$": {"term": None}}
NEEDS: tuple[str, ...] = ()
SECOND_CUE = "$second-cue"
OTHER_SENSE = "$other-sense"
#: Stands for the term of a mark that counts.
_MARKED = Term("", Words(()))


class _Found(NamedTuple):
    """A term at a place."""

    start: int
    end: int
    term: Term
    lists: tuple[str, ...]
    """The vocabularies, with sigil, that it is marked for."""
    mark: Mark | None = None
    """Where it stands as a mark already."""


def annotate(text: AnnotatedText, setting: Setting) -> Iterable[Mark]:
    """The marks of every vocabulary's terms in the text."""
    index = term_index(tuple(setting.vocabularies.values()))
    found = _without_other_senses(_simple(text, index))
    plain = text.marked(_marks(f for f in found if not f.term.ambiguous))
    certain = _complex(plain, index.certain)
    plain = plain.marked(_marks(certain))
    unsure = [f for f in found if f.term.ambiguous]
    unsure += _complex(plain.marked(_marks(unsure)), index.unsure)
    sure = _proven(plain, unsure, index)
    several = {kind for f in (*certain, *sure) for kind in f.lists}
    every = _with_more(plain, sure, several)
    if sure:
        # Lines that mention a list see its ambiguous terms as well, once these count.
        more = _complex(every, index.certain, {kind for f in sure for kind in f.lists})
        every = _with_more(plain, [*sure, *more], several) if more else every
    return MarksByKind({kind: marks for kind, marks in every.marks.items() if kind.startswith("$")})


def _proven(plain: AnnotatedText, unsure: list[_Found], index: TermIndex) -> list[_Found]:
    """The ambiguous terms that count."""
    if not unsure:
        return []
    proven = {f.term for f in unsure if _has_second_cue(plain, f.start, f.end)}
    bound = _tokens_of_health_senses(plain.marked(_marks(unsure)), index)
    return [f for f in unsure if f.term in proven or bound.issuperset(range(f.start, f.end))]


def _with_more(text: AnnotatedText, found: list[_Found], several: set[str]) -> AnnotatedText:
    """The text with these terms as well; in their lists, and in those named, of overlapping ones the longest counts."""
    more = _by_kind(found)
    kinds = [kind for kind in sorted(several.union(more)) if kind in text.marks or kind in more]
    return text.remarked(
        MarksByKind({kind: Marks(partial(_together, kind, text.of(kind), more.get(kind, ()))) for kind in kinds})
    )


def _together(kind: str, known: Marks, more: Iterable[_Found]) -> Iterable[Mark]:
    return _made(kind, [*(_Found(mark.start, mark.end, _MARKED, (kind,), mark) for mark in known.all), *more])


def _without_other_senses(every: Iterable[_Found]) -> list[_Found]:
    """Leaves out terms inside an expression where they mean something else (`cure rate`, `suicide gene`)."""
    found = list(every)
    senses = Marks(partial(_made, OTHER_SENSE, [f for f in found if OTHER_SENSE in f.lists]))
    if not senses.all:
        return found
    return [kept for f in found for kept in _outside(f, senses)]


def _outside(found: _Found, senses: Marks) -> Iterable[_Found]:
    """The term for the lists for which it counts beside such expressions."""
    if found.start not in senses.tokens or not _lies_inside(found, senses.overlapping(found.start, found.end)):
        return (found,)
    return (found._replace(lists=(OTHER_SENSE,)),) if OTHER_SENSE in found.lists else ()


def _lies_inside(found: _Found, senses: Iterable[Mark]) -> bool:
    """Whether the term is only a part of a longer expression; `cold plunge` itself is a term of its own."""
    return any(
        sense.start <= found.start and found.end <= sense.end and sense.end - sense.start > found.end - found.start
        for sense in senses
    )


def _tokens_of_health_senses(text: AnnotatedText, index: TermIndex) -> set[int]:
    """The tokens of what expressions name in which remedy and ailment prove each other; their verbs stay out."""
    named = (mark for near in index.binding.in_reach(text) for match in _matches(near, text) for mark in match.marks)
    return {token for _, start, end in named for token in range(start, end)}


def _marks(found: Iterable[_Found]) -> MarksByKind:
    """One mark for each term found; of overlapping ones in a list the longest, then the first."""
    return MarksByKind({kind: Marks(partial(_made, kind, ones)) for kind, ones in _by_kind(found).items()})


def _by_kind(found: Iterable[_Found]) -> dict[str, list[_Found]]:
    by_kind: dict[str, list[_Found]] = {}
    for one in found:
        for kind in one.lists:
            by_kind.setdefault(kind, []).append(one)
    return by_kind


def _made(kind: str, found: list[_Found]) -> Iterable[Mark]:
    """The marks of terms of one list; of overlapping ones the longest, then the first."""
    return (
        one.mark or Mark(kind, one.start, one.end, {"term": one.term.name})
        for beside in (_side_by_side(found) if len(found) > 1 else (found,))
        for one in (_longest(beside) if len(beside) > 1 else beside)
    )


def _side_by_side(found: Iterable[_Found]) -> Iterator[list[_Found]]:
    """Terms in groups that share no token, in order."""
    group: list[_Found] = []
    end = 0
    for one in sorted(found, key=itemgetter(0)):
        if group and one.start >= end:
            yield group
            group = []
        group.append(one)
        end = max(end, one.end)
    if group:
        yield group


def _rank(found: _Found) -> tuple[int, int, bool]:
    return found.start - found.end, found.start, found.term.ambiguous


def _longest(found: Iterable[_Found]) -> Iterator[_Found]:
    """Of overlapping terms the longest, then the first."""
    ordered = sorted(found, key=_rank)
    if ordered[0].end - ordered[0].start == max(one.end for one in ordered) - min(one.start for one in ordered):
        yield ordered[0]  # the others lie in it
        return
    taken: set[int] = set()
    for one in ordered:
        tokens = range(one.start, one.end)
        if taken.isdisjoint(tokens):
            taken.update(tokens)
            yield one


def _has_second_cue(text: AnnotatedText, start: int, end: int) -> bool:
    sentence = text.sentence(start)
    cues = text.of(SECOND_CUE).within(sentence.start, sentence.end)
    return any(cue.end <= start or cue.start >= end for cue in cues)


def _simple(text: AnnotatedText, index: TermIndex) -> Iterator[_Found]:
    tokens = text.tokens
    for first, numbers in tokens.positions.items():
        if beginning := index.by_first.beginning(first):
            for number in numbers:
                if entries := beginning.followed(tokens, number + 1):
                    yield from _at(text, entries, number)
        elif len(first) > 5 and (joined := index.by_first.joined(first)):
            for number in numbers:
                yield from _at(text, joined, number)
    for together, numbers in tokens.joined.items():
        joined = index.by_first.get(together, ())
        for number in numbers if joined else ():
            yield from _at(text, joined, number)


def _at(text: AnnotatedText, entries: Iterable[Entry], token: int) -> Iterator[_Found]:
    norm, together = text.tokens.norms[token], text.tokens.together[token]
    for entry in entries:
        first = entry.forms[0]
        alone = len(entry.forms) == 1 and norm in first and together not in first
        for end in (token + 1,) if alone else walk_words(text, entry.forms, token)[:1]:
            if not entry.exact or text.words(token, end) == entry.exact:
                yield _Found(token, end, entry.term, entry.lists)


def _matches(near: InReach, text: AnnotatedText) -> list[Match]:
    """What a line matches; its expression is not asked for where the text lacks what it needs."""
    if not selection.is_on():
        return find(near.line.term.expression, text)
    region = near.region(text)
    return find(near.line.term.expression, text, region=region) if region else []


def _complex(text: AnnotatedText, lines: ComplexLines, fresh_lists: set[str] | None = None) -> list[_Found]:
    """What the lines match; where `fresh_lists` are given, only lines that mention one of them or what they bring."""
    found: list[_Found] = []
    waiting: list[Mark] = []
    kinds: set[str] = set()
    for near in lines.in_reach(text):
        line = near.line
        if fresh_lists is not None and fresh_lists.isdisjoint(line.names):
            continue
        if waiting and line.reads(kinds):
            text, waiting, kinds = text.marked(waiting), [], set()
        fresh = [_Found(match.start, match.end, line.term, line.lists) for match in _matches(near, text)]
        if not fresh:
            continue
        found += fresh
        waiting += _marks(fresh)
        kinds.update(line.lists)
        if fresh_lists is not None:
            fresh_lists.update(line.lists)
    return found
