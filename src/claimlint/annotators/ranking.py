"""Marks words that rank somebody who offers care above others: `top New York psychiatrist`, `the region's premier
spine clinic`, whatever stands between the rank and the noun.

Who is meant must be one (`a leading clinic`) or the writer's own (`our leading surgeons`): `leading experts` are
nobody's praise. What readers are told to choose or find is not marked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimlint.annotators.frames.grammar import is_noun
from claimlint.annotators.frames.health import is_on_health
from claimlint.annotators.frames.stance import NONE, holds, stance_of
from claimlint.model.setting import Setting
from claimlint.model.text import AnnotatedText, Mark, Span, Value
from claimlint.model.trees import Tree

GIVES: dict[str, dict[str, tuple[str, ...] | None]] = {"@ranking": {"of": ("provider",)}}
NEEDS: tuple[str, ...] = ("$", "@post", "@context")

_RANKS, _PROVIDERS = "$ranking", ("$provider", "$clinician-noun")
_OWN = frozenset({"our", "my"})
_OPEN = frozenset({"no", "every", "any", "each", "which", "what", "another", "other"})
_SOUGHT = frozenset("choose find finding choosing ask contact see seek seeking need want consult rank".split())


def annotate(text: AnnotatedText, setting: Setting) -> Iterable[Mark]:
    """One mark for each rank, from its word to the noun."""
    del setting
    ranks = text.of(_RANKS).all
    if not ranks or not is_on_health(text):
        return
    text.trees.prepare(text.sentence_of[rank.start] for rank in ranks)
    for rank in ranks:
        yield from _ranked(text, text.tree(rank.start), rank)


def _ranked(text: AnnotatedText, tree: Tree, rank: Mark) -> Iterator[Mark]:
    word = rank.end - 1
    noun = _provider(text, tree, word)
    if noun is None:
        return
    words = {text.tokens.norms[child] for child in tree.children(noun, "det", "poss", "predet")}
    if words & _OPEN or (tree.tag(noun) in ("NNS", "NNPS") and not words & _OWN):
        return
    verb = tree.head(noun)
    if tree.label(noun) in ("dobj", "pobj") and (
        text.tokens.norms[verb] in _SOUGHT or text.tokens.norms[tree.head(verb)] in _SOUGHT
    ):
        return
    if stance_of(text, tree, noun) == NONE or _is_negated(text, rank):
        return
    attributes: dict[str, Value] = {"of": "provider"}
    yield Mark("@ranking", rank.start, noun + 1, attributes, Span(rank.start, rank.end))


def _provider(text: AnnotatedText, tree: Tree, word: int) -> int | None:
    """The noun for who is ranked, through the names between (`top Leeds psychiatrist`)."""
    at = word
    while tree.label(at) in ("amod", "compound", "nmod") and tree.head(at) > at:
        at = tree.head(at)
        if is_noun(tree, at) and holds(text, at, *_PROVIDERS):
            return at
    return None


def _is_negated(text: AnnotatedText, rank: Mark) -> bool:
    contexts = text.of("@context").overlapping(rank.start, rank.end)
    return any(context.attributes.get("kind") in ("negated", "questioned") for context in contexts)
