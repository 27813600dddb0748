"""Marks quantities: a number with its unit (`300 calories`, `two stone`, `a BMI of 13`), what it measures, how often.

A weight with a time behind it (`12 pounds in a week`, `30 lb in 30 days`) also tells its pace in kilograms a week.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from claimlint.expressions.spelling import norm
from claimlint.model.setting import Setting
from claimlint.model.text import AnnotatedText, Mark, Value

MEASURES = ("weight", "energy", "bmi", "dose", "pieces", "distance")
PERIODS = ("day", "week", "month", "year")
GIVES: dict[str, dict[str, tuple[str, ...] | None]] = {
    "@quantity": {
        "measure": MEASURES,
        "amount": None,
        "per": PERIODS,
        "weekly": None,
        "weeks": None,
    }
}
NEEDS: tuple[str, ...] = ()

#: Unit words by what they measure.
_UNITS: dict[str, str] = {
    "weight": "lb lbs pound pounds kg kgs kilo kilos kilogram kilograms stone",
    "energy": "calorie calories kcal kcals kilocalorie kilocalories cal cals kj kilojoules",
    "dose": "mg mcg g gram grams ml iu units",
    "pieces": "tablet tablets pill pills capsule capsules laxative laxatives sachets bottles packets",
    "distance": "mile miles km kilometer kilometers",
}
_MEASURE_OF = {norm(word): measure for measure, words in _UNITS.items() for word in words.split()}
#: Kilograms in a unit of weight; others are kilograms.
_KILOGRAMS = {"lb": 0.4536, "lbs": 0.4536, "pound": 0.4536, "pounds": 0.4536, "stone": 6.35}
_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
_PERIOD_OF = {form: period for period in PERIODS for form in (period, f"{period}s")} | {
    "daily": "day", "weekly": "week", "monthly": "month", "night": "day", "nights": "day",
}  # fmt: skip
_SMALL = "zero one two three four five six seven eight nine ten eleven twelve".split()
_NUMBERS = {word: float(number) for number, word in enumerate(_SMALL)} | {
    "a": 1.0, "an": 1.0, "fifteen": 15.0, "twenty": 20.0, "thirty": 30.0, "forty": 40.0, "fifty": 50.0,
    "sixty": 60.0, "seventy": 70.0, "eighty": 80.0, "ninety": 90.0, "hundred": 100.0,
}  # fmt: skip
_INDEXES = frozenset({"bmi", "index"})
#: Words between `BMI` and its figure (`her BMI had dropped to 13`).
_FARTHEST_INDEX = 4
#: Tokens behind a unit in which its time is looked for (`12 pounds of fat in just one week`).
_FARTHEST_TIME = 7
_TIME_OPENERS = frozenset("a an per each every in within over for".split())


class _Time(NamedTuple):
    period: str
    days: float
    end: int
    rate: bool
    """Whether the time is a rate (`a week`, `per week`) and not a length (`in ten days`)."""


def annotate(text: AnnotatedText, setting: Setting) -> Iterable[Mark]:
    """The quantities of a text; the span runs from the number to the unit, or to the time behind it."""
    del setting
    yield from _measured(text)
    yield from _indexes(text)


def _measured(text: AnnotatedText) -> Iterator[Mark]:
    norms = text.tokens.norms
    for token, word in enumerate(norms):
        measure = _MEASURE_OF.get(word)
        if measure is None or token == 0 or text.tokens.blocks[token - 1] != text.tokens.blocks[token]:
            continue
        start = token - 1
        amount = _number(norms[start])
        if amount is None and measure == "pieces" and token - 1 > text.sentence(token).start:
            start = token - 2
            amount = _number(norms[start])
        if amount is not None:
            yield _mark(text, start, token, measure, amount)


def _mark(text: AnnotatedText, start: int, unit: int, measure: str, amount: float) -> Mark:
    known: dict[str, Value] = {"measure": measure, "amount": amount}
    time = _time(text, unit + 1)
    if time is None:
        return Mark("@quantity", start, unit + 1, known)
    if time.rate:
        known["per"] = time.period
    else:
        known["weeks"] = time.days / _DAYS["week"]
    if measure == "weight":
        kilograms = amount * _KILOGRAMS.get(text.tokens.norms[unit], 1.0)
        known["weekly"] = kilograms * _DAYS["week"] / time.days
    return Mark("@quantity", start, time.end, known)


def _time(text: AnnotatedText, start: int) -> _Time | None:
    """The time that follows a unit in its clause: `a week`, `per day`, `in 30 days`, `weekly`."""
    norms = text.tokens.norms
    if start >= len(norms):
        return None
    for token in range(start, min(start + _FARTHEST_TIME, text.sentence(start - 1).end)):
        if norms[token] in ("daily", "weekly", "monthly") and token == start:
            period = _PERIOD_OF[norms[token]]
            return _Time(period, _DAYS[period], token + 1, rate=True)
        period = _PERIOD_OF.get(norms[token], "")
        if not period or token == start:
            continue
        return _told(norms, start, token, period)
    return None


def _told(norms: tuple[str, ...], start: int, at: int, period: str) -> _Time | None:
    opener = next(
        (token for token in range(at - 1, start - 1, -1) if norms[token] in _TIME_OPENERS - {"a", "an"}), None
    )
    if opener is None:
        return _Time(period, _DAYS[period], at + 1, rate=True) if norms[at - 1] in ("a", "an", "/") else None
    if norms[opener] in ("per", "each", "every"):
        return _Time(period, _DAYS[period], at + 1, rate=True)
    number = next((found for token in range(at - 1, opener, -1) if (found := _number(norms[token])) is not None), 1.0)
    return _Time(period, max(number, 1.0) * _DAYS[period], at + 1, rate=False)


def _indexes(text: AnnotatedText) -> Iterator[Mark]:
    norms = text.tokens.norms
    for token, word in enumerate(norms):
        if word not in _INDEXES or (word == "index" and norms[token - 1] != "mass"):
            continue
        for behind in range(token + 1, min(token + 1 + _FARTHEST_INDEX, text.sentence(token).end)):
            amount = _number(norms[behind]) if norms[behind][0].isdigit() else None
            if amount is not None:
                yield Mark("@quantity", token, behind + 1, {"measure": "bmi", "amount": amount})
                break


def _number(word: str) -> float | None:
    """A number in digits (`1,200`, `0.5`) or words; None for anything else."""
    known: Mapping[str, float] = _NUMBERS
    if word in known:
        return known[word]
    plain = word.replace(",", "")
    if not plain.isascii() or len(plain) > 10 or not plain.replace(".", "", 1).isdigit():
        return None
    return float(plain)
