"""Patterns of what is asked of the reader, and of questions."""

from __future__ import annotations

from tools.english.patterns.parts import COLON, how_often, measured
from tools.english.patterns.pattern import pattern
from tools.english.phrases import EFFECTS, GOOD_EFFECTS, Phrases
from tools.english.tree import Node, chain, node
from tools.english.words import mass_nouns, verb, words


@pattern(1.5, stop=0.6)
def _request(p: Phrases) -> Node:
    if p.chance(0.4):
        return p.coordinated_effects("VB", kinds=GOOD_EFFECTS, word=p.rng.choice(("and", "and", None)))
    tree = p.effect("VB", p.rng.choice(GOOD_EFFECTS), more=p.chance(0.6))
    return p.with_phrase(tree, "with", p.group("treatment", bare=True)) if p.chance(0.5) else tree


@pattern(1.5)
def _request_to_take(p: Phrases) -> Node:
    tree = node(p.rng.choice(("take", "use", "apply", "drink", "chew", "swallow", "inhale", "try")), "VB")
    draw = p.rng.random()
    if draw < 0.35:
        unit = measured(p)
        tree.then("dobj", unit)
        if p.chance(0.35):
            p.with_phrase(unit, "of", p.rng.choice(mass_nouns("treatment")).tree())
    else:
        tree.then("dobj", p.group("treatment"))
    return how_often(p, tree)


@pattern()
def _request_negated(p: Phrases) -> Node:
    tree = node(p.rng.choice(("take", "use", "stop", "skip", "mix", "give", "ignore")), "VB")
    tree.then("dobj", p.group("treatment"))
    if p.chance(0.2):
        tree.led("neg", node("never", "RB"))
    else:
        tree.led("neg", node(p.rng.choice(("not", "n't")), "RB")).led("aux", node("do", "VB"))
    if p.chance(0.5):
        state = node("are", "VBP").led("nsubj", node("you", "PRP")).led("mark", node("if", "IN"))
        return tree.then("advcl", state.then("acomp", p.adjective("people")))
    if p.chance(0.5):
        talk = node("talking", "VBG")
        p.with_phrase(talk, "to", p.group("expert"))
        return p.with_phrase(tree, "without", talk, verbal=True)
    return tree


@pattern()
def _request_before(p: Phrases) -> Node:
    tree = node(p.rng.choice(("ask", "see", "tell", "consult", "call")), "VB").then("dobj", p.group("expert"))
    gerund = node(p.verb_of("take").form("VBG"), "VBG").then("dobj", p.group("treatment"))
    return p.with_phrase(tree, p.rng.choice(("before", "about", "after")), gerund, verbal=True)


@pattern()
def _request_to_stop(p: Phrases) -> Node:
    tree = node(p.rng.choice(("stop", "start", "keep", "avoid", "try", "consider")), "VB")
    inner = node(p.verb_of("take").form("VBG"), "VBG").then("dobj", p.group("treatment"))
    if p.chance(0.35):
        inner = p.effect("VBG", p.rng.choice(EFFECTS), more=False)
    return tree.then("xcomp", inner)


@pattern(stop=0.6)
def _request_to_feel(p: Phrases) -> Node:
    def felt() -> Node:
        if p.chance(0.5):
            return node(p.rng.choice(("sleep", "breathe", "move", "live", "look", "age", "heal", "think")), "VB").then(
                "advmod", node(*p.rng.choice((("better", "RBR"), ("longer", "RBR"), ("well", "RB"), ("faster", "RBR"))))
            )
        return node("feel", "VB").then("acomp", p.adjective("felt"))

    tree = chain([felt() for _ in range(p.rng.choice((1, 1, 2, 2, 3)))], p.rng.choice(("and", None)))
    return p.with_phrase(tree, p.rng.choice(("in", "within")), p.span()) if p.chance(0.3) else tree


@pattern(1.2, stop=1.0, mark="?")
def _question_whether(p: Phrases) -> Node:
    kind = p.rng.choice((*EFFECTS, "act"))
    subject = p.agent_of(kind) if kind != "act" else p.group("treatment")
    tree = p.acting("VB") if kind == "act" else p.effect("VB", kind)
    if p.chance(0.15):
        tree.led("advmod", node("really", "RB"))
    tree.led("nsubj", subject)
    if p.chance(0.35):
        return tree.led("aux", node(p.rng.choice(words("modals")), "MD"))
    many = p.finite_tag(subject) == "VBP"
    do = p.rng.choice((("do", "VBP") if many else ("does", "VBZ"), ("did", "VBD")))
    return tree.led("aux", node(*do))


@pattern(1.2, stop=1.0, mark="?")
def _question_with_word(p: Phrases) -> Node:
    draw = p.rng.random()
    if draw < 0.4:
        if p.chance(0.5):
            return p.effect("VBZ").led("nsubj", node("what", "WP"))
        tree = p.acting("VBZ")
        return p.with_phrase(tree, p.rng.choice(("for", "against")), p.ailment(bare=True)).led(
            "nsubj", node("what", "WP")
        )
    kind = p.rng.choice(EFFECTS)
    subject = p.agent_of(kind)
    do = ("do", "VBP") if p.finite_tag(subject) == "VBP" else ("does", "VBZ")
    tree = p.effect("VB", kind).led("nsubj", subject).led("aux", node(*do))
    return tree.led("advmod", node(p.rng.choice(("how", "why", "when")), "WRB"))


@pattern(stop=0.15)
def _how_it_works(p: Phrases) -> Node:
    draw = p.rng.random()
    if draw < 0.35:
        return p.infinitive().led("advmod", node("how", "WRB"))
    if draw < 0.5:
        subject = p.group("treatment", bare=True)
        tag = p.finite_tag(subject)
        return node(verb("do").form(tag), tag).led("nsubj", subject).led("dobj", node("what", "WP"))
    kind = p.rng.choice((*EFFECTS, "act"))
    subject = p.group("treatment", bare=True) if kind == "act" else p.agent_of(kind, bare=True, pronouns=0.0)
    return p.clause(subject, kind, "plain").led("advmod", node(p.rng.choice(("how", "why", "when")), "WRB"))


@pattern(stop=0.3)
def _label_with_request(p: Phrases) -> Node:
    word = p.rng.choice(("directions", "dosage", "dose", "warning", "use", "tip", "adults", "caution"))
    tree = _request_to_take(p) if p.chance(0.8) else _request_negated(p)
    tree.led("punct", node(*COLON))
    return tree.led("dep", node(word, "NNS" if word in ("directions", "adults") else "NN"))
