"""Who says something: `Dr. Lee says that zinc …`, `according to the maker, zinc …`, `a Dutch team found that …`."""

from __future__ import annotations

from itertools import pairwise

from claimlint.annotators.frames.grammar import CLAUSES, is_verb, subject
from claimlint.annotators.frames.stance import holds
from claimlint.model.text import AnnotatedText
from claimlint.model.trees import Tree

_SAYING = ("$saying-verb", "$believing-verb", "$finding-verb", "$showing-verb")
#: The links by which what is said hangs on the verb of saying.
_SAID = frozenset({"ccomp", "parataxis", "xcomp", "dep"})


def speaker(text: AnnotatedText, token: int) -> str | None:
    """The words that name who says what a token belongs to; None where the sentence names nobody."""
    tree = text.tree(token)
    path = [token, *tree.ancestors(token)]
    for said, head in pairwise(path):
        if tree.label(said) in _SAID and is_verb(tree, head) and holds(text, head, *_SAYING):
            doer = subject(text, tree, head)
            if doer is not None:
                return _words(text, tree, doer)
    return _according_to(text, tree)


def _according_to(text: AnnotatedText, tree: Tree) -> str | None:
    norms = text.tokens.norms
    for place in range(tree.start, tree.end - 2):
        if norms[place : place + 2] == ("according", "to"):
            inner = tree.child(place + 1, "pobj") or tree.child(place, "pobj")
            return _words(text, tree, inner) if inner is not None else None
    return None


def _words(text: AnnotatedText, tree: Tree, noun: int) -> str | None:
    """The words of a name; None where the parser took a mark of punctuation for one."""
    members = [at for at in tree.subtree(noun, CLAUSES) if text.tokens.norms[at][0].isalnum()]
    return text.words(members[0], members[-1] + 1) if members else None
