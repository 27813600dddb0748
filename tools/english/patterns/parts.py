"""Parts of sentences that several patterns share."""

from __future__ import annotations

from tools.english.phrases import GOOD_EFFECTS, Phrases
from tools.english.tree import Node, chain, node
from tools.english.words import count_nouns, verb, words

COLON = (":", ":")
"""The word and the tag of a colon."""


def objects(kind: str) -> tuple[str, ...]:
    """The classes of what the verbs of a class act on."""
    return {
        "relieve": ("illness", "symptom"), "raise": ("function",), "lower": ("measure",),
        "harm": ("body",), "cause": ("illness", "symptom"),
    }[kind]  # fmt: skip


def helping(p: Phrases, tag: str) -> Node:
    """`helps reduce pain`, `helps to sleep`, `helps you sleep`, `helps the body fight colds`."""
    tree = node(verb("help").form(tag), tag)
    draw = p.rng.random()
    if draw < 0.4:
        return tree.then("xcomp", p.effect("VB"))
    if draw < 0.6:
        return tree.then("xcomp", p.infinitive())
    who = node("you", "PRP")
    if p.chance(0.5):
        who = p.group("people") if p.chance(0.5) else p.owned(p.rng.choice(count_nouns("body")).tree())
    if draw < 0.8:
        inner = node(p.rng.choice(("sleep", "relax", "recover", "focus", "heal", "breathe", "unwind")), "VB")
        if p.chance(0.4):
            inner.then("advmod", node("better", "RBR"))
    else:
        inner = p.effect("VB", p.rng.choice(GOOD_EFFECTS), more=False)
    if p.chance(0.25):
        inner.led("aux", node("to", "TO"))
    return tree.then("ccomp", inner.led("nsubj", who))


def measured(p: Phrases) -> Node:
    """`500 mg`, `two capsules`."""
    unit = p.rng.choice(
        (("mg", "NN"), ("g", "NN"), ("ml", "NN"), ("drops", "NNS"), ("capsules", "NNS"), ("tablets", "NNS"))
    )
    return node(*unit).led("nummod", p.number())


def how_often(p: Phrases, tree: Node) -> Node:
    """The tree with `twice daily`, `every morning`, `with food`."""
    draw = p.rng.random()
    if draw < 0.25:
        daily = node("daily", "RB")
        if p.chance(0.6):
            daily.led("advmod", node("twice", "RB"))
        tree.then("advmod", daily)
    elif draw < 0.5:
        times = node("times", "NNS").led("nummod", node(p.rng.choice(("two", "three", "four", "3")), "CD"))
        day = node(p.rng.choice(("day", "week")), "NN").led("det", node("a", "DT"))
        tree.then("npadvmod", times.then("npadvmod", day))
    elif draw < 0.65:
        day = node(p.rng.choice(("morning", "night", "day", "evening")), "NN")
        tree.then("npadvmod", day.led("det", node(p.rng.choice(("each", "every")), "DT")))
    elif draw < 0.8:
        p.with_phrase(tree, "for", p.span())
    if p.chance(0.4):
        taken_with = node(*p.rng.choice((("food", "NN"), ("meals", "NNS"), ("water", "NN"), ("bed", "NN"))))
        p.with_phrase(tree, p.rng.choice(("with", "before", "after", "without")), taken_with)
    return tree


def compared_with(p: Phrases) -> Node:
    """`stronger than aspirin`, `as effective as aspirin`: the adjective with what it is compared with."""
    if p.chance(0.25):
        tree = node(p.rng.choice(words("more_adjectives")), "JJ").led("advmod", node("as", "RB"))
        return tree.then("prep", p.phrase("as", p.group("treatment", bare=p.chance(0.6))))
    tree = p.compared()
    return tree.then("prep", p.phrase("than", p.group("treatment", bare=p.chance(0.6))))


def compound_adjective(p: Phrases) -> Node:
    """`fast acting`, `plant based`, `pain free`: what writers join by a hyphen."""
    draw = p.rng.random()
    if draw < 0.4:
        return node(*p.rng.choice((("acting", "VBG"), ("working", "VBG")))).led(
            "advmod", node(p.rng.choice(("fast", "deep")), "RB")
        )
    if draw < 0.6:
        return node("based", "VBN").led("npadvmod", node(p.rng.choice(("plant", "evidence", "science", "water")), "NN"))
    if draw < 0.8:
        return node("free", "JJ").led("npadvmod", node(p.rng.choice(("pain", "drug", "sugar", "stress")), "NN"))
    return node("lasting", "VBG").led("advmod", node("long", "RB"))


def praise(p: Phrases) -> Node:
    """Adjectives, coordinated: `safe and free of side effects`."""

    def one() -> Node:
        draw = p.rng.random()
        if draw < 0.2:
            return p.with_phrase(node("free", "JJ"), p.rng.choice(("of", "from")), p.group("symptom", bare=True))
        if draw < 0.35:
            return p.with_phrase(node(p.rng.choice(("rich", "high", "low")), "JJ"), "in", p.group("food", bare=True))
        if draw < 0.55:
            tree = node(p.rng.choice(("suitable", "safe", "ideal", "good", "perfect", "effective")), "JJ")
            if p.chance(0.4):
                return p.with_phrase(tree, "for", p.effect("VBG", more=False), verbal=True)
            kind = p.rng.choice(("people", "body", "symptom"))
            return p.with_phrase(tree, "for", p.group(kind, bare=True))
        tree = p.adjective("quality")
        return tree.led("advmod", node(p.rng.choice(words("adverbs", "degree")), "RB")) if p.chance(0.2) else tree

    return chain([one() for _ in range(p.rng.choice((1, 2, 2, 3)))], p.rng.choice(("and", "and", "but", None)))
