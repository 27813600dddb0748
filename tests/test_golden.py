"""Whole posts in, whole reports out: what the command says of every post in examples/, to the letter.

After a wanted change of a report, write them anew with `pytest tests/test_golden.py --update-golden`
and read the difference before committing it.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from claimlint import __version__, cli
from claimlint.outputs import formats

AS_OF = "2026-01-15"
#: Each example with the profile of its house.
PROFILES = {
    "clinic-post": "clinic",
    "clinic-post-rewritten": "clinic",
    "publisher-article": "publisher",
    "supplement-page": "supplement",
    "treatment-page": "clinic",
    "supplement-launch": "supplement",
    "vitamin-explainer": "publisher",
    "step-count-notebook": "publisher",
}
#: The ending of each example that is not Markdown.
OTHER_FORMATS = {
    "treatment-page": "html", "supplement-launch": "mdx", "vitamin-explainer": "rst", "step-count-notebook": "ipynb",
}  # fmt: skip
SUFFIXES = {
    "terminal": ".txt", "concise": ".concise.txt", "json": ".json", "github": ".github.txt", "gitlab": ".gitlab.json",
    "html": ".html", "junit": ".junit.xml", "rdjson": ".rdjson.json", "sarif": ".sarif.json",
}  # fmt: skip
_HASH = "[0-9a-f]{16}"
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


def arguments(name: str, form: str, verb: str = "check") -> list[str]:
    """How one example is checked."""
    return [
        verb,
        f"examples/{name}.{OTHER_FORMATS.get(name, 'md')}",
        "--profile",
        PROFILES[name],
        "--as-of",
        AS_OF,
        "--format",
        form,
    ]


def check(checkout: Path, name: str, form: str, verb: str = "check") -> subprocess.CompletedProcess[str]:
    """Run a command on one example, as a user in the checkout would, 80 columns wide and without colour."""
    command = [sys.executable, "-m", "claimlint", *arguments(name, form, verb)]
    surroundings = {**os.environ, "COLUMNS": "80", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(command, cwd=checkout, env=surroundings, capture_output=True, encoding="utf-8", check=False)


def timeless(report: str, form: str) -> str:
    """A report without what changes by itself: claimlint's version, the digest of all rules, the page's own style."""
    digest = f'"rules": "{_HASH}"|(?<=rules )(<code>)?{_HASH}'
    told = re.sub(digest, lambda found: re.sub(_HASH, "…", found[0]), report)
    told = re.sub(f'(?<="version": "){re.escape(__version__)}|(?<=claimlint ){re.escape(__version__)}', "…", told)
    if form == "html":
        assert told.count("<style>") == told.count("<script>") == 1
        told = re.sub(r"(<(style|script)>).*?(</\2>)|(?<=')sha256-[\w+/=]+(?=')", r"\1…\3", told, flags=re.DOTALL)
    return told


def findings(run: subprocess.CompletedProcess[str]) -> list[dict[str, str]]:
    """All findings of a JSON report on one file."""
    (file,) = json.loads(run.stdout)["files"]
    return list(file["findings"])


def compare(report: str, golden: Path, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update-golden"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(report, encoding="utf-8")
    assert golden.is_file(), "no golden report yet: pytest tests/test_golden.py --update-golden"
    assert report == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("form", ["terminal", "json"])
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


@pytest.mark.parametrize("form", ["terminal", "json"])
@pytest.mark.parametrize("name", PROFILES)
def test_report_is_the_golden_one(checkout: Path, name: str, form: str, request: pytest.FixtureRequest) -> None:
    run = check(checkout, name, form)
    assert run.stderr == ""
    compare(timeless(run.stdout, form), checkout / "tests" / "golden" / f"{name}{SUFFIXES[form]}", request)


@pytest.mark.parametrize("form", sorted(SUFFIXES.keys() - {"terminal", "json"}))
@pytest.mark.parametrize("name", PROFILES)
def test_report_for_machines_is_the_golden_one(
    checkout: Path,
    name: str,
    form: str,
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(checkout)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    cli.run(arguments(name, form))
    shown = capsys.readouterr()
    assert shown.err == ""
    compare(timeless(shown.out, form), checkout / "tests" / "golden" / f"{name}{SUFFIXES[form]}", request)


def test_every_format_has_golden_reports() -> None:
    assert SUFFIXES.keys() == set(formats())


@pytest.mark.parametrize("name", ["clinic-post", "supplement-page", "treatment-page", "supplement-launch"])
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
    assert {path.stem for path in (checkout / "examples").iterdir() if path.is_file()} == set(PROFILES)


def golden(checkout: Path, name: str, form: str) -> str:
    return (checkout / "tests" / "golden" / f"{name}{SUFFIXES[form]}").read_text(encoding="utf-8")


def test_the_demo_fits_on_two_screens(checkout: Path) -> None:
    lines = golden(checkout, "clinic-post", "terminal").splitlines()
    assert sum(-(-len(line) // 80) or 1 for line in lines) <= 60


@pytest.mark.parametrize("name", PROFILES)
def test_all_formats_count_alike(checkout: Path, name: str) -> None:
    """The last line of the terminal, the summary of JSON, the cases of JUnit and the lines of concise."""
    summary = json.loads(golden(checkout, name, "json"))["summary"]
    counts = {level: summary[level] for level in ("error", "warning", "note", "waived") if summary[level]}
    last = golden(checkout, name, "terminal").splitlines()[-1]
    said = {level: int(number) for number, level in re.findall(r"(\d+) (error|warning|note|waived)", last)}
    lines = golden(checkout, name, "concise").splitlines()
    levels = [found[1] for line in lines if (found := re.match(r"\S+:\d+:\d+ (error|warning|note) ", line))]
    cases = re.findall(r'<testcase name="[^"]* \(', golden(checkout, name, "junit"))
    assert said == counts
    assert Counter(levels) == {level: number for level, number in counts.items() if level != "waived"}
    assert len(cases) == sum(counts.values())
