"""Where the command runs: the format that fits GitHub Actions, the job's summary, and paths from the repository."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from claimlint.cli._surroundings import from_repository
from tests.cli.conftest import Claimlint, Process


@pytest.fixture(autouse=True)
def nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        monkeypatch.delenv(name, raising=False)


def test_actions_get_annotations(claimlint: Claimlint, monkeypatch: pytest.MonkeyPatch) -> None:
    assert claimlint("bad.md").out.startswith("bad.md\n")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    ran = claimlint("bad.md")
    assert ran.status == 1
    assert ran.out.startswith("::error file=bad.md,line=1,")


@pytest.mark.parametrize("arguments", [("--format", "terminal"), ("--format", "json"), ("--output", "report.txt")])
def test_what_was_asked_for_wins(
    claimlint: Claimlint, folder: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    ran = claimlint("bad.md", *arguments)
    written = folder / "report.txt"
    assert "::error" not in ran.out + (written.read_text(encoding="utf-8") if written.exists() else "")


def test_printing_into_a_file_keeps_the_plain_report(process: Process, folder: Path) -> None:
    import subprocess
    import sys

    surroundings = {**os.environ, "GITHUB_ACTIONS": "true", "PYTHONIOENCODING": "utf-8"}
    with (folder / "report.txt").open("wb") as stream:
        command = [sys.executable, "-m", "claimlint", "bad.md"]
        assert subprocess.run(command, env=surroundings, stdout=stream, check=False).returncode == 1
    assert (folder / "report.txt").read_text(encoding="utf-8").startswith("bad.md\n")
    assert process("bad.md", GITHUB_ACTIONS="true").stdout.startswith("::error file=bad.md")


def test_summary_is_added_to_what_stands_there(
    claimlint: Claimlint, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "summary.md").write_text("# Before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(folder / "summary.md"))
    claimlint("bad.md")
    assert (folder / "summary.md").read_text(encoding="utf-8") == "# Before\n"
    claimlint("bad.md", "--format", "github")
    told = (folder / "summary.md").read_text(encoding="utf-8")
    assert told.startswith("# Before\n## claimlint\n\nBlocked")
    assert "| **error** | bad.md, line 1 | cure diabetes |" in told


def test_summary_never_grows_beyond_githubs_megabyte(
    claimlint: Claimlint, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = folder / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    for before in (2**20 - 300, 2**20, 2**20 + 5):
        summary.write_bytes(b"x" * before)
        assert claimlint("bad.md", "--format", "github").status == 1
        assert summary.stat().st_size <= max(before, 2**20)


def test_summary_that_cannot_be_written_changes_nothing_else(
    claimlint: Claimlint, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(folder / "nowhere" / "summary.md"))
    ran = claimlint("bad.md", "--format", "github")
    assert ran.status == 1
    assert ran.out.startswith("::error")
    assert ran.err.startswith("Warning: the file that GITHUB_STEP_SUMMARY names cannot be written")


def test_paths_begin_at_the_repository(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "posts").mkdir()
    (folder / "posts" / "real.md").touch()
    (folder / "linked").symlink_to("posts")
    monkeypatch.chdir(folder / "posts")
    place = from_repository()
    assert place("real.md") == place("./real.md") == "posts/real.md"
    assert place("../bad.md") == str(place(str(folder / "bad.md"))) == "bad.md"
    assert place("../linked/real.md") == "posts/real.md"
    assert place("-") == "-"
    assert place("../../elsewhere.md") == os.path.realpath(folder.parent / "elsewhere.md")


def test_without_a_repository_the_services_folder_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".git").unlink()
    (tmp_path / "posts").mkdir()
    monkeypatch.chdir(tmp_path / "posts")
    if not any((above / ".git").exists() for above in tmp_path.parents):
        assert from_repository()("./a.md") == "a.md"
        monkeypatch.setenv("CI_PROJECT_DIR", str(tmp_path))
        assert from_repository()("a.md") == "posts/a.md"


@pytest.mark.parametrize("form", ["sarif", "gitlab", "rdjson", "github", "junit"])
def test_reports_for_services_name_files_from_the_repository(
    claimlint: Claimlint, folder: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    (folder / "posts").mkdir()
    (folder / "bad.md").rename(folder / "posts" / "bad.md")
    monkeypatch.chdir(folder / "posts")
    assert "posts/bad.md" in claimlint("bad.md", "--format", form).out
    assert "posts/bad.md" not in claimlint("bad.md", "--format", "json").out


def test_page_from_standard_input(claimlint: Claimlint, monkeypatch: pytest.MonkeyPatch) -> None:
    import io
    import sys

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Our drops *cure* diabetes.\n"), encoding="utf-8"))
    page = claimlint("-", "--format", "html").out
    assert "<p>Our drops " in page
    assert "Promises a cure" in page
