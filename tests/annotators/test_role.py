"""What the parts of a page are to their readers."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from claimlint.annotators import annotate
from claimlint.language.reading import read_language
from claimlint.model.document import Source
from claimlint.model.setting import Setting
from claimlint.model.text import AnnotatedText
from claimlint.readers import reader_for
from tests.texts import DAY, shipped

PAGES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parents[1] / "data/page-structure.yaml").read_text())
_TURNED_DOWN = {"rebutted", "myth"}


@cache
def page(text: str, suffix: str) -> AnnotatedText:
    reader = reader_for(f".{suffix}")
    assert reader is not None
    read = read_language(reader(Source(f"draft.{suffix}", text)))
    return annotate(read, Setting(shipped().vocabularies, DAY))


def place(text: AnnotatedText, words: str) -> int:
    """The first token of the words, which one block of the page holds."""
    for number, block in enumerate(text.document.blocks):
        at = block.text.find(words)
        if at >= 0 and block.kind != "front-matter":
            return text.token_range(number, at, at + len(words))[0]
    raise AssertionError(f"{words} is not on the page")


def roles(text: AnnotatedText, token: int) -> set[str]:
    held = {str(mark.attributes["kind"]) for mark in text.of("@role").overlapping(token, token + 1)}
    contexts = {str(mark.attributes["kind"]) for mark in text.of("@context").overlapping(token, token + 1)}
    return held - {"wrong", "linked-title"} | ({"rebutted"} if contexts & _TURNED_DOWN else set())


def holds(expected: str, held: set[str]) -> bool:
    if expected == "plain":
        return not held
    if expected == "open":
        return not held & {"furniture", "rebutted"}
    return expected in held


CASES = [
    pytest.param(one, words, expected, id=f"{one['name']}: {words}")
    for one in PAGES
    for words, expected in one["expect"].items()
]


@pytest.mark.parametrize(("one", "words", "expected"), CASES)
def test_pages(one: dict[str, Any], words: str, expected: str) -> None:
    text = page(one["text"], one.get("format", "md"))
    held = roles(text, place(text, words))
    assert holds(expected, held), f"{words}: {held}"
