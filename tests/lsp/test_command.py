"""The command itself: how it begins and ends, what it loads when, and what it says when it cannot begin."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from pathlib import Path

import pytest

from claimlint import cli
from tests.lsp.editor import PATIENCE, Editor


def test_it_answers_before_rules_and_spacy_are_loaded(folder: Path) -> None:
    with Editor(folder) as editor:
        able = editor.ask("initialize", {"processId": None, "rootUri": None, "capabilities": {}})["capabilities"]
        maps = Path(f"/proc/{editor.process.pid}/maps")
        if maps.exists():
            assert "spacy" not in maps.read_text(encoding="utf-8")
        assert able["hoverProvider"]
        assert editor.leave() == 0
        assert editor.stray == b""


def test_an_editor_that_leaves_without_goodbye_is_no_success(folder: Path) -> None:
    with Editor(folder) as editor:
        editor.initialize()
        editor.notify("exit", None)
        assert editor.process.wait(PATIENCE) == 1


def test_it_ends_when_the_editor_is_gone(folder: Path) -> None:
    with Editor(folder) as editor:
        editor.initialize()
        editor.open((folder / "draft.md").as_uri(), "Our drops cure diabetes.\n" * 200)
        assert editor.process.stdin is not None
        editor.process.stdin.close()
        assert editor.process.wait(PATIENCE) == 1


def test_it_ends_at_once_while_a_text_is_checked(folder: Path) -> None:
    with Editor(folder) as editor:
        editor.initialize()
        editor.open((folder / "draft.md").as_uri(), "Our drops cure diabetes.\n\n" * 2000)
        assert editor.leave() == 0


def test_a_message_that_makes_no_sense_does_not_end_the_conversation(folder: Path) -> None:
    uri = (folder / "draft.md").as_uri()
    with Editor(folder) as editor:
        editor.initialize()
        assert editor.process.stdin is not None
        editor.process.stdin.write(b"Content-Length: 5\r\n\r\n{tea}")
        editor.notify("claimlint/noSuchThing", {})
        editor.change(uri, "never opened", 7)
        assert editor.answer(editor.request("claimlint/noSuchRequest", {}))["error"]["code"] == -32601
        editor.open(uri, "Our drops cure diabetes.\n")
        assert editor.marks(uri)
        assert editor.leave() == 0


def test_without_its_extra_it_says_how_to_get_it(folder: Path) -> None:
    missing = folder / "path" / "pygls"
    missing.mkdir(parents=True)
    (missing / "__init__.py").write_text("raise ModuleNotFoundError(name='pygls')\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "claimlint", "lsp"],
        env={"PYTHONPATH": f"{missing.parent}:{Path(cli.__file__).parents[2]}", "PATH": ""},
        capture_output=True, encoding="utf-8", input="", check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stdout == ""
    assert "needs the package `pygls`" in done.stderr
    assert 'pip install ".[lsp]"' in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("wrong", ["--profile=klinik", "--port=7"])
def test_a_wrong_option_is_said(folder: Path, wrong: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "claimlint", "lsp", wrong], cwd=folder,
        env={"PYTHONPATH": str(Path(cli.__file__).parents[2]), "PATH": ""},
        capture_output=True, encoding="utf-8", input="", check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stdout == ""
    assert wrong.split("=", maxsplit=1)[0].lstrip("-") in done.stderr


def test_it_ends_with_its_editor_whoever_holds_the_pipe(folder: Path) -> None:
    client = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(3600)"])
    with Editor(folder) as editor:
        editor.ask("initialize", {"processId": client.pid, "rootUri": None, "capabilities": {}})
        assert editor.process.poll() is None
        client.kill()
        client.wait()
        assert editor.process.wait(PATIENCE) == 1


@pytest.mark.parametrize(
    "params", [{}, {"textDocument": 5}, 5, [], "x", None, {"textDocument": {"uri": 5}, "position": {"line": "x"}}]
)
def test_parameters_that_make_no_sense_are_answered(folder: Path, params: object) -> None:
    with Editor(folder) as editor:
        editor.initialize()
        editor.send({"id": "odd", "method": "textDocument/hover", "params": params})
        answer = editor.wait(lambda one: one.get("id") == "odd" and "method" not in one)
        assert "error" in answer
        assert editor.leave() == 0


def test_a_conversation_begins_once(folder: Path) -> None:
    with Editor(folder) as editor:
        editor.initialize()
        again = editor.answer(editor.request("initialize", {"processId": None, "rootUri": None, "capabilities": {}}))
        assert "error" in again
        assert editor.leave() == 0


@pytest.mark.parametrize(
    "head",
    [
        b"Content-Length: 99999999999\r\n\r\n", b"Content-Length: 64000001\r\n\r\n", b"Content-Length: 0\r\n\r\n",
        b"Content-Length: -5\r\n\r\n", b"Content-Length: x\r\n\r\n", b"Content-Length: " + b"9" * 5000 + b"\r\n\r\n",
        b"A" * 100_000, b"\r\n", b"Content-Length: 9999\r\n\r\n{}",
    ],
)  # fmt: skip
def test_a_length_that_cannot_be_followed_ends_the_conversation(folder: Path, head: bytes) -> None:
    with Editor(folder) as editor:
        editor.initialize()
        assert editor.process.stdin is not None
        with contextlib.suppress(BrokenPipeError):  # it may leave before it has read all
            editor.process.stdin.write(head)
            editor.process.stdin.flush()
        if head.endswith(b"{}"):
            editor.process.stdin.close()
        assert editor.process.wait(PATIENCE) == 1
