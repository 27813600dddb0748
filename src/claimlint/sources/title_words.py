"""The words of a title as they are compared: a title goes in, its words come out, blind to spelling and typography."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from claimlint.expressions.spelling import norms

#: Words that carry no subject.
_EMPTY = frozenset(
    "a an and as at but by for from in into is its of on or s the their to versus vs with without among between "
    "during after before using use via within this that are be do does how what whether when which who can".split()
)
#: Words that say what kind of work it is, or that something acts on something: titles are shortened by them.
_GENERIC = frozenset(
    "analysis article association assessment blind blinded case clinical cohort comparison control controlled "
    "cross sectional data doubleblind double effect effectiveness efficacy evaluation evidence experience experiment "
    "exploratory follow up group guideline impact individual influence intervention investigation label letter "
    "literature longitudinal masked meta metaanalysis multi multicenter multicentre narrative national new "
    "observational open outcome outcomes parallel participant patient people phase pilot placebo population practice "
    "preliminary preprint prospective protocol qualitative quantitative random randomization randomized report "
    "response result retrospective review role safety scoping single sham short study studied subject survey "
    "systematic system term therapy treatment treating trial update updated research randomised".split()
)
_ROMAN = {"ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9"}
_UNITS = "zero one two three four five six seven eight nine ten eleven twelve".split()
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_NUMBERS = {name: str(number) for number, name in enumerate(_UNITS)} | {name: str(ten) for name, ten in _TENS.items()}
_GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "κ": "kappa", "λ": "lambda", "μ": "mu",
    "ω": "omega", "σ": "sigma", "τ": "tau", "θ": "theta",
}  # fmt: skip
_THOUSANDS = re.compile(r",(?=\d{3}(?!\d))")
#: Short forms of titles and what they stand for; both sides are read so.
_SHORT = {
    "rct": ("randomized", "controlled", "trial"), "rcts": ("randomized", "controlled", "trial"),
    "covid": ("coronavirus", "disease"), "ptsd": ("posttraumatic", "stress", "disorder"),
    "copd": ("chronic", "obstructive", "pulmonary", "disease"), "mdd": ("major", "depressive", "disorder"),
    "adhd": ("attention", "deficit", "hyperactivity", "disorder"), "cbt": ("cognitive", "behavioral", "therapy"),
    "tms": ("transcranial", "magnetic", "stimulation"), "vit": ("vitamin",), "usa": ("united", "states"),
    "uk": ("united", "kingdom"),
}  # fmt: skip
_PARTED = {("post", "traumatic"): "posttraumatic"}
_FULL_TENS, _DIGITS = frozenset(map(str, _TENS.values())), frozenset("123456789")
#: What separates a title from what is said below it.
_SEGMENTS = re.compile(r"\s*[:?!;]\s+|\s+[-\u2013\u2014]+\s+|\.\s+(?=[A-Z])")
_MARKUP = re.compile(r"</?[A-Za-z][^<>]{0,60}>")


def plain(text: str) -> str:
    """A text in lower case without markup and diacritics, with Greek letters by name."""
    text = _MARKUP.sub("", text)
    text = "".join(_GREEK.get(letter, letter) for letter in text.lower())
    decomposed = unicodedata.normalize("NFKD", text.translate(_LIGATURES))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


_LIGATURES = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th"})


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[str, ...]:
    """All words of a title in order, in one spelling and as singulars; numbers as figures."""
    found: list[str] = []
    for word in norms(plain(text)):
        if not any(letter.isalnum() for letter in word):
            continue
        found += (_plain_word(one) for one in _SHORT.get(word, (word,)))
    return tuple(_joined(found))


def segments(text: str) -> list[str]:
    """A title's parts: what stands before and after colons, question marks and dashes."""
    return [part for part in _SEGMENTS.split(text) if part.strip()]


def is_empty(word: str) -> bool:
    """Whether a word carries no subject."""
    return word in _EMPTY


def is_generic(word: str) -> bool:
    """Whether a word only says what kind of work it is."""
    return word in _GENERIC


def _joined(words: list[str]) -> list[str]:
    """Words that some write in two and some in one, numbers such as fifty-two among them."""
    found: list[str] = []
    for word in words:
        if found and found[-1] in _FULL_TENS and word in _DIGITS:
            found[-1] = str(int(found[-1]) + int(word))
            continue
        if found and (found[-1], word) in _PARTED:
            found[-1] = _PARTED[found[-1], word]
        elif word == "19" and found and found[-1] == "disease":
            found.append("2019")  # covid-19 is coronavirus disease 2019
        else:
            found.append(word)
    return found


def _plain_word(word: str) -> str:
    return _singular(_NUMBERS.get(word) or _ROMAN.get(word) or _THOUSANDS.sub("", word).strip("."))


def _singular(word: str) -> str:
    if len(word) < 4 or not word.isalpha() or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word.removesuffix("s")
