"""Second readings: a sentence that seems to have no verb is parsed again with a plain verb in place of a doubtful word.

Many verbs of effect are nouns as well (`cures`, `halves`, `quiet`), and the clipped sentences of headlines and shops
give a parser little to tell them by. With `brings` in place of the word there is no doubt. The second reading counts
only where the word then is a verb with an object.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimlint.annotators.frames.grammar import is_noun, is_verb
from claimlint.model.text import AnnotatedText
from claimlint.model.trees import Tree

_DOUBTFUL = (
    "$cure", "$prevent-verb", "$benefit-verb", "$support-verb", "$harm-verb", "$causal-verb", "$everyday-benefit-verb",
    "$everyday-harm-verb",
)  # fmt: skip
_STATING = ("ROOT", "ccomp", "relcl", "advcl")
_MOST = 3
"""Words of a sentence that are tried."""


def reread(text: AnnotatedText, numbers: Iterable[int]) -> None:
    """Puts better trees in place of those of sentences whose verb was taken for a noun."""
    doubtful = [(number, token) for number in numbers for token in _doubtful(text, text.trees.of(number))]
    trials = text.trees.trials([(number, token, _plain(text.tokens.norms[token])) for number, token in doubtful])
    mended: set[int] = set()
    for (number, token), tree in zip(doubtful, trials, strict=True):
        if number not in mended and _is_better(tree, token):
            text.trees.put(number, tree)
            mended.add(number)


def _doubtful(text: AnnotatedText, tree: Tree) -> Iterator[int]:
    """Words that may be the verb of a sentence in which a noun stands in a verb's place."""
    if not any(_stands_for_verb(tree, token) for token in range(tree.start, tree.end)):
        return
    words = (token for token in range(tree.start, tree.end) if not is_verb(tree, token) or tree.label(token) == "amod")
    may_be = [token for token in words if any(text.of(kind).by_start.get(token) for kind in _DOUBTFUL)]
    yield from [token for token in may_be if not text.tokens.norms[token].endswith("ing")][:_MOST]


def _stands_for_verb(tree: Tree, token: int) -> bool:
    """Whether a word that is no verb makes a statement: as the root, or as the head of a clause."""
    if is_verb(tree, token) or tree.children(token, "cop"):
        return False
    return tree.label(token) in _STATING or (
        is_noun(tree, token) and bool(tree.children(token, "mark", "nsubj", "dobj"))
    )


def _plain(norm: str) -> str:
    if norm.endswith("ed"):
        return "brought"
    return "brings" if norm.endswith("s") and not norm.endswith("ss") else "bring"


def _is_better(tree: Tree, token: int) -> bool:
    if not is_verb(tree, token) or tree.label(token) not in (*_STATING, "conj"):
        return False
    target = tree.child(token, "dobj")
    if target is None or not is_noun(tree, target) or target < token:
        return False
    return tree.child(token, "nsubj") is not None or token == tree.start
