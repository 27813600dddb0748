"""The word lists as they ship: a list says a phrase once, whatever its hyphens."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

LISTS = sorted((Path(__file__).parents[2] / "rules" / "vocab").rglob("*.txt"))
_ALTERNATIVES = re.compile(r'([\[(])([^\[\]()"]*)[\])]')


def _repeated(lines: list[str]) -> list[str]:
    """The phrases that stand twice in the lines that are nothing but alternatives."""
    counts: Counter[tuple[str, str]] = Counter()
    for line in lines:
        alternatives = _ALTERNATIVES.fullmatch(line.strip())
        if alternatives:
            phrases = [re.sub(r"[\s-]+", " ", phrase.strip()) for phrase in alternatives[2].split("|")]
            counts.update((alternatives[1], phrase) for phrase in phrases)
    return [phrase for (_, phrase), count in counts.items() if count > 1]


def test_a_phrase_said_twice_is_seen() -> None:
    assert _repeated(["(half price|half-price|deal)", "[deal]"]) == ["half price"]


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_a_list_says_a_phrase_once(path: Path) -> None:
    assert _repeated(path.read_text(encoding="utf-8").splitlines()) == []
