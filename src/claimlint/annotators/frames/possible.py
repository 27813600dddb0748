"""Claims behind `may`, `might` and `could` by words that say nothing of an effect without them."""

from __future__ import annotations

from collections.abc import Iterator

from claimlint.annotators.frames.arguments import agent_of, first_target
from claimlint.annotators.frames.candidate import ClaimCandidate
from claimlint.annotators.frames.grammar import complement, helpers, is_verb, subject
from claimlint.annotators.frames.stance import NONE, is_actor, stance_of
from claimlint.annotators.frames.types import is_health
from claimlint.model.text import AnnotatedText, Mark
from claimlint.model.trees import Tree

POSSIBILITY = "@possibility"
_POSSIBLE = frozenset("may might could".split())
_PREPOSITIONS = ("for", "in", "to", "from", "with", "on", "of", "against")


def possible(text: AnnotatedText, tree: Tree) -> Iterator[ClaimCandidate]:
    """What a thing, not a person, may be or do to something of health."""
    for token in range(tree.start, tree.end):
        if not is_verb(tree, token):
            continue
        if not any(text.tokens.norms[helper] in _POSSIBLE for helper in helpers(tree, token)):
            continue
        doer = subject(text, tree, token)
        if doer is None or is_actor(text, tree, doer) or stance_of(text, tree, token) == NONE:
            continue
        complements = tree.children(token, "dobj", "attr", "acomp")
        behind = [complement(text, tree, head, *_PREPOSITIONS) for head in (token, *complements)]
        target = first_target(text, tree, (*tree.children(token, "dobj"), *behind))
        relation = Mark(POSSIBILITY, token, token + 1, {"term": text.tokens.norms[token]})
        if target is not None and is_health(text, target.phrase.start, target.phrase.end):
            yield ClaimCandidate(relation, target, agent_of(text, tree, token), "predicate", conditional=True)
