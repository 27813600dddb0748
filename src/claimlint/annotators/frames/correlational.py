"""Claims that two things go together: `X is linked to Y`, `Y is higher in those who X`, `more likely to Y`."""

from __future__ import annotations

from collections.abc import Iterator

from claimlint.annotators.frames.arguments import agent_at, first_target, target_at
from claimlint.annotators.frames.candidate import ClaimCandidate, Target
from claimlint.annotators.frames.grammar import complement, is_copular, is_noun, is_passive, is_verb, phrase_of, subject
from claimlint.annotators.frames.stance import ASSERTED, NONE, holds, is_actor, stance_of
from claimlint.annotators.frames.types import is_health
from claimlint.model.trees import Tree
from claimlint.model.text import AnnotatedText, Mark

LINKS, LINKING_NOUNS, CHANGING = "$linking-verb", "$linking-noun", "$change-verb"
COMPARISON, CORRELATION, OBSERVATION = "@comparison-cue", "@correlation-cue", "@observed-change"
_COMPARED = frozenset("than versus vs compared relative".split())
_AMOUNTS = frozenset(
    "higher lower greater less fewer more increased decreased elevated reduced better worse poorer longer shorter larger "
    "smaller stronger weaker faster slower similar comparable lowest highest raised rarer commoner twice double doubled "
    "earlier later milder lighter heavier quicker".split()
)
_RISKS = frozenset("risk risks odds likelihood chance chances probability hazard rate rates incidence prevalence".split())
_GROUPS = ("in", "among", "for", "with", "between", "at", "when", "across", "during", "after")
_MORE = frozenset("more less as most least".split())
_LEVELS = frozenset("high low common rare frequent prevalent elevated small".split())
_COUNTS = frozenset("half one two three four five six ten a reported previously expected any".split())


def correlational(text: AnnotatedText, tree: Tree) -> Iterator[ClaimCandidate]:
    """The correlations that a sentence states, the links first."""
    for token in range(tree.start, tree.end):
        candidate = None
        if is_verb(tree, token):
            candidate = _link(text, tree, token) or _change(text, tree, token)
        elif is_noun(tree, token):
            candidate = _linking_noun(text, tree, token)
        if candidate is None:
            candidate = _likelihood(text, tree, token) or _comparison(text, tree, token)
        if candidate is not None:
            yield candidate


def _cue(kind: str, start: int, end: int, text: AnnotatedText) -> Mark:
    return Mark(kind, start, end, {"term": text.words(start, end).lower()})


def _stance(text: AnnotatedText, tree: Tree, verb: int) -> str:
    """As `stance_of`, but a clipped headline (`Smoking linked to asthma`) states what its participle says."""
    if tree.tag(verb) in ("VBN", "VBD") and not tree.children(verb, "auxpass", "aux"):
        if tree.label(verb) in ("acl", "ROOT"):
            return ASSERTED
    return stance_of(text, tree, verb)


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
    if behind is None and tree.tag(verb) in ("VBG",) and tree.label(verb) == "amod":
        return None
    doer = subject(text, tree, verb)
    if doer is not None and is_actor(text, tree, doer) and behind is None:
        return None
    end = tree.head(behind) + 1 if behind is not None and tree.head(behind) == verb + 1 else verb + 1
    agent = agent_at(text, tree, doer) if doer is not None else None
    return ClaimCandidate(_cue(CORRELATION, verb, end, text), target, agent, "cue", correlational=True)


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
        target = first_target(text, tree, [complement(text, tree, noun, name) for name in ("between", "with", "in", "of", "for")])
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
    changed = text.tokens.norms[verb] in _AMOUNTS or (passive and _is_amount_verb(text, verb))
    if not (marks or changed) or tree.children(verb, "dobj") or tree.children(verb, "agent"):
        return None
    head = subject(text, tree, verb)
    if head is None or is_actor(text, tree, head) or stance_of(text, tree, verb) == NONE or tree.tag(verb) == "VBG":
        return None
    if passive and complement(text, tree, verb, *_GROUPS, "compared") is None:
        return None
    target = target_at(text, tree, head, people=False)
    if target is None or tree.label(verb) in ("amod", "acl"):
        return None
    return ClaimCandidate(_cue(OBSERVATION, verb, verb + 1, text), target, None, "cue", correlational=True)


def _is_amount_verb(text: AnnotatedText, verb: int) -> bool:
    return holds(text, verb, "$raising", "$lowering", "$change-verb", "$harm-verb")


def _likelihood(text: AnnotatedText, tree: Tree, token: int) -> ClaimCandidate | None:
    """`more likely to develop X`, `at higher risk of X`, `had twice the risk of X`."""
    norm = text.tokens.norms[token]
    if norm in ("likely", "prone", "unlikely", "susceptible"):
        more = [t for t in range(max(tree.start, token - 3), token) if text.tokens.norms[t] in _MORE]
        inner = tree.child(token, "xcomp", "advcl", "ccomp") or complement(text, tree, token, "to")
        if inner is None:
            inner = next((t for t in range(token + 1, tree.end) if is_verb(tree, t) and tree.tag(t) == "VB"), None)
        if not more or inner is None or stance_of(text, tree, token) == NONE:
            return None
        end = tree.subtree(inner)[-1] + 1
        target = target_at(text, tree, inner) or Target(phrase_of(text, inner, end))
        doer = subject(text, tree, token)
        agent = agent_at(text, tree, doer) if doer is not None else None
        return ClaimCandidate(_cue(COMPARISON, more[0], token + 1, text), target, agent, "cue", correlational=True)
    if norm in _RISKS and is_noun(tree, token):
        amounts = [child for child in tree.children(token) if _is_amount(text, tree, child)] or _at(text, tree, token)
        inner = complement(text, tree, token, "of", "for", "to") or tree.child(token, "compound")
        governor = next((head for head in tree.ancestors(token) if is_verb(tree, head)), None)
        if not amounts or inner is None:
            return None
        if governor is None:
            at = tree.label(token) == "pobj" and text.tokens.norms[tree.head(token)] == "at"
            target = target_at(text, tree, inner) if at or tree.is_root(token) else None
            root = next((t for t in range(tree.start, tree.end) if tree.is_root(t)), token)
            agent = agent_at(text, tree, root) if root != token else None
            cue = _cue(COMPARISON, amounts[0], token + 1, text)
            return ClaimCandidate(cue, target, agent, "cue", correlational=True) if target else None
        if stance_of(text, tree, governor) == NONE:
            return None
        if holds(text, governor, LINKS) or (tree.label(token) in ("dobj", "pobj") and holds(text, governor, "$harm-verb", "$causal-verb")):
            return None
        doer = subject(text, tree, governor)
        target = target_at(text, tree, inner)
        agent = agent_at(text, tree, doer) if doer is not None and doer != token else None
        return ClaimCandidate(_cue(COMPARISON, amounts[0], token + 1, text), target, agent, "cue", correlational=True) if target else None
    return None


def _at(text: AnnotatedText, tree: Tree, risk: int) -> list[int]:
    """The preposition of `is at risk of`."""
    above = tree.head(risk)
    if tree.label(risk) == "pobj" and text.tokens.norms[above] == "at" and is_copular(text, tree.head(above)):
        return [above]
    return []


def _comparison(text: AnnotatedText, tree: Tree, token: int) -> ClaimCandidate | None:
    """`Y was higher in X`, `X had fewer Y than Z`, `better Y compared with Z`."""
    level = text.tokens.norms[token] in _LEVELS and tree.label(token) == "acomp"
    if not _is_amount(text, tree, token) and not level:
        return None
    label, head = tree.label(token), tree.head(token)
    if label == "advmod" and tree.label(head) == "amod":
        label, head = "amod", tree.head(head)
    if label == "advmod" and is_verb(tree, head):
        return _adverbial(text, tree, token, head)
    if label in ("acomp", "oprd") or (label == "advmod" and tree.label(head) == "acomp"):
        adjective = token if label in ("acomp", "oprd") else head
        verb = tree.head(adjective)
        measure = subject(text, tree, verb)
        if measure is None or stance_of(text, tree, verb) == NONE:
            return None
        if not (_is_compared(text, tree, adjective) or _is_compared(text, tree, verb) or _has_group(text, tree, adjective, verb)):
            return None
        if level and not _RISKS & set(text.tokens.norms[tree.subtree(measure)[0] : tree.subtree(measure)[-1] + 1]):
            return None
        target = target_at(text, tree, measure, people=False)
        return _compared(text, tree, token, max(token, adjective) + 1, target, None)
    if label in ("amod", "advmod", "predet", "nmod") and is_noun(tree, head):
        verb = next((above for above in tree.ancestors(head) if is_verb(tree, above)), None)
        if verb is None or stance_of(text, tree, verb) == NONE:
            return None
        doer = subject(text, tree, verb)
        has = tree.label(head) == "dobj" and holds(text, verb, "$showing-verb", "$bringing-verb") and doer is not None
        compared = _is_compared(text, tree, head) or _is_compared(text, tree, verb)
        if not compared and not (has and doer is not None and is_actor(text, tree, doer)):
            return None
        target = target_at(text, tree, head, people=False)
        agent = agent_at(text, tree, doer) if doer is not None and doer != head else None
        return _compared(text, tree, token, head + 1, target, agent)
    return None


def _is_amount(text: AnnotatedText, tree: Tree, token: int) -> bool:
    """Whether a word compares: a comparative, or a participle such as `increased`."""
    if tree.tag(token) in ("JJR", "RBR"):
        return True
    return text.tokens.norms[token] in _AMOUNTS and tree.tag(token).startswith(("JJ", "RB", "VB", "PDT", "DT"))


def _adverbial(text: AnnotatedText, tree: Tree, token: int, verb: int) -> ClaimCandidate | None:
    """What people of one group do or suffer more than others: `live longer than`, `catch asthma less often`."""
    doer = subject(text, tree, verb)
    if doer is None or not is_actor(text, tree, doer) or stance_of(text, tree, verb) == NONE:
        return None
    contrasted = _is_compared(text, tree, token) or _is_compared(text, tree, verb) or _is_told_apart(tree, doer)
    members = [member for member in tree.subtree(verb) if member not in tree.subtree(doer)]
    if not contrasted or not (is_health(text, members[0], members[-1] + 1)):
        return None
    behind = [tree.child(verb, "dobj"), complement(text, tree, verb, "of", "from", "with")]
    target = first_target(text, tree, behind, people=False) or Target(phrase_of(text, verb, token + 1))
    start, end = min(verb, token), max(verb, token) + 1
    return ClaimCandidate(_cue(COMPARISON, start, end, text), target, agent_at(text, tree, doer), "cue", correlational=True)


def _is_told_apart(tree: Tree, noun: int) -> bool:
    """Whether a group of people is told from others by what hangs on its name (`those who fast`, `women on the pill`)."""
    return bool(tree.children(noun, "relcl", "acl", "prep"))


def _compared(text: AnnotatedText, tree: Tree, start: int, end: int, target: Target | None, agent: object) -> ClaimCandidate | None:
    from claimlint.annotators.frames.candidate import Agent

    if target is None:
        return None
    del tree
    known = agent if isinstance(agent, Agent) else None
    return ClaimCandidate(_cue(COMPARISON, start, end, text), target, known, "cue", correlational=True)


def _is_compared(text: AnnotatedText, tree: Tree, token: int) -> bool:
    """Whether a comparison hangs on the token; `more than 300` counts only."""
    norms = text.tokens.norms
    for child in tree.children(token):
        if norms[child] in _COMPARED:
            following = norms[child + 1] if child + 1 < len(norms) else ""
            return not (following[:1].isdigit() or following in _COUNTS)
        if tree.label(child) in ("amod", "advmod", "acomp") and _is_compared(text, tree, child):
            return True
    return False


def _has_group(text: AnnotatedText, tree: Tree, adjective: int, verb: int) -> bool:
    """Whether the sentence says in whom: `was higher in smokers`."""
    return any(complement(text, tree, token, *_GROUPS) is not None for token in (adjective, verb))


