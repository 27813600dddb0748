"""Findings that stand under others, when some of them are excused."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from claimlint.engine.regrouping import regrouped
from claimlint.model.report import Finding, Waiver
from tests.outputs.reports import finding

SENTENCE = "Our drops cure pain and asthma."


def group() -> tuple[Finding, ...]:
    """An error with a second one in its row, and two weaker rules under it."""
    return (
        finding(SENTENCE, "cure pain", rule="a/cure", also=("b/hype", "c/note"), likewise=("asthma",)),
        finding(SENTENCE, "asthma", rule="a/cure", under="a/cure"),
        finding(SENTENCE, "cure", rule="b/hype", level="warning", under="a/cure"),
        finding(SENTENCE, "pain", rule="c/note", level="note", under="a/cure"),
    )


def excused(*numbers: int, known: int | None = None) -> tuple[Finding, ...]:
    """The group with some of them waived, and perhaps one that is known."""
    return regrouped([
        replace(one, waiver=Waiver("agreed") if number in numbers else None, known=number == known)
        for number, one in enumerate(group())
    ])  # fmt: skip


def shape(findings: tuple[Finding, ...]) -> list[tuple[str | None, tuple[str, ...], tuple[str, ...]]]:
    return [(one.under, one.also, one.likewise) for one in findings]


def test_alike_they_stay_as_they_are() -> None:
    assert excused() == group()
    assert shape(excused(0, 1, 2, 3)) == shape(group())


def test_the_strongest_that_counts_leads() -> None:
    assert shape(excused(0, 1)) == [
        (None, (), ("asthma",)), ("a/cure", (), ()), (None, ("c/note",), ()), ("b/hype", (), ()),
    ]  # fmt: skip


def test_what_is_waived_is_shown_by_itself() -> None:
    assert shape(excused(2)) == [
        (None, ("c/note",), ("asthma",)), ("a/cure", (), ()), (None, (), ()), ("a/cure", (), ()),
    ]  # fmt: skip


def test_known_and_waived_stand_apart() -> None:
    assert [one.under for one in excused(2, known=3)] == [None, "a/cure", None, None]


@given(st.sets(st.integers(0, 3)), st.one_of(st.none(), st.integers(0, 3)))
def test_whatever_is_excused(waived: set[int], known: int | None) -> None:
    told = excused(*waived, known=known)
    leading = [one for one in told if one.under is None]
    assert len({(one.counts, one.standing if not one.counts else "") for one in leading}) == len(leading)
    for one in told:
        if one.under is not None:
            alike = [other for other in leading if other.rule == one.under and other.counts == one.counts]
            assert any(one.rule in other.also or one.words in other.likewise for other in alike)
