"""Statistics and their look-alikes, sentence by sentence."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from claimlint.annotators import reference, statistic, vocabulary
from claimlint.language.reading import read_language
from claimlint.model.document import Block, Document, Source
from claimlint.model.setting import Setting
from claimlint.model.text import AnnotatedText, Mark
from tests.texts import shipped

Case = tuple[str, str]


def _text(words: str) -> AnnotatedText:
    places = range(len(words) + 1)
    text = read_language(Document(Source("draft.md", words), (Block("prose", words, places[:-1], places[1:]),)))
    for annotator in (vocabulary, reference):
        text = text.marked(annotator.annotate(text, _setting()))
    return text


@cache
def _setting() -> Setting:
    return Setting(vocabularies=shipped().vocabularies)


def _found(words: str) -> list[tuple[str, str]]:
    text = _text(words)
    marks = list(statistic.annotate(text, Setting()))
    return [(str(m.attributes["kind"]), text.words(m.start, m.end)) for m in sorted(marks, key=lambda m: m.start)]


def _cases() -> list[Case]:
    lines = (Path(__file__).parent / "statistic_sentences.txt").read_text("utf-8").splitlines()
    return [(kind, words) for kind, _, words in (line.partition("\t") for line in lines if not line.startswith("#"))]


@pytest.mark.parametrize(("kind", "words"), [case for case in _cases() if case[0][0] not in "-~"])
def test_a_statistic_is_marked_with_its_kind(kind: str, words: str) -> None:
    plain = re.sub("<<|>>", "", words)
    marked = re.findall("<<(.+?)>>", words)
    text = _text(plain)
    marks: list[Mark] = sorted(statistic.annotate(text, Setting()), key=lambda m: m.start)
    assert [(m.attributes["kind"], text.words(m.start, m.end)) for m in marks] == [(kind, one) for one in marked]


@pytest.mark.parametrize("words", [words for kind, words in _cases() if kind == "-"])
def test_an_everyday_number_is_no_statistic(words: str) -> None:
    assert _found(words) == []


@pytest.mark.parametrize(("kind", "words"), [(kind[1:], words) for kind, words in _cases() if kind[0] == "~"])
def test_a_sentence_listed_as_wrong_is_still_read_wrongly(kind: str, words: str) -> None:
    plain = re.sub("<<|>>", "", words)
    assert _found(plain) != [(kind, one) for one in re.findall("<<(.+?)>>", words)]


def test_reference_entries_hold_no_statistics() -> None:
    entry = "Alder J, Birch T. Fatigue in 40% of nurses. Sleep Notes. 2018;22(4):301-309. doi:10.1016/j.sn.2018.02.004"
    assert _found(entry) == []


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "1,",
        "1 ",
        "%",
        "1%",
        "(",
        "[",
        "one ",
        "one in ",
        "from 1 to ",
        "most ",
        "1.1.",
        "half the ",
        "95% CI ",
        "a b 1 ",
    ],
)
def test_a_megabyte_of_numbers_is_read_to_its_end(unit: str) -> None:
    from claimlint.sources.statistic_shapes import shapes

    words = unit * (1_000_000 // len(unit))
    assert all(0 <= one.start < one.end <= len(words) for one in shapes(words))
