"""Patterns of comparisons, and of what is said to be shown."""

from __future__ import annotations

from tools.english.patterns.parts import compared_with
from tools.english.patterns.pattern import bullet, pattern
from tools.english.phrases import EFFECTS, Phrases
from tools.english.tree import Node, node
from tools.english.words import verb, words


@pattern(1.2)
def _is_better_than(p: Phrases) -> Node:
    subject = p.group("treatment", pronouns=0.1)
    tree = p.be(subject, past=0.2)
    if p.chance(0.2):
        tree.then("neg", node(p.rng.choice(("not", "not", "n't")), "RB"))
    return tree.then("acomp", compared_with(p)).led("nsubj", subject)


@bullet
def _better_than(p: Phrases) -> Node:
    tree = compared_with(p)
    if p.chance(0.35):
        times = node("times", "NNS").led("nummod", p.number())
        tree.led("npadvmod", times)
    return tree


@pattern()
def _works_better_than(p: Phrases) -> Node:
    tag = "VBZ"
    subject = None
    if p.chance(0.75):
        subject = p.group("treatment")
        tag = p.finite_tag(subject, p.chance(0.2))
    adverb = node(p.rng.choice(words("adverbs", "compared")), "RBR")
    if p.chance(0.25):
        adverb = node(p.rng.choice(("quickly", "effectively", "reliably")), "RB").led("advmod", node("more", "RBR"))
    adverb.then("prep", p.phrase("than", p.group("treatment", bare=True)))
    tree = node(verb(p.rng.choice(("work", "help", "act", "last", "heal"))).form(tag), tag).then("advmod", adverb)
    return tree.led("nsubj", subject) if subject else tree


@pattern(1.2)
def _there_is_evidence(p: Phrases) -> Node:
    word = p.rng.choice(("evidence", "proof", "sign", "research", "doubt", "guarantee", "data"))
    head = node(word, "NNS" if word == "data" else "NN")
    draw = p.rng.random()
    if draw < 0.5:
        head.led("det", node("no", "DT"))
    elif word == "sign":
        head.led("det", node("a", "DT"))
    else:
        word_before, tag = p.rng.choice(
            (("little", "JJ"), ("good", "JJ"), ("strong", "JJ"), ("growing", "VBG"), ("some", "DT"))
        )
        head.led("det" if tag == "DT" else "amod", node(word_before, tag))
    kind = p.rng.choice(EFFECTS)
    if p.chance(0.8):
        head.then("acl", p.clause(p.agent_of(kind), kind).led("mark", node("that", "IN")))
    else:
        p.with_phrase(head, p.rng.choice(("for", "of")), p.group(p.rng.choice(("symptom", "function", "treatment"))))
    be = node(*p.rng.choice((("is", "VBZ"), ("is", "VBZ"), ("was", "VBD")))) if word != "data" else node("are", "VBP")
    return be.then("attr", head).led("expl", node("there", "EX"))


@pattern(1.4)
def _studies_show(p: Phrases) -> Node:
    subject = p.group(p.rng.choice(("study", "study", "expert")))
    if p.chance(0.25):
        subject = node(p.rng.choice(("study", "trial", "review", "research", "survey")), "NN")
    before, tag = p.auxiliaries(subject, p.rng.choice(("plain", "plain", "past", "past", "perfect", "do-not", "modal")))
    tree = node(p.verb_of("say").form(tag), tag)
    tree.before = before
    kind = p.rng.choice(EFFECTS)
    inner = p.clause(p.agent_of(kind), kind)
    if p.chance(0.75):
        inner.led("mark", node("that", "IN"))
    return tree.then("ccomp", inner).led("nsubj", subject)


@pattern()
def _experts_say(p: Phrases) -> Node:
    kind = p.rng.choice(EFFECTS)
    subject = p.group(p.rng.choice(("expert", "study")))
    tag = p.finite_tag(subject, p.chance(0.5))
    tree = node(verb(p.rng.choice(("say", "say", "suggest", "find", "show", "claim"))).form(tag), tag)
    tree.led("nsubj", subject).led("punct", node(",", ","))
    return tree.led("ccomp", p.clause(p.agent_of(kind), kind, simple=True))


@pattern()
def _unclear_whether(p: Phrases) -> Node:
    kind = p.rng.choice(EFFECTS)
    inner = p.clause(p.agent_of(kind), kind).led("mark", node("whether", "IN"))
    adjective = node(p.rng.choice(("unclear", "unknown", "uncertain", "doubtful", "open")), "JJ")
    if p.chance(0.6):
        return node("is", "VBZ").then("acomp", adjective).then("ccomp", inner).led("nsubj", node("it", "PRP"))
    return node(*p.rng.choice((("is", "VBZ"), ("remains", "VBZ")))).then("acomp", adjective).led("csubj", inner)


@pattern()
def _linked_to(p: Phrases) -> Node:
    def outcome() -> Node:
        head = node(p.rng.choice(("risk", "rate", "rates", "risk")), "NN")
        head.tag = "NNS" if head.word == "rates" else "NN"
        head.led("amod", node(p.rng.choice(("lower", "higher", "smaller")), "JJR"))
        if head.word != "rates":
            head.led("det", node("a", "DT"))
        return p.with_phrase(head, "of", p.group("illness", bare=True))

    word, preposition = p.rng.choice((("linked", "to"), ("associated", "with"), ("tied", "to"), ("related", "to")))
    target = outcome() if p.chance(0.6) else p.group(p.rng.choice(("illness", "symptom", "function")))
    if p.chance(0.35):
        tree = node(word, "VBN").led("nsubjpass", p.group("treatment", bare=True))
    else:
        tree = p.passive(p.group("treatment"), word)
    return p.with_phrase(tree, preposition, target)
