"""Two ambiguous words prove each other where they are remedy and ailment, and nowhere in texts of daily life."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.texts import marked, words

SENSES = yaml.safe_load((Path(__file__).parent.parent / "data" / "health_senses.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("sentence", SENSES["medical"], ids=lambda sentence: sentence["text"])
def test_remedy_and_ailment_prove_each_other(sentence: dict[str, Any]) -> None:
    text = marked(sentence["text"])
    assert sorted(words(text, "$treatment") + words(text, "$health-problem")) == sorted(sentence["terms"])


@pytest.mark.parametrize("sentence", SENSES["everyday"])
def test_words_of_daily_life_prove_nothing(sentence: str) -> None:
    text = marked(sentence)
    assert words(text, "$treatment") + words(text, "$health-problem") == []
