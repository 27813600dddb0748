"""Attachments that the parser often gets wrong, mended where the words leave no doubt.

A finite verb is joined to a verb, never to a noun (`a tea that eases pain and lifts mood`). Where a subordinate clause
comes last (`The tea works, although nobody knows why`), the clause before it is the main one.
"""

from __future__ import annotations

from collections.abc import Sequence

_FINITE = frozenset({"VBZ", "VBP", "VBD"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
_SUBORDINATING = frozenset("although though because while whereas since unless".split())
_ROOT = "ROOT"


def mended(
    words: Sequence[str], tags: Sequence[str], heads: Sequence[int], labels: Sequence[str]
) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Heads and labels of a sentence, by token number from 0; a root is its own head."""
    new_heads, new_labels = list(heads), list(labels)
    _join_verbs(tags, new_heads, new_labels)
    _put_main_clause_first(words, tags, new_heads, new_labels)
    return tuple(new_heads), tuple(new_labels)


def _join_verbs(tags: Sequence[str], heads: list[int], labels: list[str]) -> None:
    """Joins finite verbs that hang on a noun to the nearest finite verb above it."""
    for token, label in enumerate(labels):
        if label != "conj" or tags[token] not in _FINITE or tags[heads[token]].startswith(("VB", "JJ", "MD")):
            continue
        above = heads[token]
        while tags[above] not in _FINITE and heads[above] != above:
            above = heads[above]
        if tags[above] in _FINITE and above < token:
            heads[token] = above


def _put_main_clause_first(words: Sequence[str], tags: Sequence[str], heads: list[int], labels: list[str]) -> None:
    """Makes the clause in front of `, although …` the main one where the parser took the last for it."""
    root = next(token for token, head in enumerate(heads) if head == token)
    for token in range(root):
        if heads[token] != root or labels[token] not in ("ccomp", "advcl") or tags[token] not in _FINITE:
            continue
        own = {labels[child] for child in range(len(heads)) if heads[child] == token}
        opening = next((at for at in range(token + 1, root) if words[at].lower() in _SUBORDINATING), None)
        if own & _SUBJECTS and "mark" not in own and opening is not None and words[opening - 1] == ",":
            heads[token], labels[token] = token, _ROOT
            heads[root], labels[root] = token, "advcl"
            for child in range(len(heads)):
                if heads[child] == root and child < opening and child != token:
                    heads[child] = token
            return
