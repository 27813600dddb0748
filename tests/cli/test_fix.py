"""`check --fix` and `--diff` as a user meets them: files on the disk, standard input, diffs, and what goes wrong."""

from __future__ import annotations

import errno
import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import CAREFUL, CURE, Claimlint

OWING = "Ketamine is given for depression in some clinics. Sertraline is an older choice for depression.\n"
ONLY = ("--select", "disclaimers/not-medical-advice")
posix = pytest.mark.skipif(sys.platform == "win32", reason="as POSIX systems do it")


@pytest.fixture
def owing(folder: Path) -> Path:
    """A draft that says nowhere that it is no medical advice."""
    file = folder / "owing.md"
    file.write_text(OWING, encoding="utf-8")
    return file


def leftovers(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name.endswith(".new"))


def test_the_report_is_on_the_fixed_text(claimlint: Claimlint, owing: Path) -> None:
    assert claimlint("owing.md", *ONLY).status == 1
    ran = claimlint("--fix", "owing.md", *ONLY)
    assert (ran.status, ran.err) == (0, "")
    head, added, *_ = ran.out.splitlines()
    assert head == "owing.md"
    assert added.split() == ["3:1", "added", "(disclaimers/not-medical-advice)"]
    assert ran.out.endswith(
        "Passed: nothing found in 1 file (37 words). Profile publisher, country us. 1 statement added.\n"
    )
    assert owing.read_text(encoding="utf-8").startswith(OWING + "\n")
    once = owing.read_bytes()
    again = claimlint("--fix", "owing.md", *ONLY)
    assert again.out.startswith("Passed: nothing found")
    assert owing.read_bytes() == once


def test_each_statement_is_in_the_json_report(claimlint: Claimlint, owing: Path) -> None:
    ran = claimlint("--fix", "owing.md", "careful.md", *ONLY, "--format", "json")
    report = json.loads(ran.out)
    assert report["summary"]["fixed"] == 1
    files = {file["path"]: file for file in report["files"]}
    assert files["careful.md"]["fixes"] == []
    (fix,) = files["owing.md"]["fixes"]
    assert fix["rule"] == "disclaimers/not-medical-advice"
    text = owing.read_text(encoding="utf-8")
    assert text[fix["start"]["offset"] : fix["end"]["offset"]] == fix["text"]
    assert (fix["start"]["line"], fix["start"]["column"]) == (3, 1)


def test_claims_are_never_rewritten(claimlint: Claimlint, folder: Path) -> None:
    ran = claimlint("--fix", "bad.md", "careful.md")
    assert ran.status == 1
    assert (folder / "bad.md").read_text(encoding="utf-8").startswith(CURE)
    assert (folder / "careful.md").read_text(encoding="utf-8") == CAREFUL


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("line_end", [b"\n", b"\r\n", b"\r"])
@pytest.mark.parametrize("ending", [b"", b"\n"])
def test_bytes_are_kept(claimlint: Claimlint, folder: Path, mark: bytes, line_end: bytes, ending: bytes) -> None:
    before = mark + "# Café 😀\n\n".encode().replace(b"\n", line_end) + OWING.strip().encode()
    before += ending.replace(b"\n", line_end)
    (folder / "a.md").write_bytes(before)
    assert claimlint("--fix", "a.md", *ONLY).status == 0
    after = (folder / "a.md").read_bytes()
    assert after.startswith(before)
    added = after[len(before) :]
    assert added.replace(line_end, b"").startswith(b"This article is for general information")
    assert added.endswith(line_end) == (ending != b"")
    assert b"\n" not in added.replace(line_end, b"")
    assert b"\r" not in added.replace(line_end, b"")


@posix
def test_mode_and_links_are_kept(claimlint: Claimlint, owing: Path, folder: Path) -> None:
    owing.chmod(0o640)
    (folder / "posts").mkdir()
    (folder / "posts" / "linked.md").symlink_to("../owing.md")
    assert claimlint("--fix", "posts/linked.md", *ONLY).status == 0
    assert (folder / "posts" / "linked.md").is_symlink()
    assert owing.stat().st_mode & 0o777 == 0o640
    assert "not medical advice" in owing.read_text(encoding="utf-8")
    assert leftovers(folder) == leftovers(folder / "posts") == []


def test_files_with_nothing_to_add_are_not_touched(claimlint: Claimlint, folder: Path) -> None:
    before = (folder / "careful.md").stat()
    claimlint("--fix", "careful.md")
    after = (folder / "careful.md").stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)


def test_the_configuration_says_where(claimlint: Claimlint, owing: Path, folder: Path) -> None:
    (folder / "claimlint.yaml").write_text("fix: {place: start}\n", encoding="utf-8")
    assert claimlint("--fix", "owing.md", *ONLY).status == 0
    assert owing.read_text(encoding="utf-8").endswith("\n\n" + OWING)


def test_a_statement_of_the_site_is_not_added(claimlint: Claimlint, owing: Path, folder: Path) -> None:
    (folder / "claimlint.yaml").write_text("site: {provides: not-medical-advice}\n", encoding="utf-8")
    assert "\nPassed: nothing found" in claimlint("--fix", "owing.md", *ONLY).out
    assert owing.read_text(encoding="utf-8") == OWING


def test_excluded_files_are_not_touched(claimlint: Claimlint, owing: Path, folder: Path) -> None:
    (folder / "claimlint.yaml").write_text("files: {exclude: owing.md}\n", encoding="utf-8")
    assert "Skipped, as the configuration says: owing.md" in claimlint("--fix", "owing.md").out
    assert owing.read_text(encoding="utf-8") == OWING


# -- standard input


def given(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))


def test_standard_input_comes_out_fixed(claimlint: Claimlint, monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, b"\xef\xbb\xbf" + OWING.replace("\n", "\r\n").encode())
    ran = claimlint("--fix", "-", *ONLY)
    assert ran.status == 0
    assert ran.out.startswith("\ufeff" + OWING.strip())
    assert "This article is for general information" in ran.out
    assert "added" in ran.err
    assert ran.err.endswith("1 statement added.\n")


def test_standard_input_with_nothing_to_add_comes_out_as_it_was(
    claimlint: Claimlint, monkeypatch: pytest.MonkeyPatch
) -> None:
    german = "Der Tee ist für viele eine Hilfe, wenn sie nicht schlafen können, und er schmeckt auch mit Honig.\n" * 8
    for text, status in ((CAREFUL, 0), (german, 2)):
        given(monkeypatch, text.encode())
        ran = claimlint("--fix", "-")
        assert (ran.status, ran.out) == (status, text)
        assert "country us." in ran.err


def test_the_report_on_standard_input_can_go_to_a_file(
    claimlint: Claimlint, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given(monkeypatch, CAREFUL.encode())
    ran = claimlint("--fix", "-", "--format", "json", "--output", "report.json")
    assert (ran.status, ran.out, ran.err) == (0, CAREFUL, "")
    assert json.loads((folder / "report.json").read_text(encoding="utf-8"))["outcome"] == "pass"


def test_standard_input_that_is_no_text(claimlint: Claimlint, monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, b"caf\xe9")
    ran = claimlint("--fix", "-")
    assert (ran.status, ran.out) == (2, "")
    assert "byte 3 (hexadecimal E9" in " ".join(ran.err.split())


# -- diffs


def test_a_diff_changes_nothing(claimlint: Claimlint, owing: Path) -> None:
    ran = claimlint("--diff", "owing.md", "careful.md", *ONLY)
    assert ran.status == 1, "the draft as it is blocks"
    assert ran.err == "--fix would add 1 statement to 1 file.\n"
    head = ran.out.splitlines()[:5]
    assert head == ["--- owing.md", "+++ owing.md", "@@ -1 +1,3 @@", f" {OWING.strip()}", "+"]
    assert owing.read_text(encoding="utf-8") == OWING


@pytest.mark.parametrize("text", [OWING, OWING.strip(), OWING.replace("\n", "\r\n"), "\ufeff" + OWING])
def test_a_diff_can_be_applied(claimlint: Claimlint, folder: Path, text: str) -> None:
    (folder / ".git").unlink()
    (folder / "a.md").write_bytes(text.encode())
    claimlint("--diff", "a.md", *ONLY, "--output", "a.diff")
    subprocess.run(["git", "apply", "-p0", "a.diff"], check=True, cwd=folder)
    applied = (folder / "a.md").read_bytes()
    (folder / "a.md").write_bytes(text.encode())
    claimlint("--fix", "a.md", *ONLY)
    assert (folder / "a.md").read_bytes() == applied != text.encode()


def test_a_diff_of_nothing(claimlint: Claimlint) -> None:
    ran = claimlint("--diff", "careful.md")
    assert (ran.status, ran.out, ran.err) == (0, "", "There is nothing that --fix would add.\n")


def test_a_diff_says_what_could_not_be_checked(claimlint: Claimlint, owing: Path) -> None:
    ran = claimlint("--diff", "owing.md", "nowhere.md", *ONLY)
    assert ran.status == 2
    assert "+++ owing.md" in ran.out
    assert "Error: nowhere.md: there is no such file or folder" in ran.err


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--fix", "--diff"), "--fix changes drafts and --diff does not; give one of them."),
        (("--diff", "--format", "json"), "--diff shows a diff and no report, so --format json cannot stand beside it."),
        (
            ("--fix", "--output", "owing.md"),
            "--output owing.md would replace a draft by its report; name another file.",
        ),
    ],
)
def test_contradictions(claimlint: Claimlint, owing: Path, arguments: tuple[str, ...], sentence: str) -> None:
    ran = claimlint("owing.md", *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.splitlines()[0] == f"Error: {sentence}"
    assert owing.read_text(encoding="utf-8") == OWING


# -- faults


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "the disk is full; make room and try again"),
        (errno.EROFS, "it lies on a disk that cannot be written; fix a copy"),
        (errno.EACCES, "you have no permission to write there; ask for it, or fix a copy"),
        (errno.EIO, "input/output error"),
    ],
)
def test_a_file_that_cannot_be_written_stays(
    claimlint: Claimlint, owing: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    def fail(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    ran = claimlint("--fix", "owing.md", "careful.md", *ONLY)
    assert ran.status == 2
    assert ran.err == f"Error: owing.md: nothing was added to this file: {words}.\n"
    assert "added" not in ran.out.splitlines()[-1]
    assert owing.read_text(encoding="utf-8") == OWING
    assert leftovers(folder) == []


def test_a_file_that_changes_meanwhile_stays(
    claimlint: Claimlint, owing: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: owing.write_text("Somebody saved this.\n"))
    ran = claimlint("--fix", "owing.md", *ONLY)
    assert ran.status == 2
    assert "it was changed while it was being checked; check it again" in ran.err
    assert owing.read_text(encoding="utf-8") == "Somebody saved this.\n"
    assert leftovers(folder) == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
@pytest.mark.parametrize("what", ["file", "folder"])
def test_read_only(claimlint: Claimlint, owing: Path, folder: Path, what: str) -> None:
    place = owing if what == "file" else folder
    mode = place.stat().st_mode
    place.chmod(0o444 if what == "file" else 0o555)
    try:
        ran = claimlint("--fix", "owing.md", *ONLY)
    finally:
        place.chmod(mode)
    assert ran.status == 2
    assert "owing.md: nothing was added to this file: you have no permission to write there" in ran.err
    assert owing.read_text(encoding="utf-8") == OWING


@posix
def test_a_disk_that_takes_no_more(owing: Path, folder: Path) -> None:
    """The limit on the size of files stops the write as a full disk does, in the middle."""
    owing.write_text(OWING * 100, encoding="utf-8")
    program = (
        "import resource, sys; from claimlint import cli; import claimlint.fixing, claimlint.linter;"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096));"
        f"sys.exit(cli.run(['--fix', 'owing.md', *{ONLY}]))"
    )
    ran = subprocess.run([sys.executable, "-B", "-c", program], capture_output=True, text=True, check=False)
    assert ran.returncode == 2
    # Where coverage is measured, it cannot write its own file either, and says so behind.
    assert ran.stderr.splitlines()[0] == "Error: owing.md: nothing was added to this file: file too large."
    assert owing.read_text(encoding="utf-8") == OWING * 100
    assert leftovers(folder) == []


@posix
def test_killed_while_writing(claimlint: Claimlint, owing: Path, folder: Path) -> None:
    program = (
        "import os, signal, sys; from claimlint import cli;"
        "os.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL);"
        f"sys.exit(cli.run(['--fix', 'owing.md', *{ONLY}]))"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert ran.returncode == -signal.SIGKILL
    assert owing.read_text(encoding="utf-8") == OWING
    assert len(leftovers(folder)) == 1
    again = claimlint("--fix", ".", *ONLY, "--format", "json")
    assert {file["path"] for file in json.loads(again.out)["files"]} == {"bad.md", "careful.md", "owing.md"}
    assert "not medical advice" in owing.read_text(encoding="utf-8")


def test_interrupted_while_writing(
    claimlint: Claimlint, owing: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    assert claimlint("--fix", "owing.md", *ONLY).status == 130
    assert owing.read_text(encoding="utf-8") == OWING
    assert leftovers(folder) == []


@pytest.mark.parametrize(
    "unclosed", ["<ul><li>x", "<ol><li>x", "<div><p>x", "<blockquote>x", "<table><tr><td>x", "<dl><dd>x"]
)
@pytest.mark.parametrize("where", ["end", "start"])
def test_what_is_added_beside_unclosed_html_is_added_at_once(
    claimlint: Claimlint, folder: Path, unclosed: str, where: str
) -> None:
    (folder / "claimlint.yaml").write_text(f"fix: {{place: {where}}}\n", encoding="utf-8")
    post = folder / "post.md"
    post.write_text(
        "# Tea\n\nStop taking your medication.\n\nSome people speak of suicidal thoughts. Our drops cure diabetes.\n\n"
        f"{unclosed}\n",
        encoding="utf-8",
    )
    claimlint("--fix", "--profile", "publisher", "--jurisdiction", "au", post)
    once = post.read_text(encoding="utf-8")
    ran = claimlint("--fix", "--profile", "publisher", "--jurisdiction", "au", post)
    assert post.read_text(encoding="utf-8") == once
    assert "added." not in ran.out
