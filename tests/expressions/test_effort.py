"""No expression of a pack makes much work, whatever the text: the steps at a token are bounded, and counted."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from claimlint.expressions import matching
from claimlint.expressions.effort import MAX_STEPS, effort
from claimlint.expressions.syntax import MAX_LENGTH, parse
from claimlint.expressions.ways import Way
from claimlint.language.reading import read_language
from claimlint.packs.names import Names
from claimlint.packs.phrases import checked
from tests.language.documents import document
from tests.texts import shipped

NASTY = {
    "optional words without end": "a? " * 1300 + "b",
    "long gaps within long gaps": " .. ".join(["(" + " .. ".join(["a"] * 10) + ")"] * 10),
    "alternatives of every length in a chain": " .. ".join(
        ["(" + "|".join(" ".join("a" * n) for n in range(1, 20)) + ")"] * 9
    ),
    "optional groups in a chain": " .. ".join(["(a? a? a? a? a? a? a? a?)"] * 9 + ["z"]),
}


@pytest.mark.parametrize("name", NASTY)
def test_expressions_that_could_hang_a_run_are_refused(name: str) -> None:
    assert len(NASTY[name]) <= MAX_LENGTH
    parsed, faults = checked(NASTY[name], Names())
    assert parsed is None
    assert [column for column, _ in faults] == [0]
    assert faults[0][1].startswith("this expression can match in too many ways; write it as several")


def test_shipped_expressions_stay_far_below() -> None:
    """So that a house may write what claimlint writes."""
    found = [line for rule in shipped().rules for line in rule.find]
    found += [term.expression for one in shipped().vocabularies.values() for term in one.terms]
    assert max(effort(one).steps for one in found) < MAX_STEPS / 5


WORDS = st.sampled_from(["a", "b", "a b", "a*bc".replace("a*", "aaa*"), '"a"', "[a|b]", "[a b]"])


def composed(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    several = st.lists(parts, min_size=2, max_size=6)
    return st.one_of(
        parts.map("({})?".format),
        several.map(lambda found: f"({'|'.join(found)})"),
        several.map(lambda found: f"({' '.join(found)})"),
        several.map(lambda found: f"({' .. '.join(found)})"),
        several.map(lambda found: f"({' & '.join(found)})"),
        st.tuples(parts, st.integers(2, 12)).map(lambda one: " ".join([one[0]] * one[1])).map("({})".format),
    )


EXPRESSIONS = st.recursive(WORDS, composed, max_leaves=12)
SENTENCES = st.lists(st.sampled_from(["a", "b", "a", "a", ",", "aaab"]), min_size=10, max_size=40).map(" ".join)


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.filter_too_much])
@given(EXPRESSIONS, SENTENCES)
@example(" .. ".join("a" * 10), "a " * 40)
@example("a? " * 40 + "b", "a " * 40)
def test_matching_takes_no_more_steps_than_foreseen(
    monkeypatch: pytest.MonkeyPatch, expression: str, sentence: str
) -> None:
    parsed, _ = checked(expression, Names()) if len(expression) <= MAX_LENGTH else (None, [])
    if parsed is None:
        return
    assert effort(parsed).steps <= MAX_STEPS
    text = read_language(document(sentence))
    count = 0
    search, then = matching._Search.at, Way.then  # noqa: SLF001 - what is counted are these two steps

    def searched(*arguments: Any) -> Any:
        nonlocal count
        count += 1
        return search(*arguments)

    def gone_on(*arguments: Any) -> Any:
        nonlocal count
        count += 1
        return then(*arguments)

    with monkeypatch.context() as patch:
        patch.setattr("claimlint.expressions.matching._Search.at", searched)
        patch.setattr("claimlint.expressions.ways.Way.then", gone_on)
        matching.find(parse(expression), text)
    assert count <= 2 * effort(parsed).steps * (len(text.tokens) + 1)
