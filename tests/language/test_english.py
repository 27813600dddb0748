"""Other languages are refused; English is not, however odd."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimlint.language.english import foreign_language
from claimlint.language.tokens import tokenize

#: `language: paragraph`, one a line, written for these tests.
PARAGRAPHS = [
    line.split(": ", 1) for line in Path(__file__).with_name("paragraphs.txt").read_text(encoding="utf-8").splitlines()
]
ENGLISH = [
    "",
    "Rest well.",
    "β",
    "µg",
    "Ginger",
    "Café crème naïve résumé",
    "Zinc 5 mg per day " * 20,
    "Die Ingwerpflanze",
]


@pytest.mark.parametrize(("language", "text"), PARAGRAPHS)
def test_other_languages_are_named_and_english_is_not(language: str, text: str) -> None:
    named = foreign_language(tokenize([text]).texts) or "English"
    assert named == language or {named, language} == {"Danish", "Norwegian"}


def test_the_paragraphs_are_of_many_languages() -> None:
    assert len({language for language, _ in PARAGRAPHS}) > 20


@pytest.mark.parametrize("text", ENGLISH)
def test_short_and_odd_texts_pass(text: str) -> None:
    assert foreign_language(tokenize([text]).texts) is None


@pytest.mark.parametrize("name", ["clinic-post", "clinic-post-rewritten", "publisher-article", "supplement-page"])
def test_the_examples_pass(name: str, request: pytest.FixtureRequest) -> None:
    path = request.config.rootpath / "examples" / f"{name}.md"
    assert foreign_language(tokenize([path.read_text(encoding="utf-8")]).texts) is None
