"""What is left of a group of findings still reads as a group."""

from __future__ import annotations

from collections.abc import Sequence

from claimlint.engine.regrouping import regrouped
from claimlint.model.report import Finding
from tests.outputs.reports import finding

SAYING = "Our drops cure diabetes and heal asthma for 9 in 10 people."
LEADER = finding(
    SAYING, "cure diabetes", also=("citations/uncited-statistic", "hype/superlative"), likewise=("heal asthma",)
)
LIKE = finding(SAYING, "heal asthma", under=LEADER.rule)
WARNING = finding(SAYING, "diabetes", rule="hype/superlative", level="warning", under=LEADER.rule)
NOTE = finding(SAYING, "cure", rule="citations/uncited-statistic", level="note", under=LEADER.rule)
FOUND = (NOTE, LEADER, WARNING, LIKE)


def left(kept: Sequence[Finding], found: Sequence[Finding]) -> tuple[Finding, ...]:
    """What becomes of some of the findings when the others are left out."""
    kinds = ["kept" if any(one is other for other in kept) else "left out" for one in found]
    return tuple(one for one, kind in zip(regrouped(found, kinds), kinds, strict=True) if kind == "kept")


def test_a_whole_group_stays_as_it_is() -> None:
    assert left(FOUND, FOUND) == FOUND


def test_the_gravest_leads_where_the_leader_is_left_out() -> None:
    note, warning, like = left((NOTE, WARNING, LIKE), FOUND)
    assert (like.under, like.also) == (None, ("citations/uncited-statistic", "hype/superlative"))
    assert note.under == warning.under == like.rule


def test_words_of_one_rule_stay_in_their_row() -> None:
    other = finding(SAYING, "9 in 10", under=LEADER.rule)
    like, last = left((LIKE, other), (LEADER, LIKE, other))
    assert (like.under, like.likewise, last.under) == (None, ("9 in 10",), LEADER.rule)


def test_a_leader_names_only_what_is_left() -> None:
    (alone,) = left((LEADER,), FOUND)
    assert (alone.also, alone.likewise) == ((), ())
    leader, warning = left((LEADER, WARNING), FOUND)
    assert (leader.also, leader.likewise, warning.under) == (("hype/superlative",), (), LEADER.rule)


def test_of_two_leaders_the_nearer_one_counts() -> None:
    far = finding(SAYING, "cure diabetes", line=40, also=("hype/superlative",))
    warning, last = left((far, WARNING), (*FOUND, far))
    assert (warning.under, last) == (None, far)
