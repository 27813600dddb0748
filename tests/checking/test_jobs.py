"""Several processes: the same report, whatever becomes of them."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import Any

import pytest

from claimlint import checking, linter
from claimlint.cache import Shelf
from claimlint.checking import fresh, pace, workers
from claimlint.checking.pace import Pace
from claimlint.config import RunOptions
from claimlint.errors import ModelFault, SettingsFault
from claimlint.linter import lint
from tests.checking.conftest import CURE, DAY, Check, found

forks = pytest.mark.skipif(not workers.FORKS, reason="the workers would not know of what the test changes")


@pytest.fixture
def many(folder: Path) -> Path:
    """A folder of twelve short drafts."""
    for number in range(10):
        (folder / f"post-{number}.md").write_text(CURE * (number + 1), encoding="utf-8")
    return folder


@pytest.mark.parametrize("jobs", [2, 3, 50, None])
def test_the_report_is_the_same_for_any_number(checked: Check, many: Path, jobs: int | None) -> None:
    report = checked(jobs=jobs)
    assert report == lint(found(), RunOptions(DAY))
    assert [file.path for file in report.files] == sorted(file.path for file in report.files)


def test_what_workers_found_is_kept(checked: Check, many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = checked(jobs=2)

    def fail(*_: object) -> None:
        raise AssertionError("checked again")

    monkeypatch.setattr(fresh, "checked", fail)
    assert checked(jobs=2) == first


def test_large_drafts_pass_through_the_pipes(checked: Check, many: Path) -> None:
    for number in range(4):
        (many / f"large-{number}.md").write_text("Tea is warm and wet.\n\n" * 4000, encoding="utf-8")
    report = checked(*(f"large-{number}.md" for number in range(4)), "bad.md", jobs=2, select=("claims/cure-claim",))
    assert [file.error for file in report.files] == [None] * 5


def test_workers_that_load_for_themselves(checked: Check, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "FORKS", False)
    monkeypatch.setenv("PYTHONPATH", str(Path(linter.__file__).parents[1]))
    (folder / "third.md").write_text(CURE, encoding="utf-8")
    assert checked(jobs=2) == lint(found(), RunOptions(DAY))


def deadly(*names: str) -> Any:
    """Checks, but kills its process at drafts of these names, unless it is the one that runs the test."""
    ours = os.getpid()

    def run(source: Any, draft: Any, options: Any) -> Any:
        if draft.path in names and os.getpid() != ours:
            os.kill(os.getpid(), signal.SIGKILL)
        return linter.check_source(source, draft, options)

    return run


@forks
def test_a_killed_worker_costs_the_draft_that_it_was_at(
    checked: Check, many: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "check_source", deadly("post-3.md"))
    report = checked(jobs=2)
    assert report.outcome == "unchecked"
    assert {file.path: file.error for file in report.files if file.error} == {
        "post-3.md": "post-3.md: the process that checked it was killed (signal 9, as systems do when memory runs "
        "out); check it again, or with --jobs 1"
    }
    plain = lint(found(), RunOptions(DAY))
    others = [file for file in report.files if file.error is None]
    assert others == [file for file in plain.files if file.path != "post-3.md"]
    monkeypatch.undo()
    monkeypatch.chdir(many)
    assert checked(jobs=2) == plain


@forks
def test_when_all_workers_die_the_rest_is_checked_all_the_same(
    checked: Check, many: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [f"post-{number}.md" for number in range(10)]
    monkeypatch.setattr(workers, "check_source", deadly(*names))
    report = checked(jobs=2)
    lost = [file for file in report.files if file.error]
    assert len(lost) == 2
    assert len(report.files) == 12
    assert all(file.error or file.words for file in report.files)


@forks
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_damaged_parser_ends_the_run_with_its_sentence(
    checked: Check, many: Path, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    def fail(*_: object) -> None:
        raise ModelFault("the English pipeline is damaged")

    for module in workers, fresh:
        monkeypatch.setattr(module, "check_source", fail)
    with pytest.raises(ModelFault, match="the English pipeline is damaged"):
        checked(jobs=jobs)


def test_no_worker_stays(checked: Check, many: Path) -> None:
    import multiprocessing

    checked(jobs=3)
    assert multiprocessing.active_children() == []


def test_a_fault_in_rules_is_said_before_any_draft(checked: Check, many: Path) -> None:
    with pytest.raises(SettingsFault, match="no rule or family `hyp`"):
        checked(jobs=2, select=("hyp",))


def test_a_draft_that_vanishes_meanwhile_is_unchecked(
    checked: Check, many: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def vanish(*arguments: Any) -> Any:
        (many / "post-9.md").unlink(missing_ok=True)
        return linter.check_source(*arguments)

    monkeypatch.setattr(fresh, "check_source", vanish)
    errors = [file.error for file in checked(jobs=2).files if file.error]
    assert errors == ["post-9.md: there is no such file or folder; did you mean post-8.md?"]


def test_progress_counts_what_is_checked_anew(folder: Path, kept: Shelf) -> None:
    steps: list[tuple[int, int]] = []
    checking.check(found("bad.md"), RunOptions(DAY))
    checking.check(found(), RunOptions(DAY), progress=lambda done, of: steps.append((done, of)))
    assert steps == [(1, 1)]


def test_more_processes_only_when_much_is_left() -> None:
    measured = Pace()
    assert not measured.is_worth_more(10**9)  # nothing is known yet
    measured.note(1000, 5.0)  # the first pays for what is loaded once
    assert not measured.is_worth_more(10**9)
    measured.note(1000, 0.5)
    assert measured.is_worth_more(int(1000 * 2 * pace.WORTH) + 10)
    assert not measured.is_worth_more(int(1000 * 2 * pace.WORTH) - 10)


def test_a_defect_is_shown_where_it_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    assert fresh._processes(3) == 3  # noqa: SLF001
    monkeypatch.setenv("CLAIMLINT_DEBUG", "1")
    assert fresh._processes(3) == 1  # noqa: SLF001
