"""Patterns of bullets, headlines and labels, which have no subject or no verb."""

from __future__ import annotations

from tools.english.patterns.parts import COLON, compound_adjective, helping, how_often, measured, praise
from tools.english.patterns.pattern import bullet, pattern
from tools.english.phrases import EFFECTS, GOOD_EFFECTS, Phrases
from tools.english.tree import Node, chain, node
from tools.english.words import count_nouns, mass_nouns, tagged_words, verb

_CONTENT_NOUNS = ("benefit", "use", "effect", "action", "result", "advantage")
_COMPOUNDED = (
    "relief treatment treatments support care boost cure cures help fix repair control benefits remedies shield loss "
    "risk triggers"
).split()


@pattern(2.2, stop=0.2)
def _bullet(p: Phrases) -> Node:
    return p.effect("VBZ", p.rng.choice(EFFECTS), bare=True)


@pattern(1.8, stop=0.25)
def _bullet_coordinated(p: Phrases) -> Node:
    return p.coordinated_effects("VBZ", bare=True, word=p.rng.choice(("and", "and", None)), kinds=GOOD_EFFECTS)


@pattern(1.2, stop=0.2)
def _bullet_helps(p: Phrases) -> Node:
    return helping(p, p.rng.choice(("VBZ", "VBZ", "VBZ", "VBG")))


@bullet
def _bullet_passive(p: Phrases) -> Node:
    participle = node(p.verb_of("made").form("VBN"), "VBN")
    if p.chance(0.5):
        participle.led("advmod", node(p.rng.choice(("clinically", "specially", "carefully", "originally")), "RB"))
    if p.chance(0.6):
        return participle.then("xcomp", p.infinitive(p.rng.choice(GOOD_EFFECTS)))
    return p.with_phrase(participle, p.rng.choice(("for", "with", "without")), p.group("treatment", bare=True))


@pattern(1.2, stop=0.3)
def _bullet_proven(p: Phrases) -> Node:
    tree = node(
        p.rng.choice(("proven", "shown", "designed", "known", "made", "formulated", "said", "guaranteed")), "VBN"
    )
    if p.chance(0.4):
        tree.led("advmod", node(p.rng.choice(("clinically", "scientifically", "specially", "often")), "RB"))
    if p.chance(0.15):
        tree.led("neg", node("not", "RB"))
    inner = p.coordinated_effects("VB").led("aux", node("to", "TO")) if p.chance(0.25) else p.infinitive()
    return tree.then("xcomp", inner)


@bullet
def _bullet_intransitive(p: Phrases) -> Node:
    tree = p.acting("VBZ")
    return p.with_phrase(tree, p.rng.choice(("for", "against", "on")), p.ailment(bare=True)) if p.chance(0.4) else tree


@bullet
def _bullet_gerund(p: Phrases) -> Node:
    return p.effect("VBG", p.rng.choice(GOOD_EFFECTS), bare=True)


@pattern(2.2, stop=0.15)
def _noun_of_verb(p: Phrases) -> Node:
    tree = p.deverbal(bare=p.chance(0.6))
    if p.chance(0.15):
        tree.then("relcl", p.acting(p.finite_tag(tree)).led("nsubj", node("that", "WDT")))
    return tree


@pattern(1.5, stop=0.15)
def _compound(p: Phrases) -> Node:
    """`knee pain relief in two weeks`, `fast acting migraine treatments`."""
    kind = p.rng.choice(("symptom", "illness", "function", "body"))
    inner = p.rng.choice((*mass_nouns(kind), *count_nouns(kind)))
    word = p.rng.choice(_COMPOUNDED)
    head = node(word, "NNS" if word.endswith("s") and word != "loss" else "NN")
    head.before = [("compound", inner.tree())]
    if p.chance(0.4):
        head.led("amod", compound_adjective(p))
    draw = p.rng.random()
    if draw < 0.25:
        p.with_phrase(head, p.rng.choice(("in", "within", "after")), p.span())
    elif draw < 0.45:
        p.with_phrase(head, "for", p.group("people", bare=True))
    elif draw < 0.6:
        tag = "VBP" if head.tag == "NNS" else "VBZ"
        head.then("relcl", p.acting(tag).led("nsubj", node("that", "WDT")))
    elif draw < 0.7:
        p.with_phrase(head, "without", p.group("treatment", bare=True))
    return head


@pattern(1.2, stop=0.1)
def _treatment_for(p: Phrases) -> Node:
    tree = p.group("treatment", bare=True)
    kind = p.rng.choice(("illness", "symptom", "function", "people", "look", "body"))
    p.with_phrase(tree, "for", p.groups((kind,), bare=True))
    return tree


@pattern(stop=0.15)
def _treatment_for_doing(p: Phrases) -> Node:
    draw = p.rng.random()
    if draw < 0.6:
        tree = p.group("treatment", bare=p.chance(0.5))
        return p.with_phrase(tree, "for", p.effect("VBG", bare=True, more=False), verbal=True)
    tree = node(p.rng.choice(("way", "method", "trick", "alternative", "approach")), "NN")
    tree.led("amod", p.adjective("treatment")).led("det", node(p.rng.choice(("a", "the")), "DT"))
    if draw < 0.8:
        return p.with_phrase(tree, p.rng.choice(("of", "for")), p.effect("VBG", more=False), verbal=True)
    return tree.then("acl", p.infinitive(p.rng.choice(GOOD_EFFECTS)))


@pattern(stop=0.2)
def _more_and_less(p: Phrases) -> Node:
    def one() -> Node:
        tree = p.group(p.rng.choice(("symptom", "function", "illness", "look")), bare=True, plain=1.0)
        tag, word = p.rng.choice((("JJR", "more"), ("JJR", "less"), ("JJR", "fewer"), ("JJR", "better"), ("DT", "no"),
                                  ("JJR", "stronger"), ("JJR", "younger")))  # fmt: skip
        return tree.led("det" if tag == "DT" else "amod", node(word, tag))

    return chain([one() for _ in range(p.rng.choice((1, 2, 2, 3)))], p.rng.choice(("and", None)))


@pattern(stop=0.3)
def _best_remedy(p: Phrases) -> Node:
    noun = p.rng.choice((*count_nouns("treatment"),))
    tree = noun.plural().tree() if p.chance(0.4) else noun.tree()
    if p.chance(0.7):
        tree.led("amod", node(*tagged_words("superlatives", p.rng)))
    else:
        most = p.adjective("treatment").led("advmod", node("most", "RBS"))
        tree.led("amod", most)
    tree.led("det", node("the", "DT"))
    p.with_phrase(tree, p.rng.choice(("for", "against")), p.ailment(bare=True))
    if p.chance(0.5):
        return tree
    subject = p.group("treatment", pronouns=0.1)
    be = p.be(subject).led("nsubj", subject)
    if tree.tag == "NNS":
        return be.then("attr", p.with_phrase(node("one", "CD"), "of", tree))
    return be.then("attr", tree)


@pattern(1.2, stop=0.3)
def _remedy_that(p: Phrases) -> Node:
    noun = p.rng.choice(count_nouns("treatment"))
    tree = noun.plural().tree() if p.chance(0.5) else noun.tree()
    tree.plural = tree.tag == "NNS"
    if p.chance(0.3):
        tree.led("amod", node(p.rng.choice(("only", "new", "first", "natural")), "JJ"))
    if not tree.plural or p.chance(0.4):
        tree.led("det", node(p.rng.choice(("the", "a")) if not tree.plural else "the", "DT"))
    clause = p.clause(node("that", "WDT"), p.rng.choice(EFFECTS), "modal" if p.chance(0.2) else "past", simple=True)
    if clause.tag == "VBD" and p.chance(0.8):
        clause = p.effect(p.finite_tag(tree), more=False).led("nsubj", node("that", "WDT"))
    return tree.then("relcl", clause)


@pattern(stop=0.4)
def _treatment_loved(p: Phrases) -> Node:
    """A relative clause whose object is the head, without a pronoun."""
    tree = p.rng.choice(count_nouns("treatment")).tree().led("det", node("the", "DT"))
    who = p.group(p.rng.choice(("people", "expert")))
    tag = p.finite_tag(who, p.chance(0.3))
    clause = node(verb(p.rng.choice(("love", "trust", "need", "use", "recommend", "take", "want"))).form(tag), tag)
    tree.then("relcl", clause.led("nsubj", who))
    if p.chance(0.5):
        return tree
    verb_group = p.acting("VBZ") if p.chance(0.35) else p.effect("VBZ", p.rng.choice(EFFECTS), more=False)
    return verb_group.led("nsubj", tree)


@pattern(1.3, stop=0.3)
def _label_with_verbs(p: Phrases) -> Node:
    tree = p.coordinated_effects("VBZ", bare=True, word=p.rng.choice(("and", None)), kinds=GOOD_EFFECTS)
    tree.led("punct", node(*COLON))
    if p.chance(0.5):
        return tree.led("nsubj", p.group("treatment", bare=True, plain=1.0))
    word = p.rng.choice(_CONTENT_NOUNS)
    return tree.led("dep", node(*((word + "s", "NNS") if p.chance(0.8) else (word, "NN"))))


@pattern(stop=0.2)
def _label_with_nouns(p: Phrases) -> Node:
    word, kind = p.rng.choice((("benefits", "function"), ("side effects", "symptom"), ("ingredients", "treatment"),
                               ("results", "function"), ("symptoms", "symptom"), ("causes", "hazard"),
                               ("uses", "symptom"), ("triggers", "hazard"), ("treatments", "treatment")))  # fmt: skip
    *before, last = word.split()
    head = node(last, "NNS")
    head.before = [("compound", node(part, "NN")) for part in before]
    trees = [p.group(kind, bare=True, plain=0.7) for _ in range(p.rng.choice((2, 3, 3, 4)))]
    return head.then("punct", node(*COLON)).then("appos", chain(trees, p.rng.choice(("and", None))))


@pattern(stop=0.1)
def _dose_line(p: Phrases) -> Node:
    unit = measured(p)
    if p.chance(0.4):
        p.with_phrase(unit, "of", p.rng.choice(mass_nouns("treatment")).tree())
    return how_often(p, unit)


@bullet
def _measured_effect(p: Phrases) -> Node:
    """`Increased stamina by 35 %`: with a measure, the participle is a verb."""
    tree = node(p.verb_of("lower").form("VBD"), "VBD")
    tree.then("dobj", p.group(p.rng.choice(("measure", "function")), bare=True, plain=0.9))
    p.with_phrase(tree, "by", p.share())
    return p.with_phrase(tree, "in", p.place()) if p.chance(0.3) else tree


@bullet
def _denied_object(p: Phrases) -> Node:
    """`Treats the cause, not the symptoms`."""
    tag = p.rng.choice(("VBZ", "VBZ", "VB"))
    tree = node(p.verb_of(p.rng.choice(("relieve", "lower", "raise"))).form(tag), tag)
    found, denied = (p.group(p.rng.choice(("symptom", "illness", "body")), plain=0.8) for _ in range(2))
    if p.chance(0.4):
        found = node(p.rng.choice(("cause", "source", "root")), "NN").led("det", node("the", "DT"))
    denied.led("neg", node("not", "RB"))
    found.then("punct", node(",", ",")).then("conj", denied)
    return tree.then("dobj", found)


@bullet
def _without_be(p: Phrases) -> Node:
    """`Dark chocolate: good for the heart`."""
    subject = p.group(p.rng.choice(("treatment", "food")), bare=True)
    tree = praise(p)
    if p.chance(0.75):
        tree.led("punct", node(*COLON))
    return tree.led("nsubj", subject)


@bullet
def _adjectives(p: Phrases) -> Node:
    return praise(p)
