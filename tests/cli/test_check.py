"""The gate as a user meets it: what is checked, what is said, and the exit status."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import CURE, Claimlint, Ran

ONLY = ("--select", "claims/cure-claim")


def data(ran: Ran) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(ran.out)
    return found


def test_a_claim_blocks(claimlint: Claimlint) -> None:
    ran = claimlint("bad.md")
    assert ran.status == 1
    assert "Our herbal drops «cure diabetes»." in ran.out
    assert "claims/cure-claim" in ran.out
    assert re.fullmatch(
        r"Blocked: .* in 1 file \(5 words\)\. Profile publisher, country us\.", ran.out.splitlines()[-1]
    )
    assert ran.err == ""


def test_careful_writing_passes(claimlint: Claimlint) -> None:
    ran = claimlint("careful.md")
    assert ran.status == 0
    assert ran.out == "Passed: nothing found in 1 file (7 words). Profile publisher, country us.\n"


def test_check_is_the_default_command(claimlint: Claimlint) -> None:
    assert claimlint("check", "bad.md") == claimlint("bad.md") == claimlint("--profile", "publisher", "bad.md")


def test_a_commands_name_wins_over_a_path(claimlint: Claimlint, folder: Path) -> None:
    (folder / "rules").mkdir()
    (folder / "rules" / "a.md").write_text(CURE, encoding="utf-8")
    assert "claims/cure-claim" in claimlint("rules").out
    assert "rules/a.md" not in claimlint("rules").out
    assert claimlint("./rules").status == 1
    assert claimlint("check", "rules").status == 1
    assert claimlint("--", "rules").status == 1


@pytest.mark.parametrize(("fail_on", "status"), [("never", 0), ("error", 1), ("warning", 1), ("note", 1)])
def test_fail_on(claimlint: Claimlint, fail_on: str, status: int) -> None:
    ran = claimlint("--fail-on", fail_on, *ONLY, "bad.md", "--format", "json")
    assert ran.status == status
    assert data(ran)["outcome"] == ("blocked" if status else "pass")
    assert data(ran)["fail_on"] == fail_on


def test_each_file_is_blocked_by_its_own_configuration(claimlint: Claimlint, folder: Path) -> None:
    (folder / "lax").mkdir()
    (folder / "lax" / "claimlint.yaml").write_text("fail-on: never\n", encoding="utf-8")
    (folder / "lax" / "bad.md").write_text(CURE, encoding="utf-8")
    assert claimlint("lax").status == 0
    assert claimlint("lax", "careful.md").status == 0
    ran = claimlint("lax", "bad.md", "--format", "json")
    assert ran.status == 1
    assert {file["path"]: file["fail_on"] for file in data(ran)["files"]} == {"bad.md": "error", "lax/bad.md": "never"}
    assert claimlint("lax", "--fail-on", "error").status == 1


def test_select_and_ignore(claimlint: Claimlint) -> None:
    assert claimlint("--select", "claims", "bad.md").status == 1
    assert claimlint("--select", "preprint,hype/superlative", "bad.md").status == 0
    assert claimlint("--ignore", "claims", "--ignore", "disclaimers, safety,citations", "bad.md").status == 0
    ran = claimlint("--ignore", "claims/cure-clam", "bad.md")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == "Error: there is no rule or family `claims/cure-clam`; did you mean `claims/cure-claim`?\n"


def test_profile_and_country_are_named(claimlint: Claimlint) -> None:
    last = claimlint("careful.md", "--profile", "pharma", "--jurisdiction", "uk").out.splitlines()[-1]
    assert last.endswith("Profile pharma, country uk.")


def test_day_is_part_of_the_report(claimlint: Claimlint) -> None:
    assert data(claimlint("careful.md", "--format", "json", "--as-of", "2025-02-03"))["as_of"] == "2025-02-03"
    before = date.today()  # noqa: DTZ011 - the day of whoever runs this
    today = str(data(claimlint("careful.md", "--format", "json"))["as_of"])
    assert before <= date.fromisoformat(today) <= date.today()  # noqa: DTZ011


def test_same_input_same_bytes(claimlint: Claimlint) -> None:
    again = [claimlint("bad.md", "careful.md", "--format", "json", "--as-of", "2026-01-15").out for _ in range(2)]
    turned = claimlint("careful.md", "bad.md", "--format", "json", "--as-of", "2026-01-15").out
    assert again[0] == again[1] == turned


def test_configuration_beside_the_draft(claimlint: Claimlint, folder: Path) -> None:
    (folder / "claimlint.yaml").write_text("profile: clinic\njurisdiction: au\nexclude: [bad.md]\n", encoding="utf-8")
    ran = claimlint("bad.md", "careful.md")
    assert ran.status == 0
    assert "Skipped, as the configuration says: bad.md" in ran.out
    assert ran.out.endswith("Profile clinic, country au.\n")
    assert claimlint("--profile", "pharma", "careful.md").out.endswith("Profile pharma, country au.\n")
    nothing = claimlint("bad.md")
    assert nothing.status == 0
    assert nothing.out.endswith("Nothing was checked: the configuration excludes everything that was named.\n")


def test_house_rules_are_judged(claimlint: Claimlint, folder: Path) -> None:
    house = folder / "house" / "style"
    house.mkdir(parents=True)
    (house / "tea.yaml").write_text(HOUSE_RULE, encoding="utf-8")
    (folder / "claimlint.yaml").write_text("packs: [house]\n", encoding="utf-8")
    ran = claimlint("careful.md")
    assert ran.status == 1
    assert "Talk to your pharmacist about this «tea»." in ran.out


HOUSE_RULE = """\
title: Names the drink
level: error
find: tea
message: "“{found}” is on our list of words."
advice: Write infusion.
why: The house calls it so.
authority: [editorial-practice]
bad:
  - We drink <<tea>>.
  - Cold <<tea>> is good.
good:
  - We drink coffee.
  - The team drinks.
"""


def standard_input(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8"))


def test_standard_input(claimlint: Claimlint, monkeypatch: pytest.MonkeyPatch) -> None:
    standard_input(monkeypatch, CURE)
    ran = claimlint("-")
    assert ran.status == 1
    assert ran.out.startswith("-\n")


def test_standard_input_with_a_name(claimlint: Claimlint, monkeypatch: pytest.MonkeyPatch) -> None:
    standard_input(monkeypatch, CURE)
    ran = claimlint("--stdin-filename", "posts/new.txt", "-")
    assert ran.status == 1
    assert ran.out.startswith("posts/new.txt\n")


def test_report_in_a_file(claimlint: Claimlint, folder: Path) -> None:
    (folder / "report.json").write_text("old", encoding="utf-8")
    (folder / "report.json").chmod(0o640)
    ran = claimlint("bad.md", "--format", "json", "--output", "report.json")
    assert (ran.status, ran.out, ran.err) == (1, "", "")
    assert json.loads((folder / "report.json").read_text(encoding="utf-8"))["outcome"] == "blocked"
    assert (folder / "report.json").stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in folder.iterdir() if "report" in path.name) == ["report.json"]


def test_report_through_a_link_and_to_a_device(claimlint: Claimlint, folder: Path) -> None:
    (folder / "link.txt").symlink_to("real.txt")
    assert claimlint("bad.md", "--output", "link.txt").status == 1
    assert (folder / "link.txt").is_symlink()
    assert "Blocked" in (folder / "real.txt").read_text(encoding="utf-8")
    if Path(os.devnull).is_char_device():
        assert claimlint("bad.md", "--output", os.devnull).status == 1
        assert Path(os.devnull).is_char_device()


@pytest.mark.parametrize("output", ["nowhere/report.txt", ".", "careful.md/report.txt"])
def test_report_that_cannot_be_written(claimlint: Claimlint, folder: Path, output: str) -> None:
    ran = claimlint("bad.md", "--output", output)
    assert (ran.status, ran.out) == (2, "")
    assert re.fullmatch(
        r"Error: --output \S+: the report cannot be written there \(.*\); name another file\.\n", ran.err
    )


def test_failed_report_leaves_the_old_one(claimlint: Claimlint, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "report.txt").write_text("old", encoding="utf-8")

    def full(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert claimlint("bad.md", "--output", "report.txt").status == 2
    assert (folder / "report.txt").read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in folder.iterdir() if "report" in path.name) == ["report.txt"]


@pytest.mark.parametrize(
    ("environment", "coloured"),
    [({}, False), ({"FORCE_COLOR": "1"}, True), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False)],
)
def test_colour_off_a_terminal(
    claimlint: Claimlint, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], coloured: bool
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[" in claimlint("bad.md").out) is coloured


@pytest.mark.parametrize(
    ("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
def test_colour_on_a_terminal(
    claimlint: Claimlint, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], coloured: bool
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert ("\x1b[" in claimlint("bad.md").out) is coloured


def test_json_is_utf8_whatever_the_terminal_reads(folder: Path) -> None:
    (folder / "naïve.md").write_text(CURE.replace("herbal", "“naïve”"), encoding="utf-8")
    command = [sys.executable, "-m", "claimlint", "naïve.md", *ONLY]
    surroundings = {**os.environ, "PYTHONIOENCODING": "latin-1"}
    ran = subprocess.run([*command, "--format", "json"], env=surroundings, capture_output=True, check=False)
    assert json.loads(ran.stdout.decode("utf-8"))["files"][0]["path"] == "naïve.md"
    ran = subprocess.run(command, env=surroundings, capture_output=True, check=False)
    assert ran.returncode == 1
    assert b"\\u201cna\xefve\\u201d" in ran.stdout


def test_the_page_shows_the_statement_to_paste(claimlint: Claimlint) -> None:
    page = claimlint("bad.md", "--profile", "clinic", "--format", "html").out
    assert '<b>To paste</b> <span class="paste">This page is for general information only.' in page
