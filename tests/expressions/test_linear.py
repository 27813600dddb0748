"""The work of matching grows with the length of a text, not with its square: counted, not timed."""

from __future__ import annotations

from contextlib import nullcontext
from typing import Any

import pytest

from claimlint.expressions import matching
from claimlint.expressions.selection import trying_everything
from claimlint.expressions.syntax import parse
from claimlint.language.reading import read_language
from tests.language.documents import document

#: Expression, and the words that a sentence repeats.
CASES = {
    "gaps": (" .. ".join("a" * 10), "a"),
    "gaps that never close": (" .. ".join(["a"] * 9 + ["z"]), "a"),
    "gaps over marks": ("a .. b .. c", "a , , , , b , , ,"),
    "twenty optional words": ("a? " * 20 + "b", "a"),
    "nine optional words in a chain": (" .. ".join(["a?"] * 9 + ["b"]), "a"),
    "nested choices": ("(a|(a a|(a a a|(a a a a|(a b|a? a? a?)))))" * 3 + " z", "a"),
    "nested optionals": ("(((a? b?) (a? b?))? ((a? b?) (a? b?))?)? z", "a b"),
    "chains in choices": ("((a .. b|b .. a) .. (a .. b|b .. a)|a .. z)", "a b"),
    "together": ("(a & b) .. (b & a & c) .. z", "a b c ;"),
    "prefixes and exact text": ('(aaa*|"aaa aaa") .. (aaa*|"aaa aaa aaa")', "aaa"),
    "joined words": ("healthcare healthcare health care", "health care"),
}


def work(monkeypatch: pytest.MonkeyPatch, expression: str, sentence: str, *, everything: bool = True) -> int:
    """How often the search looked at a part of the expression at a token."""
    text = read_language(document(sentence))
    count = 0
    original = matching._Search.at  # noqa: SLF001 - what is counted is this one step

    def counted(search: Any, part: Any, start: int) -> Any:
        nonlocal count
        count += 1
        return original(search, part, start)

    with monkeypatch.context() as patch:
        patch.setattr("claimlint.expressions.matching._Search.at", counted)
        with trying_everything() if everything else nullcontext():
            matching.find(parse(expression), text)
    return count


@pytest.mark.parametrize("name", CASES)
def test_twice_the_text_is_about_twice_the_work(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    expression, unit = CASES[name]
    works = [work(monkeypatch, expression, " ".join([unit] * times)) for times in (100, 200, 400)]
    assert works[0] >= 30
    assert works[1] < 3 * works[0]
    assert works[2] < 3 * works[1]


@pytest.mark.parametrize("name", CASES)
def test_looking_only_where_something_can_be_is_no_more_work(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    expression, unit = CASES[name]
    for times in (100, 400):
        sentence = " ".join([unit] * times) + " z b."
        assert work(monkeypatch, expression, sentence, everything=False) <= work(monkeypatch, expression, sentence)


@pytest.mark.parametrize("name", CASES)
def test_each_part_is_evaluated_once_at_a_token(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    expression, unit = CASES[name]
    seen: list[tuple[int, int]] = []
    original = matching._Search._evaluate  # noqa: SLF001 - what is counted is this one step

    def noted(search: Any, part: Any, start: int) -> Any:
        seen.append((id(part), start))
        return original(search, part, start)

    monkeypatch.setattr("claimlint.expressions.matching._Search._evaluate", noted)
    with trying_everything():
        matching.find(parse(expression), read_language(document(" ".join([unit] * 60))))
    assert len(seen) == len(set(seen))
