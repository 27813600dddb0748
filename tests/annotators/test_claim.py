"""Which words claim that something does something to a health outcome, and how strongly."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.annotators.claim_table import judged
from tests.texts import marked, phrase

ROWS = yaml.safe_load((Path(__file__).parents[1] / "data" / "claims.yaml").read_text(encoding="utf-8"))


def claims(sentence: str) -> list[tuple[str, str]]:
    """Strength and words of every claim."""
    text = marked(sentence)
    return [(str(one.attributes["strength"]), text.words(one.start, one.end)) for one in text.of("@claim").all]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Cinnamon reverses type 2 diabetes.", [("direct", "reverses type 2 diabetes")]),
        ("Our tea can cure migraine.", [("direct", "cure migraine")]),
        ("Acupuncture effectively relieves back pain.", [("direct", "relieves back pain")]),
        ("Ginger may reduce nausea.", [("conditional", "reduce nausea")]),
        ("Ginger could potentially ease nausea.", [("conditional", "ease nausea")]),
        ("Ginger helps to relieve nausea.", [("direct", "relieve nausea")]),
        ("It is proven to prevent migraine.", [("direct", "prevent migraine")]),
        ("Migraine is cured by acupuncture.", [("direct", "Migraine is cured")]),
        (
            "Coffee was associated with lower rates of migraine.",
            [("correlational", "associated with lower rates of migraine")],
        ),
        ("Poor sleep is linked to migraine.", [("correlational", "linked to migraine")]),
        (
            "Sertraline reduced anxiety and it improved sleep.",
            [("direct", "reduced anxiety"), ("direct", "improved sleep")],
        ),
        (
            "By calming the mind and reducing anxiety, yoga helps.",
            [("direct", "calming the mind"), ("direct", "reducing anxiety"), ("direct", "helps")],
        ),
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


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_table(row: dict[str, Any]) -> None:
    faults = judged(row)
    assert bool(faults) == row.get("missed", False), faults


def attributes(sentence: str, *names: str) -> tuple[object, ...]:
    """Attributes of the only claim of a sentence."""
    (claim,) = marked(sentence).of("@claim").all
    return tuple(claim.attributes.get(name) for name in names)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Sertraline relieves anxiety.", ("benefit", "benefit")),
        ("The tonic cures migraine.", ("cure", "benefit")),
        ("Untreated sleep apnea raises blood pressure.", ("harm", "harm")),
        ("Physical therapy lowers blood pressure.", ("benefit", "benefit")),
        ("Chemotherapy prolonged survival in women with ovarian cancer.", ("benefit", "benefit")),
        ("Compression stockings prevent blood clots after surgery.", ("prevent", "benefit")),
        ("Coffee drinking was associated with a lower risk of liver cancer.", ("correlation", "benefit")),
        ("Obesity is a risk factor for osteoarthritis.", ("correlation", "harm")),
        ("Chemotherapy leads to nausea.", ("harm", "harm")),
        ("Physical therapy leads to better outcomes.", ("benefit", "benefit")),
        ("Physical therapy led to a lower blood pressure.", ("benefit", "benefit")),
    ],
)
def test_class_and_effect(sentence: str, expected: tuple[str, str]) -> None:
    assert attributes(sentence, "class", "effect") == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("In a randomised trial of 120 adults, sertraline relieved anxiety.", ("rct", "humans", 120)),
        ("In mice the drug cured diabetes.", ("preclinical", "animals", None)),
        ("A meta-analysis found that sertraline relieves anxiety.", ("synthesis", None, None)),
        (
            "A cohort study followed 800 women. The study linked snoring to hypertension.",
            ("observational", "humans", 800),
        ),
        ("Sertraline relieves anxiety.", (None, None, None)),
    ],
)
def test_evidence(sentence: str, expected: tuple[object, ...]) -> None:
    assert attributes(sentence, "evidence", "subjects", "size") == expected


def test_exposure_is_named_where_no_treatment_is() -> None:
    (exposure,) = attributes("Air pollution worsens asthma.", "exposure")
    assert phrase(exposure) == "Air pollution"
