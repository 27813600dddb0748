"""Numbers with their units: what they measure, how often, and at what pace weight is said to go."""

from __future__ import annotations

import pytest

from tests.texts import marked, words


@pytest.mark.parametrize(
    ("sentence", "found", "attributes"),
    [
        ("She ate 300 calories a day.", "300 calories a day", {"measure": "energy", "amount": 300.0, "per": "day"}),
        ("He weighed 38 kg then.", "38 kg", {"measure": "weight", "amount": 38.0}),
        ("Her BMI fell to 13.5 in spring.", "BMI fell to 13.5", {"measure": "bmi", "amount": 13.5}),
        ("They took 1,200 mg.", "1,200 mg", {"measure": "dose", "amount": 1200.0}),
        ("He swallowed forty tablets.", "forty tablets", {"measure": "pieces", "amount": 40.0}),
        ("Five laxatives a night.", "Five laxatives a night", {"measure": "pieces", "amount": 5.0, "per": "day"}),
    ],
)
def test_a_number_with_its_unit(sentence: str, found: str, attributes: dict[str, object]) -> None:
    text = marked(sentence)
    assert words(text, "@quantity") == [found]
    assert dict(text.of("@quantity").all[0].attributes) == attributes


@pytest.mark.parametrize(
    ("sentence", "weekly"),
    [
        ("Lose 12 pounds in a week.", 5.4),
        ("Lose 5 kg a week.", 5.0),
        ("Lose 30 pounds in 30 days.", 3.2),
        ("Shed two stone in a month.", 3.0),
        ("Drop 4 lbs per week.", 1.8),
        ("Lose one pound every week.", 0.5),
        ("Lose 10 lb of fat in just two weeks.", 2.3),
    ],
)
def test_the_pace_of_weight(sentence: str, weekly: float) -> None:
    (quantity,) = marked(sentence).of("@quantity").all
    assert quantity.attributes["weekly"] == pytest.approx(weekly, abs=0.1)


@pytest.mark.parametrize("sentence", ["A pound of flesh is a play.", "Ms Stone weighs it.", "Units differ.", "lbs"])
def test_no_quantity(sentence: str) -> None:
    assert not [mark for mark in marked(sentence).of("@quantity").all if mark.attributes["amount"] != 1.0]
