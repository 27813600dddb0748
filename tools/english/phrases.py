"""Noun groups, verb groups and clauses of the generated sentences, each a tree with exact tags and labels."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from tools.english.tree import Node, chain, node
from tools.english.words import (
    Noun,
    Verb,
    count_nouns,
    mass_nouns,
    medicine,
    product,
    tagged,
    tagged_words,
    verb,
    verbs,
    words,
)

#: For a class of verbs, what may do it and what it is done to.
_AGENTS = {
    "relieve": "treatment", "raise": "treatment", "lower": "treatment", "groom": "treatment", "slim": "treatment",
    "harm": "hazard", "cause": "hazard", "take": "people",
}  # fmt: skip
_OBJECTS = {
    "relieve": ("illness", "symptom", "symptom"), "raise": ("function",), "lower": ("measure",), "groom": ("look",),
    "slim": ("fat",), "harm": ("body", "function"), "cause": ("illness", "symptom"), "take": ("treatment",),
}  # fmt: skip
#: A class comes as often as it stands here.
EFFECTS = ("relieve",) * 4 + ("raise",) * 3 + ("lower",) * 2 + ("groom", "groom", "slim", "harm", "cause", "cause")
GOOD_EFFECTS = tuple(kind for kind in EFFECTS if kind not in ("harm", "cause"))
_ADJECTIVES = {
    "treatment": "treatment", "illness": "ailment", "symptom": "ailment", "function": "function",
    "measure": "measure", "body": "body", "look": "look", "people": "people", "study": "study",
}  # fmt: skip
#: Classes of body and mind, which are somebody's.
_OWNED = frozenset({"function", "body", "look", "measure"})
_SPOKEN_NUMBERS = "two three four five six eight ten twelve twenty thirty".split()
_NOT_PLURAL = frozenset({"he", "she", "it", "this", "that", "everything", "nothing"})
_PRONOUNS = {"treatment": ("it", "it", "this", "they"), "people": ("we", "they", "you", "I", "she", "he")}
_OWNERS = "your your your your our my their its".split()


@dataclass
class Phrases:
    """Makes phrases by the draws of one generator of random numbers."""

    rng: random.Random

    def chance(self, share: float) -> bool:
        """True in so many of 1."""
        return self.rng.random() < share

    # -- noun groups ----------------------------------------------------------------------------------------------

    def noun(self, kind: str) -> Noun:
        """A noun of a class, in the singular, the plural or without number."""
        if kind == "treatment" and self.chance(0.16):
            return product(self.rng) if self.chance(0.6) else medicine(self.rng)
        mass, count = mass_nouns(kind), count_nouns(kind)
        if mass and self.chance(0.55 if count else 1.0):
            return self.rng.choice(mass)
        found = self.rng.choice(count)
        return found.plural() if self.chance(0.6) else found

    def group(self, kind: str, *, bare: bool = False, plain: float = 0.7, pronouns: float = 0.0) -> Node:
        """A noun group; `bare` as headlines have it, `plain` the share without an adjective."""
        if self.chance(pronouns) and kind in _PRONOUNS:
            word = self.rng.choice(_PRONOUNS[kind])
            tree = node(word, "DT" if word == "this" else "PRP")
            tree.plural = word not in _NOT_PLURAL
            return tree
        noun = self.noun(kind)
        bare = bare and self.chance(0.9)
        if bare and noun.tag == "NN":
            noun = noun.plural()
        tree = noun.tree()
        tree.plural = noun.tag == "NNS"
        if not self.chance(plain) and noun.tag != "NNP":
            self.describe(tree, kind)
        if noun.tag == "NNP" or bare:
            return tree
        return self.determined(tree, noun.mass, owned=kind in _OWNED)

    def describe(self, tree: Node, kind: str) -> Node:
        """The noun group with an adjective or a participle in front."""
        if self.chance(0.2):
            tag = self.rng.choice(("VBN", "VBG"))
            return tree.led("amod", node(self.rng.choice(words("participles", tag)), tag))
        if kind not in _ADJECTIVES:
            return tree
        return tree.led("amod", self.adjective(_ADJECTIVES[kind]))

    def determined(self, tree: Node, mass: bool, *, owned: bool = False) -> Node:
        """The noun group with the article, owner or number that it needs or may have."""
        draw = self.rng.random()
        if owned and draw < 0.5:
            return self.owned(tree)
        if mass or tree.tag == "NNS":
            if draw > 0.9:
                return tree.led(
                    "det", node("the" if mass else self.rng.choice(("the", "these", "the", "the", "all")), "DT")
                )
            if draw > 0.83:
                return self.owned(tree)
            if tree.tag == "NNS" and draw > 0.76:
                return tree.led("nummod", node(self.rng.choice(_SPOKEN_NUMBERS), "CD"))
            if tree.tag == "NNS" and draw > 0.71:
                word = self.rng.choice("many most several other few".split())
                return tree.led("amod", node(word, "JJS" if word == "most" else "JJ"))
            return tree
        if draw > 0.8:
            return self.owned(tree)
        return tree.led(
            "det", node(self.rng.choice("the the the the a a a a a a this this each every another".split()), "DT")
        )

    def owned(self, tree: Node) -> Node:
        """The noun group of somebody: `your skin`, `the body's cells`."""
        if self.chance(0.9):
            return tree.led("poss", node(self.rng.choice(_OWNERS), "PRP$"))
        owner = node(*self.rng.choice((("body", "NN"), ("patient", "NN"), ("skin", "NN"), ("nature", "NN"))))
        if owner.word != "nature":
            owner.led("det", node("the", "DT"))
        return tree.led("poss", owner.then("case", node("'s", "POS")))

    def groups(self, kinds: Sequence[str], *, bare: bool = False) -> Node:
        """One noun group, or now and then two or three that are coordinated."""
        draw = self.rng.random()
        size = 1 if draw < 0.82 else 2 if draw < 0.94 else 3
        trees = [self.group(self.rng.choice(kinds), bare=bare) for _ in range(size)]
        found = chain(trees, self.rng.choice(("and", "and", "and", "or")), serial=self.chance(0.4))
        found.plural = found.plural or size > 1
        return found

    def ailment(self, *, bare: bool = False) -> Node:
        """An illness or a symptom."""
        return self.groups(("illness", "symptom"), bare=bare)

    def deverbal(self, *, bare: bool = True, plural: bool | None = None) -> Node:
        """A noun that is a verb as well, with what it is for: `cures for snoring`, `a drop in blood pressure`."""
        kind = self.rng.choice(("relieve", "relieve", "raise", "lower", "lower", "groom"))
        word, _, preposition = self.rng.choice(words("deverbal", kind)).partition("/")
        mass = word in words("mass_nouns")
        noun = Noun((), word, "NN-mass" if mass else "NN")
        if not mass and (self.chance(0.5) if plural is None else plural):
            noun = noun.plural()
        tree = noun.tree()
        if self.chance(0.4):
            tree.led("amod", self.adjective("treatment"))
        elif self.chance(0.15):
            tree.led("amod", node(self.rng.choice(words("participles", "VBN")), "VBN"))
        if not bare:
            self.determined(tree, mass)
        tree.plural = noun.tag == "NNS"
        return self.with_phrase(tree, preposition, self.groups(_OBJECTS[kind], bare=True))

    # -- prepositions and adverbs -----------------------------------------------------------------------------------

    def phrase(self, preposition: str, inner: Node, *, verbal: bool = False) -> Node:
        """A preposition with what it governs: a noun group, or a gerund."""
        return node(preposition, "IN").then("pcomp" if verbal else "pobj", inner)

    def with_phrase(self, tree: Node, preposition: str, inner: Node, *, verbal: bool = False) -> Node:
        """The tree with a prepositional phrase behind it."""
        return tree.then("prep", self.phrase(preposition, inner, verbal=verbal))

    def number(self) -> Node:
        """A cardinal number, in figures or in words."""
        if self.chance(0.4):
            return node(self.rng.choice(_SPOKEN_NUMBERS), "CD")
        return node(
            str(self.rng.choice((2, 3, 5, 8, 10, 12, 14, 15, 20, 24, 25, 30, 36, 40, 50, 60, 75, 80, 90))), "CD"
        )

    def span(self) -> Node:
        """`two weeks`, `a month`, `minutes`."""
        noun = self.rng.choice(count_nouns("time"))
        if self.chance(0.2):
            return noun.tree().led("det", node("a", "DT"))
        tree = noun.plural().tree()
        return tree if self.chance(0.15) else tree.led("nummod", self.number())

    def share(self) -> Node:
        """`30 percent`, `40 %`, `half`."""
        if self.chance(0.1):
            return node("half", "NN")
        figure = node(self.rng.choice("5 8 12 15 20 23 25 30 34 40 45 50 60 70 80 95 2.5 17.4".split()), "CD")
        self.rounded(figure)
        return node(self.rng.choice(("%", "%", "percent")), "NN").led("nummod", figure)

    def rounded(self, figure: Node) -> Node:
        """The number, now and then with `up to`, `more than` or `about`."""
        draw = self.rng.random()
        if draw < 0.12:
            return figure.led("quantmod", node("to", "IN")).led("quantmod", node("up", "IN"))
        if draw < 0.2:
            return figure.led("quantmod", node("than", "IN")).led("amod", node("more", "JJR"))
        if draw < 0.28:
            return figure.led("advmod", node(self.rng.choice(("about", "nearly", "almost", "only")), "RB"))
        return figure

    def circumstance(self, tree: Node) -> Node:
        """The verb group, perhaps with an adverb or with a phrase on time, place, means or share."""
        draw = self.rng.random()
        if draw < 0.4:
            return tree
        if draw < 0.56:
            return tree.then("advmod", node(self.rng.choice(words("adverbs", "manner")), "RB"))
        if draw < 0.72:
            return self.with_phrase(tree, self.rng.choice(("in", "within", "after", "for")), self.span())
        if draw < 0.8:
            return self.with_phrase(tree, "in", self.place())
        if draw < 0.87:
            return self.with_phrase(tree, "without", self.group(self.rng.choice(("symptom", "treatment")), bare=True))
        if draw < 0.93:
            return self.with_phrase(tree, "with", self.group("treatment"))
        clause = self.clause(self.group("people", pronouns=0.8), "sleep", simple=True)
        mark = ("advmod", node("when", "WRB"))
        if self.chance(0.7):
            mark = ("mark", node(self.rng.choice(("while", "before", "because", "if")), "IN"))
        return tree.then("advcl", clause.led(*mark))

    def place(self) -> Node:
        """Whom or where something was seen."""
        word = self.rng.choice(words("places"))
        tree = node(word, "NNP" if word[0].isupper() else "NNS")
        if tree.tag == "NNS" and self.chance(0.4):
            tree.led("amod", self.adjective("people"))
        return tree

    # -- verb groups ------------------------------------------------------------------------------------------------

    def effect(self, tag: str, kind: str | None = None, *, bare: bool = False, more: bool = True) -> Node:
        """A verb in the form of the tag with its object: `lowers blood pressure within two weeks`."""
        kind = kind or self.rng.choice(EFFECTS)
        tree = node(self.rng.choice(verbs(kind)).form(tag), tag)
        tree.then("dobj", self.groups(_OBJECTS[kind], bare=bare))
        if kind == "lower" and self.chance(0.3):
            return self.with_phrase(tree, "by", self.share())
        return self.circumstance(tree) if more else tree

    def acting(self, tag: str) -> Node:
        """A verb without an object, perhaps with an adverb or a phrase."""
        return self.circumstance(node(self.rng.choice(verbs("act")).form(tag), tag))

    def infinitive(self, kind: str | None = None, *, more: bool = True) -> Node:
        """`to lower blood pressure`."""
        return self.effect("VB", kind, more=more).led("aux", node("to", "TO"))

    def agent_of(self, kind: str, *, bare: bool = False, pronouns: float = 0.08) -> Node:
        """A noun group that may do what the verbs of a class say."""
        if kind == "cause" and self.chance(0.4):
            return self.group("treatment", bare=bare, pronouns=pronouns)
        return self.group(_AGENTS[kind], bare=bare, pronouns=pronouns)

    def finite_tag(self, subject: Node, past: bool = False) -> str:
        """The tag of a finite verb behind the subject."""
        if past:
            return "VBD"
        return "VBP" if subject.plural or subject.word in ("I", "you", "we", "they") else "VBZ"

    def auxiliaries(self, subject: Node, style: str) -> tuple[list[tuple[str, Node]], str]:
        """What stands between subject and verb, and the tag of the verb, in one of the styles of `STYLES`."""
        many = self.finite_tag(subject) == "VBP"
        negation = ("neg", node(self.rng.choice(("not", "n't", "not")), "RB"))
        if style == "plain":
            return [], self.finite_tag(subject)
        if style == "past":
            return [], "VBD"
        if style == "adverb":
            return [("advmod", node(self.rng.choice(words("adverbs", "before")), "RB"))], self.finite_tag(subject)
        if style == "never":
            return [("neg", node("never", "RB"))], self.finite_tag(subject, self.chance(0.3))
        if style == "modal":
            found = [("aux", node(self.rng.choice(words("modals")), "MD"))]
            if self.chance(0.2):
                found.append(("advmod", node(self.rng.choice(words("adverbs", "before")), "RB")))
            return found, "VB"
        if style == "modal-not":
            return self._modal_not(), "VB"
        if style == "do-not":
            do, tag = self.rng.choice((("do", "VBP") if many else ("does", "VBZ"), ("did", "VBD")))
            return [("aux", node(do, tag)), negation], "VB"
        if style == "perfect":
            have = ("aux", node(*(("have", "VBP") if many else ("has", "VBZ"))))
            return [have, *([negation] if self.chance(0.25) else [])], "VBN"
        assert style == "progressive", style
        return [("aux", self.be(subject)), *([negation] if self.chance(0.25) else [])], "VBG"

    def _modal_not(self) -> list[tuple[str, Node]]:
        modal, negation = self.rng.choice((("can", "not"), ("ca", "n't"), ("wo", "n't"), ("may", "not"),
                                           ("will", "not"), ("could", "n't"), ("should", "not")))  # fmt: skip
        return [("aux", node(modal, "MD")), ("neg", node(negation, "RB"))]

    def be(self, subject: Node, past: float = 0.0) -> Node:
        """The form of `be` behind the subject."""
        if self.chance(past):
            return node("were" if self.finite_tag(subject) == "VBP" else "was", "VBD")
        if subject.word == "I":
            return node("am", "VBP")
        return node("are", "VBP") if self.finite_tag(subject) == "VBP" else node("is", "VBZ")

    def clause(self, subject: Node, kind: str | None = None, style: str | None = None, *, simple: bool = False) -> Node:
        """Subject, auxiliaries and verb with its object; `kind` `act` has no object, `sleep` is what people do."""
        kind = kind or self.rng.choice(EFFECTS)
        style = style or self.rng.choice(STYLES if not simple else ("plain", "past", "modal"))
        before, tag = self.auxiliaries(subject, style)
        if kind == "act":
            tree = self.acting(tag)
        elif kind == "sleep":
            tree = node(verb(self.rng.choice(("sleep", "work", "eat", "walk", "wait", "relax"))).form(tag), tag)
        else:
            tree = self.effect(tag, kind, more=not simple)
        tree.before[:0] = before
        return tree.led("nsubj", subject)

    def passive(self, subject: Node, participle: str) -> Node:
        """Subject, auxiliaries and a participle: `colds can be prevented`."""
        draw = self.rng.random()
        negation = [("neg", node(self.rng.choice(("not", "n't", "never")), "RB"))] if self.chance(0.2) else []
        if draw < 0.35:
            modal = self.rng.choice(words("modals"))
            if negation and negation[0][1].word == "n't":
                modal = "ca"
            before = [("aux", node(modal, "MD")), *negation, ("auxpass", node("be", "VB"))]
        elif draw < 0.5:
            have = node("have", "VBP") if self.finite_tag(subject) == "VBP" else node("has", "VBZ")
            before = [("aux", have), *negation, ("auxpass", node("been", "VBN"))]
        else:
            before = [("auxpass", self.be(subject, past=0.4)), *negation]
        if negation and negation[0][1].word == "n't" and before[0][1].word == "am":
            negation[0][1].word = "not"
        tree = node(participle, "VBN")
        tree.before = before
        return tree.led("nsubjpass", subject)

    def coordinated_effects(self, tag: str, sizes: Sequence[int] = (2, 2, 3), *, bare: bool = False,
                            word: str | None = "and", kinds: Sequence[str] = EFFECTS) -> Node:  # fmt: skip
        """Verbs in one form with an object each, or two verbs that share one."""
        if word and self.chance(0.25):
            kind = self.rng.choice(kinds)
            first, second = self.rng.sample(sorted({each.form("VB") for each in verbs(kind)}), 2)
            last = node(verb(second).form(tag), tag).then("dobj", self.groups(_OBJECTS[kind], bare=bare))
            return node(verb(first).form(tag), tag).joined(last, word)
        size = self.rng.choice(sizes)
        trees = [self.effect(tag, self.rng.choice(kinds), bare=bare, more=self.chance(0.3)) for _ in range(size)]
        return chain(trees, word, serial=self.chance(0.5))

    def verb_of(self, kind: str) -> Verb:
        """A verb of a class."""
        return self.rng.choice(verbs(kind))

    def adjective(self, kind: str) -> Node:
        """An adjective of a list."""
        return node(*tagged(self.rng.choice(words("adjectives", kind))))

    def compared(self) -> Node:
        """`stronger` or `more effective`."""
        if self.chance(0.6):
            return node(*tagged_words("comparatives", self.rng))
        adjective = node(self.rng.choice(words("more_adjectives")), "JJ")
        return adjective.led("advmod", node(self.rng.choice(("more", "more", "less")), "RBR"))


STYLES = (
    ("plain",) * 4 + ("past",) * 2
    + ("adverb", "never", "modal", "modal", "modal-not", "do-not", "do-not", "perfect", "progressive")
)  # fmt: skip
