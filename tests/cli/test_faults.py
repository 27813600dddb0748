"""Killed, out of room, without a home or a locale, two at once: nothing is half written, and the status says so."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from claimlint import cli
from tests.cli.conftest import Claimlint

MORE = "Our herbal drops cure diabetes. They cure cancer.\n"
ONLY = ("--select", "claims/cure-claim")
#: What is written by which command line, and the beginning of the sentence where it cannot be.
WRITERS = {
    "report.json": (["bad.md", *ONLY, "--format", "json", "--output", "report.json"], "--output report.json: "),
    "claimlint-baseline.json": (["baseline", "bad.md", *ONLY], "claimlint-baseline.json: the baseline cannot "),
}
posix = pytest.mark.skipif(sys.platform == "win32", reason="as POSIX systems do it")


def leftovers(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.name.endswith(".new")]


def killed_at_the_disk(*arguments: str) -> int:
    """The status of a run that is killed when its file is written and does not stand at its place yet."""
    program = (
        "import os, signal, sys; from claimlint import cli; ours = os.getpid(); os.getpid = lambda: 7;"
        "os.fsync = lambda _: os.kill(ours, signal.SIGKILL);"
        f"sys.exit(cli.run({list(arguments)}))"
    )
    return subprocess.run([sys.executable, "-c", program], capture_output=True, check=False).returncode


@posix
@pytest.mark.parametrize("name", WRITERS)
def test_killed_while_writing(claimlint: Claimlint, folder: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    arguments, _ = WRITERS[name]
    assert claimlint(*arguments).status in (0, 1)
    old = (folder / name).read_bytes()
    (folder / "bad.md").write_text(MORE, encoding="utf-8")
    assert killed_at_the_disk(*arguments) == -signal.SIGKILL
    assert (folder / name).read_bytes() == old
    assert len(leftovers(folder)) == 1
    monkeypatch.setattr(os, "getpid", lambda: 7)  # in containers the next process often has the number of the last
    assert claimlint(*arguments).status in (0, 1)
    assert (folder / name).read_bytes() != old


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

    arguments, sentence = WRITERS[name]
    claimlint(*arguments)
    old = (folder / name).read_bytes()
    (folder / "bad.md").write_text(MORE, encoding="utf-8")
    monkeypatch.setattr(os, "fsync", fail)
    ran = claimlint(*arguments)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"Error: {sentence}")
    assert os.strerror(number).lower() in ran.err
    assert len(ran.err.splitlines()) == 1
    assert (folder / name).read_bytes() == old
    assert leftovers(folder) == []


@pytest.mark.parametrize("name", WRITERS)
def test_two_at_once(folder: Path, name: str) -> None:
    command = [sys.executable, "-m", "claimlint", *WRITERS[name][0]]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
    said = [one.communicate() for one in both]
    assert said == [(b"", b"")] * 2 or name.startswith("claimlint")
    assert both[0].returncode == both[1].returncode
    assert both[0].returncode in (0, 1)
    assert json.loads((folder / name).read_text(encoding="utf-8"))["schema"]
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
