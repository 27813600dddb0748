"""Patterns of statements: subject and verb, alone or coordinated, with properties and numbers."""

from __future__ import annotations

from tools.english.patterns.parts import praise
from tools.english.patterns.pattern import pattern
from tools.english.phrases import EFFECTS, GOOD_EFFECTS, Phrases
from tools.english.tree import Node, chain, node
from tools.english.words import count_nouns, mass_nouns, tagged_words, verb


@pattern(1.8)
def _statement(p: Phrases) -> Node:
    kind = p.rng.choice(EFFECTS)
    return p.clause(p.agent_of(kind), kind, "plain")


@pattern()
def _statement_past(p: Phrases) -> Node:
    kind = p.rng.choice(EFFECTS)
    return p.clause(p.agent_of(kind), kind, "past")


@pattern()
def _statement_modal(p: Phrases) -> Node:
    kind = p.rng.choice(EFFECTS)
    return p.clause(p.agent_of(kind), kind, p.rng.choice(("modal", "modal", "adverb")))


@pattern()
def _statement_perfect_or_progressive(p: Phrases) -> Node:
    kind = p.rng.choice(EFFECTS)
    return p.clause(p.agent_of(kind), kind, p.rng.choice(("perfect", "progressive")))


@pattern(1.5)
def _statement_negated(p: Phrases) -> Node:
    kind = p.rng.choice(EFFECTS)
    return p.clause(p.agent_of(kind), kind, p.rng.choice(("modal-not", "do-not", "do-not", "never")))


@pattern()
def _subject_negated(p: Phrases) -> Node:
    kind = p.rng.choice(EFFECTS)
    if p.chance(0.25):
        subject = node("Nothing", "NN")
    elif p.chance(0.3):
        first, second = (p.group("treatment", bare=True, plain=1.0) for _ in range(2))
        subject = first.led("preconj", node("neither", "CC")).joined(second, "nor")
    else:
        noun = p.rng.choice(count_nouns("treatment"))
        noun = noun if p.chance(0.6) else noun.plural()
        subject = noun.tree().led("det", node("no", "DT"))
        subject.plural = noun.tag == "NNS"
    return p.clause(subject, kind, p.rng.choice(("plain", "plain", "past", "modal", "perfect")))


@pattern(1.3)
def _intransitive(p: Phrases) -> Node:
    kinds = ("symptom", "illness", "function", "measure", "treatment", "body", "look")
    return p.clause(p.groups((p.rng.choice(kinds),), bare=p.chance(0.5)), "act")


@pattern(1.2)
def _adjective_or_past(p: Phrases) -> Node:
    """`Ginger reduced appetite in rats` beside `Patients reported reduced appetite`."""
    kind = p.rng.choice(("relieve", "raise", "lower", "groom", "harm"))
    tree = p.effect("VBD", kind, bare=True, more=False)
    if p.chance(0.5):
        p.with_phrase(tree, "in", p.place())
    return tree.led("nsubj", p.agent_of(kind, bare=True))


@pattern(1.2)
def _participle_as_adjective(p: Phrases) -> Node:
    def changed() -> Node:
        kind = p.rng.choice(("relieve", "raise", "lower"))
        participle = node(p.verb_of(kind).form("VBN"), "VBN")
        return p.group({"relieve": "symptom", "raise": "function", "lower": "measure"}[kind], bare=True,
                       plain=1.0).led("amod", participle)  # fmt: skip

    trees = [changed() for _ in range(p.rng.choice((1, 2, 2, 3)))]
    found = chain(trees, "and")
    if p.chance(0.4):
        return found
    said = node(verb(p.rng.choice(("report", "show", "have", "experience", "notice"))).form("VBD"), "VBD")
    return said.then("dobj", found).led("nsubj", p.group("people", bare=True))


@pattern(1.5)
def _verbs_coordinated(p: Phrases) -> Node:
    subject = p.group("treatment", pronouns=0.1)
    style = p.rng.choice(("plain", "plain", "past", "modal", "modal-not", "do-not", "perfect", "adverb"))
    before, tag = p.auxiliaries(subject, style)
    tree = p.coordinated_effects(tag, word=p.rng.choice(("and", "and", "or")), kinds=GOOD_EFFECTS)
    tree.before[:0] = before
    return tree.led("nsubj", subject)


@pattern()
def _clauses_coordinated(p: Phrases) -> Node:
    def one() -> Node:
        kind = p.rng.choice(EFFECTS)
        return p.clause(p.agent_of(kind, pronouns=0.2), kind, simple=True)

    return one().joined(one(), p.rng.choice(("and", "but", "so", "or")), comma=p.chance(0.75))


@pattern()
def _verbs_with_own_auxiliary(p: Phrases) -> Node:
    """`The drug can cause nausea and may harm the liver`."""
    subject = p.group("treatment")
    first = p.clause(subject, p.rng.choice(EFFECTS), p.rng.choice(("modal", "do-not", "plain", "perfect")))
    before, tag = p.auxiliaries(subject, p.rng.choice(("modal", "modal-not", "do-not", "never")))
    second = p.effect(tag, p.rng.choice(EFFECTS))
    second.before[:0] = before
    return first.joined(second, p.rng.choice(("and", "but")))


@pattern()
def _is_adjective(p: Phrases) -> Node:
    subject = p.group(p.rng.choice(("treatment", "treatment", "people", "symptom")), pronouns=0.1)
    tree = p.be(subject, past=0.2)
    if p.chance(0.3):
        tree.then("neg", node(p.rng.choice(("not", "not", "never")), "RB"))
    return tree.then("acomp", praise(p)).led("nsubj", subject)


@pattern(1.2)
def _is_noun(p: Phrases) -> Node:
    subject = p.group("treatment", pronouns=0.15)
    tree = p.be(subject, past=0.1)
    if p.chance(0.3):
        tree.then("neg", node(p.rng.choice(("not", "not", "n't")), "RB"))
    return tree.then("attr", p.deverbal(bare=False, plural=p.finite_tag(subject) == "VBP")).led("nsubj", subject)


@pattern(1.6)
def _noun_of_verb_as_subject(p: Phrases) -> Node:
    """`Treatments for acne work`; `Increases in bone density were seen`; `Burns and cuts heal under honey`."""
    draw = p.rng.random()
    if draw < 0.35:
        nouns = "burns cuts fats drops supports treats lifts helps aids shields guards blocks works fights".split()
        trees = [node(word, "NNS") for word in p.rng.sample(nouns, 2)]
        subject = trees[0].joined(trees[1], "and")
        subject.plural = True
    else:
        subject = p.deverbal(bare=p.chance(0.5))
    if p.chance(0.35):
        tree = p.passive(
            subject, p.rng.choice(("seen", "measured", "reported", "found", "observed", "needed", "tested"))
        )
        return p.with_phrase(tree, "in", p.place())
    return p.clause(
        subject, p.rng.choice(("act", "relieve", "raise", "lower")), p.rng.choice(("plain", "past", "modal"))
    )


@pattern(1.4)
def _fell_by(p: Phrases) -> Node:
    subject = p.group(p.rng.choice(("measure", "symptom", "illness")), bare=p.chance(0.6))
    tag = p.finite_tag(subject, p.chance(0.6))
    tree = node(verb(p.rng.choice(("fall", "drop", "rise", "decrease", "increase", "improve"))).form(tag), tag)
    p.with_phrase(tree, "by", p.share())
    if p.chance(0.4):
        group = node("group", "NN").led("det", node("the", "DT"))
        take = node("took", "VBD").led("nsubj", node("that", "WDT")).then("dobj", p.group("treatment", bare=True))
        p.with_phrase(tree, "in", group.then("relcl", take))
    return tree.led("nsubj", subject)


@pattern()
def _had_lower_risk(p: Phrases) -> Node:
    subject = p.group("people", bare=True)
    risk = node(p.rng.choice(("risk", "rate", "chance")), "NN")
    lower = node(p.rng.choice(("lower", "higher", "smaller", "greater")), "JJR")
    lower.led("npadvmod", node(p.rng.choice(("percent", "%")), "NN").led("nummod", p.number()))
    risk.led("amod", lower).led("det", node("a", "DT"))
    p.with_phrase(risk, "of", p.ailment(bare=True))
    if p.chance(0.2):
        return risk
    tag = p.finite_tag(subject, p.chance(0.6))
    return node(verb("have").form(tag), tag).then("dobj", risk).led("nsubj", subject)


@pattern(1.2)
def _share_of_people(p: Phrases) -> Node:
    people = p.rng.choice(count_nouns("people")).plural().tree()
    draw = p.rng.random()
    if draw < 0.3:
        ten = node(p.rng.choice(("ten", "10", "five")), "CD")
        ten.led("quantmod", node("in", "IN")).led(
            "quantmod", node(p.rng.choice(("eight", "nine", "four", "7", "9")), "CD")
        )
        subject = people.led("nummod", ten)
    elif draw < 0.7:
        subject = p.with_phrase(p.share(), "of", people)
    else:
        subject = people.led("amod", node(*p.rng.choice((("most", "JJS"), ("many", "JJ"), ("several", "JJ")))))
    subject.plural = True
    tag = p.finite_tag(subject, p.chance(0.6))
    if p.chance(0.5):
        tree = node(verb(p.rng.choice(("report", "see", "have", "notice"))).form(tag), tag)
        tree.then("dobj", p.deverbal() if p.chance(0.4) else p.group(p.rng.choice(("symptom", "function")), bare=True))
        return tree.led("nsubj", subject)
    if p.chance(0.5):
        return (
            node(verb("feel").form(tag), tag)
            .then("acomp", node(*tagged_words("comparatives", p.rng)))
            .led("nsubj", subject)
        )
    return p.clause(subject, "act", "past" if tag == "VBD" else "plain")


@pattern()
def _condition(p: Phrases) -> Node:
    suffer = node("suffer", "VBP")
    draw = p.rng.random()
    if draw < 0.4:
        p.with_phrase(suffer, "from", p.ailment())
    elif draw < 0.7:
        suffer = node("have", "VBP").then("dobj", p.ailment())
    else:
        suffer = node("take", "VBP").then("dobj", p.group("treatment"))
    suffer.led("nsubj", node("you", "PRP")).led("mark", node("if", "IN"))
    if p.chance(0.5):
        tree = node(p.rng.choice(("try", "avoid", "ask", "take", "see")), "VB")
        tree.then("dobj", p.group("expert" if tree.word in ("ask", "see") else "treatment"))
    else:
        kind = p.rng.choice(EFFECTS)
        tree = p.clause(p.agent_of(kind), kind, p.rng.choice(("plain", "modal", "modal-not")))
    return tree.led("punct", node(",", ",")).led("advcl", suffer)


@pattern(1.2)
def _protects_from(p: Phrases) -> Node:
    subject = p.group("treatment")
    before, tag = p.auxiliaries(subject, p.rng.choice(("plain", "plain", "past", "modal", "do-not", "adverb")))
    bullet_only = p.chance(0.4)
    if bullet_only:
        before, tag = [], "VBZ"
    tree = node(verb(p.rng.choice(("protect", "guard", "shield", "defend"))).form(tag), tag)
    tree.before = before
    preposition = p.rng.choice(("from", "against"))
    if tree.word.startswith("guard") and p.chance(0.6):
        preposition = "against"
    else:
        tree.then("dobj", p.group("body"))
    p.with_phrase(tree, preposition, p.groups(("hazard", "illness"), bare=True))
    return tree if bullet_only else tree.led("nsubj", subject)


@pattern()
def _attachment_of_with(p: Phrases) -> Node:
    """What `with`, `of` and `for` hang on depends on the nouns: people have illnesses, treatments are means."""
    tree = node(*p.rng.choice((("helps", "VBZ"), ("treats", "VBZ"), ("relieves", "VBZ"), ("supports", "VBZ"))))
    people = p.rng.choice(count_nouns("people")).plural().tree()
    draw = p.rng.random()
    if draw < 0.5:
        tree.then("dobj", p.with_phrase(people, "with", p.group("illness", bare=True)))
    elif draw < 0.75:
        tree.then("dobj", people)
        p.with_phrase(tree, "with", p.group("treatment", bare=True))
    else:
        joint = p.rng.choice(count_nouns("body")).tree().led("det", node("the", "DT"))
        tree.then("dobj", p.with_phrase(node(p.rng.choice(("pain", "swelling", "numbness")), "NN"), "of", joint))
    return tree.led("nsubj", p.rng.choice(count_nouns("treatment")).tree().led("det", node("the", "DT")))


@pattern()
def _people_take(p: Phrases) -> Node:
    subject = p.group("people", pronouns=0.75)
    tree = p.clause(
        subject, "take", p.rng.choice(("plain", "past", "modal", "modal-not", "do-not", "perfect", "progressive"))
    )
    if p.chance(0.3):
        kind = p.rng.choice(("act", "relieve"))
        subject = p.owned(p.rng.choice(mass_nouns("symptom")).tree()) if kind == "act" else node("it", "PRP")
        return tree.joined(p.clause(subject, kind, "past", simple=True), "and")
    return tree


@pattern()
def _purpose(p: Phrases) -> Node:
    """`To lower your cholesterol, eat oats`; `Take zinc to shorten colds`."""
    tree = node(p.rng.choice(("take", "use", "eat", "drink", "try", "apply", "choose")), "VB")
    tree.then("dobj", p.group(p.rng.choice(("treatment", "food")), bare=p.chance(0.5)))
    aim = p.infinitive(p.rng.choice(GOOD_EFFECTS), more=False)
    if p.chance(0.5):
        return tree.then("advcl", aim)
    return tree.led("punct", node(",", ",")).led("advcl", aim)


@pattern()
def _explained(p: Phrases) -> Node:
    """`Ginger, a cure for nausea, also calms nerves`."""
    subject = p.group("treatment", bare=True, plain=1.0)
    subject.then("punct", node(",", ",")).then("appos", p.deverbal(bare=False)).then("punct", node(",", ","))
    return p.clause(subject, p.rng.choice(GOOD_EFFECTS), simple=True)


@pattern(stop=1.0, mark="?")
def _question_to_reader(p: Phrases) -> Node:
    draw = p.rng.random()
    if draw < 0.4:
        tree = node(p.rng.choice(("tired", "sick", "afraid")), "JJ")
        if p.chance(0.4):
            gerund = node(p.verb_of("take").form("VBG"), "VBG").then("dobj", p.group("treatment", bare=True))
            return p.with_phrase(tree, "of", gerund, verbal=True)
        return p.with_phrase(tree, "of", p.ailment(bare=True))
    word, preposition = p.rng.choice(
        (("struggling", "with"), ("suffering", "from"), ("living", "with"), ("looking", "for"))
    )
    tree = node(word, "VBG")
    return p.with_phrase(tree, preposition, p.deverbal() if preposition == "for" else p.ailment(bare=True))
