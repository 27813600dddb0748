"""What tells a reader of risk, and what only denies it."""

from __future__ import annotations

import pytest

from tests.texts import marked


@pytest.mark.parametrize(
    "sentence",
    [
        "Side effects include nausea.",
        "It is not without risks.",
        "The drug may cause drowsiness.",
        "Do not take it if you are pregnant.",
        "Patients with heart disease should not use it.",
        "It can interact with other medicines.",
        "Read the Important Safety Information.",
    ],
)
def test_told(sentence: str) -> None:
    assert marked(sentence).of("@risk").all


@pytest.mark.parametrize(
    "sentence",
    [
        "It works without side effects.",
        "A risk-free therapy.",
        "Virtually no side effects.",
        "Walking lowers the risk of stroke.",
        "Turmeric is non-toxic.",
        "Alcohol dependence responds to naltrexone.",
        "The drug interacts with a receptor in the brain.",
    ],
)
def test_denied(sentence: str) -> None:
    assert not marked(sentence).of("@risk").all


@pytest.mark.parametrize(
    ("sentence", "whose"),
    [
        ("Our gel eases eczema. The gel can cause a rash.", "this"),
        ("Our gel eases eczema. Side effects of the gel include a rash.", "this"),
        ("Our gel eases eczema. It may cause a rash.", "this"),
        ("Our gel eases eczema. Most common treatments carry risks.", "other"),
        ("Our gel eases eczema. Steroid creams have side effects such as thin skin.", "other"),
        ("Our gel eases eczema. Nobody wants the side effects of steroid tablets.", "other"),
    ],
)
def test_whose_risk_is_told(sentence: str, whose: str) -> None:
    assert {mark.attributes["of"] for mark in marked(sentence).of("@risk").all} == {whose}
