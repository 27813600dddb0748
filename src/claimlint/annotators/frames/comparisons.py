"""Claims that compare groups or amounts: `more likely to`, `at higher risk of`, `Y was higher in X`."""

from __future__ import annotations

from claimlint.annotators.frames.arguments import agent_at, first_target, target_at
from claimlint.annotators.frames.candidate import Agent, ClaimCandidate, Target
from claimlint.annotators.frames.grammar import complement, is_copular, is_noun, is_verb, phrase_of, subject
from claimlint.annotators.frames.stance import NONE, holds, is_actor, stance_of
from claimlint.annotators.frames.types import is_health
from claimlint.model.text import AnnotatedText, Mark
from claimlint.model.trees import Tree

COMPARISON = "@comparison-cue"
AMOUNTS = frozenset(
    "higher lower greater less fewer more increased decreased elevated reduced better worse poorer longer shorter "
    "larger smaller stronger weaker faster slower similar comparable lowest highest raised rarer commoner twice double "
    "doubled earlier later milder lighter heavier quicker".split()
)
#: Of numbers a comparison only counts (`more than 300 patients`).
COUNTS = frozenset("half one two three four five six ten a reported previously expected any".split())
GROUPS = ("in", "among", "for", "with", "between", "at", "when", "across", "during", "after")
_COMPARED = frozenset("than versus vs compared relative".split())
_RISKS = frozenset(
    "risk risks odds likelihood chance chances probability hazard rate rates incidence prevalence".split()
)
_LIKELY = frozenset("likely prone unlikely susceptible".split())
_MORE = frozenset("more less as most least".split())
_LEVELS = frozenset("high low common rare frequent prevalent elevated small".split())
_OF_NOUN = ("amod", "advmod", "predet", "nmod")


def comparison(text: AnnotatedText, tree: Tree, token: int) -> ClaimCandidate | None:
    """The comparison that a word makes, if it makes any."""
    norm = text.tokens.norms[token]
    if norm in _LIKELY:
        return _likelihood(text, tree, token)
    if norm in _RISKS and is_noun(tree, token):
        return _risk(text, tree, token)
    return _amount(text, tree, token)


def _candidate(
    text: AnnotatedText, start: int, end: int, target: Target | None, agent: Agent | None
) -> ClaimCandidate | None:
    if target is None:
        return None
    cue = Mark(COMPARISON, start, end, {"term": text.words(start, end).lower()})
    return ClaimCandidate(cue, target, agent, "cue", correlational=True)


def _likelihood(text: AnnotatedText, tree: Tree, token: int) -> ClaimCandidate | None:
    """`more likely to develop X`, `twice as prone to X`."""
    more = [t for t in range(max(tree.start, token - 3), token) if text.tokens.norms[t] in _MORE]
    inner = tree.child(token, "xcomp", "advcl", "ccomp") or complement(text, tree, token, "to")
    if inner is None:
        inner = next((t for t in range(token + 1, tree.end) if tree.tag(t) == "VB"), None)
    if not more or inner is None or stance_of(text, tree, token) == NONE:
        return None
    target = target_at(text, tree, inner) or Target(phrase_of(text, inner, tree.subtree(inner)[-1] + 1))
    doer = subject(text, tree, token)
    return _candidate(text, more[0], token + 1, target, agent_at(text, tree, doer) if doer is not None else None)


def _risk(text: AnnotatedText, tree: Tree, noun: int) -> ClaimCandidate | None:
    """`at higher risk of X`, `had twice the risk of X`, `are at risk of X`."""
    amounts = [child for child in tree.children(noun) if _is_amount(text, tree, child)] or _at(text, tree, noun)
    inner = complement(text, tree, noun, "of", "for", "to") or tree.child(noun, "compound")
    if not amounts or inner is None:
        return None
    governor = next((head for head in tree.ancestors(noun) if is_verb(tree, head)), None)
    if governor is None:
        return _without_verb(text, tree, noun, amounts[0], inner)
    changed = tree.label(noun) in ("dobj", "pobj") and holds(text, governor, "$harm-verb", "$causal-verb")
    if changed or holds(text, governor, "$linking-verb") or stance_of(text, tree, governor) == NONE:
        return None
    doer = subject(text, tree, governor)
    agent = agent_at(text, tree, doer) if doer is not None and doer != noun else None
    return _candidate(text, amounts[0], noun + 1, target_at(text, tree, inner), agent)


def _without_verb(text: AnnotatedText, tree: Tree, noun: int, start: int, inner: int) -> ClaimCandidate | None:
    """A headline: `Teen mothers at greater risk for X`."""
    at = tree.label(noun) == "pobj" and text.tokens.norms[tree.head(noun)] == "at"
    if not (at or tree.is_root(noun)):
        return None
    root = next((token for token in range(tree.start, tree.end) if tree.is_root(token)), noun)
    agent = agent_at(text, tree, root) if root != noun else None
    return _candidate(text, start, noun + 1, target_at(text, tree, inner), agent)


def _at(text: AnnotatedText, tree: Tree, risk: int) -> list[int]:
    """The preposition of `is at risk of`."""
    above = tree.head(risk)
    if tree.label(risk) == "pobj" and text.tokens.norms[above] == "at" and is_copular(text, tree.head(above)):
        return [above]
    return []


def _amount(text: AnnotatedText, tree: Tree, token: int) -> ClaimCandidate | None:
    level = text.tokens.norms[token] in _LEVELS and tree.label(token) == "acomp"
    if not _is_amount(text, tree, token) and not level:
        return None
    label, head = tree.label(token), tree.head(token)
    if label == "advmod" and tree.label(head) == "amod":
        label, head = "amod", tree.head(head)
    if label == "advmod" and is_verb(tree, head):
        return _adverbial(text, tree, token, head)
    if label in ("acomp", "oprd") or (label == "advmod" and tree.label(head) == "acomp"):
        return _predicative(text, tree, token, token if label in ("acomp", "oprd") else head, level=level)
    if label in _OF_NOUN and is_noun(tree, head):
        return _attributive(text, tree, token, head)
    return None


def _predicative(text: AnnotatedText, tree: Tree, token: int, adjective: int, *, level: bool) -> ClaimCandidate | None:
    """`Y was higher in X`, `Y is lower than Z`; a mere level counts of risks and rates only."""
    verb = tree.head(adjective)
    measure = subject(text, tree, verb)
    if measure is None or stance_of(text, tree, verb) == NONE:
        return None
    grouped = any(complement(text, tree, head, *GROUPS) is not None for head in (adjective, verb))
    if not (grouped or _is_compared(text, tree, adjective) or _is_compared(text, tree, verb)):
        return None
    measured = tree.subtree(measure)
    if level and _RISKS.isdisjoint(text.tokens.norms[measured[0] : measured[-1] + 1]):
        return None
    return _candidate(text, token, max(token, adjective) + 1, target_at(text, tree, measure, people=False), None)


def _attributive(text: AnnotatedText, tree: Tree, token: int, noun: int) -> ClaimCandidate | None:
    """`X had fewer Y than Z`, `those who fast have better Y`, `better Y compared with Z`."""
    verb = next((above for above in tree.ancestors(noun) if is_verb(tree, above)), None)
    if verb is None or stance_of(text, tree, verb) == NONE:
        return None
    doer = subject(text, tree, verb)
    group = doer is not None and is_actor(text, tree, doer) and tree.tag(doer) != "PRP"
    has = group and tree.label(noun) == "dobj" and holds(text, verb, "$showing-verb", "$bringing-verb")
    if not (has or _is_compared(text, tree, noun) or _is_compared(text, tree, verb)):
        return None
    agent = agent_at(text, tree, doer) if doer is not None and doer != noun else None
    return _candidate(text, token, noun + 1, target_at(text, tree, noun, people=False), agent)


def _adverbial(text: AnnotatedText, tree: Tree, token: int, verb: int) -> ClaimCandidate | None:
    """What people of one group do or suffer more than others: `live longer than`, `catch asthma less often`."""
    doer = subject(text, tree, verb)
    if doer is None or not is_actor(text, tree, doer) or stance_of(text, tree, verb) == NONE:
        return None
    told_apart = bool(tree.children(doer, "relcl", "acl", "prep"))
    if not (told_apart or _is_compared(text, tree, token) or _is_compared(text, tree, verb)):
        return None
    of_subject = set(tree.subtree(doer))
    members = [member for member in tree.subtree(verb) if member not in of_subject]
    if not is_health(text, members[0], members[-1] + 1):
        return None
    behind = [tree.child(verb, "dobj"), complement(text, tree, verb, "of", "from", "with")]
    target = first_target(text, tree, behind, people=False) or Target(phrase_of(text, verb, token + 1))
    return _candidate(text, min(verb, token), max(verb, token) + 1, target, agent_at(text, tree, doer))


def _is_amount(text: AnnotatedText, tree: Tree, token: int) -> bool:
    """Whether a word compares: a comparative, or a participle such as `increased`."""
    if tree.tag(token) in ("JJR", "RBR"):
        return True
    return text.tokens.norms[token] in AMOUNTS and tree.tag(token).startswith(("JJ", "RB", "VB", "PDT", "DT"))


def _is_compared(text: AnnotatedText, tree: Tree, token: int) -> bool:
    """Whether a comparison hangs on the token; `more than 300` counts only."""
    norms = text.tokens.norms
    for child in tree.children(token):
        if norms[child] in _COMPARED:
            following = norms[child + 1] if child + 1 < len(norms) else ""
            return not (following[:1].isdigit() or following in COUNTS)
        if tree.label(child) in ("amod", "advmod", "acomp") and _is_compared(text, tree, child):
            return True
    return False
