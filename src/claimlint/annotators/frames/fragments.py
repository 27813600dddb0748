"""Claims without a verb, as headlines, bullets and labels make them: `Calmer mind, fewer leaks`, `No more migraines`,
`a wrinkle-smoothing peel`, `Say goodbye to reading glasses`.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimlint.annotators.frames.arguments import agent_at, inherited, target_at, treatment_within
from claimlint.annotators.frames.candidate import Agent, ClaimCandidate, Target
from claimlint.annotators.frames.grammar import CLAUSES, is_noun, is_verb, phrase_of
from claimlint.annotators.frames.stance import NONE, holds, stance_of
from claimlint.annotators.frames.types import is_health, is_treatment
from claimlint.annotators.frames.verbal import EVERYDAY, relation_at
from claimlint.model.text import AnnotatedText, Mark, Phrase
from claimlint.model.trees import Tree

BETTERMENT, FREEDOM, COMPOUND = "@betterment", "@freedom", "@compound"
_AMOUNTS = frozenset("less fewer more better reduced increased improved enhanced lasting".split())
#: What the body does of itself against an illness (`anti-tumour immunity`) is nobody's product.
_OF_THE_BODY = ("$human-body", "$body-function", "$outcome", "$condition", "$symptom", "$evidence-noun")
_INCLUDING = frozenset({"include", "includes", "included", "including"})
_BENEFITS = frozenset("benefit benefits advantages improvements results".split())
_FAREWELLS = frozenset("goodbye farewell bye adieu".split())
_SHORT = 16
_FRAGMENTS = frozenset({"title", "heading", "front-matter", "list", "table"})


def fragments(text: AnnotatedText, tree: Tree) -> Iterator[ClaimCandidate]:
    """The claims that a sentence makes by its nouns alone or by compounds."""
    verbless = not any(_is_finite(tree, token) for token in range(tree.start, tree.end))
    for token in range(tree.start, tree.end):
        candidate = _farewell(text, tree, token) or _no_more(text, tree, token) or _compound(text, tree, token)
        if candidate is None and (verbless or _is_listed_benefit(text, tree, tree.head(token))):
            candidate = _betterment(text, tree, token)
        if candidate is not None:
            yield candidate


def _is_finite(tree: Tree, token: int) -> bool:
    """Whether a token is a verb that makes a statement: finite, or under an auxiliary."""
    tag = tree.tag(token)
    if tag in ("VBZ", "VBD", "VBP", "MD"):
        return tree.label(token) not in ("amod", "compound")
    return tag == "VB" and tree.is_root(token)


def _cue(text: AnnotatedText, kind: str, start: int, end: int) -> Mark:
    return Mark(kind, start, end, {"term": text.words(start, end).lower()})


def _betterment(text: AnnotatedText, tree: Tree, token: int) -> ClaimCandidate | None:
    """`sharper memory`, `fewer leaks`: a comparative before what can be well or ill, in a line without a verb."""
    noun = tree.head(token)
    comparative = tree.tag(token) in ("JJR", "RBR") or text.tokens.norms[token] in _AMOUNTS
    if not comparative or tree.label(token) not in ("amod", "advmod", "compound", "nmod") or not is_noun(tree, noun):
        return None
    listed = _is_listed_benefit(text, tree, noun)
    if "than" in text.tokens.norms[tree.start : tree.end] or (tree.label(noun) in ("pobj", "compound") and not listed):
        return None
    target = target_at(text, tree, noun, people=False)
    if target is None or not is_health(text, target.phrase.start, target.phrase.end):
        return None
    return ClaimCandidate(_cue(text, BETTERMENT, token, noun + 1), target, _labelled(text, tree, noun), "noun")


def _is_listed_benefit(text: AnnotatedText, tree: Tree, noun: int) -> bool:
    """Whether a noun is named as a benefit: `benefits include better sleep`, `results such as fewer falls`."""
    norms = text.tokens.norms
    while tree.label(noun) == "conj":
        noun = tree.head(noun)
    head = tree.head(noun)
    if tree.label(noun) == "dobj" and norms[head] in _INCLUDING:
        owner = tree.child(head, "nsubj")
        verb = head
    elif tree.label(noun) in ("pobj", "dobj") and norms[head] in _INCLUDING | {"as", "like"}:
        owner = tree.head(head)
        verb = next((at for at in tree.ancestors(head) if is_verb(tree, at) and norms[at] not in _INCLUDING), owner)
    else:
        return False
    if owner is None or stance_of(text, tree, verb) == NONE:
        return False
    return any(norms[at] in _BENEFITS for at in (owner, *tree.ancestors(owner), *tree.subtree(owner, CLAUSES)))


def _labelled(text: AnnotatedText, tree: Tree, noun: int) -> Agent | None:
    """The treatment in front of a colon, else the one that the line inherits."""
    named = treatment_within(text, tree.start, noun)
    if named is not None:
        return Agent(named, named)
    colon = next((t for t in range(tree.start, noun) if text.tokens.norms[t] == ":"), None)
    if colon is not None and is_treatment(text, tree.start, colon):
        return Agent(phrase_of(text, tree.start, colon))
    return inherited(text, noun)


def _no_more(text: AnnotatedText, tree: Tree, token: int) -> ClaimCandidate | None:
    """`No more migraines`."""
    norms = text.tokens.norms
    if norms[token : token + 2] != ("no", "more") or token + 2 >= tree.end:
        return None
    noun = tree.head(token + 1)
    if not is_noun(tree, noun):
        noun = next((t for t in range(token + 2, tree.end) if is_noun(tree, t)), token)
    target = target_at(text, tree, noun, people=False) if noun > token else None
    if target is None or target.phrase.start > token + 5 or not is_health(text, target.phrase.start, target.phrase.end):
        return None
    if "than" in norms[token + 2 : tree.end]:
        return None
    return ClaimCandidate(_cue(text, FREEDOM, token, token + 2), target, _labelled(text, tree, noun), "noun")


def _farewell(text: AnnotatedText, tree: Tree, token: int) -> ClaimCandidate | None:
    """`Say goodbye to wrinkles`, `Kiss those night sweats goodbye`."""
    norms = text.tokens.norms
    if norms[token] not in _FAREWELLS and norms[token - 1 : token + 1] != ("good", "bye"):
        return None
    behind = next((t for t in range(token + 1, min(token + 3, tree.end)) if norms[t] == "to"), None)
    if behind is not None:
        heads = [t for t in range(behind + 1, min(behind + 7, tree.end)) if is_noun(tree, t)]
    else:
        heads = [t for t in range(max(tree.start, token - 6), token) if is_noun(tree, t)]
    for head in heads:
        target = target_at(text, tree, head, people=False)
        if target is not None and is_health(text, target.phrase.start, target.phrase.end):
            return ClaimCandidate(_cue(text, FREEDOM, token, token + 1), target, inherited(text, token), "verb")
    return None


def _compound(text: AnnotatedText, tree: Tree, token: int) -> ClaimCandidate | None:
    """`a wrinkle-smoothing peel`, `fracture-preventing flooring`, `anti-inflammatory latte`."""
    if token == tree.start or not text.tokens.tight[token]:
        return None
    relation = _participle(text, tree, token)
    before = text.tokens.norms[token - 1]
    if relation is None and before == "anti" and is_health(text, token, token + 1):
        relation = _cue(text, COMPOUND, token - 1, token + 1)
        target: Target | None = Target(Phrase(token, token + 1, text.words(token, token + 1), text.tokens.norms[token]))
    elif relation is not None and is_health(text, token - 1, token):
        target = Target(Phrase(token - 1, token, text.words(token - 1, token), before))
    else:
        return None
    noun = _head_behind(tree, token)
    if noun is None or holds(text, noun, *_OF_THE_BODY):
        return None
    verb = next((head for head in tree.ancestors(noun) if is_verb(tree, head)), None)
    if verb is not None and stance_of(text, tree, verb) == NONE:
        return None
    return ClaimCandidate(relation, target, agent_at(text, tree, noun), "noun")


def _head_behind(tree: Tree, token: int) -> int | None:
    """The last of the nouns and adjectives that follow a compound at once."""
    noun = None
    for behind in range(token + 1, tree.end):
        tag = tree.tag(behind)
        if tag.startswith("NN"):
            noun = behind
        elif noun is not None or not tag.startswith(("JJ", "VB", "POS", "PRP$", "CD")):
            break
    return noun


def _participle(text: AnnotatedText, tree: Tree, token: int) -> Mark | None:
    """The relation of a participle in -ing that follows its object."""
    if not text.tokens.norms[token].endswith("ing"):
        return None
    everyday = [mark for kind in EVERYDAY for mark in text.of(kind).by_start.get(token, ()) if mark.end == token + 1]
    relation = relation_at(text, token)
    return relation if relation is not None and relation.end == token + 1 else next(iter(everyday), None)
