"""The words of the generated sentences, with their forms: `words.yaml` comes in, verbs and nouns by class go out."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tools.english.tree import Node, node

_PATH = Path(__file__).with_name("words.yaml")
_VOWELS = "aeiou"
#: Syllables of invented names of products and medicines.
_FIRST = "Vel Nuv Mel Ost Cal Ser Lum Zen Aur Fen Mir Tal Ved Sol Bel Ren Ori Kal Dor Ily".split()
_MIDDLE = "o a i e ora ivi ane ulo esta ari".split()
_PRODUCT = "ra nix lene via mune derm flex calm vive rest lift pure dent sol zyme".split()
_MEDICINE = "pril mab statin oxetine azole afil olol amide idone acin gliptin sartan".split()


@dataclass(frozen=True, slots=True)
class Verb:
    """The forms of a verb by their tags."""

    forms: Mapping[str, str]

    def form(self, tag: str) -> str:
        """The form that the tag asks for."""
        return self.forms[tag]


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun with what is joined before it."""

    before: tuple[tuple[str, str], ...]
    """Words and their tags: nouns and adjectives."""
    word: str
    tag: str

    @property
    def mass(self) -> bool:
        """Whether it needs no article."""
        return self.tag in ("NN-mass", "NNP")

    def tree(self) -> Node:
        """The noun with its joined words as a new tree."""
        head = node(self.word, self.tag.removesuffix("-mass"))
        for word, tag in self.before:
            head.before.append(("compound" if tag.startswith("NN") else "amod", node(word, tag)))
        return head

    def plural(self) -> Noun:
        """The noun in the plural."""
        return Noun(self.before, _plural(self.word), "NNS")


@cache
def _lists() -> dict[str, Any]:
    content = yaml.safe_load(_PATH.read_text(encoding="utf-8"))
    assert isinstance(content, dict)
    return content


@cache
def words(*keys: str) -> tuple[str, ...]:
    """The words of a list, named by the keys that lead to it."""
    content: Any = _lists()
    for key in keys:
        content = content[key]
    return tuple(dict.fromkeys(content.split() if isinstance(content, str) else content))


_OFTEN = 4


@cache
def verbs(kind: str) -> tuple[Verb, ...]:
    """The verbs of a class, some of them several times, so that a choice falls on them more often."""
    often = words("often")
    return tuple(verb(base) for base in words("verbs", kind) for _ in range(_OFTEN if base in often else 1))


@cache
def verb(base: str) -> Verb:
    """All forms of a verb."""
    irregular = _lists()["irregular"].get(base)
    past, participle = irregular.split() if irregular else (_past(base), _past(base))
    forms = {"VB": base, "VBP": base, "VBZ": _third(base), "VBD": past, "VBN": participle, "VBG": _gerund(base)}
    if base == "have":
        forms["VBZ"] = "has"
    return Verb(forms)


def _third(base: str) -> str:
    if base.endswith(("s", "x", "z", "ch", "sh", "o")) and not base.endswith("oo"):
        return base + "es"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ies"
    return base + "s"


def _past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ied"
    return _stem(base) + "ed"


def _gerund(base: str) -> str:
    if base.endswith("e") and not base.endswith(("ee", "ye")):
        return base[:-1] + "ing"
    return _stem(base) + "ing"


_DOUBLED_WITH_PAST = frozenset("cut shed get begin win fit reset upset".split())


def _stem(base: str) -> str:
    doubled = base in words("doubled") or base in _DOUBLED_WITH_PAST
    return base + base[-1] if doubled else base


def _plural(word: str) -> str:
    irregular = _lists()["irregular_plurals"].get(word)
    return irregular or _third(word)


@cache
def mass_nouns(kind: str) -> tuple[Noun, ...]:
    """The nouns of a class that need no article."""
    return tuple(_noun(term, "NN-mass") for term in words("nouns", kind, "mass"))


@cache
def count_nouns(kind: str) -> tuple[Noun, ...]:
    """The nouns of a class that are counted."""
    return tuple(_noun(term, "NN") for term in words("nouns", kind, "count"))


def _noun(term: str, tag: str) -> Noun:
    *before, last = term.split("_")
    return Noun(tuple(tagged(part, "NN") for part in before), last, tag)


def tagged(part: str, tag: str = "JJ") -> tuple[str, str]:
    """A word of a list and its tag, where the list gives one: `lower/JJR`."""
    word, _, its_tag = part.partition("/")
    return word, its_tag or tag


def tagged_words(key: str, rng: random.Random) -> tuple[str, str]:
    """One word of a list whose words carry tags."""
    return tagged(rng.choice(words(key)))


def product(rng: random.Random) -> Noun:
    """An invented product."""
    name = rng.choice(_FIRST) + rng.choice(_MIDDLE) + rng.choice(_PRODUCT)
    return Noun((), name, "NNP")


def medicine(rng: random.Random) -> Noun:
    """An invented medicine."""
    name = rng.choice(_FIRST).lower() + rng.choice(_MIDDLE) + rng.choice(_MEDICINE)
    return Noun((), name, "NN-mass")
