"""Ambiguous words count where they are remedy and ailment, and not in texts of daily life; each has its trap."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from claimlint.packs import shipped_folder
from tests.texts import marked, words

DATA = Path(__file__).parent.parent / "data"
SENSES = yaml.safe_load((DATA / "health_senses.yaml").read_text(encoding="utf-8"))
TRAPS = yaml.safe_load((DATA / "vocabulary_traps.yaml").read_text(encoding="utf-8"))
#: Lists of praise, not of health: what proves their words stands in the rules that use them.
OF_PRAISE = ("booster", "superlative")


@pytest.mark.parametrize("sentence", SENSES["medical"], ids=lambda sentence: sentence["text"])
def test_remedy_and_ailment_prove_each_other(sentence: dict[str, Any]) -> None:
    text = marked(sentence["text"])
    assert sorted(words(text, "$treatment") + words(text, "$health-problem")) == sorted(sentence["terms"])


@pytest.mark.parametrize("sentence", SENSES["everyday"])
def test_words_of_daily_life_prove_nothing(sentence: str) -> None:
    text = marked(sentence)
    assert words(text, "$treatment") + words(text, "$health-problem") == []


def test_every_ambiguous_term_has_a_trap() -> None:
    trapped = {trap["term"].lower() for trap in TRAPS}
    lists = (path for path in (shipped_folder() / "vocab").rglob("*.txt") if path.stem not in OF_PRAISE)
    lines = (line for path in lists for line in path.read_text(encoding="utf-8").splitlines())
    ambiguous = [line for line in lines if line.startswith("~ ")]
    assert [line for line in ambiguous if trapped.isdisjoint(_alternatives(line))] == []


def _alternatives(line: str) -> set[str]:
    return {part.lower() for part in re.split(r'[()\[\]|"]+', line.removeprefix("~ ")) if part}
