"""The words that expressions look for: rules and word lists go in, every word that one of them names comes out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from claimlint.expressions.spelling import norms
from claimlint.model.expression import Chain, Choice, Exact, Expression, Maybe, Sequence, Together, Words
from claimlint.model.rule import Pack

#: The words of the last packs; a pack is made once for a run.
_known: dict[int, tuple[Pack, frozenset[str]]] = {}
_MOST_KNOWN = 4


def is_known(pack: Pack, word: str) -> bool:
    """Whether some expression of a pack names a word, given as a norm."""
    return word in known_words(pack)


def known_words(pack: Pack) -> frozenset[str]:
    """The norms of all forms of all words in the expressions of a pack; read at the first call, which takes a while."""
    known = _known.get(id(pack))
    if known is None or known[0] is not pack:
        while len(_known) >= _MOST_KNOWN:
            del _known[next(iter(_known))]
        known = _known[id(pack)] = (pack, frozenset(chain.from_iterable(map(_words, _expressions(pack)))))
    return known[1]


def _expressions(pack: Pack) -> Iterator[Expression]:
    for rule in pack.rules:
        yield from rule.find
        for condition in (rule.when, *(choice.when for choice in rule.levels)):
            for scoped in (*condition.with_, *condition.without):
                yield from scoped.find
    for vocabulary in pack.vocabularies.values():
        for term in vocabulary.terms:
            yield term.expression


def _words(expression: Expression) -> Iterator[str]:
    match expression:
        case Words(forms):
            yield from chain.from_iterable(forms)
        case Exact(text):
            yield from norms(text)
        case Maybe(item):
            yield from _words(item)
        case Choice(parts) | Sequence(parts) | Chain(parts) | Together(parts):
            yield from chain.from_iterable(map(_words, parts))
        case _:
            return
