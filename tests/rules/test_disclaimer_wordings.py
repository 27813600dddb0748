"""The wordings of the statements that a post owes are judged as the table says."""

from __future__ import annotations

from tests.rules.disclaimer_wordings import wordings

MANY = 250


def test_every_wording_is_accepted_or_rejected_as_the_table_says() -> None:
    every = list(wordings())
    assert len(every) >= MANY
    assert [f"{one.rule}: {one.text}" for one in every if not one.is_right()] == []
