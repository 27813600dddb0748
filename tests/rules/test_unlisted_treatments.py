"""Whole posts on treatments that no list names, and posts on other things: which duties they owe.

`tests/data/unlisted-treatments.yaml` says what a careful editor would ask, and what claimlint passes over today.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from claimlint.examples import findings_in
from claimlint.model.rule import Example
from tests.texts import shipped

RULES = {
    "advice": "disclaimers/not-medical-advice",
    "risk": "balance/no-risk-information",
    "reviewer": "provenance/byline-reviewer-missing",
    "alternatives": "balance/alternatives-missing",
}
POSTS: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (Path(__file__).parents[1] / "data" / "unlisted-treatments.yaml").read_text(encoding="utf-8")
)


def asked(post: dict[str, Any]) -> set[str]:
    """The duties that claimlint asks of a post, by their short names."""
    rules = {rule.id: rule for rule in shipped().rules}
    example = Example(post["text"], profile=post["profile"])
    return {short for short, name in RULES.items() if findings_in(rules[name], example, shipped())}


@pytest.mark.parametrize("post", POSTS["owing"], ids=lambda post: post["name"])
def test_post_on_a_treatment_owes_its_duties(post: dict[str, Any]) -> None:
    owed, missed = set(post["owes"]), set(post.get("missed", ()))
    assert missed <= owed
    assert asked(post) - set(post.get("maybe", ())) == owed - missed


@pytest.mark.parametrize("post", POSTS["quiet"], ids=lambda post: post["name"])
def test_post_on_something_else_owes_none(post: dict[str, Any]) -> None:
    assert not asked(post)
