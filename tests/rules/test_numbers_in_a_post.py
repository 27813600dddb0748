"""Numbers of health need a source, those of everyday life do not: 280 sentences of our own in a post on health."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from claimlint.examples import findings_in
from claimlint.model.rule import Example
from tests.texts import shipped

RULE = "citations/uncited-statistic"
POST = """# Living with a long illness

Doctors and patients often ask what helps with pain and poor sleep.

{}

Talk to your doctor about asthma, depression or diabetes.
"""
RECALL, PRECISION = 0.98, 0.98


class Number(NamedTuple):
    """A sentence with a number."""

    is_statistic: bool
    sentence: str


def _numbers() -> list[Number]:
    lines = (Path(__file__).parent / "numbers_in_a_post.txt").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return [Number(kind == "s", sentence) for _, kind, sentence in rows]


def _is_reported(sentence: str) -> bool:
    rule = next(rule for rule in shipped().rules if rule.id == RULE)
    return bool(findings_in(rule, Example(POST.format(sentence)), shipped()))


def test_numbers_of_health_are_told_from_everyday_ones() -> None:
    numbers = _numbers()
    reported = [number for number in numbers if _is_reported(number.sentence)]
    right = [number for number in reported if number.is_statistic]
    missed = [number.sentence for number in numbers if number.is_statistic and number not in reported]
    noisy = [number.sentence for number in reported if not number.is_statistic]
    assert len(right) / (len(right) + len(missed)) >= RECALL, missed
    assert len(right) / len(reported) >= PRECISION, noisy
