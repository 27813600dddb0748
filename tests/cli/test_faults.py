"""Killed, out of room, without a home or a locale, two at once: nothing is half written, and the status says so."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from claimlint import cli
from tests.cli.conftest import CURE, Claimlint
from tests.cli.test_verify import DOI, ENTRY, listed
from tests.readers.word_files import p, r, word_file
from tests.reviewing.test_reviewed import words_of

MORE = "Our herbal drops cure diabetes. They cure cancer.\n"
ONLY = ("--select", "claims/cure-claim")
DAY = "--as-of=2026-06-01"
WAIVED = "<!-- claimlint-waive claims/cure-claim: agreed with counsel -->\n"


@dataclass(frozen=True)
class Writer:
    """A command line that writes a file, and what stands around it."""

    arguments: tuple[str, ...]
    sentence: str
    """What is said where the file cannot be written, up to the reason."""
    sound: Callable[[bytes], object]
    """Fails where a file is half written."""
    files: Mapping[str, str | bytes]
    later: Mapping[str, str | bytes]
    """What they hold at the second run, which therefore writes something else."""

    def lay_out(self, folder: Path, *, later: bool = False) -> None:
        for name, content in (self.later if later else self.files).items():
            (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())


def an_end_of_line(data: bytes) -> None:
    assert data.endswith(b"\n")


def a_cure(words: str) -> bytes:
    return word_file(p(r(words)))


def retracted(*identifiers: str) -> str:
    return listed(*(("5/31/2024 0:00", one, "Retraction") for one in identifiers))


WRITERS = {
    "report.json": Writer(
        ("bad.md", *ONLY, "--format", "json", "--output", "report.json"),
        "--output report.json: the report cannot be written there (", json.loads, {"bad.md": CURE}, {"bad.md": MORE},
    ),
    "claimlint-baseline.json": Writer(
        ("baseline", "bad.md", *ONLY),
        "claimlint-baseline.json: the baseline cannot be written (", json.loads, {"bad.md": CURE}, {"bad.md": MORE},
    ),
    "claimlint.lock": Writer(
        ("verify", "post.md", DAY, "--retractions", "list.csv"),
        "claimlint.lock: the lock file was not written (", json.loads,
        {
            "post.md": f"Stretching helps [1].\n\n## References\n\n1. {ENTRY} doi:{DOI}\n2. {ENTRY} doi:10.1016/j.b\n",
            "list.csv": retracted(DOI),
        },
        {"list.csv": retracted(DOI, "10.1016/j.b")},
    ),
    "waived.md": Writer(
        ("waivers", "--bind", "waived.md", DAY, "--select", "claims/cure-claim,waivers"),
        "waived.md: nothing was added to this file: ", an_end_of_line,
        {"waived.md": WAIVED + CURE}, {"waived.md": f"# Tea\n\n{WAIVED}{CURE}"},
    ),
    "reviewed.docx": Writer(
        ("review", "draft.docx", *ONLY, "--output", "reviewed.docx"),
        "--output reviewed.docx: the reviewed file cannot be written there (", words_of,
        {"draft.docx": a_cure("Our tea cures pain.")}, {"draft.docx": a_cure("Our tea cures cancer and diabetes.")},
    ),
    "claimlint.yaml": Writer(
        ("init", "--force"),
        "claimlint.yaml: it cannot be written here (", yaml.safe_load, {}, {"claimlint.yaml": "profile: clinic\n"},
    ),
}  # fmt: skip
#: Command lines that write files where none are: the files, in the order in which they come.
CREATORS = {
    "init": (("init",), ("claimlint.yaml",)),
    "new": (("new", "pack/house/no-detox"), ("pack/pack.yaml", "pack/house/family.yaml", "pack/house/no-detox.yaml")),
    "review": (("review", "draft.docx", *ONLY), ("draft-reviewed.docx",)),
    "verify": (WRITERS["claimlint.lock"].arguments, ("claimlint.lock",)),
}
CREATED = [(name, number) for name, (_, files) in CREATORS.items() for number in range(len(files))]
posix = pytest.mark.skipif(sys.platform == "win32", reason="as POSIX systems do it")


def leftovers(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.name.endswith(".new")]


def killed_at_the_disk(*arguments: str, passed: int = 0) -> int:
    """The status of a run that is killed when a file is written and does not stand at its place yet.

    So many files before it are `passed` and stand there.
    """
    program = (
        "import os, signal, sys; from claimlint import cli; ours = os.getpid(); os.getpid = lambda: 7;"
        f"left = iter(range({passed}));"
        "os.fsync = lambda _: next(left, None) is None and os.kill(ours, signal.SIGKILL);"
        f"sys.exit(cli.run({list(arguments)}))"
    )
    return subprocess.run([sys.executable, "-c", program], capture_output=True, check=False).returncode


@posix
@pytest.mark.parametrize("name", WRITERS)
def test_killed_while_writing(claimlint: Claimlint, folder: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    writer = WRITERS[name]
    writer.lay_out(folder)
    assert claimlint(*writer.arguments).status in (0, 1)
    writer.lay_out(folder, later=True)
    old = (folder / name).read_bytes()
    assert killed_at_the_disk(*writer.arguments) == -signal.SIGKILL
    assert (folder / name).read_bytes() == old
    assert len(leftovers(folder)) == 1
    monkeypatch.setattr(os, "getpid", lambda: 7)  # in containers the next process often has the number of the last
    assert claimlint(*writer.arguments).status in (0, 1)
    assert (folder / name).read_bytes() != old
    writer.sound((folder / name).read_bytes())


@posix
@pytest.mark.parametrize(("name", "number"), CREATED)
def test_killed_while_writing_what_is_new(claimlint: Claimlint, folder: Path, name: str, number: int) -> None:
    arguments, files = CREATORS[name]
    for one in WRITERS.values():
        one.lay_out(folder)
    claimlint("bad.md")  # so that rules are kept, and nothing else is written
    assert killed_at_the_disk(*arguments, passed=number) == -signal.SIGKILL
    assert [file for file in files if (folder / file).exists()] == list(files[:number])
    assert len(leftovers(folder)) == 1
    assert claimlint(*arguments).status in (0, 1), "what a killed run has left is in nobody's way"
    assert all((folder / file).stat().st_size for file in files)


@posix
def test_killed_while_rules_are_kept(claimlint: Claimlint, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMLINT_CACHE_DIR", str(folder / "cache"))
    assert killed_at_the_disk("bad.md", *ONLY) == -signal.SIGKILL
    assert len(leftovers(folder)) == 1
    assert not list((folder / "cache").rglob("*.pack"))
    assert claimlint("bad.md", *ONLY).status == 1


@pytest.mark.parametrize("name", WRITERS)
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EDQUOT])
def test_no_room(claimlint: Claimlint, folder: Path, monkeypatch: pytest.MonkeyPatch, name: str, number: int) -> None:
    def fail(_: int) -> None:
        raise OSError(number, os.strerror(number))

    writer = WRITERS[name]
    writer.lay_out(folder)
    claimlint(*writer.arguments)
    writer.lay_out(folder, later=True)
    old = (folder / name).read_bytes()
    monkeypatch.setattr(os, "fsync", fail)
    ran = claimlint(*writer.arguments)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("Error: ")
    assert writer.sentence in ran.err
    told = ran.err.partition(writer.sentence)[2]
    assert told.startswith((os.strerror(number).lower(), "the disk is full", "it lies on a disk that cannot"))
    assert len(ran.err.splitlines()) == 1
    assert (folder / name).read_bytes() == old
    assert leftovers(folder) == []


@pytest.mark.parametrize(("name", "number"), CREATED)
def test_no_room_for_what_is_new(
    claimlint: Claimlint, folder: Path, monkeypatch: pytest.MonkeyPatch, name: str, number: int
) -> None:
    left = iter(range(number))

    def fail(_: int) -> None:
        if next(left, None) is None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    arguments, files = CREATORS[name]
    for one in WRITERS.values():
        one.lay_out(folder)
    claimlint("bad.md")
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", fail)
        ran = claimlint(*arguments)
    assert ran.status == 2
    assert os.strerror(errno.ENOSPC).lower() in ran.err
    assert [file for file in files if (folder / file).exists()] == list(files[:number])
    assert leftovers(folder) == []
    assert claimlint(*arguments).status in (0, 1)


@pytest.mark.parametrize("name", WRITERS)
def test_two_at_once(folder: Path, name: str) -> None:
    writer = WRITERS[name]
    writer.lay_out(folder)
    command = [sys.executable, "-m", "claimlint", *writer.arguments]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
    said = [one.communicate()[1].decode() for one in both]
    for one, complaint in zip(both, said, strict=True):
        if one.returncode == 2:
            assert name == "waived.md"
            assert "it was changed while it was being checked; check it again" in complaint
        else:
            assert (one.returncode in (0, 1), complaint) == (True, "")
    assert {one.returncode for one in both} - {2}, "one of them has done it"
    writer.sound((folder / name).read_bytes())
    assert leftovers(folder) == []


@posix
def test_neither_home_nor_locale_nor_errors_to_write_to(folder: Path) -> None:
    (folder / "thé.md").write_text("Our “herbal” thé cures diabetes.\n", encoding="utf-8")
    bare = {
        "PATH": os.environ.get("PATH", ""), "PYTHONPATH": str(Path(cli.__file__).parents[2]), "LC_ALL": "C",
        "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "HOME": "",
    }  # fmt: skip
    command = ["sh", "-c", '"$0" -m claimlint "$@" 2>&-', sys.executable, "thé.md", "nowhere.md", *ONLY]
    ran = subprocess.run(command, env=bare, capture_output=True, check=False)
    assert ran.returncode == 2
    assert b"cures diabetes" in ran.stdout
    assert b"nowhere.md Unchecked: there is no such file" in b" ".join(ran.stdout.split())
    assert sorted(path.name for path in folder.iterdir()) == [".git", "bad.md", "careful.md", "thé.md"]
