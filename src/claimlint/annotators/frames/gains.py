"""Gains: what readers are promised that they or their bodies will do, be or have: `You will sleep through the night`,
`Wake up refreshed`, `Enjoy clear skin again`, `your nails grow back stronger`.

Readers may be told so (`you will …`), urged (`wake up …`), or shown it (`your skin glows with our oil`), the last only
where the sentence or the line names what does it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimlint.annotators.frames.arguments import agent_behind, agent_of, inherited, treatment_within
from claimlint.annotators.frames.candidate import Agent, ClaimCandidate, Target
from claimlint.annotators.frames.grammar import CLAUSES, is_infinitive, is_noun, is_verb, phrase_of
from claimlint.annotators.frames.stance import NONE, holds, stance_of
from claimlint.annotators.frames.types import is_health
from claimlint.model.text import AnnotatedText, Mark
from claimlint.model.trees import Tree

GAIN = "@gain"
"""The kind of the relation of a gain, in place of a vocabulary's name."""
LIVING, BECOMING, ATTAINING, GOOD = "$living-verb", "$becoming-verb", "$attaining-verb", "$good-state"
BENEFITING = "$benefit-verb"
TOLD, URGED, SHOWN = "told", "urged", "shown"
_YOU = frozenset({"you"})
_YOURS = frozenset({"your"})
_PROMISING = frozenset("will can 'll could may might wo ca".split())
#: With these a state is one that the reader had lost, or reaches without trouble.
_AGAIN = frozenset("again back".split())
_EASILY = frozenset("again like through without easily freely".split())
#: These measure how much is done, which advice does too (`Walk more`).
_MORE = frozenset("more less".split())
_COMPLAINTS = ("$condition", "$symptom", "$felt-ailment")
_FREE = frozenset({"free"})
_STATE_LABELS = ("acomp", "oprd", "attr", "xcomp", "advmod", "advcl", "amod", "prt", "dobj", "npadvmod", "ccomp")


def gains(text: AnnotatedText, tree: Tree) -> Iterator[ClaimCandidate]:
    """The claims that promise the reader something."""
    for token in range(tree.start, tree.end):
        if is_verb(tree, token) and (candidate := _gain(text, tree, token)) is not None:
            yield candidate


def _gain(text: AnnotatedText, tree: Tree, verb: int) -> ClaimCandidate | None:
    if not holds(text, verb, LIVING, BECOMING, ATTAINING):
        return None
    manner = _manner(text, tree, verb)
    if manner is None or not _is_good(text, tree, verb) or stance_of(text, tree, verb) == NONE:
        return None
    agent = agent_behind(text, tree, verb) or _named(text, tree, verb) or inherited(text, verb)
    if manner == SHOWN and agent is None:
        return None
    start, end = _words(text, tree, verb)
    relation = Mark(GAIN, verb, verb + 1, {"term": text.words(verb, verb + 1).lower()})
    return ClaimCandidate(relation, Target(phrase_of(text, start, end)), agent, "verb")


def _named(text: AnnotatedText, tree: Tree, verb: int) -> Agent | None:
    """The treatment that the sentence names before the verb's own words (`Thanks to collagen, your skin …`)."""
    agent = agent_of(text, tree, verb)
    if agent is not None and agent.treatment is not None:
        return agent
    named = treatment_within(text, tree.start, verb)
    return Agent(named, named) if named is not None else None


def _manner(text: AnnotatedText, tree: Tree, verb: int) -> str | None:
    """How the reader is promised something; None where the sentence is not about the reader."""
    norms = text.tokens.norms
    top = verb
    while tree.label(top) == "conj" and is_verb(tree, tree.head(top)) and not tree.children(top, "nsubj", "nsubjpass"):
        top = tree.head(top)
    doer = tree.child(top, "nsubj")
    if doer is None:
        urged = tree.is_root(top) and tree.tag(top) == "VB" and not is_infinitive(tree, top)
        bare = not tree.children(top, "aux", "auxpass", "neg") and not tree.children(verb, "aux", "neg")
        return URGED if urged and bare else None
    of_body = is_noun(tree, doer) and any(norms[child] in _YOURS for child in tree.children(doer, "poss"))
    if norms[doer] not in _YOU and not (of_body and is_health(text, doer, doer + 1)):
        return None
    auxiliaries = {norms[child] for at in {top, verb} for child in tree.children(at, "aux")}
    if auxiliaries & _PROMISING:
        return TOLD
    return SHOWN if tree.tag(verb) in ("VBP", "VBZ") and not auxiliaries else None


def _is_good(text: AnnotatedText, tree: Tree, verb: int) -> bool:
    """Whether what the verb says of the reader is a change for the better."""
    members = [at for child in tree.children(verb, *_STATE_LABELS) for at in tree.subtree(child, CLAUSES)]
    if _frees(text, tree, members):
        return True
    if holds(text, verb, ATTAINING) and (_attains(text, tree, verb) or _regains(text, tree, verb)):
        return True
    if holds(text, verb, BECOMING) and _becomes(text, tree, verb):
        return True
    return holds(text, verb, LIVING) and _lives_better(text, tree, verb)


def _frees(text: AnnotatedText, tree: Tree, members: list[int]) -> bool:
    """`pain-free`, `free of cramps`, `without bloating`."""
    norms = text.tokens.norms
    for at in members:
        if norms[at] in _FREE:
            if at > tree.start and holds(text, at - 1, *_COMPLAINTS):
                return True
            behind = tree.subtree(at)
            if any(holds(text, other, *_COMPLAINTS) for other in behind if other > at):
                return True
    return False


def _attains(text: AnnotatedText, tree: Tree, verb: int) -> bool:
    """`enjoy clear skin again`, `notice milder cramps`, `see visible results`: an object of health, and better."""
    for noun in tree.children(verb, "dobj"):
        members = tree.subtree(noun, CLAUSES)
        if not is_health(text, members[0], members[-1] + 1):
            continue
        better = any(tree.tag(at) == "JJR" or text.tokens.norms[at] == "fewer" for at in members)
        again = any(text.tokens.norms[at] in _AGAIN for at in tree.children(verb, "advmod", "prt"))
        if (better and not _MORE & {text.tokens.norms[at] for at in members}) or (again and _has_good(text, members)):
            return True
    return False


def _regains(text: AnnotatedText, tree: Tree, verb: int) -> bool:
    """`your skin regains its bounce`: a part of the body gets something back."""
    doer = tree.child(verb, "nsubj")
    own = doer is not None and text.tokens.norms[doer] not in _YOU
    return own and holds(text, verb, BENEFITING) and bool(tree.children(verb, "dobj"))


def _has_good(text: AnnotatedText, members: Sequence[int]) -> bool:
    return any(holds(text, at, GOOD) for at in members)


def _becomes(text: AnnotatedText, tree: Tree, verb: int) -> bool:
    """`wake up refreshed`, `feel years younger`, `become more flexible`."""
    doer = tree.child(verb, "nsubj")
    of_body = doer is not None and text.tokens.norms[doer] not in _YOU
    words = [at for at in tree.children(verb, *_STATE_LABELS) if not is_noun(tree, at)]
    states = [at for at in words if holds(text, at, GOOD) or (of_body and _is_improved(text, tree, at))]
    plain = holds(text, verb, LIVING) or text.tokens.norms[verb] in _WAKING
    return any(plain or tree.tag(state) == "JJR" or tree.children(state, "advmod") for state in states)


def _is_improved(text: AnnotatedText, tree: Tree, word: int) -> bool:
    """Whether a comparative says nothing bad of a part of the body (`grows thicker`, not `gets drier`)."""
    return tree.tag(word) in ("JJR", "RBR") and not holds(text, word, "$bad-state", "$detrimental", "$worsening-noun")


#: Behind these a plain adjective tells of a change (`wake refreshed`); behind `be` or `stay` it does not.
_WAKING = frozenset("wake wakes woke emerge emerges leave leaves rise rises look looks".split())


def _lives_better(text: AnnotatedText, tree: Tree, verb: int) -> bool:
    """`sleep deeper`, `walk again`, `sleep like a baby`."""
    norms = text.tokens.norms
    for at in tree.subtree(verb, CLAUSES):
        if norms[at] in _EASILY or (tree.tag(at) in ("JJR", "RBR") and norms[at] not in _MORE):
            return True
    return False


def _words(text: AnnotatedText, tree: Tree, verb: int) -> tuple[int, int]:
    """Where the promise stands: from the part of the body that changes, else from the verb, to its clause's end."""
    doer = tree.child(verb, "nsubj")
    start = verb if doer is None or text.tokens.norms[doer] in _YOU else tree.subtree(doer, CLAUSES)[0]
    end = max(tree.subtree(verb, CLAUSES)) + 1
    while end > verb + 1 and not text.tokens.norms[end - 1][0].isalnum():
        end -= 1
    return start, end
