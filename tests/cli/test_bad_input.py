"""Whatever is wrong gets one clear sentence and status 2: no traceback, no hang, no silent pass."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from claimlint import checking
from tests.cli.conftest import Claimlint

#: What is named, how it comes to be so, and what must be said of it.
BAD_FILES = {
    "nowhere.md": (None, "there is no such file or folder"),
    "empty-folder": ("folder", "this folder holds no draft (.docx, .htm, .html, .ipynb, .markdown, .md"),
    "post.docx": (b"PK", "this is no Word file, or it is damaged (File is not a zip file); open it in Word or"),
    "post.odt": (
        b"PK",
        "claimlint cannot read files that end in .odt; it reads .docx, .htm, .html, .ipynb, .markdown, .md",
    ),
    "latin.md": (b"caf\xe9 au lait\n", "byte 3 (hexadecimal E9, on line 1) is not UTF-8 text; save the draft as UTF-8"),
    "nul.md": (b"one\0two", "byte 3 (on line 1) is a NUL"),
    "large.md": (b"word " * 1_200_000, "it has 6,000,000 bytes, and at most 5,000,000 bytes are read"),
}


def spoil(folder: Path, name: str) -> str:
    content, words = BAD_FILES[name]
    if content == "folder":
        (folder / name).mkdir()
    elif isinstance(content, bytes):
        (folder / name).write_bytes(content)
    return words


@pytest.mark.parametrize("name", BAD_FILES)
def test_bad_file(claimlint: Claimlint, folder: Path, name: str) -> None:
    words = spoil(folder, name)
    ran = claimlint(name)
    assert ran.status == 2
    assert ran.err.startswith(f"Error: {name}: {words}")
    assert len(ran.err.splitlines()) == 1
    assert words[:40] in " ".join(ran.out.split())
    assert ran.out.endswith("Unchecked: the file could not be checked. Profile publisher, country us.\n")


@pytest.mark.parametrize("name", BAD_FILES)
def test_good_files_are_reported_beside_a_bad_one(claimlint: Claimlint, folder: Path, name: str) -> None:
    words = spoil(folder, name)
    ran = claimlint("bad.md", name, "--format", "json")
    assert ran.status == 2
    report = json.loads(ran.out)
    assert report["outcome"] == "unchecked"
    files = {file["path"]: file for file in report["files"]}
    assert files["bad.md"]["findings"]
    assert files[name]["error"].startswith(f"{name}: {words}")
    assert report["summary"]["unchecked"] == 1


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_unreadable_file(claimlint: Claimlint, folder: Path) -> None:
    (folder / "bad.md").chmod(0)
    ran = claimlint("bad.md")
    assert ran.status == 2
    assert "you have no permission to read it" in ran.err


def test_foreign_language(claimlint: Claimlint, folder: Path) -> None:
    german = (
        "Der Tee ist für viele Menschen eine Hilfe, wenn sie nicht schlafen können, und er schmeckt auch mit Honig. "
        "Die Pflanze wird seit dem Mittelalter von Mönchen angebaut; das Rezept steht in einem Buch, das sich bei "
        "uns im Regal oder zu Hause findet.\n"
    )
    (folder / "tee.md").write_text(german * 5, encoding="utf-8")
    ran = claimlint("tee.md")
    assert ran.status == 2
    assert "tee.md: " in ran.err


def test_empty_draft_is_checked_and_says_so(claimlint: Claimlint, folder: Path) -> None:
    (folder / "empty.md").write_text("", encoding="utf-8")
    ran = claimlint("empty.md")
    assert ran.status == 0
    assert "Hint: " in ran.out
    assert "in 1 file (0 words)" in ran.out


#: Command lines and the one sentence that each gets.
WRONG_USE = {
    ("--profile", "clinc", "bad.md"): (
        "--profile: `clinc` is not clinic, publisher, supplement or pharma; did you mean `clinic`?"
    ),
    ("--jurisdiction", "fr", "bad.md"): "--jurisdiction: `fr` is not us, uk, eu, au or ca.",
    ("--fail-on", "warn", "bad.md"): (
        "--fail-on: `warn` is not note, warning, error or never; did you mean `warning`?"
    ),
    (
        "--format",
        "jsn",
        "bad.md",
    ): (
        "--format: `jsn` is not concise, github, gitlab, html, json, junit, rdjson, sarif or terminal; did you mean "
        "`json`?"
    ),
    ("--as-of", "2026-02-30", "bad.md"): "--as-of: `2026-02-30` is no day; write it as 2026-11-22.",
    ("--profil", "clinic", "bad.md"): "there is no option `--profil`; did you mean `--profile`?",
    ("bad.md", "--output", "bad.md"): "--output bad.md would replace a draft by its report; name another file.",
    ("check",): "name a draft or a folder, or `-` for standard input.",
    ("explain",): "RULE is missing.",
    ("exlpain", "claims/cure-claim"): "there is no file and no command `exlpain`; did you mean `claimlint explain`?",
    ("--config", "none.yaml", "bad.md"): "none.yaml: there is no such configuration file; check its name.",
    ("explain", "claims/cure-clam"): "there is no rule `claims/cure-clam`; did you mean `claims/cure-claim`?",
    ("explain", "cure-claim"): "there is no rule `cure-claim`; did you mean `claims/cure-claim`?",
    ("test", "nowhere"): "nowhere: there is no such file or folder; check the path and its spelling.",
}


@pytest.mark.parametrize(("arguments", "sentence"), WRONG_USE.items())
def test_wrong_use(claimlint: Claimlint, arguments: tuple[str, ...], sentence: str) -> None:
    ran = claimlint(*arguments)
    assert (ran.status, ran.out) == (2, "")
    said, *more = ran.err.splitlines()
    assert said == f"Error: {sentence}"
    assert all(line.startswith("Try `claimlint") for line in more)


def test_faults_of_a_configuration(claimlint: Claimlint, folder: Path) -> None:
    (folder / "claimlint.yaml").write_text("profil: clinic\nfail-on: sometimes\n", encoding="utf-8")
    ran = claimlint("bad.md")
    assert (ran.status, ran.out) == (2, "")
    head, first, second = ran.err.splitlines()
    assert head == "Error: 2 faults, so nothing was checked; mend them and try again."
    assert first == "claimlint.yaml:1:1: there is no setting `profil`; did you mean `profile`?"
    assert second.startswith("claimlint.yaml:2:10: ")


NINE_FAULTS = """\
titel: Names the drink
level: eror
find: "($tea|coffee"
without: {sentense: milk}
unless: [negatted]
profiles: [clinc]
message: "“{found}”"
advice: x
why: y
authority: [nobody]
bad: [We drink tea.]
good: []
"""


def test_faults_of_a_pack(claimlint: Claimlint, folder: Path) -> None:
    (folder / "house" / "style").mkdir(parents=True)
    (folder / "house" / "style" / "tea.yaml").write_text(NINE_FAULTS, encoding="utf-8")
    (folder / "claimlint.yaml").write_text("packs: [house]\n", encoding="utf-8")
    for arguments in (["bad.md"], ["rules"], ["test"]):
        ran = claimlint(*arguments)
        assert (ran.status, ran.out) == (2, "")
        head, *faults = ran.err.splitlines()
        assert head == f"Error: {len(faults)} faults, so nothing was checked; mend them and try again."
        assert len(faults) >= 9
        assert all(fault.startswith("house/style/tea.yaml:") for fault in faults)


def test_hostile_names_cannot_command_the_terminal(claimlint: Claimlint) -> None:
    ran = claimlint("\x1b[31mred\u202e.md")
    assert ran.status == 2
    assert "\x1b" not in ran.err + ran.out
    assert ran.err.startswith("Error: ‹U+001B›[31mred‹U+202E›.md: there is no such file")


def test_defect_asks_for_a_report(claimlint: Claimlint, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("by nothing")

    monkeypatch.setattr(checking, "check", fail)
    ran = claimlint("bad.md")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == (
        "Error: claimlint itself failed (ZeroDivisionError: by nothing), so nothing was checked; "
        "please report it, and set CLAIMLINT_DEBUG=1 to see where.\n"
    )
    monkeypatch.setenv("CLAIMLINT_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        claimlint("bad.md")


def test_interrupt(claimlint: Claimlint, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(checking, "check", interrupt)
    ran = claimlint("bad.md")
    assert (ran.status, ran.out, ran.err) == (130, "", "")


posix = pytest.mark.skipif(sys.platform == "win32", reason="as POSIX shells do it")


@posix
@pytest.mark.parametrize("arguments", [["bad.md"], ["rules"], ["--help"]])
def test_reader_that_goes_away(folder: Path, arguments: list[str]) -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    ran = subprocess.run(
        [sys.executable, "-m", "claimlint", *arguments], stdout=write_end, stderr=subprocess.PIPE, check=False
    )
    os.close(write_end)
    assert (ran.returncode, ran.stderr) == (2, b"")


@posix
def test_closed_standard_output(folder: Path) -> None:
    command = ["sh", "-c", '"$0" -m claimlint bad.md >&-', sys.executable]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 2
    assert ran.stderr == "Error: standard output is closed, so the report cannot be printed; use --output FILE.\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_full_disk(folder: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "claimlint", "bad.md"], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert ran.returncode == 2
    assert ran.stderr == "Error: the report cannot be printed (no space left on device); use --output FILE.\n"


@posix
def test_one_reader_is_told_once(folder: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "claimlint", "nowhere.md"],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 2
    assert ran.stdout.count("there is no such file or folder") == 1


@posix
def test_control_c_ends_quietly(folder: Path) -> None:
    running = subprocess.Popen(
        [sys.executable, "-m", "claimlint", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    time.sleep(1.5)
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=30)
    assert (running.returncode, out) == (130, b"")
    assert b"Traceback" not in err


@pytest.mark.parametrize("nested", ["> " * 10_000, "[" * 10_000, "*" * 10_000, "<b>" * 10_000, "- " * 10_000])
def test_deep_nesting_is_checked(claimlint: Claimlint, folder: Path, nested: str) -> None:
    (folder / "deep.md").write_text(f"{nested}Our tea cures migraine.\n\nOur tea cures migraine.\n", encoding="utf-8")
    ran = claimlint("deep.md")
    assert ran.status == 1
    assert "cures migraine" in ran.out


def test_six_megabytes_are_too_much(claimlint: Claimlint, folder: Path) -> None:
    (folder / "long.md").write_text("Our tea cures migraine.\n" * 250_000, encoding="utf-8")
    ran = claimlint("long.md")
    assert ran.status == 2
    assert "max-size" in ran.out + ran.err
