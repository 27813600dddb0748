"""Which studies a text names, in whom and how large."""

from __future__ import annotations

import pytest

from tests.texts import marked


def studies(sentence: str) -> list[tuple[object, object, object]]:
    """Design, subjects and size of every study."""
    names = ("design", "subjects", "size")
    return [tuple(mark.attributes.get(name) for name in names) for mark in marked(sentence).of("@study").all]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("In a randomised trial of 120 older adults, yoga eased pain.", ("rct", "humans", 120)),
        ("A systematic review covers insomnia.", ("synthesis", None, None)),
        ("A cohort study followed 2,400 women.", ("observational", "humans", 2400)),
        ("A mouse study of obesity was small.", ("preclinical", "animals", None)),
        ("The effect was seen in vitro.", ("preclinical", "cells", None)),
        ("A case report describes a rash.", ("case", "humans", None)),
        ("Experiments in mice showed less asthma.", ("preclinical", "animals", None)),
        ("After work in mice, a clinical trial in asthma began.", ("controlled", "animals", None)),
        ("In an open-label trial (n = 34) pain fell.", ("uncontrolled", "humans", 34)),
        ("Expert opinion favours rest after a sprain.", ("opinion", None, None)),
        ("A controlled trial in 2019 tested the patch.", ("controlled", "humans", None)),
    ],
)
def test_designs(sentence: str, expected: tuple[object, object, object]) -> None:
    assert expected in studies(sentence)


def test_plain_study_has_no_design() -> None:
    (study,) = marked("A recent study of insomnia was stopped.").of("@study").all
    assert study.attributes["named"] == "plain"
    assert "design" not in study.attributes


@pytest.mark.parametrize("sentence", ["We study the river.", "The jury was out on trial day.", "It cost 120 dollars."])
def test_no_design_outside_health(sentence: str) -> None:
    assert all(design is None for design, _, _ in studies(sentence))


@pytest.mark.parametrize(
    ("sentence", "weakness", "size"),
    [
        ("An open-label study of psilocybin ended.", "design", None),
        ("A case report describes a rash.", "design", None),
        ("In a randomised trial of 22 adults, pain fell.", "size", 22),
        ("In a trial (n = 9) pain fell.", "size", 9),
        ("Twelve patients took part in the study.", "size", 12),
        ("A study of 15 nurses looked at sleep and pain.", "size", 15),
        ("In 12 patients with asthma, the drug worked.", "size", 12),
        ("A small study looked at migraine.", "certainty", None),
        ("Preliminary data on asthma are in.", "certainty", None),
        ("Low-certainty evidence on migraine is all there is.", "certainty", None),
    ],
)
def test_weak_studies(sentence: str, weakness: str, size: int | None) -> None:
    found = [(m.attributes.get("weak"), m.attributes.get("size")) for m in marked(sentence).of("@study").all]
    assert (weakness, size) in found


@pytest.mark.parametrize(
    "sentence",
    [
        "In a randomised trial of 900 adults, pain fell.",
        "A meta-analysis of 12 trials of asthma patients was published.",
        "One in five adults has chronic pain.",
        "About 1 in 8 women has breast cancer.",
        "A trial of 12 weeks tested the drug in asthma.",
        "The randomized, controlled, open-label phase 2b trial in asthma goes on.",
    ],
)
def test_no_weak_study(sentence: str) -> None:
    assert not [mark for mark in marked(sentence).of("@study").all if "weak" in mark.attributes]
