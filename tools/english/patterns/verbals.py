"""Patterns with passives, participles, gerunds, infinitives and relative clauses."""

from __future__ import annotations

from tools.english.patterns.parts import helping, objects
from tools.english.patterns.pattern import pattern
from tools.english.phrases import EFFECTS, GOOD_EFFECTS, Phrases
from tools.english.tree import Node, node
from tools.english.words import count_nouns, mass_nouns, verb, words


@pattern(1.4)
def _passive_by(p: Phrases) -> Node:
    kind = p.rng.choice(("cause", "cause", "relieve", "raise", "lower", "harm"))
    subject = p.group(p.rng.choice(objects(kind)))
    tree = p.passive(subject, p.verb_of(kind).form("VBN"))
    if p.chance(0.25):
        gerund = node(p.verb_of("take").form("VBG"), "VBG").then("dobj", p.group("treatment", bare=True))
        return tree.then("prep", p.phrase("by", gerund, verbal=True))
    return tree.then("agent", p.phrase("by", p.agent_of(kind, bare=p.chance(0.6))))


@pattern(1.2)
def _passive_with(p: Phrases) -> Node:
    if p.chance(0.5):
        treated = verb(p.rng.choice(("treat", "cure", "help", "manage", "control", "relieve"))).form("VBN")
        tree = p.passive(p.group(p.rng.choice(("illness", "symptom", "people"))), treated)
        return p.with_phrase(tree, p.rng.choice(("with", "without", "in")), p.group("treatment", bare=True))
    tree = p.passive(p.group("treatment"), verb(p.rng.choice(("use", "take", "recommend", "approve"))).form("VBN"))
    if p.chance(0.5):
        return tree.then("xcomp" if tree.word == "used" else "advcl", p.infinitive(p.rng.choice(GOOD_EFFECTS)))
    return p.with_phrase(tree, p.rng.choice(("for", "against")), p.ailment())


@pattern(stop=0.2)
def _passive_headline(p: Phrases) -> Node:
    """`Wrinkles treated in one visit`: a passive without its auxiliary."""
    kind = p.rng.choice(("relieve", "raise", "lower", "cause"))
    tree = node(p.verb_of(kind).form("VBN"), "VBN")
    if p.chance(0.25):
        tree.led("neg", node("not", "RB"))
    draw = p.rng.random()
    if draw < 0.35:
        tree.then("agent", p.phrase("by", p.agent_of(kind, bare=True)))
    elif draw < 0.6:
        p.with_phrase(tree, p.rng.choice(("with", "without")), p.group("treatment", bare=True))
    else:
        p.with_phrase(tree, p.rng.choice(("in", "within", "after")), p.span())
    return tree.led("nsubjpass", p.group(p.rng.choice(objects(kind)), bare=True))


@pattern()
def _reduced_relative(p: Phrases) -> Node:
    """`Patients treated with ketamine improved within two weeks`."""
    subject = p.group("people", bare=p.chance(0.6))
    participle = node(p.rng.choice(("treated", "given", "tested", "randomised", "vaccinated", "diagnosed")), "VBN")
    if participle.word == "given":
        participle.then("dobj", p.group("treatment", bare=True))
    else:
        p.with_phrase(
            participle, "with", p.group("illness" if participle.word == "diagnosed" else "treatment", bare=True)
        )
    subject.then("acl", participle)
    if p.chance(0.4):
        return p.acting(p.finite_tag(subject, p.chance(0.5))).led("nsubj", subject)
    return p.clause(
        subject, p.rng.choice(("take", "lower", "relieve")), p.rng.choice(("plain", "past", "past", "do-not"))
    )


def _used(p: Phrases, participle: Node) -> Node:
    draw = p.rng.random()
    if draw < 0.35:
        return p.with_phrase(participle, p.rng.choice(("for", "within")), p.span())
    if draw < 0.7:
        return p.with_phrase(participle, p.rng.choice(("with", "without")), p.group("treatment"))
    return participle.then("agent", p.phrase("by", p.group(p.rng.choice(("expert", "people")))))


@pattern()
def _participle_before(p: Phrases) -> Node:
    kind = p.rng.choice(GOOD_EFFECTS)
    tree = p.clause(p.agent_of(kind), kind)
    participle = node(p.rng.choice(("taken", "used", "applied", "made", "developed", "combined", "given")), "VBN")
    if p.chance(0.4):
        participle.then("advmod", node(p.rng.choice(("daily", "correctly", "nightly", "regularly", "early")), "RB"))
    else:
        _used(p, participle)
    if p.chance(0.3):
        participle.led("advmod", node("when", "WRB"))
    return tree.led("punct", node(",", ",")).led("advcl", participle)


@pattern(1.2)
def _participle_behind(p: Phrases) -> Node:
    kind = p.rng.choice(EFFECTS)
    tree = p.clause(p.agent_of(kind), kind, simple=True)
    tree.then("punct", node(",", ","))
    inner = p.effect("VBG", p.rng.choice(EFFECTS), more=False)
    if p.chance(0.3):
        return p.with_phrase(tree, p.rng.choice(("while", "without", "by")), inner, verbal=True)
    return tree.then("advcl", inner)


@pattern(1.4)
def _by_doing(p: Phrases) -> Node:
    gerund = p.effect("VBG", p.rng.choice(EFFECTS), more=False)
    if p.chance(0.6):
        kind = p.rng.choice(GOOD_EFFECTS)
        tree = p.clause(p.agent_of(kind, pronouns=0.3), kind, simple=True)
        tree.led("punct", node(",", ","))
        return tree.led("prep", p.phrase(p.rng.choice(("by", "by", "by", "after", "besides")), gerund, verbal=True))
    subject = p.group("treatment", pronouns=0.2)
    tree = node(verb(p.rng.choice(("work", "help", "act"))).form(p.finite_tag(subject)), p.finite_tag(subject))
    return p.with_phrase(tree, "by", gerund, verbal=True).led("nsubj", subject)


@pattern(1.2)
def _doing_as_subject(p: Phrases) -> Node:
    gerund = node(p.verb_of("take").form("VBG"), "VBG").then("dobj", p.group("treatment", bare=True, plain=0.9))
    if p.chance(0.3):
        gerund = p.effect("VBG", p.rng.choice(EFFECTS), more=False)
    elif p.chance(0.4):
        gerund.then("advmod", node(p.rng.choice(("daily", "regularly", "nightly", "early", "often")), "RB"))
    kind = p.rng.choice(EFFECTS)
    tag = p.rng.choice(("VBZ", "VBZ", "VBD", "VB"))
    tree = p.effect(tag, kind)
    if tag == "VB":
        tree.led("aux", node(p.rng.choice(words("modals")), "MD"))
    return tree.led("csubj", gerund)


@pattern()
def _appears_to(p: Phrases) -> Node:
    kind = p.rng.choice(EFFECTS)
    subject = p.agent_of(kind)
    before, tag = p.auxiliaries(subject, p.rng.choice(("plain", "plain", "past", "do-not", "modal", "adverb")))
    tree = node(p.verb_of("to").form(tag), tag)
    tree.before = before
    return tree.then("xcomp", p.infinitive(kind)).led("nsubj", subject)


@pattern(1.2)
def _proven_to(p: Phrases) -> Node:
    kind = p.rng.choice(EFFECTS)
    if p.chance(0.5):
        tree = p.passive(p.agent_of(kind), p.verb_of("proven").form("VBN"))
    else:
        tree = p.passive(p.group("treatment"), p.verb_of("made").form("VBN"))
    return tree.then("xcomp", p.infinitive(kind))


@pattern(1.4)
def _helps(p: Phrases) -> Node:
    subject = p.group("treatment", pronouns=0.15)
    before, tag = p.auxiliaries(
        subject, p.rng.choice(("plain", "plain", "past", "modal", "do-not", "adverb", "perfect"))
    )
    tree = helping(p, tag)
    tree.before[:0] = before
    return tree.led("nsubj", subject)


@pattern(1.2)
def _makes_you(p: Phrases) -> Node:
    subject = p.group(p.rng.choice(("treatment", "treatment", "hazard")), pronouns=0.1)
    before, tag = p.auxiliaries(subject, p.rng.choice(("plain", "plain", "past", "modal", "do-not", "never")))
    draw = p.rng.random()
    if draw < 0.4:
        tree = node(verb("make").form(tag), tag)
        who = node("you", "PRP") if p.chance(0.6) else p.group("people", bare=True, plain=0.9)
        tree.then("ccomp", p.adjective("felt").led("nsubj", who))
    elif draw < 0.65:
        tree = node(verb(p.rng.choice(("keep", "leave"))).form(tag), tag)
        body = p.rng.choice((*mass_nouns("body"), *[noun.plural() for noun in count_nouns("body")])).tree()
        tree.then("dobj", p.owned(body)).then("oprd", p.adjective("made"))
    elif draw < 0.85:
        tree = node(verb(p.rng.choice(("make", "let", "help"))).form(tag), tag) if tag != "VBD" else node("made", "VBD")
        body = p.rng.choice((*mass_nouns("body"), *[noun.plural() for noun in count_nouns("body")])).tree()
        inner = node(p.rng.choice(("heal", "relax", "recover", "shrink", "age", "work", "shine")), "VB")
        tree.then("ccomp", inner.led("nsubj", p.owned(body)))
    else:
        tree = node(verb("give").form(tag), tag)
        who = node("you", "PRP") if p.chance(0.6) else p.group("people", bare=True, plain=0.9)
        tree.then("dative", who).then("dobj", p.group(p.rng.choice(("function", "symptom")), bare=True))
    tree.before[:0] = before
    return tree.led("nsubj", subject)


@pattern(1.4)
def _people_who(p: Phrases) -> Node:
    subject = p.rng.choice(count_nouns("people")).plural().tree() if p.chance(0.6) else node("people", "NNS")
    subject.plural = True
    past = p.chance(0.35)
    tag = "VBD" if past else "VBP"
    eat = node(verb(p.rng.choice(("eat", "take", "use", "drink", "avoid", "get", "have"))).form(tag), tag)
    eat.then("dobj", p.group(p.rng.choice(("food", "treatment")), bare=True, plain=0.9))
    subject.then("relcl", eat.led("nsubj", node("who", "WP")))
    draw = p.rng.random()
    if draw < 0.4:
        tree = node(verb(p.rng.choice(("get", "have", "report", "develop"))).form(tag), tag)
        less = p.group(p.rng.choice(("illness", "symptom")), bare=True, plain=1.0)
        less.led("amod", node(p.rng.choice(("less", "fewer", "more")), "JJR"))
        if p.chance(0.4):
            less.then("prep", p.phrase("than", node(p.rng.choice(("others", "smokers", "men")), "NNS")))
        tree.then("dobj", less)
        return tree.led("nsubj", subject)
    if draw < 0.7:
        be = node("were", "VBD") if past else node("are", "VBP")
        likely = node("likely", "JJ").led("advmod", node(p.rng.choice(("less", "more")), "RBR"))
        get = node(p.rng.choice(("get", "develop", "have", "report")), "VB").led("aux", node("to", "TO"))
        likely.then("xcomp", get.then("dobj", p.group(p.rng.choice(("illness", "symptom")), bare=True)))
        if p.chance(0.3):
            others = node("others", "NNS")
            likely.then("prep", p.phrase("than", others))
        return be.then("acomp", likely).led("nsubj", subject)
    return p.clause(subject, p.rng.choice(("act", "lower", "relieve")), "past" if past else "plain")


@pattern()
def _which_clause(p: Phrases) -> Node:
    kind = p.rng.choice(GOOD_EFFECTS)
    inner = p.group("treatment", bare=True, plain=1.0)
    inner.then("punct", node(",", ","))
    tag = p.finite_tag(inner, p.chance(0.2))
    inner.then("relcl", p.effect(tag, kind, more=False).led("nsubj", node("which", "WDT")))
    subject = p.group("treatment", plain=0.8)
    tag = p.finite_tag(subject)
    return (
        node(verb(p.rng.choice(("contain", "provide", "include", "combine", "have"))).form(tag), tag)
        .then("dobj", inner)
        .led("nsubj", subject)
    )
