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


@pytest.mark.parametrize(
    "sentence",
    [
        "The capsules are free from harmful additives.",
        "It lifts energy without jittery side effects.",
        "It calms without sedating side effects or a hangover.",
        "It contains no dangerous fillers.",
        "The rinse is for patients facing oral side effects.",
        "We monitor doses, side effects and progress.",
        "Our nurses watch weight, mood, side effects and sleep.",
        "It raises your chances of success.",
        "It increases the likelihood of a good night.",
        "The gel soothes the side effects of chemotherapy.",
        "The balm is made for people who live with the side effects of radiotherapy.",
        "The trial assessed the efficacy, safety and side effects of the spray.",
        "It has a favorable safety profile.",
    ],
)
def test_names_of_risk_that_tell_none_of_this_treatment(sentence: str) -> None:
    post = f"The rinse eases mouth sores.\n\n{sentence}"
    assert not [mark for mark in marked(post).of("@risk").all if mark.attributes["of"] == "this"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Side effects of the rinse are numbness and a bitter taste.",
        "It is not free from harmful effects.",
        "We monitor side effects such as nausea.",
        "Side effects include nausea.",
        "Without food, side effects are worse.",
        "No one with asthma should use it, as it can cause spasms.",
        "Patients facing surgery have a higher risk of bleeding with it.",
    ],
)
def test_names_of_risk_that_tell_of_this_treatment(sentence: str) -> None:
    post = f"The rinse eases mouth sores.\n\n{sentence}"
    assert [mark for mark in marked(post).of("@risk").all if mark.attributes["of"] == "this"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Soldiers often live in dangerous places.",
        "The streets were dangerous at night.",
        "Lack of sleep can cause headaches.",
        "He was angry at the world for being dangerous, and could not turn it off.",
        "The rinse works without causing lasting harm or side effects.",
        "Poor posture can lead to pain.",
        "It works without the medications that are often tied to side effects.",
    ],
)
def test_risks_of_other_things(sentence: str) -> None:
    post = f"The rinse eases mouth sores.\n\n{sentence}"
    assert not [mark for mark in marked(post).of("@risk").all if mark.attributes["of"] == "this"]


@pytest.mark.parametrize(
    "sentence",
    [
        "High doses can cause headaches.",
        "The procedure can cause bruising.",
        "Mixing it with alcohol is dangerous.",
        "Serious reactions are possible.",
        "Too much can lead to diarrhea.",
        "Some people feel dizzy, and nausea can occur.",
    ],
)
def test_risks_of_this_treatment(sentence: str) -> None:
    post = f"The rinse eases mouth sores.\n\n{sentence}"
    assert [mark for mark in marked(post).of("@risk").all if mark.attributes["of"] == "this"]


def test_a_danger_that_is_denied() -> None:
    assert not marked("The rinse eases mouth sores.\n\nI knew that I was no longer in danger.").of("@risk").all
    assert marked("The rinse eases mouth sores.\n\nIt is not without risk.").of("@risk").all
