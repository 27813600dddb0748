"""The wordings of the statements that a post owes are judged as the table says."""

from __future__ import annotations

from tests.rules.disclaimer_wordings import wordings

#: The part that was written last and scored once is held to what it reached; the rest is worked on.
ENOUGH = 0.95


def test_the_wordings_that_were_worked_on() -> None:
    wrong = [one.text for one in wordings() if not one.last and not one.is_right()]
    assert wrong == []


def test_the_wordings_that_nobody_worked_on() -> None:
    last = [one for one in wordings() if one.last]
    assert len(last) >= 50
    assert sum(one.is_right() for one in last) >= ENOUGH * len(last)
