"""What changes, comes or goes while claimlint works stays as others left it, and the status says so."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import CURE, Claimlint
from tests.cli.test_faults import CREATORS, DAY, WAIVED, WRITERS, a_cure, leftovers, posix
from tests.cli.test_fix import ONLY, OWING
from tests.readers.word_files import unzipped

CHANGED = "it was changed while it was being checked; check it again"
NEWER = b"Somebody saved this.\n"
#: Command lines that change a draft which they have read: the draft, its bytes, and what is said.
CHANGERS = {
    "fix": (("--fix", "owing.md", *ONLY), "owing.md", OWING.encode(), CHANGED),
    "bind": (("waivers", "--bind", "waived.md"), "waived.md", (WAIVED + CURE).encode(), CHANGED),
    "review": (
        ("review", "draft.docx", DAY, "--output", "draft.docx"),
        "draft.docx", a_cure("Our tea cures pain."), "it was changed meanwhile",
    ),
}  # fmt: skip
#: A run says a line where it does the first of these things, and goes on when it is told to.
WRITTEN, REPLACING, WAITING = "os.fsync", "os.replace", "time.sleep"


class Halting:
    """A run in a process of its own that halts once, where it writes or replaces a file."""

    def __init__(self, where: str, *arguments: str) -> None:
        module, name = where.split(".")
        program = (
            f"import sys, {module}; from claimlint import cli; go_on, told = {where}, []\n"
            "def halt(*given):\n"
            "    if not told:\n"
            "        told.append(print('here', flush=True))\n"
            "        sys.stdin.readline()\n"
            "    return go_on(*given)\n"
            f"{module}.{name} = halt\n"
            f"sys.exit(cli.run({list(arguments)}))"
        )
        pipe = subprocess.PIPE
        self._run = subprocess.Popen([sys.executable, "-c", program], stdin=pipe, stdout=pipe, stderr=pipe, text=True)
        assert self._run.stdout is not None
        self.halted = self._run.stdout.readline() == "here\n"

    def finish(self) -> tuple[int, str]:
        """Lets it go on to its end: its status, and what it said on standard error."""
        _, said = self._run.communicate("\n")
        return self._run.returncode, said

    def go_on(self) -> None:
        """Lets it go on, and does not wait for it."""
        assert self._run.stdin is not None
        with contextlib.suppress(BrokenPipeError):
            self._run.stdin.write("\n")
            self._run.stdin.flush()


@pytest.fixture(autouse=True)
def _rules_are_kept(claimlint: Claimlint) -> None:
    """So that nothing but what a test is about is written."""
    claimlint("bad.md")


def parts_of(data: bytes) -> object:
    """A Word file has the time of writing in it, its parts have not."""
    return unzipped(data) if data.startswith(b"PK") else data


@pytest.fixture(params=CHANGERS)
def changer(request: pytest.FixtureRequest, folder: Path) -> Iterator[tuple[tuple[str, ...], Path, str]]:
    """A command line, the draft that it changes, and what it says when somebody else has changed it."""
    arguments, name, data, said = CHANGERS[request.param]
    (folder / name).write_bytes(data)
    yield arguments, folder / name, said
    assert leftovers(folder) == []


def test_a_draft_that_somebody_saves_meanwhile_stays(changer: tuple[tuple[str, ...], Path, str]) -> None:
    arguments, draft, sentence = changer
    run = Halting(WRITTEN, *arguments)
    assert run.halted
    draft.write_bytes(NEWER)
    status, said = run.finish()
    assert (status, sentence in said, len(said.splitlines())) == (2, True, 1)
    assert draft.read_bytes() == NEWER


def test_a_draft_that_an_editor_replaces_meanwhile_stays(changer: tuple[tuple[str, ...], Path, str]) -> None:
    arguments, draft, sentence = changer
    run = Halting(WRITTEN, *arguments)
    assert run.halted
    beside = draft.with_name("beside")
    beside.write_bytes(NEWER)
    beside.replace(draft)
    status, said = run.finish()
    assert (status, sentence in said) == (2, True)
    assert draft.read_bytes() == NEWER


def test_a_draft_that_goes_meanwhile_does_not_come_back(changer: tuple[tuple[str, ...], Path, str]) -> None:
    arguments, draft, _ = changer
    run = Halting(WRITTEN, *arguments)
    assert run.halted
    draft.unlink()
    status, said = run.finish()
    assert (status, len(said.splitlines())) == (2, 1)
    assert not draft.exists()


def test_of_two_runs_on_one_draft_one_changes_it(changer: tuple[tuple[str, ...], Path, str]) -> None:
    arguments, draft, sentence = changer
    before = draft.read_bytes()
    runs = [Halting(WRITTEN, *arguments) for _ in range(2)]
    assert all(run.halted for run in runs), "both have read the draft, and neither has changed it"
    for run in runs:
        run.go_on()
    ends = sorted(run.finish() for run in runs)
    assert [said for status, said in ends if status != 2] == [""]
    assert [sentence in said for status, said in ends if status == 2] == [True]
    after = draft.read_bytes()
    assert after != before
    draft.write_bytes(before)
    subprocess.run([sys.executable, "-m", "claimlint", *arguments], capture_output=True, check=False)
    assert parts_of(after) == parts_of(draft.read_bytes()), "whole, and once"


@posix
def test_nothing_is_lost_between_the_last_look_and_the_replacing(folder: Path) -> None:
    (folder / "owing.md").write_text(OWING, encoding="utf-8")
    first = Halting(REPLACING, "--fix", "owing.md", *ONLY)
    assert first.halted
    second = Halting(WAITING, "--fix", "owing.md", *ONLY)
    assert second.halted, "it waits for the first"
    assert first.finish() == (0, "")
    after = (folder / "owing.md").read_bytes()
    status, said = second.finish()
    assert (status, CHANGED in said) == (2, True)
    assert (folder / "owing.md").read_bytes() == after
    assert leftovers(folder) == []


@posix
def test_who_never_lets_go_of_a_draft_is_not_waited_for_for_ever(claimlint: Claimlint, folder: Path) -> None:
    import fcntl

    (folder / "owing.md").write_text(OWING, encoding="utf-8")
    with (folder / "owing.md").open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        ran = claimlint("--fix", "owing.md", *ONLY)
    assert (ran.status, CHANGED in ran.err) == (2, True)
    assert (folder / "owing.md").read_text(encoding="utf-8") == OWING
    assert claimlint("--fix", "owing.md", *ONLY).status == 0


@posix
def test_a_disk_without_locks(claimlint: Claimlint, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr("fcntl.flock", none)
    (folder / "owing.md").write_text(OWING, encoding="utf-8")
    assert claimlint("--fix", "owing.md", *ONLY).status == 0
    assert "not medical advice" in (folder / "owing.md").read_text(encoding="utf-8")


# -- what is new


def coming(folder: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets somebody save this file while ours is being written."""

    def save(_: int) -> None:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(NEWER)

    monkeypatch.setattr(os, "fsync", save)


@pytest.mark.parametrize("name", ["init", "new", "review"])
def test_a_file_that_comes_meanwhile_stays(
    claimlint: Claimlint, folder: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    arguments, (*_, file) = CREATORS[name]
    WRITERS["reviewed.docx"].lay_out(folder)
    coming(folder, file, monkeypatch)
    ran = claimlint(*arguments)
    assert (ran.status, ran.out) == (2, "")
    assert "exists" in ran.err
    assert (folder / file).read_bytes() == NEWER
    assert leftovers(folder) == []


def test_a_pack_that_somebody_begins_meanwhile_stays(
    claimlint: Claimlint, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    coming(folder, "pack/pack.yaml", monkeypatch)
    ran = claimlint("new", "pack/house/no-detox")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("Wrote pack/house/no-detox.yaml and pack/house/family.yaml.\n")
    assert (folder / "pack" / "pack.yaml").read_bytes() == NEWER


def test_answers_that_another_run_locks_meanwhile_are_kept(folder: Path, claimlint: Claimlint) -> None:
    writer = WRITERS["claimlint.lock"]
    writer.lay_out(folder, later=True)
    writer.lay_out(folder)
    (folder / "other.md").write_text(
        "Tea helps [1].\n\n## References\n\n1. Oak B. Tea. doi:10.1016/j.c\n", encoding="utf-8"
    )
    text = (folder / "list.csv").read_text(encoding="utf-8")
    (folder / "other.csv").write_text(text.replace("10.1016/j.spn.2019.01.001", "10.1016/j.c"), encoding="utf-8")
    run = Halting(WRITTEN, *writer.arguments)
    assert run.halted
    assert claimlint("verify", "other.md", "--retractions", "other.csv").status in (0, 1)
    other = set(json.loads((folder / "claimlint.lock").read_text(encoding="utf-8"))["references"])
    status, said = run.finish()
    assert (status in (0, 1), said) == (True, "")
    both = set(json.loads((folder / "claimlint.lock").read_text(encoding="utf-8"))["references"])
    assert other == {"doi:10.1016/j.c"}
    assert both == {"doi:10.1016/j.c", "doi:10.1016/j.spn.2019.01.001"}
    assert leftovers(folder) == []


@posix
@pytest.mark.parametrize("there", [False, True])
def test_a_disk_where_a_file_has_one_name(
    claimlint: Claimlint, folder: Path, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    def none(*_: object, **__: object) -> None:
        if there:
            (folder / "claimlint.yaml").write_bytes(NEWER)
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", none)
    ran = claimlint("init")
    assert (ran.status, "exists already" in ran.err) == ((2, True) if there else (0, False))
    written = (folder / "claimlint.yaml").read_bytes()
    assert (written == NEWER) == there
    assert written.endswith(b"\n")
    assert leftovers(folder) == []
