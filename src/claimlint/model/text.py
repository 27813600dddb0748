"""Annotated text: tokens, sentences, clauses and marks over one document, all addressed by token number."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from claimlint.model.document import Block, Document
from claimlint.model.expression import Marked, Match
from claimlint.model.syntax import Syntax
from claimlint.model.tokens import Tokens
from claimlint.model.trees import Tree, Trees
from claimlint.model.whereabouts import Whereabouts


@dataclass(frozen=True, slots=True)
class Span:
    """Tokens from `start` to `end` (exclusive): a sentence, a clause, a block's tokens."""

    start: int
    end: int

    def covers(self, start: int, end: int) -> bool:
        """Whether the tokens from `start` to `end` all lie within."""
        return self.start <= start and end <= self.end

    def overlaps(self, start: int, end: int) -> bool:
        """Whether any token from `start` to `end` lies within."""
        return self.start < end and start < self.end


@dataclass(frozen=True, slots=True)
class Phrase:
    """An attribute's value that stands in the text, such as the treatment of a claim."""

    start: int
    end: int
    text: str
    """The words as the author wrote them."""
    term: str
    """The canonical name by which two phrases are compared."""


Value: TypeAlias = str | int | float | tuple[str, ...] | Phrase


_NOTHING: Mapping[str, Value] = MappingProxyType({})


class Mark(NamedTuple):
    """Something that an annotator found: a vocabulary term (`$condition`) or an annotation (`@statistic`).

    A tuple, as a post has thousands, and a frozen dataclass takes four times as long to make.
    """

    kind: str
    """With its sigil: `$name` for a vocabulary, `@name` for an annotation."""
    start: int
    end: int
    attributes: Mapping[str, Value] = _NOTHING
    """Attribute names to values; a name that is missing has no value. Dotted names are plain keys."""
    head: Span | None = None
    """The tokens whose context decides (a claim's verb); the whole mark when absent."""

    @property
    def term(self) -> str:
        """The canonical name of a vocabulary term; empty for annotations."""
        value = self.attributes.get("term", "")
        return value if isinstance(value, str) else ""


class Marks:
    """All marks of one kind, in order of their start; at least one, where a text has them."""

    def __init__(self, make: Callable[[], Iterable[Mark]] = tuple) -> None:
        """`make` gives the marks, in any order, when they are first asked for: of most kinds nobody asks."""
        self._make = make

    @cached_property
    def all(self) -> tuple[Mark, ...]:
        """The marks; where two cover the same tokens, in the order in which they were made."""
        return tuple(sorted(self._make(), key=_place))

    @cached_property
    def by_start(self) -> Mapping[int, tuple[Mark, ...]]:
        """The marks that begin at a token, longest first."""
        found: dict[int, list[Mark]] = {}
        for mark in self.all:
            found.setdefault(mark.start, []).append(mark)
        return {start: tuple(sorted(marks, key=lambda m: -m.end)) for start, marks in found.items()}

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(mark.start for mark in self.all)

    @cached_property
    def longest(self) -> int:
        """The tokens of the longest of these marks; 0 when there are none."""
        return max((mark.end - mark.start for mark in self.all), default=0)

    @cached_property
    def tokens(self) -> frozenset[int]:
        """The tokens that belong to any of these marks."""
        return frozenset(token for mark in self.all for token in range(mark.start, mark.end))

    def overlapping(self, start: int, end: int) -> tuple[Mark, ...]:
        """The marks that share a token with `start` to `end` (exclusive)."""
        if not self.all:
            return ()
        low = bisect_left(self._starts, start - self.longest)
        high = bisect_left(self._starts, end)
        return tuple([m for m in self.all[low:high] if m.end > start])

    def within(self, start: int, end: int) -> tuple[Mark, ...]:
        """The marks that lie wholly between `start` and `end` (exclusive)."""
        if not self.all:
            return ()
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return tuple([m for m in self.all[low:high] if m.end <= end])


NO_MARKS = Marks()


class MarksByKind:
    """Marks in groups, which a text takes over as they are; to be gone through as well, which makes them all."""

    def __init__(self, by_kind: Mapping[str, Marks]) -> None:
        self.by_kind = by_kind

    def __iter__(self) -> Iterator[Mark]:
        return chain.from_iterable(marks.all for marks in self.by_kind.values())


#: What marks do not change.
_OF_TOKENS = ("sentence_of", "clause_of")
_OF_PARTS = ("by_clause", "by_block", "by_token")


@dataclass(frozen=True)
class AnnotatedText:
    """A document with its tokens, sentences and clauses, and the marks found so far."""

    document: Document
    tokens: Tokens
    sentences: tuple[Span, ...]
    clauses: tuple[Span, ...]
    block_spans: tuple[Span, ...]
    """The tokens of each block, in the order of `document.blocks`."""
    marks: Mapping[str, Marks] = field(default_factory=lambda: MappingProxyType({}))
    trees: Trees = field(default_factory=lambda: Trees((), (), _unparsed), compare=False, repr=False)
    """The sentences' analyses, made when they are asked for."""

    def of(self, kind: str) -> Marks:
        """The marks of a kind (`$condition`, `@citation`)."""
        return self.marks.get(kind, NO_MARKS)

    def marked(self, found: Iterable[Mark]) -> AnnotatedText:
        """The same text with more marks."""
        return self._with(found, self.marks)

    def remarked(self, found: Iterable[Mark]) -> AnnotatedText:
        """The same text with these marks in place of others of their kinds."""
        return self._with(found, {})

    def _with(self, found: Iterable[Mark], beside: Mapping[str, Marks]) -> AnnotatedText:
        """The same text with marks, and beside them those of the same kinds that are given."""
        fresh = found.by_kind if isinstance(found, MarksByKind) else _grouped(found)
        fresh = {kind: _both(beside[kind], marks) if kind in beside else marks for kind, marks in fresh.items()}
        more = replace(self, marks=MappingProxyType({**self.marks, **fresh}))
        # Whatever is known of the tokens' sentences and clauses stays so.
        known = self.__dict__
        more.__dict__.update((name, known[name]) for name in _OF_TOKENS if name in known)
        more.__dict__.update((name, known[name].marked_anew(fresh)) for name in _OF_PARTS if name in known)
        return more

    @cached_property
    def searches(self) -> dict[Marked, tuple[Match, ...]]:
        """What searches for marks have found in this text with the marks that it has now."""
        return {}

    @cached_property
    def sentence_of(self) -> tuple[int, ...]:
        """For every token, the number of its sentence."""
        return _owners(self.sentences, len(self.tokens))

    @cached_property
    def clause_of(self) -> tuple[int, ...]:
        """For every token, the number of its clause."""
        return _owners(self.clauses, len(self.tokens))

    @cached_property
    def by_clause(self) -> Whereabouts:
        """In which clauses words and marks stand."""
        return Whereabouts(self.tokens.lexicon, self.clause_of)

    @cached_property
    def by_block(self) -> Whereabouts:
        """In which blocks words and marks stand."""
        return Whereabouts(self.tokens.lexicon, self.tokens.blocks)

    @cached_property
    def by_token(self) -> Whereabouts:
        """At which tokens words and marks stand."""
        return Whereabouts(self.tokens.lexicon, range(len(self.tokens)))

    def tree(self, token: int) -> Tree:
        """The analysis of the sentence that a token belongs to; parses it when nobody has asked for it before."""
        return self.trees.of(self.sentence_of[token])

    def sentence(self, token: int) -> Span:
        """The sentence that a token belongs to."""
        return self.sentences[self.sentence_of[token]]

    def clause(self, token: int) -> Span:
        """The clause that a token belongs to."""
        return self.clauses[self.clause_of[token]]

    def block(self, token: int) -> Block:
        """The block that a token belongs to."""
        return self.document.blocks[self.tokens.blocks[token]]

    def words(self, start: int, end: int) -> str:
        """The clean text from one token to another (exclusive), within the block of the first."""
        if start >= end:
            return ""
        block = self.tokens.blocks[start]
        while self.tokens.blocks[end - 1] != block:
            end -= 1
        return self.document.blocks[block].text[self.tokens.starts[start] : self.tokens.ends[end - 1]]

    def source_range(self, start: int, end: int) -> tuple[int, int]:
        """The source offsets (code points, end exclusive) of the tokens from `start` to `end`."""
        blocks = self.document.blocks
        first = blocks[self.tokens.blocks[start]]
        last = blocks[self.tokens.blocks[end - 1]]
        begin, _ = first.source_range(self.tokens.starts[start], self.tokens.ends[start])
        _, finish = last.source_range(self.tokens.starts[end - 1], self.tokens.ends[end - 1])
        return begin, finish

    def token_range(self, block: int, start: int, end: int) -> tuple[int, int]:
        """The tokens that overlap the characters `start` to `end` of a block's text; empty when there are none."""
        span = self.block_spans[block]
        low = bisect_left(self.tokens.ends, start + 1, span.start, span.end)
        high = bisect_left(self.tokens.starts, end, span.start, span.end)
        return low, max(low, high)


def _unparsed(sentences: Sequence[Sequence[str]]) -> Sequence[Syntax]:
    """Stands for the parser in texts that were made without one."""
    raise RuntimeError(f"{len(sentences)} sentences were to be parsed in a text that has no parser")


def _grouped(found: Iterable[Mark]) -> Mapping[str, Marks]:
    by_kind: dict[str, list[Mark]] = {}
    for mark in found:
        by_kind.setdefault(mark.kind, []).append(mark)
    return {kind: Marks(partial(tuple, marks)) for kind, marks in by_kind.items()}


def _both(some: Marks, more: Marks) -> Marks:
    return Marks(lambda: (*some.all, *more.all))


def _place(mark: Mark) -> tuple[int, int]:
    return mark.start, mark.end


def _owners(spans: tuple[Span, ...], size: int) -> tuple[int, ...]:
    owners = [0] * size
    for number, span in enumerate(spans):
        owners[span.start : span.end] = [number] * (span.end - span.start)
    return tuple(owners)
