"""What is left of a group of findings still reads as a group."""

from __future__ import annotations

from claimlint.changes.regrouping import regrouped
from tests.outputs.reports import finding

SAYING = "Our drops cure diabetes and heal asthma for 9 in 10 people."
LEADER = finding(
    SAYING, "cure diabetes", also=("citations/uncited-statistic", "hype/superlative"), likewise=("heal asthma",)
)
LIKE = finding(SAYING, "heal asthma", under=LEADER.rule)
WARNING = finding(SAYING, "diabetes", rule="hype/superlative", level="warning", under=LEADER.rule)
NOTE = finding(SAYING, "cure", rule="citations/uncited-statistic", level="note", under=LEADER.rule)
FOUND = (NOTE, LEADER, WARNING, LIKE)


def test_a_whole_group_stays_as_it_is() -> None:
    assert regrouped(FOUND, FOUND) == FOUND


def test_the_gravest_leads_where_the_leader_is_left_out() -> None:
    note, warning, like = regrouped((NOTE, WARNING, LIKE), FOUND)
    assert (like.under, like.also) == (None, ("citations/uncited-statistic", "hype/superlative"))
    assert note.under == warning.under == like.rule


def test_words_of_one_rule_stay_in_their_row() -> None:
    other = finding(SAYING, "9 in 10", under=LEADER.rule)
    like, last = regrouped((LIKE, other), (LEADER, LIKE, other))
    assert (like.under, like.likewise, last.under) == (None, ("9 in 10",), LEADER.rule)


def test_a_leader_names_only_what_is_left() -> None:
    (alone,) = regrouped((LEADER,), FOUND)
    assert (alone.also, alone.likewise) == ((), ())
    leader, warning = regrouped((LEADER, WARNING), FOUND)
    assert (leader.also, leader.likewise, warning.under) == (("hype/superlative",), (), LEADER.rule)


def test_of_two_leaders_the_nearer_one_counts() -> None:
    far = finding(SAYING, "cure diabetes", line=40, also=("hype/superlative",))
    warning, last = regrouped((far, WARNING), (*FOUND, far))
    assert (warning.under, last) == (None, far)
