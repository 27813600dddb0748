"""Claims by set turns of phrase, whose words would not make one each by itself: `gets to the root cause of`,
`helps people sleep better`, `the healing power of`. The lists `$benefit-phrase` and `$healing-property` hold them.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimlint.annotators.frames.arguments import agent_of, known_target
from claimlint.annotators.frames.candidate import ClaimCandidate
from claimlint.annotators.frames.grammar import is_verb
from claimlint.annotators.frames.stance import CONDITIONAL, NONE, stance_of
from claimlint.model.text import AnnotatedText, Mark
from claimlint.model.trees import Tree

IDIOMS = ("$benefit-phrase", "$healing-property")


def idiomatic(text: AnnotatedText, tree: Tree) -> Iterator[ClaimCandidate]:
    """The claims that turns of phrase make, unless the sentence only plans, wishes or asks what they say."""
    free = tree.start
    marks = sorted(
        (mark for kind in IDIOMS for mark in text.of(kind).within(tree.start, tree.end)),
        key=lambda mark: (mark.start, -mark.end),
    )
    for mark in marks:
        if mark.start < free:
            continue
        anchor = _anchor(tree, mark)
        stance = stance_of(text, tree, anchor)
        if stance == NONE:
            continue
        free = mark.end
        target = known_target(text, range(mark.start, mark.end))
        agent = agent_of(text, tree, anchor)
        yield ClaimCandidate(mark, target, agent, "cue", conditional=stance == CONDITIONAL)


def _anchor(tree: Tree, mark: Mark) -> int:
    """The phrase's own verb, else the word of it that the others hang on."""
    inside = range(mark.start, mark.end)
    verb = next((token for token in inside if is_verb(tree, token)), None)
    if verb is not None:
        return verb
    return next((token for token in inside if tree.head(token) not in inside or tree.is_root(token)), mark.start)
