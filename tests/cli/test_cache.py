"""Daily speed as a user meets it: what is kept, `claimlint cache`, `--jobs`, `--watch`."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimlint import linter
from claimlint.cli import _running
from tests.cli.conftest import CAREFUL, CURE, Claimlint, Process

ONLY = ("--select", "claims/cure-claim")
LIGHT = """\
import sys
from claimlint import cli
status = cli.run(sys.argv[1:])
heavy = {"spacy", "claimlint.linter", "claimlint.annotators", "numpy"} & set(sys.modules)
assert not heavy, heavy
sys.exit(status)
"""
posix = pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")


@pytest.mark.parametrize("form", ["terminal", "json", "sarif", "html", "github"])
def test_a_second_run_says_the_same(claimlint: Claimlint, form: str) -> None:
    arguments = (".", "--format", form, *ONLY, "--as-of", "2026-01-15")
    plain = claimlint(*arguments, "--no-cache")
    assert plain.status == 1
    assert claimlint(*arguments) == claimlint(*arguments) == plain


def test_a_second_run_loads_neither_spacy_nor_rules(claimlint: Claimlint) -> None:
    plain = claimlint(".", *ONLY)
    run = subprocess.run([sys.executable, "-c", LIGHT, ".", *ONLY], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout, run.stderr) == (plain.status, plain.out, "")


def test_without_a_home_drafts_are_checked_all_the_same(process: Process) -> None:
    run = process("bad.md", *ONLY, HOME="", XDG_CACHE_HOME="", CLAIMLINT_CACHE_DIR="")
    assert (run.returncode, run.stderr) == (1, "")


def test_a_cache_that_cannot_be_used_is_no_fault(
    claimlint: Claimlint, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "file").touch()
    monkeypatch.setenv("CLAIMLINT_CACHE_DIR", str(folder / "file"))
    ran = claimlint("bad.md", *ONLY)
    assert (ran.status, ran.err) == (1, "")
    assert "This file cannot be used" in claimlint("cache", "info").out or "yet" in claimlint("cache", "info").out


def test_no_cache_keeps_nothing(claimlint: Claimlint) -> None:
    claimlint("bad.md", *ONLY, "--no-cache")
    assert not Path(claimlint("cache", "path").out.strip()).exists()
    assert "Nothing is kept yet." in claimlint("cache", "info").out


def test_cache_info_and_clear(claimlint: Claimlint) -> None:
    claimlint("bad.md", *ONLY)
    file = Path(claimlint("cache", "path").out.strip())
    assert file.is_file()
    shown = claimlint("cache", "info").out
    assert f"{file} (by CLAIMLINT_CACHE_DIR)" in shown
    assert " results, " in shown
    assert claimlint("cache", "clear").out == "The results of earlier runs are removed.\n"
    assert not file.exists()
    assert claimlint("cache", "clear").out == "There were no results of earlier runs.\n"


def test_a_foreign_file_is_said_and_cleared(claimlint: Claimlint) -> None:
    file = Path(claimlint("cache", "path").out.strip())
    file.parent.mkdir(exist_ok=True)
    file.write_text("notes of mine", encoding="utf-8")
    assert "This file cannot be used." in claimlint("cache", "info").out
    assert file.read_text(encoding="utf-8") == "notes of mine"
    assert claimlint("cache", "clear").status == 0
    assert not file.exists()


def test_what_cannot_be_cleared_is_said(claimlint: Claimlint) -> None:
    file = Path(claimlint("cache", "path").out.strip())
    (file / "precious").mkdir(parents=True)
    ran = claimlint("cache", "clear")
    assert ran.status == 2
    assert ran.err.startswith(f"Error: {file} cannot be removed (")
    assert ran.err.count("\n") == 1


def test_without_a_home_there_is_no_path(claimlint: Claimlint, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "XDG_CACHE_HOME", "CLAIMLINT_CACHE_DIR", "LOCALAPPDATA"):
        monkeypatch.setenv(name, "")
    assert claimlint("cache", "path").status == 2
    assert claimlint("cache", "info").out.startswith("Nothing is kept: there is no home folder; name a folder in")
    assert claimlint("cache", "clear").status == 0


@pytest.mark.parametrize("jobs", ["0", "-1", "many", "1000"])
def test_a_wrong_number_of_jobs(claimlint: Claimlint, jobs: str) -> None:
    ran = claimlint("bad.md", "--jobs", jobs)
    assert ran.status == 2
    assert f"--jobs: `{jobs}` is neither a number from 1 to 256 nor auto" in ran.err


@pytest.mark.parametrize("jobs", ["2", "auto"])
def test_jobs_do_not_change_the_report(claimlint: Claimlint, folder: Path, jobs: str) -> None:
    for number in range(6):
        (folder / f"more-{number}.md").write_text(CURE * number, encoding="utf-8")
    plain = claimlint(".", "--no-cache", "--jobs", "1", *ONLY)
    assert claimlint(".", "--no-cache", "--jobs", jobs, *ONLY) == plain


@posix
def test_interrupt_with_workers(folder: Path) -> None:
    for number in range(400):
        (folder / f"post-{number:03}.md").write_text(f"{CURE}\n" * (30 + number), encoding="utf-8")
    command = [sys.executable, "-m", "claimlint", ".", "--jobs", "2", "--no-cache", "--format", "json"]
    run = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )  # fmt: skip
    for _ in _until(lambda: len(_children(run.pid)) == 2, run):
        pass
    workers = _children(run.pid)
    os.killpg(run.pid, signal.SIGINT)
    assert run.communicate(timeout=60) == ("", "")
    assert run.returncode == 130
    assert not any(Path("/proc", str(worker)).exists() for worker in workers)


def _until(question: object, run: subprocess.Popen[str]) -> Iterator[None]:
    import time

    assert callable(question)
    while not question():
        assert run.poll() is None, run.communicate()
        time.sleep(0.05)
        yield


def _children(process: int) -> list[int]:
    told = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    return [int(one) for one in told.split()]


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("-",), "standard input is read once"),
        (("bad.md", "--fix"), "only checks whole posts"),
        (("bad.md", "--diff"), "only checks whole posts"),
    ],
)
def test_what_cannot_be_watched(claimlint: Claimlint, arguments: tuple[str, ...], why: str) -> None:
    ran = claimlint(*arguments, "--watch")
    assert ran.status == 2
    assert why in ran.err


class Watching:
    """A running `check --watch`, read line by line."""

    def __init__(self, *arguments: str) -> None:
        command = [sys.executable, "-u", "-m", "claimlint", *arguments, "--watch", *ONLY]
        self.run = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)

    def until(self, words: str) -> str:
        """What it prints up to a line with these words."""
        assert self.run.stdout is not None
        read = ""
        for line in self.run.stdout:
            read += line
            if words in line:
                return read
        raise AssertionError(f"it ended with status {self.run.wait()}:\n{read}")

    def end(self) -> None:
        """Ends it, whatever it is at."""
        self.run.kill()
        self.run.communicate(timeout=60)

    def interrupt(self) -> tuple[int, str]:
        self.run.send_signal(signal.SIGINT)
        rest, _ = self.run.communicate(timeout=60)
        return self.run.returncode, rest


@posix
def test_watch_checks_again_whenever_something_changes(folder: Path) -> None:
    watching = Watching(".")
    assert "Blocked" in watching.until("Watching 2 drafts; press Ctrl-C to end.")
    (folder / "bad.md").write_text(CAREFUL, encoding="utf-8")
    assert "Passed" in watching.until("Watching 2 drafts")
    (folder / "new.md").write_text(CURE, encoding="utf-8")
    assert "in 3 files" in watching.until("Watching 3 drafts")
    (folder / "claimlint.yaml").write_text("profil: clinic\n", encoding="utf-8")
    assert "there is no setting `profil`" in watching.until("Nothing was checked")
    (folder / "claimlint.yaml").write_text("profile: clinic\n", encoding="utf-8")
    assert "Profile clinic" in watching.until("Watching 3 drafts")
    assert watching.interrupt() == (1, "")


def test_the_bar_comes_late_and_goes(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with _running._progress() as step:  # noqa: SLF001
        assert step is not None
        step(1, 3)
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(_running, "_PATIENCE", 0.0)
    monkeypatch.setenv("FORCE_COLOR", "1")
    with _running._progress() as step:  # noqa: SLF001
        assert step is not None
        step(1, 3)
    assert "1/3" in capsys.readouterr().err


def test_defects_are_not_kept(claimlint: Claimlint, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("by nothing")

    with monkeypatch.context() as broken:
        broken.setattr(linter, "judge", fail)
        assert claimlint("bad.md", *ONLY).status == 2
    ran = claimlint("bad.md", *ONLY, "--format", "json")
    assert json.loads(ran.out)["files"][0]["error"] is None
