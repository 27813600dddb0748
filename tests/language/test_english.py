"""Other languages are refused; English is not, however odd."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from claimlint.language.english import foreign_language
from claimlint.language.tokens import tokenize

#: `language: paragraph`, one a line, written for these tests.
PARAGRAPHS = [
    line.split(": ", 1) for line in Path(__file__).with_name("paragraphs.txt").read_text(encoding="utf-8").splitlines()
]
#: `language: sentence`, one a line: health advertising and advice of ten words or so in ten languages.
SENTENCES = [
    line.split(": ", 1)
    for line in Path(__file__).with_name("sentences_of_languages.txt").read_text(encoding="utf-8").splitlines()
]
#: What is not refused today: hardly a word in them is common.
MISSED = (
    "Óleos essenciais acalmam a ansiedade, aliviam a tosse e facilitam a digestão.",
    "Un rimedio antico, dimenticato per secoli, allevia finalmente i dolori articolari.",
)
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


@pytest.mark.parametrize(("language", "sentence"), SENTENCES, ids=lambda one: one[:40])
def test_a_sentence_of_another_language_is_refused(language: str, sentence: str) -> None:
    refused = foreign_language(tokenize([sentence]).texts) is not None
    assert refused == (language != "English" and sentence not in MISSED)


@pytest.mark.parametrize("sentence", [text for language, text in SENTENCES if language != "English"][::7])
def test_a_foreign_sentence_in_an_english_post_is_not(sentence: str) -> None:
    post = (
        "My grandmother kept a jar of herbs in the kitchen, and she swore by them all her life. "
        f"“{sentence}” is what was printed on the label, and I never knew what it meant until I learnt the language. "
        "Ask your doctor before you take herbs with other medicines."
    )
    assert foreign_language(tokenize([post]).texts) is None


def test_the_sentences_are_of_ten_languages() -> None:
    counted = Counter(language for language, _ in SENTENCES)
    assert set(counted.values()) == {20}
    assert len(counted) == 10


def test_the_paragraphs_are_of_many_languages() -> None:
    assert len({language for language, _ in PARAGRAPHS}) > 20


@pytest.mark.parametrize("text", ENGLISH)
def test_short_and_odd_texts_pass(text: str) -> None:
    assert foreign_language(tokenize([text]).texts) is None


@pytest.mark.parametrize("name", ["clinic-post", "clinic-post-rewritten", "publisher-article", "supplement-page"])
def test_the_examples_pass(name: str, request: pytest.FixtureRequest) -> None:
    path = request.config.rootpath / "examples" / f"{name}.md"
    assert foreign_language(tokenize([path.read_text(encoding="utf-8")]).texts) is None
