"""Numbers that are no statistics though they look like it: a figure in its text goes in, yes or no comes out.

Doses, discounts, strengths, own staff and prices, session lengths, ratings, idioms (“100 percent committed”). The
words that tell stand in `rules/vocab`; a list ends in `-before` or `-after` for the side of the figure it stands on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimlint.model.text import AnnotatedText, Span

_WHOLE = re.compile(
    r"(?:100|110|120|150|200|1000|1,000|hundred|a hundred|one hundred)\s?(?:%|percent|per cent)", re.IGNORECASE
)
_YEARLIKE = re.compile(r"(?:in|of)\s(?:19|20)\d\d$", re.IGNORECASE)
_YEARS = re.compile(r"from\s\d{4}\sto\s\d{4}")
_YEAR_COUNT = re.compile(r"(?:19|20)\d\d\s")
_SMALL = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
_MANY = re.compile(r"hundred|thousand|million|billion|dozen", re.IGNORECASE)
_EVIDENCE_NOUN = re.compile(
    r"(?:patients?|participants?|subjects|volunteers|deaths?|trials?|RCTs|meta-analyses|reviews|cases|suicides"
    r"|overdoses|fractures|strokes|heart attacks|cancers|lives)$"
)
_STUDY_NOUN = re.compile(r"(?:trials?|studies|RCTs|meta-analyses|reviews)$")
_PERSON_NOUN = re.compile(r"(?:patients?|participants?|subjects|volunteers)$")
#: Cases of a rule, not of a disease; reviews by customers, not of the literature.
_OTHER_NOUN = re.compile(
    r"(?:(?:special|edge|test|use|such|corner|best|worst|both)\scases"
    r"|(?:\w+[\s-]stars?|star|online|customer|google|yelp|positive|glowing|patient)\sreviews)$",
    re.IGNORECASE,
)
_NO_CHANGE = re.compile(r"(?:a\.?m|p\.?m|o'clock|mg|years?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in its text: the tokens from `start` to `end` (exclusive), and its words."""

    text: AnnotatedText
    kind: str
    start: int
    end: int
    words: str

    @property
    def sentence(self) -> Span:
        """The sentence that it stands in."""
        return self.text.sentence(self.start)

    def before(self, name: str, gap: int = 0) -> bool:
        """Whether a term of the list ends right in front of it, or with up to `gap` tokens between."""
        low = max(self.sentence.start, self.start - gap - 1)
        marks = self.text.of(name).overlapping(low, self.start)
        return any(mark.end <= self.start and mark.start >= self.sentence.start for mark in marks)

    def after(self, name: str, gap: int = 0) -> bool:
        """Whether a term of the list begins right behind it, or with up to `gap` tokens between."""
        last = min(self.end + gap, self.sentence.end - 1)
        return any(self.text.of(name).by_start.get(token) for token in range(self.end, last + 1))

    def among(self, name: str) -> bool:
        """Whether a term of the list stands in its sentence."""
        return bool(self.text.of(name).within(self.sentence.start, self.sentence.end))

    @property
    def following(self) -> str:
        """The word behind it."""
        return self.text.words(self.end, self.end + 1) if self.end < self.sentence.end else ""


def is_statistic(at: Figure) -> bool:
    """Whether a figure reports evidence or burden."""
    check = _CHECKS.get(at.kind)
    return check is None or check(at)


def _percent(at: Figure) -> bool:
    if at.after("$percent-everyday-after", 1) or at.before("$percent-everyday-before") or at.among("$everyday-topic"):
        return False
    if not _WHOLE.match(at.words):
        return True
    measured = at.after("$whole-measured-after") or at.before("$whole-measured-before", 6)
    return "effective" in at.words or measured


def _fraction(at: Figure) -> bool:
    if at.before("$fraction-everyday-before", 2) or at.after("$fraction-everyday-after") or _YEARLIKE.search(at.words):
        return False
    parts = re.split(r"[\s-](?:in|out\sof|of)[\s-](?:every\s)?", at.words.lower())
    low, high = (_value(part) for part in parts[:2]) if len(parts) > 1 else (None, None)
    return low is None or high is None or low < high


def _value(word: str) -> int | None:
    first = word.strip().split(" ")[0].replace(",", "")
    return int(first) if first.isdecimal() else _SMALL.get(first.lower())


def _count(at: Figure) -> bool:
    if "=" in at.words:
        return True
    if _OTHER_NOUN.search(at.words) or at.before("$count-everyday-before") or at.after("$count-everyday-after"):
        return False
    if at.before("$aged-before", 1) or _is_own_work(at):
        return False
    number = _value(at.words)
    if number is not None and number < 10 and not _MANY.search(at.words):
        return _is_small_evidence(at, number)
    return not _YEAR_COUNT.match(at.words)


def _is_small_evidence(at: Figure, number: int) -> bool:
    """Whether fewer than ten are counted as evidence; “one patient” of a story is a person, not a figure."""
    if _STUDY_NOUN.search(at.words):
        return number > 2
    if _PERSON_NOUN.search(at.words) and not at.among("$study-cue"):
        return False
    return bool(_EVIDENCE_NOUN.search(at.words))


def _is_own_work(at: Figure) -> bool:
    """What a house tells of its own patients and staff, unless they were studied."""
    return at.among("$own-voice") and at.among("$own-deed") and not at.among("$study-cue")


def _change(at: Figure) -> bool:
    if at.before("$dosed-before", 20) or _YEARS.fullmatch(at.words):
        return False
    if not at.words.startswith("from"):
        return True
    return at.before("$changed", 20) and not at.among("$everyday-topic") and not _NO_CHANGE.match(at.following)


def _duration(at: Figure) -> bool:
    clause = at.text.clause(at.start)
    if at.text.of("$if-cue").within(clause.start, at.start) or _is_own_work(at):
        return False
    return at.before("$lasting-effect", 3) or (at.before("$lasting", 1) and at.after("$lasting-after"))


def _money(at: Figure) -> bool:
    return at.among("$illness-cost") and not at.among("$business-money")


_CHECKS = {
    "percent": _percent,
    "fraction": _fraction,
    "count": _count,
    "change": _change,
    "duration": _duration,
    "money": _money,
}
