"""How far a negation, a hedge or a condition reaches: cue tokens and a tree go in, the governed tokens come out.

A cue governs what its sentence's grammar puts under it: `not` its verb with objects and complements, `no` its noun and
the verb that has it as subject or object, `fails` and `suggests` what they are said of, `without` its phrase. It does
not reach into a joined clause of its own, a reason or contrast, or a relative clause on something known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimlint.annotators.frames.grammar import SUBJECTS, is_infinitive, is_noun, is_verb, shares_helpers
from claimlint.model.text import AnnotatedText, Span
from claimlint.model.trees import Tree

#: Labels of words that change the word they hang on.
_MODIFIERS = frozenset("aux auxpass neg advmod det preconj predet mark quantmod npadvmod cc intj".split())
_KNOWN = frozenset("the this that these those".split())
_REASONS = frozenset("because although though while whereas since unless but".split())
#: Denied of something, these deny that there is any.
_EXISTING = frozenset("exist exists existed".split())
_OWN = frozenset({"relcl", "parataxis"})
_JOINING_DENIALS = frozenset({"nor", "neither"})


def governed(text: AnnotatedText, tree: Tree, cue: Span) -> list[Span]:
    """The stretches of tokens that a cue governs, without the cue itself."""
    anchor = _anchor(tree, cue)
    scope = {
        token
        for root, subject in _roots(text, tree, anchor)
        for token in _reach(text, tree, root, anchor, subject=subject)
    }
    scope -= set(range(cue.start, cue.end))
    return list(_stretches(sorted(scope)))


def _anchor(tree: Tree, cue: Span) -> int:
    """The token of a cue on which the others depend."""
    inside = range(cue.start, min(cue.end, tree.end))
    tops = [token for token in inside if tree.head(token) not in inside or tree.is_root(token)]
    return tops[-1] if tops else cue.start


def _roots(text: AnnotatedText, tree: Tree, anchor: int) -> Iterator[tuple[int, bool]]:
    """The heads of what is governed, each with whether its subject is as well."""
    label, head = tree.label(anchor), tree.head(anchor)
    if label == "prep" or (tree.tag(anchor) == "IN" and label != "mark"):
        yield anchor, True
    elif label in _MODIFIERS and head != anchor:
        yield from _of_modifier(text, tree, head)
    elif is_noun(tree, anchor):
        yield anchor, True
        if label in ("dobj", "attr", *SUBJECTS):
            yield head, label in SUBJECTS
    elif label == "acomp":
        yield anchor, True
        yield head, True
    elif label in ("amod", "compound"):
        yield head, True
    elif is_verb(tree, anchor):
        # What is said to be lacking stands in front of a verb without anything behind it.
        bare = not tree.children(anchor, "dobj", "xcomp", "ccomp", "prep", "agent")
        yield anchor, bare or bool(tree.children(anchor, "csubj", "csubjpass", "expl"))
    else:
        yield anchor, True


def _of_modifier(text: AnnotatedText, tree: Tree, head: int) -> Iterator[tuple[int, bool]]:
    yield head, is_noun(tree, head) or text.tokens.norms[head] in _EXISTING
    label, above = tree.label(head), tree.head(head)
    if is_noun(tree, head) and label in ("dobj", "attr", *SUBJECTS) and above != head:
        yield above, label in SUBJECTS


def _reach(text: AnnotatedText, tree: Tree, root: int, anchor: int, *, subject: bool) -> list[int]:
    """The tokens below a head that a cue on it governs."""
    members = [root]
    for member in members:
        inside = subject or member != root
        reached = [child for child in tree.children(member) if not _stops(text, tree, child, subject=inside)]
        # A verb that denies by itself (`lacks`) says nothing of the verbs that are joined to it.
        alone = member == root == anchor and is_verb(tree, root)
        members += [child for child in reached if not (alone and tree.label(child) == "conj" and is_verb(tree, child))]
    return members


def _stops(text: AnnotatedText, tree: Tree, token: int, *, subject: bool) -> bool:
    label = tree.label(token)
    if label == "relcl" and _is_part_of_its_noun(text, tree, token):
        return False
    if label in _OWN or (label in SUBJECTS and not subject):
        return True
    if label == "conj":
        return is_verb(tree, token) and not shares_helpers(tree, token) and not _is_denied(text, tree, token)
    if label == "advcl":
        opening = {text.tokens.norms[child] for child in tree.children(token, "mark", "advmod")}
        return bool(opening & _REASONS)
    return False


def _is_part_of_its_noun(text: AnnotatedText, tree: Tree, clause: int) -> bool:
    """Whether a relative clause says which thing is meant, of a thing that is not known yet (`a tea that cures gout`):
    what is denied or supposed of the thing is so of the clause. Behind a comma, and of `the tea`, it stands for itself.
    """
    noun, norms = tree.head(clause), text.tokens.norms
    first = tree.subtree(clause)[0]
    known = any(norms[child] in _KNOWN for child in tree.children(noun, "det")) or tree.children(noun, "poss")
    if is_infinitive(tree, clause):
        return False
    return not known and not tree.tag(noun).startswith("NNP") and noun < first and "," not in norms[noun:first]


def _is_denied(text: AnnotatedText, tree: Tree, token: int) -> bool:
    """Whether `nor` joins a verb to the one before."""
    return any(text.tokens.norms[child] in _JOINING_DENIALS for child in tree.children(tree.head(token), "cc"))


def _stretches(tokens: Iterable[int]) -> Iterator[Span]:
    start = end = -1
    for token in tokens:
        if token != end:
            if start >= 0:
                yield Span(start, end)
            start = token
        end = token + 1
    if start >= 0:
        yield Span(start, end)
