"""Walks runs of words whatever way they are joined: word forms and a place go in, the ends of the runs come out.

`game changer`, `game-changer` and `gamechanger` are the same words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimlint.model.text import AnnotatedText

#: Joined spellings that are words of their own: `may be` is not `maybe`.
_NOT_JOINED = frozenset(
    "maybe anyone everyone someone anybody everybody somebody anything everything something anyway everyday "
    "sometime sometimes always already altogether overall into onto upon cannot within without throughout "
    "therefore therapist another nowhere somewhere however whatever whoever whenever wherever forever".split()
)
#: Words that are never the first half of a joined word: `a void` is not `avoid`.
_ALONE = frozenset("a an the be so no to".split())

Forms = tuple[frozenset[str], ...]


def walk_words(text: AnnotatedText, forms: Forms, start: int) -> list[int]:
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
    return sorted(set(ends), reverse=True)


def run_starts(text: AnnotatedText, forms: Forms) -> Iterable[int]:
    """The tokens where such a run may begin; some may turn out to begin none."""
    positions, joined = text.tokens.positions, text.tokens.joined
    for form in forms[0]:
        yield from positions.get(form, ())
        yield from joined.get(form, ())
    if len(forms) > 1:
        for one in forms[0]:
            for two in forms[1]:
                yield from positions.get(one + two, ())


def _steps(text: AnnotatedText, forms: Forms, word: int, token: int) -> Iterator[tuple[int, int]]:
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


def _is_joined(norm: str, first: frozenset[str], second: frozenset[str]) -> bool:
    return any(norm.startswith(one) and norm[len(one) :] in second for one in first if one not in _ALONE)
