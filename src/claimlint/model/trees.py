"""The trees of a text's sentences, addressed by its token numbers and made when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property

from claimlint.model.syntax import Syntax


class Tree:
    """A sentence's analysis, addressed by the token numbers of its text."""

    def __init__(self, start: int, syntax: Syntax) -> None:
        self.start = start
        self.end = start + len(syntax.tags)
        self._syntax = syntax

    def tag(self, token: int) -> str:
        """The Penn tag of a token."""
        return self._syntax.tags[token - self.start]

    def label(self, token: int) -> str:
        """The dependency label of a token."""
        return self._syntax.labels[token - self.start]

    def head(self, token: int) -> int:
        """The token that this one depends on; a root's head is the root itself."""
        return self._syntax.heads[token - self.start] + self.start

    def is_root(self, token: int) -> bool:
        """Whether the token depends on no other."""
        return self.head(token) == token

    @cached_property
    def _children(self) -> tuple[tuple[int, ...], ...]:
        children: list[list[int]] = [[] for _ in self._syntax.heads]
        for number, head in enumerate(self._syntax.heads):
            if head != number:
                children[head].append(number + self.start)
        return tuple(map(tuple, children))

    def children(self, token: int, *labels: str) -> tuple[int, ...]:
        """The tokens that depend on this one, in order; with labels, only those under one of them."""
        children = self._children[token - self.start]
        if not labels or not children:
            return children
        of, start = self._syntax.labels, self.start
        return tuple([child for child in children if of[child - start] in labels])

    def child(self, token: int, *labels: str) -> int | None:
        """The first token that depends on this one under one of the labels."""
        return next((child for child in self._children[token - self.start] if self.label(child) in labels), None)

    def ancestors(self, token: int) -> Iterator[int]:
        """The heads above a token, the nearest first."""
        while (head := self.head(token)) != token:
            yield head
            token = head

    def subtree(self, token: int, leaving: frozenset[str] = frozenset()) -> list[int]:
        """The token and all below it, in order, without what hangs there by one of the labels to be left out."""
        members = [token]
        for member in members:
            members += (child for child in self._children[member - self.start] if self.label(child) not in leaving)
        return sorted(members)


Parse = Callable[[Sequence[Sequence[str]]], Sequence[Syntax]]


class Trees:
    """The trees of a text's sentences, each made when it is first asked for, many at once where they are announced."""

    def __init__(self, words: Sequence[str], sentences: Sequence[tuple[int, int]], parse: Parse) -> None:
        self._words = words
        self._sentences = sentences
        self._parse = parse
        self._known: dict[int, Tree] = {}
        self._chosen: dict[tuple[object, ...], tuple[int, ...]] = {}

    def chosen(self, by: tuple[object, ...], choose: Callable[[], tuple[int, ...]]) -> tuple[int, ...]:
        """The sentences that are to be read; chosen once for the same marks, `by` which they are chosen."""
        found = self._chosen.get(by)
        if found is None:
            found = self._chosen[by] = choose()
        return found

    def prepare(self, numbers: Iterable[int]) -> None:
        """Has these sentences parsed together, which is faster than one by one."""
        wanted = sorted(set(numbers) - self._known.keys())
        if wanted:
            bounds = [self._sentences[number] for number in wanted]
            parsed = self._parse([self._words[start:end] for start, end in bounds])
            for number, (start, _), syntax in zip(wanted, bounds, parsed, strict=True):
                self._known[number] = Tree(start, syntax)

    def trials(self, changes: Sequence[tuple[int, int, str]]) -> list[Tree]:
        """The trees of sentences as they would be with another word in one place: sentence, token and word."""
        words = []
        for number, token, word in changes:
            start, end = self._sentences[number]
            words.append([*self._words[start:token], word, *self._words[token + 1 : end]])
        parsed = self._parse(words) if words else ()
        starts = [self._sentences[number][0] for number, _, _ in changes]
        return [Tree(start, syntax) for start, syntax in zip(starts, parsed, strict=True)]

    def put(self, number: int, tree: Tree) -> None:
        """Replaces the tree of a sentence by a better one."""
        self._known[number] = tree

    def of(self, number: int) -> Tree:
        """The tree of the sentence with this number."""
        if number not in self._known:
            self.prepare((number,))
        return self._known[number]

    def has(self, number: int) -> bool:
        """Whether this sentence has been parsed."""
        return number in self._known

    @property
    def parsed(self) -> tuple[int, ...]:
        """The numbers of the sentences that have been parsed."""
        return tuple(sorted(self._known))
