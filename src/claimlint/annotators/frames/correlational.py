"""Claims that two things go together: `X is linked to Y`, `Y is higher in those who X`, `more likely to Y`."""

from __future__ import annotations

from collections.abc import Iterator

from claimlint.annotators.frames.arguments import agent_at, first_target, target_at
from claimlint.annotators.frames.candidate import ClaimCandidate, Target
from claimlint.annotators.frames.comparisons import AMOUNTS, COUNTS, GROUPS, comparison
from claimlint.annotators.frames.grammar import complement, is_noun, is_passive, is_verb, subject
from claimlint.annotators.frames.stance import ASSERTED, NONE, holds, is_actor, stance_of
from claimlint.model.text import AnnotatedText, Mark
from claimlint.model.trees import Tree

LINKS, LINKING_NOUNS, CHANGING = "$linking-verb", "$linking-noun", "$change-verb"
_COMPLAINTS = ("$condition", "$symptom", "$felt-ailment")
CORRELATION, OBSERVATION = "@correlation-cue", "@observed-change"


def correlational(text: AnnotatedText, tree: Tree) -> Iterator[ClaimCandidate]:
    """The correlations that a sentence states, the links first."""
    for token in range(tree.start, tree.end):
        candidate = None
        if is_verb(tree, token):
            candidate = _link(text, tree, token) or _change(text, tree, token)
        elif is_noun(tree, token):
            candidate = _linking_noun(text, tree, token)
        if candidate is None:
            candidate = comparison(text, tree, token)
        if candidate is not None:
            yield candidate


def by_idiom(text: AnnotatedText, tree: Tree) -> Iterator[ClaimCandidate]:
    """The correlations that turns of phrase state (`went hand in hand with`), whatever the tree makes of them."""
    for kind in _IDIOMS:
        for mark in text.of(kind).within(tree.start, tree.end):
            verb = _governor(tree, mark)
            if verb is not None and (stance_of(text, tree, verb) == NONE or holds(text, verb, "$asking-verb")):
                continue
            if text.tokens.norms[mark.end - 1] == "than" and _counts(text, mark.end):
                continue
            target = _near(text, tree, mark)
            if target is not None:
                yield ClaimCandidate(
                    _cue(CORRELATION, mark.start, mark.end, text), target, None, "cue", correlational=True
                )


_IDIOMS = ("$correlation-cue", "$observed-change", "$comparison-cue")


def _counts(text: AnnotatedText, token: int) -> bool:
    """Whether a number follows, so that `more than` compares nothing."""
    following = text.tokens.norms[token] if token < len(text.tokens) else ""
    return following[:1].isdigit() or following in COUNTS


def _governor(tree: Tree, mark: Mark) -> int | None:
    """The verb of a phrase, else the one that it hangs on."""
    inside = [token for token in range(mark.start, min(mark.end, tree.end)) if is_verb(tree, token)]
    if inside:
        return inside[0]
    return next((head for head in tree.ancestors(mark.start) if is_verb(tree, head)), None)


def _near(text: AnnotatedText, tree: Tree, mark: Mark) -> Target | None:
    """The first noun behind a phrase, else the last in front of it."""
    behind = [token for token in range(mark.end, min(tree.end, mark.end + 8)) if is_noun(tree, token)]
    before = [token for token in range(mark.start - 1, max(tree.start - 1, mark.start - 8), -1) if is_noun(tree, token)]
    return first_target(text, tree, (*behind, *before))


def _cue(kind: str, start: int, end: int, text: AnnotatedText) -> Mark:
    return Mark(kind, start, end, {"term": text.words(start, end).lower()})


def _stance(text: AnnotatedText, tree: Tree, verb: int) -> str:
    """As `stance_of`, but a clipped headline (`Smoking linked to asthma`) states what its participle says."""
    bare = tree.tag(verb) in ("VBN", "VBD") and not tree.children(verb, "auxpass", "aux")
    return ASSERTED if bare and tree.label(verb) in ("acl", "ROOT") else stance_of(text, tree, verb)


def _link(text: AnnotatedText, tree: Tree, verb: int) -> ClaimCandidate | None:
    """`is linked to`, `correlates with`, `predicts`."""
    marks = text.of(LINKS).by_start.get(verb, ())
    if not marks or _stance(text, tree, verb) == NONE:
        return None
    behind = complement(text, tree, verb, "with", "to", "between") or _noun_behind(text, tree, verb)
    objects = tree.children(verb, "dobj") if not is_passive(text, tree, verb) else ()
    target = first_target(text, tree, (behind, *objects))
    if target is None or (tree.tag(verb) == "VBN" and tree.label(verb) in ("amod", "acl") and behind is None):
        return None
    if behind is None and tree.tag(verb) == "VBG" and tree.label(verb) == "amod":
        return None
    doer = subject(text, tree, verb)
    if doer is not None and is_actor(text, tree, doer) and behind is None:
        return None
    if tree.label(verb) == "acl" and doer is not None and _is_complaint_of(text, doer, target):
        return None
    end = tree.head(behind) + 1 if behind is not None and tree.head(behind) == verb + 1 else verb + 1
    agent = agent_at(text, tree, doer) if doer is not None else None
    return ClaimCandidate(_cue(CORRELATION, verb, end, text), target, agent, "cue", correlational=True)


def _is_complaint_of(text: AnnotatedText, noun: int, target: Target) -> bool:
    """Whether a reduced clause only says which illness a complaint belongs to (`nausea associated with flu`)."""
    start, end = target.phrase.start, target.phrase.end
    return holds(text, noun, *_COMPLAINTS) and any(text.of(kind).overlapping(start, end) for kind in _COMPLAINTS)


def _noun_behind(text: AnnotatedText, tree: Tree, verb: int) -> int | None:
    """The first noun behind a preposition that follows the verb at once, where the parser hangs it elsewhere."""
    if text.tokens.norms[verb + 1 : verb + 2] not in (("with",), ("to",)) or verb + 1 >= tree.end:
        return None
    return next((token for token in range(verb + 2, min(verb + 8, tree.end)) if is_noun(tree, token)), None)


def _linking_noun(text: AnnotatedText, tree: Tree, noun: int) -> ClaimCandidate | None:
    """`an association between X and Y`, `is a predictor of Y`."""
    marks = [mark for mark in text.of(LINKING_NOUNS).overlapping(noun, noun + 1) if mark.end == noun + 1]
    if not marks:
        return None
    top = noun
    while tree.label(top) == "conj" and is_noun(tree, tree.head(top)):
        top = tree.head(top)
    label, head = tree.label(top), tree.head(top)
    if label == "pobj" and text.tokens.norms[head] == "as":
        label, head = "attr", tree.head(head)
    if label == "ROOT":
        target = first_target(
            text, tree, [complement(text, tree, noun, name) for name in ("between", "with", "in", "of", "for")]
        )
        cue = _cue(CORRELATION, marks[0].start, noun + 1, text)
        return ClaimCandidate(cue, target, None, "cue", correlational=True) if target is not None else None
    if label == "pobj" and text.tokens.norms[head] in ("of", "for") and holds(text, tree.head(head), "$ability-noun"):
        head = next((above for above in tree.ancestors(head) if is_verb(tree, above)), head)
        label = "attr"
    if label not in ("dobj", "attr", "nsubj", "nsubjpass", "oprd") or not is_verb(tree, head):
        return None
    if stance_of(text, tree, head) == NONE or holds(text, head, "$asking-verb", "$planning-verb"):
        return None
    between = complement(text, tree, noun, "between")
    others = [complement(text, tree, noun, preposition) for preposition in ("with", "to", "for", "of")]
    joined = tree.child(between, "conj") if between is not None else None
    target = first_target(text, tree, (joined, between, *others))
    doer = tree.child(head, "nsubj") if label in ("attr", "dobj") else between
    agent = agent_at(text, tree, doer) if doer is not None and not is_actor(text, tree, doer) else None
    if target is None:
        return None
    return ClaimCandidate(_cue(CORRELATION, marks[0].start, noun + 1, text), target, agent, "cue", correlational=True)


def _change(text: AnnotatedText, tree: Tree, verb: int) -> ClaimCandidate | None:
    """An outcome that was seen to change of itself, or to be changed in a group: `pain improved over time`."""
    passive = is_passive(text, tree, verb)
    marks = text.of(CHANGING).by_start.get(verb, ())
    changed = text.tokens.norms[verb] in AMOUNTS or (passive and _is_amount_verb(text, verb))
    if not (marks or changed) or tree.children(verb, "dobj") or tree.children(verb, "agent"):
        return None
    head = subject(text, tree, verb)
    if head is None or is_actor(text, tree, head) or stance_of(text, tree, verb) == NONE or tree.tag(verb) == "VBG":
        return None
    if passive and complement(text, tree, verb, *GROUPS, "compared") is None:
        return None
    target = target_at(text, tree, head, people=False)
    if target is None or tree.label(verb) in ("amod", "acl"):
        return None
    return ClaimCandidate(_cue(OBSERVATION, verb, verb + 1, text), target, None, "cue", correlational=True)


def _is_amount_verb(text: AnnotatedText, verb: int) -> bool:
    return holds(text, verb, "$raising", "$lowering", "$change-verb", "$harm-verb")
