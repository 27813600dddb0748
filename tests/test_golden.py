"""Whole posts in, whole reports out: what the command says of every post in examples/, to the letter.

After a wanted change of a report, write them anew with `pytest tests/test_golden.py --update-golden`
and read the difference before committing it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

AS_OF = "2026-01-15"
#: Each example with the profile of its house.
PROFILES = {
    "clinic-post": "clinic",
    "clinic-post-rewritten": "clinic",
    "publisher-article": "publisher",
    "supplement-page": "supplement",
}
SUFFIXES = {"terminal": ".txt", "json": ".json"}
FIRST_RULES = {
    "claims/cure-claim",
    "claims/guarantee",
    "hype/superlative",
    "citations/uncited-statistic",
    "disclaimers/not-medical-advice",
    "preprint/unlabelled-inline",
    "preprint/unlabelled-reference",
    "safety/crisis-resource-missing",
}


def check(checkout: Path, name: str, form: str, verb: str = "check") -> subprocess.CompletedProcess[str]:
    """Run a command on one example, as a user in the checkout would, 80 columns wide and without colour."""
    command = [sys.executable, "-m", "claimlint", verb, f"examples/{name}.md"]
    options = ["--profile", PROFILES[name], "--as-of", AS_OF, "--format", form]
    surroundings = {**os.environ, "COLUMNS": "80", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        command + options, cwd=checkout, env=surroundings, capture_output=True, encoding="utf-8", check=False
    )


def timeless(report: str) -> str:
    """A JSON report without what changes by itself: claimlint's version and the digest of all rules."""
    data = json.loads(report)
    assert data["tool"].keys() >= {"version", "rules"}
    data["tool"] |= {"version": "…", "rules": "…"}
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def findings(run: subprocess.CompletedProcess[str]) -> list[dict[str, str]]:
    """All findings of a JSON report on one file."""
    (file,) = json.loads(run.stdout)["files"]
    return list(file["findings"])


@pytest.mark.parametrize("form", SUFFIXES)
@pytest.mark.parametrize("name", PROFILES)
def test_report_is_the_golden_one(checkout: Path, name: str, form: str, request: pytest.FixtureRequest) -> None:
    golden = checkout / "tests" / "golden" / f"{name}{SUFFIXES[form]}"
    run = check(checkout, name, form)
    assert run.stderr == ""
    report = timeless(run.stdout) if form == "json" else run.stdout
    if request.config.getoption("--update-golden"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(report, encoding="utf-8")
    assert golden.is_file(), "no golden report yet: pytest tests/test_golden.py --update-golden"
    assert report == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("form", SUFFIXES)
@pytest.mark.parametrize("name", ["clinic-post", "publisher-article"])
def test_reference_ledger_is_the_golden_one(
    checkout: Path, name: str, form: str, request: pytest.FixtureRequest
) -> None:
    golden = checkout / "tests" / "golden" / f"{name}.refs{SUFFIXES[form]}"
    run = check(checkout, name, form, "refs")
    assert (run.stderr, run.returncode) == ("", 0)
    if request.config.getoption("--update-golden"):
        golden.write_text(run.stdout, encoding="utf-8")
    assert run.stdout == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["clinic-post", "supplement-page"])
def test_promotion_is_blocked(checkout: Path, name: str) -> None:
    assert check(checkout, name, "json").returncode == 1


@pytest.mark.parametrize("name", ["clinic-post-rewritten", "publisher-article"])
def test_careful_writing_passes_without_a_warning(checkout: Path, name: str) -> None:
    run = check(checkout, name, "json")
    assert run.returncode == 0
    assert [finding for finding in findings(run) if finding["level"] != "note"] == []


def test_clinic_post_breaks_every_first_rule(checkout: Path) -> None:
    broken = {finding["rule"] for finding in findings(check(checkout, "clinic-post", "json"))}
    assert broken >= FIRST_RULES


def test_every_example_has_a_golden_report(checkout: Path) -> None:
    assert {path.stem for path in (checkout / "examples").glob("*.md")} == set(PROFILES)
