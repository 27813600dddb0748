"""Walks runs of words whatever way they are joined: word forms and a place go in, the ends of the runs come out.

`game changer`, `game-changer` and `gamechanger` are the same words.
"""

from __future__ import annotations

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
    tokens = text.tokens
    blocks = tokens.blocks
    here, after = {start}, set[int]()
    for number, allowed in enumerate(forms):
        following, skipping = after, set[int]()
        for token in here:
            if token >= len(blocks) or (number and blocks[token] != blocks[token - 1]):
                continue
            norm = tokens.norms[token]
            if norm in allowed:
                following.add(token + 1)
            # A word that is all of the only form is no two words joined: nearly all tokens that are tried.
            more = number + 1 < len(forms) and (len(allowed) > 1 or norm not in allowed)
            if more and norm not in _NOT_JOINED and is_joined(norm, allowed, forms[number + 1]):
                skipping.add(token + 1)
            together = tokens.together[token]
            if together in allowed and together not in _NOT_JOINED:
                following.add(token + 2)
        if not following and not skipping:
            return []
        here, after = following, skipping
    return sorted(here, reverse=True)


def is_joined(norm: str, first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether one token is two words written as one."""
    return any(norm.startswith(one) and norm[len(one) :] in second and one not in _ALONE for one in first)
