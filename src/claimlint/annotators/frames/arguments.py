"""The arguments of a claim: which treatment acts, and on what; trees and marks go in, phrases come out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claimlint.annotators.frames.candidate import Agent, Target
from claimlint.annotators.frames.grammar import CLAUSES, group, is_noun, is_verb, phrase_of, subject
from claimlint.annotators.frames.stance import holds, is_actor
from claimlint.model.text import AnnotatedText, Mark, Phrase
from claimlint.model.trees import Tree

TREATMENTS = ("$treatment", "@product", "@abbreviation")
TARGETS = ("$condition", "$symptom", "$outcome", "@abbreviation")
PEOPLE = "$population"
#: Prepositional phrases that say whose or where the target is, and belong to it.
_BELONGING = frozenset("of in for from with on against to".split())
_DEICTIC = frozenset({"this", "that"})
_POINTERS = frozenset("it they this these that those them both one which".split())
#: Behind a pointer these nouns stand for a treatment that was named before.
_GENERIC = frozenset(
    "treatment therapy product supplement approach method medicine medication drug drops formula remedy herb plant "
    "device procedure technique pill pills tea oil cream program protocol infusion injection vaccine diet session "
    "sessions practice ingredient compound extract intervention exercise exercises regimen routine blend treatments "
    "therapies products supplements programme agent".split()
)
_AGENT_PREPOSITIONS = frozenset("by with using through via after from on following thanks".split())
PERSONAL = frozenset("you your us them me him her myself yourself everyone anyone people patients".split())
#: Behind the name of an illness these make it a description of people or things (`cancer survivors`).
_NEAR = 64
"""So many tokens are looked through first for what was named last."""
_FARTHEST_BACK = 3


def agent_of(text: AnnotatedText, tree: Tree, token: int) -> Agent | None:
    """The agent of an active verb or a predicate."""
    head = subject(text, tree, token)
    if head is None or is_actor(text, tree, head):
        return _fronted(text, tree, token) or inherited(text, token) if head is None else _fronted(text, tree, token)
    return agent_at(text, tree, head)


def agent_at(text: AnnotatedText, tree: Tree, head: int) -> Agent:
    """The agent that a noun, pronoun or gerund names."""
    members = tree.subtree(head, CLAUSES) if is_noun(tree, head) else tree.subtree(head)
    start, end = members[0], members[-1] + 1
    if is_noun(tree, head) and not _treatments(text, start, end):
        start, end = group(tree, head)
    phrase = phrase_of(text, start, end)
    return Agent(phrase, _referent(text, tree, head) or treatment_within(text, start, end))


def agent_behind(text: AnnotatedText, tree: Tree, verb: int) -> Agent | None:
    """The agent of a passive or intransitive verb: behind `by`, or a treatment behind `with`, `after` and the like."""
    for preposition in tree.children(verb, "agent", "prep"):
        norm = text.tokens.norms[preposition]
        inner = tree.child(preposition, "pobj", "pcomp")
        if inner is None or norm not in _AGENT_PREPOSITIONS:
            continue
        members = tree.subtree(inner, CLAUSES)
        named = treatment_within(text, members[0], members[-1] + 1)
        if norm == "by" and not is_actor(text, tree, inner):
            return agent_at(text, tree, inner)
        if named is not None:
            return Agent(phrase_of(text, members[0], members[-1] + 1), named)
    return None


def _fronted(text: AnnotatedText, tree: Tree, token: int) -> Agent | None:
    """A treatment that stands beside a verb whose subject is a person or nobody (`With zinc, people recover`)."""
    return agent_behind(text, tree, token)


def inherited(text: AnnotatedText, token: int) -> Agent | None:
    """The agent of words without a subject: what the sentence before, the list's lead-in or the heading speaks of."""
    number = text.tokens.blocks[token]
    block = text.document.blocks[number]
    places = [block.lead_in] if block.lead_in is not None else []
    span = text.block_spans[number]
    sentence = text.sentence(token)
    named = _last(text, span.start, sentence.start)
    if named is None:
        for place in places:
            lead = text.block_spans[place]
            named = _last(text, lead.start, lead.end)
    if named is None:
        heading = max((h for h in text.document.headings if h < number), default=None)
        if heading is not None:
            above = text.block_spans[heading]
            named = _last(text, above.start, above.end)
    return Agent(named, named) if named is not None else None


def _referent(text: AnnotatedText, tree: Tree, head: int) -> Phrase | None:
    """The treatment that a pronoun or `this treatment` stands for: the last one named before its sentence."""
    norm = text.tokens.norms[head]
    generic = norm in _GENERIC and any(
        text.tokens.norms[child] in ("this", "the", "these", "our", "such")
        for child in tree.children(head, "det", "poss")
    )
    if norm not in _POINTERS and not generic:
        return None
    own = _last(text, tree.start, group(tree, head)[0] if is_noun(tree, head) else head)
    if own is not None:
        return own
    span = text.block_spans[text.tokens.blocks[head]]
    if norm in _DEICTIC and not generic:
        # A bare `this` speaks of what the sentence before said, whatever it was about.
        return _last(text, max(span.start, text.sentence(tree.start - 1).start), tree.start) if tree.start else None
    before = _last(text, span.start, tree.start)
    return before or _from_blocks_before(text, head)


def _from_blocks_before(text: AnnotatedText, token: int) -> Phrase | None:
    """The last treatment named in one of the few blocks in front."""
    number = text.tokens.blocks[token]
    for before in range(number - 1, max(-1, number - 1 - _FARTHEST_BACK), -1):
        span = text.block_spans[before]
        named = _last(text, span.start, span.end)
        if named is not None:
            return named
    return None


def treatment_within(text: AnnotatedText, start: int, end: int) -> Phrase | None:
    """The first treatment or product that is named between two tokens."""
    marks = _treatments(text, start, end)
    return named(text, min(marks, key=lambda mark: (mark.start, -mark.end))) if marks else None


def _last(text: AnnotatedText, start: int, end: int) -> Phrase | None:
    longest = max(text.of(kind).longest for kind in TREATMENTS)
    width = _NEAR
    # A long paragraph is not read from its beginning for every claim in it.
    while True:
        low = max(start, end - width)
        marks = _treatments(text, low, end)
        if low == start or any(mark.end >= low + longest for mark in marks):
            break
        width *= 4
    return named(text, max(marks, key=lambda mark: (mark.end, mark.end - mark.start))) if marks else None


def _treatments(text: AnnotatedText, start: int, end: int) -> list[Mark]:
    marks = (mark for kind in TREATMENTS for mark in text.of(kind).within(start, end))
    return [mark for mark in marks if mark.attributes.get("of", "treatment") == "treatment"]


def named(text: AnnotatedText, mark: Mark) -> Phrase:
    """A mark as a phrase under its canonical name: a vocabulary's term, or a product's name."""
    name = mark.term or str(mark.attributes.get("name", ""))
    return Phrase(mark.start, mark.end, text.words(mark.start, mark.end), name)


def target_at(text: AnnotatedText, tree: Tree, head: int, *, people: bool = True) -> Target | None:
    """What a noun or gerund names as a claim's target: an illness, complaint or outcome in it, else its words.

    Without `people`, persons are no target (`helps patients`), only what they have (`patients with asthma`).
    """
    members = _belonging(text, tree, head)
    known = known_target(text, members)
    if known is not None:
        return known
    if text.tokens.norms[head] in PERSONAL or is_actor(text, tree, head):
        return Target(_core(text, tree, head)) if people else None
    if not _is_nameable(text, tree, head):
        return None
    if is_verb(tree, head):
        return Target(phrase_of(text, members[0], members[-1] + 1))
    return Target(_core(text, tree, head))


def _is_nameable(text: AnnotatedText, tree: Tree, head: int) -> bool:
    if tree.tag(head) in ("PRP", "WDT", "WP", "DT", "CD", "EX", "IN", "RB"):
        return False
    return any(letter.isalpha() for letter in text.tokens.norms[head]) and not holds(text, head, "$treatment")


def _core(text: AnnotatedText, tree: Tree, head: int) -> Phrase:
    return phrase_of(text, *group(tree, head))


def _belonging(text: AnnotatedText, tree: Tree, head: int) -> list[int]:
    """The tokens of a phrase and of the phrases that say whose or where it is; clauses and other phrases aside."""
    members = [head]
    for member in members:
        for child in tree.children(member):
            label = tree.label(child)
            if label in CLAUSES or label in ("punct", "nsubj", "aux", "mark"):
                continue
            if label in ("prep", "agent") and text.tokens.norms[child] not in _BELONGING:
                continue
            members.append(child)
    return sorted(members)


def known_target(text: AnnotatedText, members: Sequence[int]) -> Target | None:
    """The first illness, complaint or outcome among the tokens that does not only describe people or things."""
    among = set(members)
    marks = [
        mark
        for kind in TARGETS
        for mark in text.of(kind).overlapping(members[0], members[-1] + 1)
        if mark.start in among
        and mark.end - 1 in among
        and mark.attributes.get("of", "condition") != "treatment"
        and not describes_people(text, mark)
    ]
    if not marks:
        return None
    mark = min(marks, key=lambda found: (found.start, -found.end))
    return Target(named(text, mark), mark.kind)


def describes_people(text: AnnotatedText, mark: Mark) -> bool:
    """Whether the name of an illness only tells which people or things are meant (`cancer survivors`)."""
    return text.tokens.norms[mark.end : mark.end + 1] in _DESCRIBING


_DESCRIBED = frozenset(
    "patient patients survivor survivors sufferer sufferers educators researcher researchers research center centre "
    "clinic clinics service services community communities awareness charity charities specialist specialists "
    "nurse nurses doctor doctors caregivers families family advocates groups group program programs study studies "
    "trial trials drug drugs medication medications vaccine vaccines journey".split()
)
_DESCRIBING = frozenset((norm,) for norm in _DESCRIBED)


def first_target(text: AnnotatedText, tree: Tree, heads: Iterable[int | None], *, people: bool = True) -> Target | None:
    """The first of several phrases that names a known target, else the first that names any."""
    some = [target for head in heads if head is not None and (target := target_at(text, tree, head, people=people))]
    return next((target for target in some if target.kind), some[0] if some else None)
