"""What claimlint says of sixty labelled posts stays as right as it is, family by family."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.accuracy.comparison import check, compare, comparison
from tests.accuracy.figures import KEYS, figures, main, names, table
from tests.accuracy.posts_with_labels import STYLES, BadLabel, LabelledPost, family, labelled_posts, read_post
from tests.texts import shipped

PAGE = Path(__file__).parents[2] / "docs" / "accuracy.md"
ON_PAGE = re.compile(r"<!-- accuracy: begin -->\n(.*?)<!-- accuracy: end -->", re.DOTALL)
POSTS = tuple(labelled_posts())

#: The least recall and precision of a family. Raise them with every gain; lowering one needs a reason in the commit.
FLOORS = {
    "balance": (0.34, 0.80),
    "citations": (0.69, 0.85),
    "claims": (0.67, 0.89),
    "disclaimers": (0.69, 0.95),
    "evidence": (0.30, 0.85),
    "hype": (0.56, 0.88),
    "language": (0.60, 1.00),
    "preprint": (0.50, 1.00),
    "provenance": (0.64, 0.90),
    "regulatory": (0.66, 0.77),
    "safety": (0.66, 0.85),
}
#: How many traps may raise an error or a warning.
MOST_TRAPS = 1

DRAFT = """---
title: Tea
labels:
  profile: publisher
  country: us
  style: hyped
  post:
    - provenance/byline-reviewer-missing warning
---
Our tea <<cures diabetes|claims/cure-claim error>>. <<It does not cure asthma.|clean>> <<Tea cures gout|clean hype>>.
"""


def test_there_are_sixty_posts_in_all_styles() -> None:
    assert len(POSTS) == 60
    assert {post.style for post in POSTS} == set(STYLES)


@pytest.mark.parametrize("post", POSTS, ids=lambda post: post.name)
def test_labels_name_what_there_is(post: LabelledPost) -> None:
    rules = {rule.id for rule in shipped().rules}
    assert {rule for label in post.labels for rule in label.rules} <= rules
    assert {name for trap in post.traps for name in trap.families} <= set(map(family, rules))
    assert len({trap.span for trap in post.traps}) >= 2
    assert post.name.startswith(f"{post.profile}-{post.country}-{post.style}-")


def test_every_family_has_a_floor() -> None:
    assert sorted(FLOORS) == names(comparison(), KEYS["family"])


@pytest.mark.parametrize("name", FLOORS)
def test_recall_and_precision_of_a_family(name: str) -> None:
    reached = figures(comparison(), KEYS["family"], name)
    recall, precision = FLOORS[name]
    assert reached.recall >= recall
    assert reached.precision >= precision


def test_traps_stay_free() -> None:
    assert figures(comparison(), KEYS["family"]).raised <= MOST_TRAPS


def test_the_page_has_the_table_of_today() -> None:
    shown = ON_PAGE.search(PAGE.read_text(encoding="utf-8"))
    assert shown
    assert shown[1].strip() == table(comparison()).strip(), "run `python -m tests.accuracy.figures` and paste its table"


def test_marks_leave_the_draft_as_it_was_typed() -> None:
    post = read_post("tea", DRAFT)
    assert post.text == "---\ntitle: Tea\n---\nOur tea cures diabetes. It does not cure asthma. Tea cures gout.\n"
    assert [post.text[slice(*trap.span)] for trap in post.traps] == ["It does not cure asthma.", "Tea cures gout"]
    assert [label.span and post.text[slice(*label.span)] for label in post.labels] == ["cures diabetes", None]


def test_findings_are_compared_with_labels() -> None:
    post = read_post("tea", DRAFT)
    compared = compare([post], check([post]))
    cure, byline = compared.expected
    assert cure.exact
    assert cure.level_agrees
    assert byline.exact
    wrong = {
        said.finding.excerpt for said in compared.reported if not said.right and family(said.finding.rule) == "claims"
    }
    assert wrong == {"cures gout"}
    assert not any(tried.raised for tried in compared.tested)


@pytest.mark.parametrize(
    ("right", "broken"),
    [
        ("labels:", "notes:"),
        ("style: hyped", "style: loud"),
        ("country: us", "country: us\n  county: kent"),
        ("|claims/cure-claim error>>", "|claims/cure-claim>>"),
        ("|claims/cure-claim error>>", "|perhaps claims/cure-claim error>>"),
        ("|claims/cure-claim error>>", "|claims/cure-claim fatal>>"),
        ("<<cures diabetes", "<<cures <<diabetes"),
    ],
)
def test_a_broken_label_is_named(right: str, broken: str) -> None:
    assert right in DRAFT
    with pytest.raises(BadLabel, match=r"^tea: "):
        read_post("tea", DRAFT.replace(right, broken))


def test_the_command_prints_the_table_and_single_faults() -> None:
    ran = CliRunner().invoke(main, ["--list", "--by", "style"])
    assert ran.exit_code == 0, ran.output
    assert ran.output.endswith(table(comparison(), "style"))
    assert "\nmissed  " in ran.output
