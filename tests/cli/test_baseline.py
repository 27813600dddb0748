"""`claimlint baseline` and what `check` makes of it, as a user meets them."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from claimlint import baseline, cli, linter
from claimlint.baseline import FILE_NAME
from claimlint.model.report import Report
from claimlint.outputs import formats
from tests.cli.conftest import CURE, Claimlint

ONLY = ("--select", "claims/cure-claim")
NEW = "Our herbal drops cure migraine.\n"
posix = pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="needs a user whom the system can refuse"
)


def test_known_findings_pass_and_new_ones_block(claimlint: Claimlint, folder: Path) -> None:
    ran = claimlint("baseline", ".", *ONLY)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == "claimlint-baseline.json: 1 known finding in 1 file; 1 added, 0 dropped.\n"
    ran = claimlint(".", *ONLY)
    assert ran.status == 0
    assert ran.out == (
        "Passed: nothing new found in 2 files (12 words). Profile publisher, country us. 1 known finding carried by "
        "the baseline.\n"
    )
    (folder / "bad.md").write_text(CURE + "\n" + NEW, encoding="utf-8")
    ran = claimlint(".", *ONLY)
    assert ran.status == 1
    assert "  3:18 error Promises a cure (claims/cure-claim)\n" in ran.out
    assert ran.out.splitlines()[-1].startswith("Blocked: 1 error in 2 files")
    assert claimlint(".", *ONLY, "--no-baseline").out.splitlines()[-1].startswith("Blocked: 2 errors")


def test_written_twice_it_is_the_same(claimlint: Claimlint, folder: Path) -> None:
    claimlint("baseline", ".")
    once = (folder / FILE_NAME).read_bytes()
    assert claimlint("baseline", "bad.md").out.endswith("0 added, 0 dropped.\n")
    assert claimlint("baseline", "--prune", ".").out.endswith("0 added, 0 dropped.\n")
    assert (folder / FILE_NAME).read_bytes() == once


def test_a_check_of_some_rules_keeps_what_is_known_of_others(claimlint: Claimlint, folder: Path) -> None:
    claimlint("baseline", ".")
    once = (folder / FILE_NAME).read_bytes()
    assert claimlint("baseline", ".", *ONLY).out.endswith("0 added, 0 dropped.\n")
    assert claimlint("baseline", "--prune", ".", *ONLY).out.endswith("0 added, 0 dropped.\n")
    assert (folder / FILE_NAME).read_bytes() == once


#: What reports for eyes are asked, as they only count what does not count.
SHOW = dict.fromkeys(("terminal", "concise"), ("--show", "all"))


@pytest.mark.parametrize("form", formats())
def test_every_report_shows_what_is_known(claimlint: Claimlint, folder: Path, form: str) -> None:
    claimlint("baseline", "bad.md", *ONLY)
    ran = claimlint("bad.md", *ONLY, "--format", form, *SHOW.get(form, ()))
    assert ran.status == 0
    assert "known" in ran.out.lower()
    assert "cure diabetes" in ran.out


def test_known_in_json_and_sarif(claimlint: Claimlint, folder: Path) -> None:
    claimlint("baseline", "bad.md", *ONLY)
    report = json.loads(claimlint("bad.md", *ONLY, "--format", "json").out)
    assert (report["summary"]["known"], report["summary"]["error"], report["outcome"]) == (1, 0, "pass")
    assert [one["known"] for one in report["files"][0]["findings"]] == [True]
    sarif = json.loads(claimlint("bad.md", *ONLY, "--format", "sarif").out)
    assert sarif["runs"][0]["results"][0]["suppressions"] == [
        {"kind": "external", "state": "accepted", "justification": "Known: carried by the baseline."}
    ]


def test_it_stands_beside_the_configuration(
    claimlint: Claimlint, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    (folder / "claimlint.yaml").write_text("profile: clinic\n", encoding="utf-8")
    (folder / "posts").mkdir()
    (folder / "bad.md").rename(folder / "posts" / "bad.md")
    monkeypatch.chdir(folder / "posts")
    assert claimlint("baseline", "bad.md", *ONLY).status == 0
    assert json.loads((folder / FILE_NAME).read_text(encoding="utf-8"))["files"].keys() == {"posts/bad.md"}
    monkeypatch.chdir(folder)
    assert claimlint("posts", *ONLY).status == 0


def test_a_file_of_another_name(claimlint: Claimlint, folder: Path) -> None:
    (folder / "ours").mkdir()
    (folder / "claimlint.yaml").write_text("baseline: ours/old.json\n", encoding="utf-8")
    ran = claimlint("bad.md", *ONLY)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == (
        "Error: ours/old.json: there is no such baseline; correct its name, or write it with `claimlint baseline`.\n"
    )
    claimlint("baseline", "bad.md", *ONLY)
    assert json.loads((folder / "ours" / "old.json").read_text(encoding="utf-8"))["files"].keys() == {"../bad.md"}
    assert claimlint("bad.md", *ONLY).status == 0
    assert claimlint("baseline", "bad.md", *ONLY, "--baseline", "mine.json").status == 0
    assert claimlint("bad.md", *ONLY, "--baseline", "mine.json").status == 0
    assert claimlint("bad.md", "--baseline", "nowhere.json").status == 2
    assert "--baseline" in claimlint("config", "bad.md").out or "ours/old.json" in claimlint("config", "bad.md").out


def test_standard_input_with_a_name(claimlint: Claimlint, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    claimlint("baseline", "bad.md", *ONLY)
    for name, status in (("bad.md", 0), ("other.md", 1), ("", 1)):
        with (folder / "bad.md").open(encoding="utf-8") as stream:
            monkeypatch.setattr("sys.stdin", stream)
            assert claimlint("-", *ONLY, *(("--stdin-filename", name) if name else ())).status == status


def test_options_that_contradict_each_other(claimlint: Claimlint, folder: Path) -> None:
    ran = claimlint("bad.md", "--baseline", "a.json", "--no-baseline")
    assert ran.status == 2
    assert ran.err.startswith("Error: --baseline names a baseline and --no-baseline wants none; give one of them.\n")
    ran = claimlint("baseline", "-")
    assert ran.err.startswith("Error: a baseline is of files, and standard input is none; name the draft's file.\n")


def test_a_broken_baseline_is_never_replaced(claimlint: Claimlint, folder: Path) -> None:
    (folder / FILE_NAME).write_text("<<<<<<< HEAD\n", encoding="utf-8")
    owing = "Ketamine is given for depression in some clinics. Sertraline is an older choice for depression.\n"
    (folder / "bad.md").write_text(owing, encoding="utf-8")
    for arguments in (("baseline", "bad.md"), ("baseline", "--prune", "bad.md"), ("bad.md",), ("--fix", "bad.md")):
        ran = claimlint(*arguments)
        assert (ran.status, ran.out) == (2, "")
        assert ran.err == (
            "Error: claimlint-baseline.json: line 1 holds a merge conflict; restore it from version control, or delete "
            "it and write it anew with `claimlint baseline`.\n"
        )
    assert (folder / FILE_NAME).read_text(encoding="utf-8") == "<<<<<<< HEAD\n"
    assert (folder / "bad.md").read_text(encoding="utf-8") == owing
    assert claimlint("bad.md", "--no-baseline").status in (0, 1)


def test_what_cannot_be_checked_is_said(claimlint: Claimlint, folder: Path) -> None:
    claimlint("baseline", "bad.md", *ONLY)
    once = (folder / FILE_NAME).read_bytes()
    (folder / "bad.md").write_bytes(b"\xff")
    ran = claimlint("baseline", "bad.md", "careful.md", *ONLY)
    assert ran.status == 2
    assert "not UTF-8" in ran.err
    assert (folder / FILE_NAME).read_bytes() == once


def test_a_folder_in_its_place(claimlint: Claimlint, folder: Path) -> None:
    (folder / FILE_NAME).mkdir()
    ran = claimlint("baseline", "bad.md")
    assert (ran.status, ran.err.count("\n")) == (2, 1)
    assert "the baseline cannot be read" in ran.err


@posix
def test_a_folder_that_cannot_be_written(claimlint: Claimlint, folder: Path) -> None:
    folder.chmod(0o500)
    try:
        ran = claimlint("baseline", "bad.md")
    finally:
        folder.chmod(0o700)
    assert ran.status == 2
    assert "claimlint-baseline.json: the baseline cannot be written" in ran.err


def test_fix_leaves_known_findings_to_the_baseline(claimlint: Claimlint, folder: Path) -> None:
    claimlint("baseline", ".")
    ran = claimlint("--fix", ".", *ONLY)
    assert ran.status == 0
    assert "carried by the baseline" in ran.out


def test_two_runs_at_once_lose_nothing(claimlint: Claimlint, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second run begins and ends while the first is checking; both say success, and both are right."""
    (folder / "other.md").write_text("Our balm cures asthma.\n", encoding="utf-8")
    (folder / "third.md").write_text("Our tea cures eczema.\n", encoding="utf-8")
    lint = linter.lint
    waiting = ["other.md", "third.md"]

    def overtaken(*arguments: Any) -> Report:
        if waiting:
            assert cli.run(["baseline", waiting.pop()]) == 0
        return lint(*arguments)

    monkeypatch.setattr(linter, "lint", overtaken)
    assert claimlint("baseline", "bad.md").status == 0
    files = json.loads((folder / "claimlint-baseline.json").read_text(encoding="utf-8"))["files"]
    assert sorted(files) == ["bad.md", "other.md", "third.md"]


def test_a_run_that_is_overtaken_every_time_says_so(
    claimlint: Claimlint, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def overtaken(*arguments: Any, **more: Any) -> None:
        raise baseline.ChangedMeanwhile

    monkeypatch.setattr(baseline, "write", overtaken)
    ran = claimlint("baseline", "bad.md")
    assert ran.status == 2
    assert "try again" in ran.err
