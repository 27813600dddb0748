"""Claims by a verb: `X reduces Y`, `Y is reduced by X`, `…, easing Y`, `Y fades with X`, `X helps you sleep`."""

from __future__ import annotations

from collections.abc import Iterator

from claimlint.annotators.frames.arguments import (
    PERSONAL,
    agent_behind,
    agent_of,
    first_target,
    known_target,
    target_at,
    treatment_within,
)
from claimlint.annotators.frames.candidate import Agent, ClaimCandidate, Target
from claimlint.annotators.frames.grammar import (
    CLAUSES,
    complement,
    is_infinitive,
    is_passive,
    is_verb,
    phrase_of,
    subject,
)
from claimlint.annotators.frames.stance import CONDITIONAL, NONE, holds, is_actor, is_done_by_people, stance_of
from claimlint.annotators.frames.types import is_health, is_treatment
from claimlint.model.text import AnnotatedText, Mark
from claimlint.model.trees import Tree

#: From the most to the least specific; a verb in several lists counts in the first.
RELATIONS = ("$cure", "$prevent-verb", "$benefit-verb", "$support-verb", "$harm-verb", "$causal-verb")
#: These claim only with a part of the body, a complaint or an outcome as their object.
EVERYDAY = ("$everyday-benefit-verb", "$everyday-harm-verb")
OPEN = "@open-relation"
"""The kind of a relation whose verb is in no list."""
_EFFECT_FREE = "$effect-free-verb"
_SHOWN = ("$bringing-verb", "$showing-verb", "$finding-verb", "$saying-verb", "$believing-verb", "$asking-verb")
WORKING = "@working"
_WORKING = frozenset("work works worked working help helps helped".split())
_RESULTS = frozenset({"results", "improvements"})
_SUCCESS = frozenset("success results relief improvement improvements".split())
#: Behind these stands what somebody had success with.
_MEANS = ("with", "from", "through", "using", "by", "on")
_VANISHING = "$vanish-verb"
_ENABLING = "$enabling-verb"
_TITLES = frozenset({"title", "heading", "front-matter"})
_HEADINGS = _TITLES | {"list"}
#: As passives these tell of care or method, not of an effect.
_NO_PASSIVE = frozenset("treated determined limited managed targeted used reported given generated".split())
_FROM = frozenset(("of", "from"))
_SECOND_PERSON = frozenset(("you", "your", "yours", "yourself"))
_OWN = frozenset(("their", "your", "his", "her", "my"))
_MULTIPLES = frozenset("double triple quadruple".split())
_BEFORE_AMOUNTS = frozenset("than nearly almost about around over at had have has roughly".split())
_ENDING = frozenset({"end", "finish", "stop"})
_TARGET_PREPOSITIONS = ("against", "with", "for", "from", "of", "to", "on", "in")
#: Verbs of change: what stands behind `with` or `in` after them is no object (`increased with age`).
_AMOUNTS = frozenset(
    "increase increases increased decrease decreases decreased improve improves improved decline declines declined "
    "increasing decreasing improving declining worsen worsens worsened change changes changed spread".split()
)
_GROUPS = ("in", "among", "at", "between", "during", "compared", "across", "within")
_FOR_GOOD = ("$cure", "$prevent-verb", "$benefit-verb", "$support-verb", "$everyday-benefit-verb")
#: A slogan is a short sentence.
_SLOGAN = 14


def verbal(text: AnnotatedText, tree: Tree) -> Iterator[ClaimCandidate]:
    """The claims that the verbs of a sentence make."""
    free = tree.start
    for token in range(tree.start, tree.end):
        if token < free or not is_verb(tree, token):
            continue
        if _is_multiple(text, tree, token) or _lies_within_name(text, token) or _is_compound(text, tree, token):
            continue  # a compound (`pain-relieving`) is read with its noun
        relation = relation_at(text, token)
        candidate = _transitive(text, tree, token, relation) if relation is not None else None
        candidate = candidate or _vanishing(text, tree, token) or _enabling(text, tree, token)
        candidate = candidate or _open(text, tree, token) or _working(text, tree, token)
        if candidate is not None:
            free = max(free, candidate.relation.end)
            yield candidate


def _is_compound(text: AnnotatedText, tree: Tree, token: int) -> bool:
    """Whether a verb form is the second half of a compound (`pain-relieving`, `drug-free`), read with its noun."""
    if not text.tokens.tight[token]:
        return False
    return tree.tag(token) in ("VBG", "VBN") or text.tokens.norms[token] == "free"


def _is_multiple(text: AnnotatedText, tree: Tree, token: int) -> bool:
    """Whether a word that can be a verb says how much (`had more than double the risk`)."""
    norms = text.tokens.norms
    return norms[token] in _MULTIPLES and token > tree.start and norms[token - 1] in _BEFORE_AMOUNTS


def relation_at(text: AnnotatedText, token: int) -> Mark | None:
    """The relation that a verb names: the longest mark that begins there, of the first class."""
    marks = [mark for kind in RELATIONS for mark in text.of(kind).by_start.get(token, ())]
    return min(marks, key=lambda mark: (-mark.end, RELATIONS.index(mark.kind)), default=None)


def _lies_within_name(text: AnnotatedText, token: int) -> bool:
    """Whether a word belongs to the name of something (`heart attacks`, `pain killers`)."""
    names = ("$condition", "$symptom", "$outcome", "$treatment")
    if not holds(text, token, *names):
        return False
    return any(mark.end - mark.start > 1 for kind in names for mark in text.of(kind).overlapping(token, token + 1))


def _transitive(text: AnnotatedText, tree: Tree, verb: int, relation: Mark) -> ClaimCandidate | None:
    stance = stance_of(text, tree, verb)
    if stance == NONE or not _is_statement(text, tree, verb, relation):
        return None
    if _is_definition(text, tree, verb, relation) or _is_behaviour(text, tree, verb):
        return None
    passive = is_passive(text, tree, verb)
    if (passive and _is_done_by_actor(text, tree, verb)) or _is_warning(text, tree, verb, relation):
        return None
    if not passive and _ends_somewhere(text, tree, verb, relation):
        return None
    target = (_passive_target if passive else _active_target)(text, tree, verb, relation)
    if target is None or _brings_change(text, tree, relation, target):
        return None
    if not passive and _is_deed(text, tree, verb, relation, target):
        return None
    agent = agent_behind(text, tree, verb) if passive else agent_of(text, tree, verb)
    if (
        passive
        and agent is None
        and holds(text, verb, "$raising", "$lowering", "$change-verb")
        and _in_group(text, tree, verb)
    ):
        return None  # an observation: `was reduced in those who …`
    return ClaimCandidate(
        relation, target, agent, "passive" if passive else "verb", conditional=stance == CONDITIONAL
    )  # fmt: skip


def _ends_somewhere(text: AnnotatedText, tree: Tree, verb: int, relation: Mark) -> bool:
    """Whether a verb of ending has no object, but says in what it ends (`stress ends in a flare`)."""
    if relation.term not in _ENDING or relation.end - verb > 1 or tree.children(verb, "dobj", "dative", "oprd", "prt"):
        return False
    return any(text.tokens.norms[child] in ("in", "with") and child > verb for child in tree.children(verb, "prep"))


def _is_warning(text: AnnotatedText, tree: Tree, verb: int, relation: Mark) -> bool:
    """Whether readers are told to avoid something (`Avoid putting weight on the knee`)."""
    told = tree.tag(verb) in ("VB", "VBP") and subject(text, tree, verb) is None and not is_infinitive(tree, verb)
    return relation.term == "avoid" and told and tree.is_root(_top(tree, verb))


def _brings_change(text: AnnotatedText, tree: Tree, relation: Mark, target: Target) -> bool:
    """Whether a verb only brings what a noun says (`leads to relief from pain`): then the noun makes the claim."""
    if target.kind or not holds(text, relation.start, "$bringing-verb"):
        return False
    del tree
    last = target.phrase.end - 1
    return holds(text, last, "$improvement-noun", "$reduction-noun", "$worsening-noun", "$remedy-head")


def _is_definition(text: AnnotatedText, tree: Tree, verb: int, relation: Mark) -> bool:
    """Whether a relative clause says what an illness, a germ or an organ is or does (`a virus that causes flu`)."""
    clause = _top(tree, verb)
    if tree.label(clause) != "relcl" or relation.kind in _FOR_GOOD:
        return False
    members = tree.subtree(tree.head(clause), CLAUSES)
    start, end = members[0], members[-1] + 1
    return not is_treatment(text, start, end) and (
        is_health(text, start, end) or holds(text, tree.head(clause), "$ailing")
    )


def _is_behaviour(text: AnnotatedText, tree: Tree, verb: int) -> bool:
    """Whether `treat` means to behave (`treat your body like a machine`, `treat them with respect`)."""
    norms = text.tokens.norms
    if norms[verb] not in ("treat", "treats", "treated", "treating"):
        return False
    behind = tree.subtree(verb, frozenset({"relcl", "conj"}))
    likened = any(norms[token] in ("like", "as") and tree.tag(token) == "IN" for token in behind if token > verb)
    return likened or any(norms[token] in ("respect", "dignity", "kindness", "contempt") for token in behind)


def _is_done_by_actor(text: AnnotatedText, tree: Tree, verb: int) -> bool:
    """Whether people or studies do it: `is supported by the evidence`."""
    inner = complement(text, tree, verb, "by")
    return inner is not None and is_actor(text, tree, inner)


def _working(text: AnnotatedText, tree: Tree, verb: int) -> ClaimCandidate | None:
    """A treatment that `works` or `helps`, whatever against: `It works for everybody`, `The tea may help`, `The drops
    deliver results`; or that people have success with.
    """
    if (succeeded := _success(text, tree, verb)) is not None:
        return succeeded
    brings = holds(text, verb, "$bringing-verb") and _RESULTS.intersection(
        text.tokens.norms[child] for child in tree.children(verb, "dobj")
    )
    works = text.tokens.norms[verb] in _WORKING and not tree.children(verb, "dobj", "xcomp", "ccomp", "prt")
    if not works and not brings:
        return None
    stance = stance_of(text, tree, verb)
    agent = agent_of(text, tree, verb)
    if stance == NONE or agent is None or is_done_by_people(text, tree, verb) or not _acts(text, tree, agent):
        return None
    if any(text.tokens.norms[child] == "how" for child in tree.children(verb, "advmod")):
        return None  # `how it worked differently` tells of a manner
    behind = [complement(text, tree, verb, preposition) for preposition in ("for", "against", "with", "in")]
    target = first_target(text, tree, behind)
    living = next((at for at in behind if at is not None and holds(text, at, "$living-verb")), None)
    if living is not None:
        target = Target(phrase_of(text, living, tree.subtree(living)[-1] + 1))
    relation = Mark(WORKING, verb, verb + 1, {"term": "work"})
    return ClaimCandidate(relation, target, agent, "predicate", conditional=stance == CONDITIONAL)


def _success(text: AnnotatedText, tree: Tree, verb: int) -> ClaimCandidate | None:
    """`Many patients have found success with the drops`, `We see great results from the drops`."""
    if not holds(text, verb, "$attaining-verb", "$bringing-verb") or stance_of(text, tree, verb) == NONE:
        return None
    for noun in tree.children(verb, "dobj"):
        if text.tokens.norms[noun] not in _SUCCESS or tree.children(noun, "neg") or _is_none(text, tree, noun):
            continue
        with_it = [at for head in (verb, noun) if (at := complement(text, tree, head, *_MEANS)) is not None]
        for inner in with_it:
            members = tree.subtree(inner, CLAUSES)
            start, end = members[0], members[-1] + 1
            named = treatment_within(text, start, end)
            if named is None and not is_treatment(text, start, end):
                continue
            agent = Agent(phrase_of(text, start, end), named)
            relation = Mark(WORKING, verb, noun + 1, {"term": "work"})
            return ClaimCandidate(relation, None, agent, "predicate")
    return None


def _is_none(text: AnnotatedText, tree: Tree, noun: int) -> bool:
    return any(text.tokens.norms[child] in ("no", "little") for child in tree.children(noun, "det", "amod"))


def _in_group(text: AnnotatedText, tree: Tree, verb: int) -> bool:
    return complement(text, tree, verb, *_GROUPS) is not None


def _open(text: AnnotatedText, tree: Tree, verb: int) -> ClaimCandidate | None:
    """What a verb of no list, or of an everyday one, does to something that can be well or ill.

    A verb that is in no list must have a treatment or a habit as its agent, and be no verb without effect.
    """
    marks = [mark for kind in EVERYDAY for mark in text.of(kind).by_start.get(verb, ())]
    everyday = min(marks, key=lambda mark: (-mark.end, EVERYDAY.index(mark.kind)), default=None)
    if everyday is None and (holds(text, verb, _EFFECT_FREE, *_SHOWN) or relation_at(text, verb) is not None):
        return None
    relation = everyday or Mark(OPEN, verb, verb + 1, {"term": text.tokens.norms[verb]})
    if not _is_statement(text, tree, verb, relation) or stance_of(text, tree, verb) == NONE:
        return None
    if tree.label(verb) in ("prep", "amod", "compound", "punct") or _is_definition(text, tree, verb, relation):
        return None
    passive = is_passive(text, tree, verb)
    target = (_passive_target if passive else _active_target)(text, tree, verb, relation)
    if target is None or not is_health(text, target.phrase.start, target.phrase.end):
        return None
    if not passive and is_done_by_people(text, tree, verb):
        return None
    agent = agent_behind(text, tree, verb) if passive else agent_of(text, tree, verb)
    if everyday is None and not _acts(text, tree, agent):
        return None
    if passive and agent is None:
        return None
    return ClaimCandidate(relation, target, agent, "passive" if passive else "verb")


def _acts(text: AnnotatedText, tree: Tree, agent: Agent | None) -> bool:
    """Whether an agent is something that is taken or done: a treatment, a product, a habit, a gerund."""
    if agent is None:
        return False
    phrase = agent.phrase
    if agent.treatment is not None or is_treatment(text, phrase.start, phrase.end):
        return True
    if not tree.start <= phrase.start < tree.end:
        return False
    return tree.tag(phrase.start) == "VBG" or text.tokens.norms[max(tree.start, phrase.start - 1)] == "our"


def _is_deed(text: AnnotatedText, tree: Tree, verb: int, relation: Mark, target: Target) -> bool:
    """Whether people do it (`we treat`, `doctors lowered the dose`), not to themselves and not as a cure."""
    if not is_done_by_people(text, tree, verb):
        return False
    own = text.tokens.norms[relation.end : relation.end + 1]
    return not (own and own[0] in _OWN) and (target.kind == "" or relation.kind != "$cure")


def _is_statement(text: AnnotatedText, tree: Tree, verb: int, relation: Mark) -> bool:
    """Whether a verb at the root of its sentence is stated; imperatives and gerunds promise or do not."""
    if is_passive(text, tree, verb):
        return True
    if is_infinitive(tree, _top(tree, verb)) and tree.is_root(_top(tree, verb)):
        return text.block(verb).kind == "list"
    tag = tree.tag(verb)
    has_subject = subject(text, tree, verb) is not None
    finite = tag in ("VBZ", "VBD", "VBP") or tree.children(verb, "aux", "auxpass")
    if not tree.is_root(_top(tree, verb)) or has_subject or (finite and tag != "VBP"):
        return tag != "VBN" or has_subject or bool(tree.children(verb, "aux", "dobj"))
    if tag == "VBG" and text.block(verb).kind in _TITLES:
        return _is_of_product(text, tree, relation)  # `Reducing your risk of falls` names a topic
    if tag == "VBG":
        return text.block(verb).kind == "list" or bool(_SECOND_PERSON & set(text.tokens.norms[tree.start : tree.end]))
    if tag == "VBN":
        return bool(tree.children(verb, "dobj"))
    return _promises(text, tree, verb, relation)


def _top(tree: Tree, verb: int) -> int:
    """The first of the verbs that this one is joined to."""
    while tree.label(verb) == "conj" and is_verb(tree, tree.head(verb)):
        verb = tree.head(verb)
    return verb


def _promises(text: AnnotatedText, tree: Tree, verb: int, relation: Mark) -> bool:
    """Whether an imperative advertises (`# Beat anxiety naturally`, `Lower your cholesterol and beat fatigue`)."""
    norms = text.tokens.norms
    if text.block(verb).kind in _HEADINGS:
        return True
    if relation.kind == "$cure" or not _SECOND_PERSON.isdisjoint(norms[tree.start : relation.end + 1]):
        return True
    return _is_of_product(text, tree, relation)


def _is_of_product(text: AnnotatedText, tree: Tree, relation: Mark) -> bool:
    """Whether the words behind a relation name what somebody sells."""
    own = "our" in text.tokens.norms[relation.end : tree.end]
    return own or bool(text.of("@product").within(relation.end, tree.end))


def _active_target(text: AnnotatedText, tree: Tree, verb: int, relation: Mark) -> Target | None:
    norms = text.tokens.norms
    last = norms[relation.end - 1]
    behind = complement(text, tree, relation.end - 1, last) if relation.end - verb > 1 else None
    if relation.end - verb > 1:
        behind = behind or complement(text, tree, verb, last)
    objects = [behind, *tree.children(verb, "dobj", "dative", "oprd")]
    inner = _inner_verb(text, tree, verb)
    if inner is not None:
        if relation_at(text, inner) is not None and (tree.children(inner, "dobj") or tree.children(inner, "prep")):
            return None  # `helps reduce pain`: the inner verb makes the claim
        return Target(phrase_of(text, inner, tree.subtree(inner)[-1] + 1))
    phrases = [complement(text, tree, verb, preposition) for preposition in _TARGET_PREPOSITIONS]
    direct = first_target(text, tree, objects, people=False)
    if direct is not None and direct.kind:
        return direct
    whom = any(
        is_actor(text, tree, token) or text.tokens.norms[token] in PERSONAL for token in objects if token is not None
    )
    if whom or (direct is None and norms[verb] not in _AMOUNTS and not tree.children(verb, "dobj")):
        behind_people = first_target(text, tree, phrases, people=False)
        if behind_people is not None and (behind_people.kind or not objects[1:]):
            return behind_people
    within = known_target(text, range(verb + 1, relation.end)) if relation.end - verb > 1 else None
    return direct or within or _compound(text, tree, verb)


def _compound(text: AnnotatedText, tree: Tree, verb: int) -> Target | None:
    """The target in front of a participle (`pain-relieving`)."""
    if tree.tag(verb) != "VBG" or verb == tree.start or not text.tokens.tight[verb]:
        return None
    return known_target(text, (verb - 1,))


def _inner_verb(text: AnnotatedText, tree: Tree, verb: int) -> int | None:
    """The verb that `help`, `let` or `make` governs."""
    for child in tree.children(verb, "xcomp", "ccomp"):
        if is_verb(tree, child) and child > verb:
            return child
    del text
    return None


def _passive_target(text: AnnotatedText, tree: Tree, verb: int, relation: Mark) -> Target | None:
    if text.tokens.norms[relation.end - 1] in _FROM:
        inner = complement(text, tree, verb, *_FROM)
        return target_at(text, tree, inner) if inner is not None else None
    head = tree.child(verb, "nsubjpass") or subject(text, tree, verb)
    if head is None:
        return None
    target = target_at(text, tree, head, people=False)
    if target is not None and not target.kind and text.tokens.norms[verb] in _NO_PASSIVE:
        return None
    return target


def _vanishing(text: AnnotatedText, tree: Tree, verb: int) -> ClaimCandidate | None:
    """Something of the body that changes by itself with a treatment: `wrinkles fade with our serum`."""
    marks = text.of(_VANISHING).by_start.get(verb, ())
    head = subject(text, tree, verb)
    if head is None or tree.children(verb, "dobj", "auxpass") or is_passive(text, tree, verb):
        return None
    if holds(text, verb, _EFFECT_FREE) or stance_of(text, tree, verb) == NONE:
        return None
    members = tree.subtree(head, CLAUSES)
    if is_actor(text, tree, head) or not is_health(text, members[0], members[-1] + 1):
        return None
    agent = agent_behind(text, tree, verb) or _occasion(text, tree, verb)
    target = target_at(text, tree, head, people=False)
    if target is None or agent is None:
        return None
    relation = marks[0] if marks else Mark(OPEN, verb, verb + 1, {"term": text.tokens.norms[verb]})
    return ClaimCandidate(relation, target, agent, "verb")


def _occasion(text: AnnotatedText, tree: Tree, verb: int) -> Agent | None:
    """The treatment in a clause that says when: `once the drops start`, `within a week of using WartZap`."""
    for child in tree.children(verb, "advcl", "prep", "npadvmod"):
        members = tree.subtree(child)
        named = treatment_within(text, members[0], members[-1] + 1)
        if named is not None:
            return Agent(named, named)
        if is_treatment(text, members[0], members[-1] + 1):
            return Agent(phrase_of(text, members[0], members[-1] + 1))
    return None


def _enabling(text: AnnotatedText, tree: Tree, verb: int) -> ClaimCandidate | None:
    """What somebody is made to do or to be: `helps you sleep`, `leaves skin soft`, `makes you sick`."""
    marks = text.of(_ENABLING).by_start.get(verb, ())
    if not marks or is_passive(text, tree, verb) or is_infinitive(tree, verb):
        return None
    for inner in tree.children(verb, "ccomp", "xcomp", "oprd", "acomp"):
        kinds = ("$living-verb",) if is_verb(tree, inner) else ("$good-state", "$bad-state")
        whom = tree.child(inner, "nsubj") or tree.child(verb, "dobj")
        if whom is None or not holds(text, inner, *kinds):
            continue
        doer = subject(text, tree, verb)
        if stance_of(text, tree, verb) == NONE or (doer is not None and is_actor(text, tree, doer)):
            return None
        agent = agent_of(text, tree, verb)
        target = target_at(text, tree, whom, people=False) or Target(phrase_of(text, inner, inner + 1))
        return ClaimCandidate(Mark(marks[0].kind, verb, inner + 1, marks[0].attributes), target, agent, "verb")
    return None
