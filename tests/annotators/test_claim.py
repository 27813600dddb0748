"""Which words claim that something does something to a health outcome, and how strongly."""

from __future__ import annotations

import pytest

from tests.texts import marked, phrase


def claims(sentence: str) -> list[tuple[str, str]]:
    """Strength and words of every claim."""
    text = marked(sentence)
    return [(str(one.attributes["strength"]), text.words(one.start, one.end)) for one in text.of("@claim").all]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Berberine reverses type 2 diabetes.", [("direct", "reverses type 2 diabetes")]),
        ("Our tea can cure migraine.", [("direct", "cure migraine")]),
        ("Acupuncture effectively relieves back pain.", [("direct", "relieves back pain")]),
        ("Ginger may reduce nausea.", [("conditional", "reduce nausea")]),
        ("Ginger could potentially ease nausea.", [("conditional", "ease nausea")]),
        ("Ginger helps to relieve nausea.", [("direct", "relieve nausea")]),
        ("It is proven to prevent migraine.", [("direct", "prevent migraine")]),
        ("Migraine is cured by acupuncture.", [("direct", "Migraine is cured")]),
        ("Coffee was associated with lower rates of migraine.", [("correlational", "associated with lower rates of migraine")]),
        ("Poor sleep is linked to migraine.", [("correlational", "linked to migraine")]),
        ("Sertraline reduced anxiety and improved sleep.", [("direct", "reduced anxiety"), ("direct", "improved sleep")]),
        ("By calming the mind and reducing anxiety, yoga helps.", [("direct", "reducing anxiety")]),
    ],
)
def test_claims(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert claims(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Patients should reduce alcohol to treat insomnia.",
        "We aimed to reduce anxiety.",
        "The cure rate in testicular cancer is high.",
        "She reported reduced anxiety.",
        "He came in with lower back pain.",
        "Talk to your doctor about treating migraine.",
        "There is a treatment for migraine.",
        "The committee improved the parking rules.",
    ],
)
def test_no_claims(sentence: str) -> None:
    assert claims(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "treatment", "outcome"),
    [
        ("Sertraline relieves anxiety.", "Sertraline", "anxiety"),
        ("Anxiety is relieved by sertraline.", "sertraline", "Anxiety"),
        ("Many people take melatonin. It cures insomnia.", "melatonin", "insomnia"),
        ("Our infusion protocol cures migraine.", "Our infusion protocol", "migraine"),
        ("Nothing cures migraine.", None, "migraine"),
    ],
)
def test_treatment_and_outcome(sentence: str, treatment: str | None, outcome: str) -> None:
    (claim,) = marked(sentence).of("@claim").all
    assert (phrase(claim.attributes.get("treatment")), phrase(claim.attributes["outcome"])) == (treatment, outcome)
