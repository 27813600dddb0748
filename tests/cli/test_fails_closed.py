"""What other linters let pass in silence: here every one of these ends with the status that stops a pipeline.

Where a number could overflow, the test is a process of its own: a shell sees the lowest eight bits of a status.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from claimlint.checking.workers import FORKS
from tests.cli.conftest import CURE, Claimlint, Process

ONLY = ("--select", "claims/cure-claim")
#: A rule whose vocabulary does not exist.
BROKEN_RULE = """\
title: Names the drink
level: warning
find: $nowhere
message: "“{found}”"
advice: Say less.
why: It misleads.
authority: [editorial-practice]
bad: [We drink <<tea>>., You drink <<tea>>.]
good: [We drink., You drink.]
"""


def test_256_findings_still_block(process: Process, folder: Path) -> None:
    number = 256
    (folder / "many.md").write_text("\n\n".join([CURE.strip()] * number), encoding="utf-8")
    ran = process("many.md", *ONLY, "--format", "json")
    assert ran.returncode == 1
    summary = json.loads(ran.stdout)["summary"]
    assert summary["error"] == number


def test_256_unreadable_files_are_still_unchecked(process: Process, folder: Path) -> None:
    (folder / "many").mkdir()
    for number in range(256):
        (folder / "many" / f"{number}.md").write_bytes(b"\xff")
    ran = process("many", *ONLY)
    assert ran.returncode == 2
    assert len(ran.stderr.splitlines()) == 256


def spoil(folder: Path) -> None:
    """Files that cannot be checked, each for its own reason."""
    (folder / "latin.md").write_bytes(b"caf\xe9\n")
    (folder / "large.md").write_bytes(b"word " * 1_000_001)
    (folder / "drawings").mkdir()
    (folder / "drawings" / "plan.svg").touch()
    (folder / "house" / "style").mkdir(parents=True)
    (folder / "house" / "style" / "tea.yaml").write_text(BROKEN_RULE, encoding="utf-8")


UNCHECKED = {
    "not UTF-8": (["latin.md"], "latin.md: byte 3"),
    "one of two missing": (["careful.md", "nowhere.md"], "nowhere.md: there is no such file or folder"),
    "too large": (["large.md"], "at most 5,000,000 bytes are read"),
    "no file matched": (["drawings"], "drawings: this folder holds no draft"),
    "a pattern that the shell did not expand": (["posts/*.md"], "there is no such file or folder"),
    "a kind that is not read": (["drawings/plan.svg"], "claimlint cannot read files that end in .svg"),
    "an unknown rule": (["careful.md", "--select", "claims/cure-clam"], "did you mean"),
}


@pytest.mark.parametrize("name", UNCHECKED)
@pytest.mark.parametrize("form", ["terminal", "json", "sarif", "github", "junit"])
def test_what_cannot_be_checked_is_no_pass(claimlint: Claimlint, folder: Path, name: str, form: str) -> None:
    spoil(folder)
    arguments, sentence = UNCHECKED[name]
    ran = claimlint(*arguments, "--format", form, "--fail-on", "never")
    assert ran.status == 2
    assert sentence in ran.err
    assert "Traceback" not in ran.err


SETTINGS = {
    "an unknown key": ("profil: clinic\n", "claimlint.yaml:1:1: there is no setting `profil`; did you mean `profile`?"),
    "an unknown rule": ("rules: {claims/cure-clam: off}\n", "did you mean `claims/cure-claim`?"),
    "an unknown level": ("fail-on: errors\n", "did you mean `error`?"),
    "a broken rule": ("packs: [house]\n", "house/style/tea.yaml:3:"),
    "a pack that is not there": ("packs: [hause]\n", "hause"),
    "no YAML": ("profile: [clinic\n", "claimlint.yaml:"),
    "not UTF-8": ("\udcff\n", "not UTF-8"),
}


@pytest.mark.parametrize("name", SETTINGS)
def test_wrong_settings_check_nothing(claimlint: Claimlint, folder: Path, name: str) -> None:
    spoil(folder)
    text, sentence = SETTINGS[name]
    (folder / "claimlint.yaml").write_bytes(text.encode("utf-8", "surrogateescape"))
    ran = claimlint("careful.md")
    assert (ran.status, ran.out) == (2, "")
    assert sentence in ran.err


@pytest.mark.parametrize("form", ["terminal", "json", "sarif", "html"])
def test_a_report_in_a_file_blocks_like_one_on_the_screen(claimlint: Claimlint, folder: Path, form: str) -> None:
    ran = claimlint("bad.md", *ONLY, "--format", form, "--output", "report")
    assert (ran.status, ran.out) == (1, "")
    assert (folder / "report").stat().st_size > 0
    assert claimlint("bad.md", "nowhere.md", *ONLY, "--format", form, "--output", "report").status == 2


@pytest.mark.skipif(not FORKS, reason="the workers would not know of what the test changes")
def test_a_worker_that_died_is_no_pass(folder: Path) -> None:
    for number in range(4):
        (folder / f"tea-{number}.md").write_text("Tea is warm.\n", encoding="utf-8")
    (folder / "bad.md").unlink()
    program = (
        "import os, signal, sys; from claimlint import cli; from claimlint.checking import workers; ours = os.getpid();"
        "real = workers.check_source;"
        "workers.check_source = lambda source, draft, run: os.kill(os.getpid(), signal.SIGKILL)"
        "  if draft.path == 'tea-2.md' else real(source, draft, run);"
        "sys.exit(cli.run(['check', '.', '--jobs', '2']))"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert ran.returncode == 2
    assert ran.stderr.startswith("Error: tea-2.md: the process that checked it was killed (signal 9")
    assert len(ran.stderr.splitlines()) == 1
