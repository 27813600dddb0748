"""When two attributes name the same thing."""

from __future__ import annotations

import pytest

from claimlint.expressions.attributes import agree
from claimlint.model.text import Phrase, Value


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Phrase(0, 1, "Zinc", "zinc"), Phrase(7, 8, "zinc", "zinc"), True),
        (Phrase(0, 1, "Zinc", "zinc"), Phrase(0, 1, "Zinc", "iron"), False),
        (Phrase(0, 1, "Zinc", "zinc"), "zinc", True),
        (Phrase(0, 2, "knee pain", "knee pain"), Phrase(7, 8, "pain", "pain"), True),
        (Phrase(0, 3, "the risk of strokes", "risk of strokes"), Phrase(7, 8, "stroke", "stroke"), True),
        (Phrase(0, 2, "knee pain", "knee pain"), Phrase(7, 9, "back pain", "back pain"), False),
        (Phrase(0, 1, "of", "of"), Phrase(7, 9, "loss of sleep", "loss of sleep"), False),
        (None, "zinc", True),
        ("zinc", None, True),
        (None, None, True),
        (30, 30.0, True),
        (30, 31, False),
    ],
)
def test_the_unknown_agrees_with_anything(one: Value | None, other: Value | None, same: bool) -> None:
    assert agree(one, other) is same
    assert agree(other, one) is same
