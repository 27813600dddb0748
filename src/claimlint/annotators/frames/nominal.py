"""Claims by a noun or an adjective: `a reduction in relapse`, `relief from pain`, `is effective for migraine`."""

from __future__ import annotations

from collections.abc import Iterator

from claimlint.annotators.frames.arguments import (
    agent_at,
    agent_behind,
    agent_of,
    inherited,
    known_target,
    target_at,
    treatment_within,
)
from claimlint.annotators.frames.candidate import Agent, ClaimCandidate, Target
from claimlint.annotators.frames.grammar import (
    CLAUSES,
    complement,
    governor_subject,
    is_noun,
    is_verb,
    phrase_of,
)
from claimlint.annotators.frames.stance import CONDITIONAL, NONE, holds, is_actor, stance_of
from claimlint.annotators.frames.types import is_treatment
from claimlint.model.text import AnnotatedText, Mark
from claimlint.model.trees import Tree

IMPROVEMENTS, REDUCTIONS, WORSENINGS = "$improvement-noun", "$reduction-noun", "$worsening-noun"
EFFECTS, CAUSES, REMEDIES = "$effect-head", "$cause-noun", "$remedy-head"
CHANGES = (IMPROVEMENTS, REDUCTIONS, WORSENINGS)
EFFICACIOUS, DETRIMENTAL = "$efficacious", "$detrimental"
_MEANS = ("$means-noun", "$treatment", "@product", "$remedy-head")
_FRAGMENTS = frozenset({"title", "heading", "front-matter", "list"})
#: Nouns that promise something where they stand without a verb; others report a trend (`Rise in asthma admissions`).
_WISHED = frozenset("relief freedom protection recovery restoration renewal healing respite boost lift".split())
_PREPOSITIONS = ("in", "of", "from", "for", "against", "on", "to", "with", "at")
_SHORT = 12
#: Of an effect these say that nobody knows it.
_OPEN = frozenset(
    "unclear unknown unproven uncertain debated disputed controversial limited small modest mixed similar".split()
)
#: Adjectives that say of an effect that it is one on health.
_ACTING_WELL = frozenset(
    "protective therapeutic curative preventive preventative healing soothing calming beneficial harmful toxic".split()
)
_OBSERVED = ("$showing-verb", "$finding-verb")
_COPULAR_LABELS = ("acomp", "attr", "oprd")


def nominal(text: AnnotatedText, tree: Tree) -> Iterator[ClaimCandidate]:
    """The claims that the nouns and adjectives of a sentence make."""
    for token in range(tree.start, tree.end):
        tag = tree.tag(token)
        if tag.startswith("NN"):
            for kinds, read in ((CHANGES, _change), ((EFFECTS, CAUSES), _effect), ((REMEDIES,), _remedy)):
                relation = _first(text, token, kinds)
                if relation is not None and (candidate := read(text, tree, token, relation)) is not None:
                    yield candidate
                    break
        elif tag.startswith(("JJ", "RB", "VBG", "VBN")):
            relation = _first(text, token, (EFFICACIOUS, DETRIMENTAL))
            if relation is not None and (candidate := _predicate(text, tree, token, relation)) is not None:
                yield candidate


def _first(text: AnnotatedText, token: int, kinds: tuple[str, ...]) -> Mark | None:
    """The first mark of one of the kinds that ends with a token; nouns stand last in their terms."""
    if not holds(text, token, *kinds):
        return None
    marks = [mark for kind in kinds for mark in text.of(kind).overlapping(token, token + 1) if mark.end == token + 1]
    return min(marks, key=lambda mark: (mark.start, kinds.index(mark.kind)), default=None)


def _change(text: AnnotatedText, tree: Tree, noun: int, relation: Mark) -> ClaimCandidate | None:
    target = _target_of_noun(text, tree, noun)
    if target is None or _is_refused(text, tree, noun):
        return None
    return _by_government(text, tree, noun, relation, target)


def _target_of_noun(text: AnnotatedText, tree: Tree, noun: int) -> Target | None:
    behind = [complement(text, tree, noun, preposition) for preposition in _PREPOSITIONS]
    found = [target for head in behind if head is not None and (target := target_at(text, tree, head, people=False))]
    known = next((target for target in found if target.kind), None)
    if known is not None:
        return known
    compounds = tree.children(noun, "compound", "amod", "nmod")
    inside = known_target(text, compounds) if compounds else None
    if inside is None and (whole := _containing(text, noun)) is not None:
        inside = whole
    return inside or (found[0] if found else None)


def _containing(text: AnnotatedText, noun: int) -> Target | None:
    """A known outcome that ends in the noun itself (`weight loss`)."""
    marks = [mark for mark in text.of("$outcome").overlapping(noun, noun + 1) if mark.end == noun + 1]
    return known_target(text, range(marks[0].start, marks[0].end)) if marks else None


def _is_refused(text: AnnotatedText, tree: Tree, noun: int) -> bool:
    """Whether a noun belongs to the name of something else (`risk reduction goals`)."""
    return tree.label(noun) in ("compound", "poss") and not text.tokens.tight[noun]


def _by_government(text: AnnotatedText, tree: Tree, noun: int, relation: Mark, target: Target) -> ClaimCandidate | None:
    """A claim by a noun that a verb brings, shows or states; or by one that stands without a verb."""
    top = _top(tree, noun)
    label, head = tree.label(top), tree.head(top)
    if label == "ROOT":
        return _fragment(text, tree, top, relation, target)
    if label in ("dobj", "attr", "oprd", "conj", "nsubj", "nsubjpass", "pobj", "appos", "dep"):
        return _governed(text, tree, noun, top, head, relation, target)
    return None


def _top(tree: Tree, noun: int) -> int:
    """The first of the nouns that this one is joined to."""
    while tree.label(noun) == "conj" and is_noun(tree, tree.head(noun)):
        noun = tree.head(noun)
    return noun


def _governed(
    text: AnnotatedText, tree: Tree, noun: int, top: int, head: int, relation: Mark, target: Target
) -> ClaimCandidate | None:
    label = tree.label(top)
    if label == "pobj":
        return _behind_preposition(text, tree, noun, head, relation, target)
    stance = stance_of(text, tree, head) if is_verb(tree, head) else NONE
    if stance == NONE:
        return None
    conditional = stance == CONDITIONAL
    agent = agent_behind(text, tree, noun) or _of_noun(text, tree, noun)
    if label in ("dobj", "oprd") and holds(text, head, "$bringing-verb", "$showing-verb", "$finding-verb"):
        own = governor_subject(text, tree, top)
        if own is not None and not is_actor(text, tree, own):
            agent = agent_at(text, tree, own)
        elif own is None and agent is None:
            agent = agent_of(text, tree, head)
        return ClaimCandidate(relation, target, agent, "noun", conditional=conditional)
    if label == "attr":
        own = tree.child(head, "nsubj")
        if own is not None and not is_actor(text, tree, own) and tree.label(own) != "expl":
            agent = agent_at(text, tree, own)
        return ClaimCandidate(relation, target, agent, "noun", conditional=conditional)
    if label == "nsubjpass" and holds(text, head, *_OBSERVED):
        return ClaimCandidate(relation, target, agent, "cue", correlational=True)
    if label == "nsubj" and tree.children(head, "acomp") and relation.kind in (REDUCTIONS, IMPROVEMENTS):
        return ClaimCandidate(relation, target, agent, "cue", correlational=True)
    return None


def _of_noun(text: AnnotatedText, tree: Tree, noun: int) -> Agent | None:
    """The treatment behind the noun itself: `the benefits of X for Y`."""
    inner = complement(text, tree, noun, "of", "from", "with", "by")
    if inner is None:
        return None
    members = tree.subtree(inner, CLAUSES)
    named = treatment_within(text, members[0], members[-1] + 1)
    return agent_at(text, tree, inner) if named is not None else None


def _behind_preposition(
    text: AnnotatedText, tree: Tree, noun: int, preposition: int, relation: Mark, target: Target
) -> ClaimCandidate | None:
    """`results in a reduction of`, `leads to relief from`: the verb's claim has this noun as its own."""
    verb = tree.head(preposition)
    norm = text.tokens.norms[preposition]
    brings = norm in ("in", "to") and is_verb(tree, verb) and holds(text, verb, "$bringing-verb")
    if not brings or stance_of(text, tree, verb) == NONE:
        return None
    del noun
    return ClaimCandidate(relation, target, agent_of(text, tree, verb), "noun")


def _fragment(text: AnnotatedText, tree: Tree, top: int, relation: Mark, target: Target) -> ClaimCandidate | None:
    """A noun without a verb promises in a heading, a list or a short line of its own, where it names what is wished."""
    if tree.children(top, "nsubj", "cop") or tree.children(top, "nummod") or tree.end - tree.start > _SHORT:
        return None
    wished = text.tokens.norms[top] in _WISHED or (relation.kind == REMEDIES and not _denies(text, tree, top))
    if not wished or not (text.block(top).kind in _FRAGMENTS or tree.end - tree.start <= _SHORT):
        return None
    return ClaimCandidate(relation, target, _of_noun(text, tree, top) or inherited(text, top), "noun")


def _denies(text: AnnotatedText, tree: Tree, noun: int) -> bool:
    return any(text.tokens.norms[child] == "no" for child in tree.children(noun, "det"))


def _effect(text: AnnotatedText, tree: Tree, noun: int, relation: Mark) -> ClaimCandidate | None:
    """`has an effect on X`, `plays a role in X`, `the benefits of Y for X`, `is a cause of X`."""
    prepositions = (
        ("of", "for", "behind", "to") if relation.kind == CAUSES else ("on", "for", "in", "against", "upon", "to")
    )
    own_noun = complement(text, tree, noun, "of")
    heads = [noun] if own_noun is None or relation.kind == CAUSES else [noun, own_noun]
    behind = [complement(text, tree, head, preposition) for preposition in prepositions for head in heads]
    found = [target for head in behind if head is not None and (target := target_at(text, tree, head))]
    target = next((one for one in found if one.kind), found[0] if found else None)
    if target is None:
        praised = _praise(text, tree, noun, relation)
        if praised is None:
            return None
        relation = praised
    top = _top(tree, noun)
    label, head = tree.label(top), tree.head(top)
    if target is not None and label == "ROOT" and relation.kind == EFFECTS and text.block(noun).kind in _FRAGMENTS:
        return ClaimCandidate(relation, target, _of_noun(text, tree, noun), "noun")
    if label == "pobj" and text.tokens.norms[head] == "as" and is_verb(tree, tree.head(head)):
        stance = stance_of(text, tree, tree.head(head))
        return (
            None if stance == NONE else ClaimCandidate(relation, target, agent_of(text, tree, tree.head(head)), "noun")
        )
    if label not in ("dobj", "attr", "nsubjpass", "nsubj") or not is_verb(tree, head):
        return None
    stance = stance_of(text, tree, head)
    if stance == NONE:
        return None
    own = _of_noun(text, tree, noun)
    if label in ("dobj", "attr"):
        brings = label == "attr" or holds(text, head, "$bringing-verb", "$showing-verb", "$finding-verb")
        doer = governor_subject(text, tree, top)
        if not brings:
            return None
        agent = own or (agent_at(text, tree, doer) if doer is not None and not is_actor(text, tree, doer) else None)
        return ClaimCandidate(relation, target, agent, "noun", conditional=stance == CONDITIONAL)
    predicate = tree.child(head, "acomp", "attr")
    admitted = label == "nsubjpass" and holds(text, head, *_OBSERVED, "$asserting-governor")
    admitted = admitted or (label == "nsubj" and predicate is not None and text.tokens.norms[predicate] not in _OPEN)
    return ClaimCandidate(relation, target, own, "noun") if admitted and own is not None else None


def _praise(text: AnnotatedText, tree: Tree, noun: int, relation: Mark) -> Mark | None:
    """`the protective effect`: an effect that its adjective calls good or bad, whatever it is on."""
    if relation.kind != EFFECTS:
        return None
    for child in tree.children(noun, "amod", "compound"):
        adjective = _first(text, child, (EFFICACIOUS, DETRIMENTAL))
        if adjective is not None and text.tokens.norms[child] in _ACTING_WELL:
            return Mark(
                adjective.kind, adjective.start, noun + 1, {"term": text.words(adjective.start, noun + 1).lower()}
            )
    return None


def _remedy(text: AnnotatedText, tree: Tree, noun: int, relation: Mark) -> ClaimCandidate | None:
    """`is a remedy for X`, `An answer to X`."""
    inner = complement(text, tree, noun, "for", "to", "against", "from")
    target = target_at(text, tree, inner, people=False) if inner is not None else None
    if target is None:
        return None
    top = _top(tree, noun)
    if tree.label(top) == "ROOT":
        return _fragment(text, tree, top, relation, target)
    head = tree.head(top)
    if tree.label(top) == "pobj" and text.tokens.norms[head] == "as":
        head = tree.head(head)
    elif tree.label(top) not in ("attr", "dobj", "appos", "oprd"):
        return None
    if is_noun(tree, head):
        return ClaimCandidate(relation, target, agent_at(text, tree, head), "noun")
    if not is_verb(tree, head) or stance_of(text, tree, head) == NONE:
        return None
    doer = governor_subject(text, tree, top)
    if tree.label(top) == "dobj" and not holds(text, head, "$bringing-verb", "$finding-verb", "$showing-verb"):
        return None
    agent = agent_at(text, tree, doer) if doer is not None and not is_actor(text, tree, doer) else None
    return ClaimCandidate(relation, target, agent or inherited(text, noun), "noun")


def _predicate(text: AnnotatedText, tree: Tree, word: int, relation: Mark) -> ClaimCandidate | None:
    """`is effective for X`, `an effective treatment for X`, `found effective against X`, `good for X`."""
    label, head = tree.label(word), tree.head(word)
    while label == "conj" and tree.tag(head).startswith(("JJ", "VBN", "VBG")):
        label, head = tree.label(head), tree.head(head)
    if label == "amod" and is_noun(tree, head):
        return _of_means(text, tree, head, relation)
    target = _predicate_target(text, tree, word)
    if label in _COPULAR_LABELS or (
        label in ("ccomp", "xcomp", "conj", "advcl", "relcl") and tree.children(word, "nsubj", "cop")
    ):
        verb = head if label in _COPULAR_LABELS else word
        stance = stance_of(text, tree, verb)
        if stance == NONE or not (relation.kind == DETRIMENTAL or _is_about_treatment(text, tree, verb, target)):
            return None
        return ClaimCandidate(
            relation, target, agent_of(text, tree, verb), "predicate", conditional=stance == CONDITIONAL
        )
    if label == "ROOT" and target is not None and target.kind:
        own = tree.child(word, "nsubj", "npadvmod", "nsubjpass")
        agent = agent_at(text, tree, own) if own is not None else inherited(text, word)
        return ClaimCandidate(relation, target, agent, "predicate")
    return None


def _predicate_target(text: AnnotatedText, tree: Tree, word: int) -> Target | None:
    behind = [complement(text, tree, word, preposition) for preposition in ("for", "against", "in", "at", "to", "with")]
    found = [target for head in behind if head is not None and (target := target_at(text, tree, head))]
    infinitive = tree.child(word, "xcomp")
    if not found and infinitive is not None and is_verb(tree, infinitive):
        found = [Target(phrase_of(text, infinitive, tree.subtree(infinitive)[-1] + 1))]
    return next((target for target in found if target.kind), found[0] if found else None)


def _is_about_treatment(text: AnnotatedText, tree: Tree, verb: int, target: Target | None) -> bool:
    """Whether a predicate without a known target is at least said of a treatment."""
    if target is not None:
        return True
    agent = agent_of(text, tree, verb)
    if agent is None:
        return False
    return agent.treatment is not None or is_treatment(text, agent.phrase.start, agent.phrase.end)


def _of_means(text: AnnotatedText, tree: Tree, noun: int, relation: Mark) -> ClaimCandidate | None:
    """`an effective treatment for X`: praised means, where the sentence says that something is it."""
    if not holds(text, noun, *_MEANS):
        return None
    inner = complement(text, tree, noun, "for", "against", "of", "to", "in")
    target = target_at(text, tree, inner, people=False) if inner is not None else None
    if target is None:
        return None
    top = _top(tree, noun)
    label, head = tree.label(top), tree.head(top)
    if label == "pobj" and text.tokens.norms[head] == "as":
        label, head = "attr", tree.head(head)
    if label in ("attr", "dobj", "oprd") and is_verb(tree, head):
        stance = stance_of(text, tree, head)
        brings = label != "dobj" or holds(text, head, "$bringing-verb", "$finding-verb")
        if stance == NONE or not brings:
            return None
        doer = governor_subject(text, tree, top)
        agent = agent_at(text, tree, doer) if doer is not None and not is_actor(text, tree, doer) else None
        return ClaimCandidate(relation, target, agent, "predicate", conditional=stance == CONDITIONAL)
    if label == "appos":
        return ClaimCandidate(relation, target, agent_at(text, tree, head), "predicate")
    if label == "ROOT" and not tree.children(top, "nummod"):
        return ClaimCandidate(relation, target, inherited(text, noun), "predicate")
    return None
