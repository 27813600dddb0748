"""What counts as the publisher's own offer."""

from __future__ import annotations

import pytest

from claimlint.annotators import annotate
from claimlint.model.setting import Setting
from tests.texts import marked, read, shipped, words


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Our six-week infusion protocol works.", ["Our six-week infusion protocol"]),
        ("This therapy works.", ["This therapy"]),
        ("Take Calm Root™ daily.", ["Calm Root™"]),
        ("Take Zelvora® daily.", ["Zelvora®"]),
        ("Take ioCalm™ daily.", ["ioCalm™"]),
        ("Our car park is closed.", []),
        ("The treatment was studied.", []),
    ],
)
def test_products(sentence: str, expected: list[str]) -> None:
    assert words(marked(sentence), "@product") == expected


def test_products_from_the_configuration() -> None:
    setting = Setting(shipped().vocabularies, products=("Calm Root",))
    assert words(annotate(read("We sell calm-root drops."), setting), "@product") == ["calm-root"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Every morning Zelvora eases joint pain.", ["Zelvora"]),
        ("Zelvora ends acne. Ask us about Zelvora.", ["Zelvora", "Zelvora"]),
        ("Adults were treated with BryoVex for a year. Most liked BryoVex.", ["BryoVex", "BryoVex"]),
        ("We offer Tolmera gel. Nobody knows why Tolmera sells.", ["Tolmera", "Tolmera"]),
        ("Tolmera's side effects are few, and Tolmera is cheap.", ["Tolmera", "Tolmera"]),
        ("Take Tolmera home.", []),
        ("The effects of Brexit were felt at Brexit.", []),
        ("We met Dr. Lindqvist. Use of Lindqvist injections is rare.", []),
        ("Honey soothes a sore throat. We like honey.", []),
        ("Every day Sertraline relieves anxiety.", []),
        ("On Monday Anna drives home.", []),
    ],
)
def test_unknown_names_that_do_good(text: str, expected: list[str]) -> None:
    assert words(marked(text), "@product") == expected
