"""Whether a text asserts what a verb or predicate says: plans, advice, questions of research and purposes do not.

What takes an assertion back or weakens it (negation, hedge, condition) is no matter of this module: those are contexts.
"""

from __future__ import annotations

from claimlint.annotators.frames.grammar import (
    helpers,
    is_infinitive,
    is_noun,
    is_verb,
    shares_helpers,
    subject,
)
from claimlint.model.text import AnnotatedText
from claimlint.model.trees import Tree

ASSERTED, CONDITIONAL, NONE = "asserted", "conditional", "none"
_SHOULD = frozenset("should must ought needs shall".split())
_LETTING = frozenset("let lets letting".split())
_WHETHER = frozenset({"whether"})
_QUESTIONS = frozenset("how what why which where when who whether if".split())
#: Behind these prepositions a gerund is something that happens.
_MEANS = frozenset("by through via with thereby thus without from".split())
_BRINGING = frozenset("contribute contributes contributed lead leads led key due close vital critical".split())
_APPROVING = ("$efficacious", "$detrimental", "$asserting-governor", "$ability-noun", "$remedy-head")
_SUPPOSED = frozenset("potential possible possibly".split())
_GOALS = frozenset("goal goals aim aims purpose objective objectives mission hope intention intent target".split())
#: What follows these is what somebody is used to doing (`experience treating burns`).
_PRACTICE = frozenset("experience expertise experts training background career practice skill skills success".split())
_AIMING = ("$planning-verb", "$asking-verb")


def stance_of(text: AnnotatedText, tree: Tree, token: int) -> str:
    """Whether a verb or predicate is asserted, asserted as a possibility only, or not asserted at all."""
    verdict, first = ASSERTED, token
    while True:
        if _is_wished(text, tree, token):
            return NONE
        if tree.is_root(token):
            return verdict
        described = token != first and tree.label(token) == "acl" and tree.tag(token) == "VBN"
        step = ASSERTED if described else _step(text, tree, token)
        if step == NONE:
            return NONE
        verdict = CONDITIONAL if CONDITIONAL in (step, verdict) else ASSERTED
        if step == _STATED:
            return verdict
        token = tree.head(token)


_STATED = "stated"


def _is_wished(text: AnnotatedText, tree: Tree, token: int) -> bool:
    """Whether a modal of advice governs the token, or it is called for (`trials are needed`)."""
    if tree.label(token) in ("nsubj", "nsubjpass") and _calls(text, tree, tree.head(token)):
        return True
    norms = text.tokens.norms
    if any(norms[child] in _GOALS for child in tree.children(token, "nsubj")) and tree.children(token, "attr", "acomp"):
        return True  # `the goal of treatment is recovery`
    return any(norms[helper] in _SHOULD for helper in helpers(tree, token)) or _calls(text, tree, token)


def _calls(text: AnnotatedText, tree: Tree, token: int) -> bool:
    return text.of("$calling-word").overlapping(token, token + 1) != () and bool(
        tree.children(token, "auxpass", "cop") or tree.label(token) == "acomp" or tree.children(token, "nsubjpass")
    )


def _step(text: AnnotatedText, tree: Tree, token: int) -> str:
    """What the link between a token and its head makes of the token's assertion."""
    label, head = tree.label(token), tree.head(token)
    if label == "conj":
        return ASSERTED if shares_helpers(tree, token) or not is_verb(tree, token) else _joined(text, tree, token)
    if is_verb(tree, token) or label in ("ccomp", "acl", "relcl", "advcl", "xcomp", "pcomp"):
        if is_infinitive(tree, token):
            return _infinitive(text, tree, token)
        if label in ("ccomp", "acl", "relcl", "advcl", "csubj", "csubjpass") and tree.children(
            token, "nsubj", "nsubjpass", "expl"
        ):
            return _clause(text, tree, token)
        if label == "pcomp":
            return _gerund(text, tree, token)
        if label in ("csubj", "csubjpass", "amod", "compound", "nsubj", "dobj", "pobj") and is_verb(tree, token):
            return _nominalised(text, tree, token)
        if label == "xcomp":
            return _governed(text, tree, head)
        if label == "acl":
            practised = tree.tag(token) == "VBG" and text.tokens.norms[head] in _PRACTICE
            return NONE if tree.tag(token) == "VBN" or practised else ASSERTED
        if label == "advcl":
            return _adverbial(text, tree, token)
    return ASSERTED


def _joined(text: AnnotatedText, tree: Tree, token: int) -> str:
    """A joined verb with its own form: `to` and gerunds are judged with the verb that they are joined to."""
    head = tree.head(token)
    if is_verb(tree, head) and tree.tag(token) in ("VBZ", "VBP", "VBD") and tree.tag(head) != tree.tag(token):
        # A finite verb joined to something that is not finite belongs to the nearest finite verb above.
        return ASSERTED
    if tree.children(token, "nsubj", "nsubjpass"):
        return ASSERTED
    del text
    return ASSERTED


def _infinitive(text: AnnotatedText, tree: Tree, token: int) -> str:
    label, head = tree.label(token), tree.head(token)
    if label == "conj":
        return ASSERTED
    if is_noun(tree, head):
        return _of_noun(text, tree, token, head)
    if label in ("xcomp", "advcl", "acl", "ccomp", "prep", "oprd", "acomp", "dep"):
        return _governed(text, tree, head, infinitive=True)
    return NONE


def _of_noun(text: AnnotatedText, tree: Tree, token: int, noun: int) -> str:
    """An infinitive behind a noun: `the ability to ease`, `a way to ease`, `an attempt to ease`."""
    if holds(text, noun, "$failing-word"):
        return ASSERTED
    if holds(text, noun, "$ability-noun"):
        return CONDITIONAL if text.tokens.norms[noun] in _SUPPOSED else ASSERTED
    if not holds(text, noun, "$means-noun", "$remedy-head", "@product", "$treatment"):
        return NONE
    label = tree.label(noun)
    if label == "attr" or (label == "pobj" and text.tokens.norms[tree.head(noun)] == "as"):
        return ASSERTED
    if label == "dobj" and holds(text, tree.head(noun), "$bringing-verb"):
        return ASSERTED
    del token
    return ASSERTED if label == "ROOT" and _describes(text, tree, noun) else NONE


def _describes(text: AnnotatedText, tree: Tree, noun: int) -> bool:
    """Whether a noun without a verb praises its thing (`a proven way to beat stress`), and is no list of tips."""
    return any(
        holds(text, child, "$efficacious") or text.tokens.norms[child] in ("a", "an", "proven", "natural")
        for child in tree.children(noun, "amod", "det")
    ) and not tree.children(noun, "nummod")


def _governed(text: AnnotatedText, tree: Tree, head: int, *, infinitive: bool = False) -> str:
    """A verb in the government of another verb or adjective: `helps to ease`, `is able to ease`, `aims to ease`."""
    if holds(text, head, "$asserting-governor", "$failing-word"):
        return ASSERTED
    if holds(text, head, *_AIMING, "$calling-word"):
        return NONE
    if holds(text, head, "$enabling-verb", "$finding-verb", "$believing-verb", "$saying-verb"):
        return ASSERTED
    if holds(text, head, "$efficacious") and not infinitive:
        return ASSERTED
    return NONE if infinitive else ASSERTED


def _clause(text: AnnotatedText, tree: Tree, token: int) -> str:
    """A clause with its own subject under a verb or noun: `we asked whether`, `evidence that`, `a drug that`."""
    label, head = tree.label(token), tree.head(token)
    norms = text.tokens.norms
    marks = {norms[child] for child in tree.children(token, "mark")}
    if marks & _WHETHER:
        return NONE
    if label == "relcl":
        return NONE if _is_somebody(text, tree, head) and not holds(text, head, "$ability-noun") else ASSERTED
    if label in ("advcl", "csubj", "csubjpass"):
        return NONE if "whether" in marks else ASSERTED
    if is_noun(tree, head):
        return NONE if holds(text, head, "$doubt-noun") else ASSERTED
    asked = _asks(text, tree, token)
    if asked and (holds(text, head, "$asking-verb") or "if" in marks):
        return NONE
    if holds(text, head, "$planning-verb") or (
        holds(text, head, "$asking-verb") and not holds(text, head, "$finding-verb")
    ):
        return NONE
    return ASSERTED


def _asks(text: AnnotatedText, tree: Tree, token: int) -> bool:
    """Whether a clause opens with a word of question."""
    first = min(tree.subtree(token))
    return text.tokens.norms[first] in _QUESTIONS


def _is_somebody(text: AnnotatedText, tree: Tree, noun: int) -> bool:
    """Whether a noun names people or a body of people, whose doings are no effects."""
    del tree
    return holds(text, noun, "$actor", "$population", "$provider")


def _gerund(text: AnnotatedText, tree: Tree, token: int) -> str:
    """A gerund behind a preposition."""
    preposition = tree.head(token)
    norm, governor = text.tokens.norms[preposition], tree.head(preposition)
    if norm in _MEANS:
        return ASSERTED
    if norm == "to":
        return ASSERTED if text.tokens.norms[governor] in _BRINGING else NONE
    if norm in ("for", "of", "in", "at"):
        return ASSERTED if holds(text, governor, *_APPROVING) else NONE
    return NONE


def _nominalised(text: AnnotatedText, tree: Tree, token: int) -> str:
    """A gerund or participle in a noun's place."""
    label, head = tree.label(token), tree.head(token)
    if label == "dobj" and is_verb(tree, head):
        return ASSERTED if holds(text, head, "$asserting-governor") else NONE
    return NONE


def _adverbial(text: AnnotatedText, tree: Tree, token: int) -> str:
    """A participle without a subject (`easing pain, it …`); behind `when` or `before` it tells of an occasion."""
    norms = text.tokens.norms
    opening = {norms[child] for child in tree.children(token, "mark", "advmod", "prep")}
    if opening & {"when", "before", "after", "if", "once", "until"}:
        return NONE
    return NONE if tree.tag(token) == "VBN" else ASSERTED


def holds(text: AnnotatedText, token: int, *kinds: str) -> bool:
    """Whether a token belongs to a mark of one of the kinds."""
    marks = text.marks
    for kind in kinds:  # asked a hundred times a sentence
        found = marks.get(kind)
        if found is not None and token in found.tokens:
            return True
    return False


def is_done_by_people(text: AnnotatedText, tree: Tree, token: int) -> bool:
    """Whether the subject of a verb is a person, a body or a study: what they do is no effect of a treatment."""
    doer = subject(text, tree, token)
    return doer is not None and is_actor(text, tree, doer)


def is_actor(text: AnnotatedText, tree: Tree, noun: int) -> bool:
    """Whether a noun or pronoun names people, a body of people or a study."""
    if tree.tag(noun) in ("PRP", "NN", "NNS", "NNP", "NNPS", "WP") and holds(text, noun, "$actor"):
        return True
    return holds(text, noun, "$population") and is_noun(tree, noun)
