"""The matcher against another one that tries everything: small random expressions and texts, the same spans."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from claimlint.expressions.matching import MAX_GAP, find
from claimlint.language.reading import read_language
from claimlint.model.expression import Chain, Choice, Expression, Maybe, Prefix, Sequence, Words
from claimlint.model.text import AnnotatedText
from tests.language.documents import document

LETTERS = st.sampled_from("abc")
#: Few words so that they meet often; a full stop ends a sentence, a semicolon a clause, a comma is no word.
TEXTS = st.lists(
    st.lists(st.sampled_from(["a", "b", "c", "a", "b", "c", ",", ";", "x x x x x x x", "."]), max_size=9), max_size=3
)


def composed(parts: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    several = st.lists(parts, min_size=2, max_size=3).map(tuple)
    return st.one_of(
        parts.map(Maybe), several.map(Choice), several.map(Sequence), several.map(Sequence), several.map(Chain)
    )


SINGLE = st.lists(LETTERS, min_size=1, max_size=2).map(lambda found: Words(tuple(frozenset({one}) for one in found)))
EXPRESSIONS = st.recursive(st.one_of(SINGLE, LETTERS.map(Prefix)), composed, max_leaves=7)


def ends(expression: Expression, text: AnnotatedText, start: int, first: int) -> Iterator[int]:
    """Every end from a token on, in order of preference, by plain backtracking; `first` is where the run began."""
    norms, blocks = text.tokens.norms, text.tokens.blocks
    here = start < len(norms) and (start == first or blocks[start] == blocks[first])
    match expression:
        case Words(forms):
            fits = here and start + len(forms) <= len(norms) and blocks[start + len(forms) - 1] == blocks[start]
            if fits and all(norms[start + n] in form for n, form in enumerate(forms)):
                yield start + len(forms)
        case Prefix(letters):
            if here and norms[start].startswith(letters):
                yield start + 1
        case Maybe(item):
            yield from ends(item, text, start, first)
            yield start
        case Choice(options):
            lists = [found for option in options if (found := list(ends(option, text, start, first)))]
            for found in sorted(lists, key=lambda found: -found[0]):
                yield from found
        case Sequence(items):
            yield from run(items, text, start, first)
        case Chain(parts):
            yield from chain(parts, text, start, start)


def run(items: tuple[Expression, ...], text: AnnotatedText, at: int, first: int) -> Iterator[int]:
    if not items:
        yield at
        return
    for end in ends(items[0], text, at, first):
        yield from run(items[1:], text, end, first)


def chain(parts: tuple[Expression, ...], text: AnnotatedText, at: int, start: int) -> Iterator[int]:
    if not parts:
        yield at
        return
    limit = text.clause(start).end if start < len(text.tokens) else start
    for place in range(at, limit if at > start else min(start + 1, limit)):
        words = sum(norm[0].isalnum() for norm in text.tokens.norms[at:place])
        if words <= MAX_GAP:
            for end in ends(parts[0], text, place, place):
                if place < end <= limit:
                    yield from chain(parts[1:], text, end, start)
    if can_be_nothing(parts[0]):
        yield from chain(parts[1:], text, at, start)


def can_be_nothing(expression: Expression) -> bool:
    match expression:
        case Maybe():
            return True
        case Choice(parts):
            return any(map(can_be_nothing, parts))
        case Sequence(parts) | Chain(parts):
            return all(map(can_be_nothing, parts))
        case _:
            return False


def naive(expression: Expression, text: AnnotatedText) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    free = 0
    for start in range(len(text.tokens)):
        end = next((end for end in ends(expression, text, start, start) if end > start), None)
        if end is not None and start >= free:
            found.append((start, end))
            free = end
    return found


@settings(max_examples=400)
@given(EXPRESSIONS, TEXTS)
def test_finds_what_trying_everything_finds(expression: Expression, texts: list[list[str]]) -> None:
    text = read_language(document(*[" ".join(words) for words in texts]))
    assert [(match.start, match.end) for match in find(expression, text)] == naive(expression, text)
