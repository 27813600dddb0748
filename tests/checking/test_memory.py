"""What is remembered, and what makes a draft be checked again: anything that its report rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimlint import linter
from claimlint.cache import Shelf, Store, using
from claimlint.checking import check, fresh
from claimlint.config import RunOptions
from claimlint.linter import lint
from claimlint.model.report import Report
from claimlint.outputs import Style, formats, needs, renderer
from tests.checking.conftest import CAREFUL, DAY, Check, found

CITING = """\
---
title: Tea and sleep
bibliography: sources.bib
---

In one trial 40% slept better [@alder2020].
"""
SOURCE = "@article{alder2020, author={Alder, A}, title={Tea}, journal={J Tea}, year={2020}, doi={10.1000/%s}}\n"
RULE = """\
title: Promises detox
level: error
find: ["[detox]"]
message: "“{found}” promises what no body needs."
advice: Leave it out.
why: Nothing is taken out.
authority: [editorial-practice]
bad: ["We <<detox>> you.", "Tea <<detoxes>> you."]
good: ["Tea is warm.", "Water is wet."]
"""


@pytest.fixture
def anew(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The paths of the drafts that are checked anew, as it happens."""
    paths: list[str] = []

    def told(*arguments: Any) -> Any:
        paths.append(arguments[1].path)
        return linter.check_source(*arguments)

    monkeypatch.setattr(fresh, "check_source", told)
    yield paths
    linter.forget_packs()


def shown(report: Report, form: str = "json") -> str:
    return renderer(form)(report, Style())


def test_an_unchanged_draft_is_not_checked_again(checked: Check, anew: list[str]) -> None:
    first = checked()
    assert anew == ["bad.md", "careful.md"]
    assert checked() == first == lint(found(), RunOptions(DAY))
    assert anew == ["bad.md", "careful.md"]


def test_only_what_changed_is_checked_again(checked: Check, anew: list[str], folder: Path) -> None:
    checked()
    anew.clear()
    (folder / "careful.md").write_text(CAREFUL + "\nIt cures gout.\n", encoding="utf-8")
    assert checked() == lint(found(), RunOptions(DAY))
    assert anew == ["careful.md"]


def test_a_draft_under_another_name_is_known(checked: Check, anew: list[str], folder: Path) -> None:
    checked()
    anew.clear()
    (folder / "bad.md").rename(folder / "worse.md")
    assert [file.path for file in checked().files] == ["careful.md", "worse.md"]
    assert anew == []
    (folder / "worse.md").rename(folder / "worse.txt")  # read in another way
    assert checked() == lint(found(), RunOptions(DAY))
    assert anew == ["worse.txt"]


@pytest.mark.parametrize(
    "change",
    [
        {"profile": "clinic"}, {"jurisdiction": "uk"}, {"select": ("claims",)}, {"ignore": ("hype",)},
        {"fail_on": "note"}, {"as_of": date(2027, 1, 15)}, {"needs": ("review", "rules", "source")},
        {"rules": ("claims/cure-claim", "note")}, {"products": ("Herbal Drops",)},
    ],
    ids=lambda change: next(iter(change)),
)  # fmt: skip
def test_other_settings_and_another_day_give_another_report(
    checked: Check, anew: list[str], change: dict[str, Any]
) -> None:
    checked("bad.md")
    anew.clear()
    report = checked("bad.md", **change)
    assert anew == ["bad.md"]
    run = RunOptions(change.pop("as_of", DAY), needs=change.pop("needs", ()))
    assert report == lint(found("bad.md", **change), run)


def test_a_report_for_review_is_kept_whole(checked: Check, anew: list[str]) -> None:
    wanted = ("review", "rules", "source")
    first = checked(needs=wanted)
    anew.clear()
    again = checked(needs=wanted)
    assert anew == []
    assert shown(again, "html") == shown(first, "html") == shown(lint(found(), RunOptions(DAY, needs=wanted)), "html")


def test_the_text_is_only_where_a_format_needs_it(checked: Check) -> None:
    checked()
    assert [file.source for file in checked().files] == [None, None]
    assert [file.source is None for file in checked(needs=("source",)).files] == [False, False]


@pytest.mark.parametrize(
    "change",
    [
        lambda file: file.write_text(SOURCE % "other", encoding="utf-8"),
        lambda file: file.unlink(),
        lambda file: file.write_text("@article{", encoding="utf-8"),
    ],
    ids=["edited", "gone", "broken"],
)
def test_a_changed_bibliography_counts(
    checked: Check, anew: list[str], folder: Path, change: Callable[[Path], object]
) -> None:
    (folder / "citing.md").write_text(CITING, encoding="utf-8")
    (folder / "sources.bib").write_text(SOURCE % "x1", encoding="utf-8")
    checked("citing.md")
    checked("citing.md")
    assert anew == ["citing.md"]
    change(folder / "sources.bib")
    assert checked("citing.md") == lint(found("citing.md"), RunOptions(DAY))
    assert anew == ["citing.md", "citing.md"]


def test_the_same_text_in_another_folder_has_its_own_bibliography(checked: Check, folder: Path) -> None:
    for name, doi in (("one", "x1"), ("two", "x2")):
        (folder / name).mkdir()
        (folder / name / "citing.md").write_text(CITING, encoding="utf-8")
        (folder / name / "sources.bib").write_text(SOURCE % doi, encoding="utf-8")
    (folder / "two" / "sources.bib").unlink()
    for _ in range(2):
        report = checked("one", "two")
        assert report == lint(found("one", "two"), RunOptions(DAY))
        assert [file.error is None for file in report.files] == [True, False]


def test_a_changed_rule_of_the_house_counts(checked: Check, anew: list[str], folder: Path) -> None:
    rules = folder / "ours" / "house"
    rules.mkdir(parents=True)
    (rules / "no-detox.yaml").write_text(RULE, encoding="utf-8")
    (folder / "claimlint.yaml").write_text("packs: [ours]\nselect: [house]\n", encoding="utf-8")
    (folder / "tea.md").write_text("We detox you.\n", encoding="utf-8")
    assert checked("tea.md").counts["error"] == 1
    assert checked("tea.md").counts["error"] == 1
    assert anew == ["tea.md"]
    (rules / "no-detox.yaml").write_text(RULE.replace("error", "note"), encoding="utf-8")
    linter.forget_packs()  # as a new run would
    assert checked("tea.md").counts["note"] == 1
    assert anew == ["tea.md", "tea.md"]


def test_a_draft_that_could_not_be_checked_is_tried_again(checked: Check, anew: list[str], folder: Path) -> None:
    (folder / "fremd.md").write_text(
        "Der Tee ist nicht für alle, und er hilft auch nicht bei Gicht. " * 9, encoding="utf-8"
    )
    assert checked("fremd.md") == checked("fremd.md")
    assert anew == ["fremd.md", "fremd.md"]


def test_without_a_cache_all_are_checked(folder: Path, anew: list[str]) -> None:
    for _ in range(2):
        assert check(found(), RunOptions(DAY)) == lint(found(), RunOptions(DAY))
    assert len(anew) == 4


EXAMPLES = ("clinic-post", "publisher-article", "supplement-page")


@given(edits=st.data())
@settings(max_examples=3, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_remembered_and_plain_reports_are_the_same_in_every_format(
    edits: st.DataObject, checkout: Path, folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    name = edits.draw(st.sampled_from(EXAMPLES))
    parts = (checkout / "examples" / f"{name}.md").read_text(encoding="utf-8").split("\n\n")
    chosen = edits.draw(st.lists(st.integers(0, len(parts) - 1), min_size=1, max_size=8))
    (folder / "post.md").write_text("\n\n".join(parts[number] for number in chosen), encoding="utf-8")
    everything = ("review", "rules", "source")
    plain = lint(found("post.md"), RunOptions(DAY, needs=everything))
    with using(Shelf(Store(tmp_path_factory.mktemp("kept") / "cache.sqlite"))):
        for form in formats() * 2:
            report = check(found("post.md"), RunOptions(DAY, needs=tuple(sorted(needs(form)))))
            assert shown(report, form) == shown(plain, form)
