"""Editors that ask for diagnostics instead of being told, and what is answered to messages that break the protocol."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.lsp.editor import PATIENCE, Editor, Message

BAD = "Our drops cure diabetes.\n"
GOOD = "Rest helps some people.\n"
CURE = "claims/cure-claim"
PULLING: Message = {
    "workspace": {"diagnostics": {"refreshSupport": True}},
    "textDocument": {"diagnostic": {"dynamicRegistration": False}},
}


posix = pytest.mark.skipif(sys.platform == "win32", reason="whether a process lives is asked as on Unix")


@pytest.fixture(scope="module")
def pulling(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    with Editor(tmp_path_factory.mktemp("home")) as one:
        one.able = one.initialize(capabilities=PULLING)  # type: ignore[attr-defined]
        yield one
        assert one.leave() == 0
        assert one.stray == b""


def pull(editor: Editor, uri: str, known: str | None = None) -> Message:
    asked = {"textDocument": {"uri": uri}, **({"previousResultId": known} if known else {})}
    answer: Message = editor.ask("textDocument/diagnostic", asked)
    return answer


def codes(answer: Message) -> list[str]:
    return [one["code"] for one in answer["items"]]


def test_an_editor_may_ask_for_diagnostics(pulling: Editor, folder: Path) -> None:
    assert pulling.able["diagnosticProvider"] == {  # type: ignore[attr-defined]
        "interFileDependencies": False, "workspaceDiagnostics": False, "identifier": "claimlint",
    }  # fmt: skip
    uri = (folder / "draft.md").as_uri()
    pulling.open(uri, BAD)
    first = pull(pulling, uri)
    assert first["kind"] == "full"
    assert CURE in codes(first)
    pulling.change(uri, GOOD, 2)
    second = pull(pulling, uri)
    assert CURE not in codes(second)
    assert second["resultId"] != first["resultId"]


def test_what_has_not_changed_is_not_sent_again(pulling: Editor, folder: Path) -> None:
    uri = (folder / "draft.md").as_uri()
    pulling.open(uri, BAD)
    known = pull(pulling, uri)["resultId"]
    assert pull(pulling, uri, known) == {"kind": "unchanged", "resultId": known}


def test_who_asks_is_not_told_as_well(pulling: Editor, folder: Path) -> None:
    uri = (folder / "draft.md").as_uri()
    pulling.open(uri, BAD)
    pull(pulling, uri)
    told = [one for one in pulling.messages if one.get("method") == "textDocument/publishDiagnostics"]
    assert [one for one in told if one["params"]["uri"] == uri] == []


def test_changed_settings_have_the_editor_ask_again(pulling: Editor, folder: Path) -> None:
    uri = (folder / "draft.md").as_uri()
    pulling.open(uri, BAD)
    assert CURE in codes(pull(pulling, uri))
    (folder / "claimlint.yaml").write_text("ignore: [claims]\n", encoding="utf-8")
    wanted = pulling.wait(lambda one: one.get("method") == "workspace/diagnostic/refresh")
    pulling.send({"id": wanted["id"], "result": None})
    assert CURE not in codes(pull(pulling, uri))


def test_a_text_that_is_not_open_has_none(pulling: Editor, folder: Path) -> None:
    assert pull(pulling, (folder / "other.md").as_uri())["items"] == []


def test_an_authority_that_was_seen_is_linked(editor: Editor, folder: Path) -> None:
    uri = (folder / "draft.md").as_uri()
    editor.open(uri, "Suicidal thoughts can pass. Our drops cure diabetes.\n")
    found = {one["code"]: one for one in editor.marks(uri)}
    assert found["safety/crisis-resource-missing"]["codeDescription"] == {"href": "https://reportingonsuicide.org"}
    assert "codeDescription" not in found[CURE]


def test_parameters_that_make_no_sense_are_answered(editor: Editor, folder: Path) -> None:
    answer = editor.answer(editor.request("textDocument/hover", {"textDocument": 3}))
    assert answer["error"]["code"] == -32602
    uri = (folder / "draft.md").as_uri()
    editor.open(uri, BAD)
    assert CURE in [one["code"] for one in editor.marks(uri)]


def test_a_second_initialize_is_refused(folder: Path) -> None:
    with Editor(folder) as editor:
        editor.initialize()
        asked: Message = {"processId": None, "rootUri": None, "capabilities": {}}
        assert editor.answer(editor.request("initialize", asked))["error"]["code"] == -32600
        assert editor.leave() == 0


def test_nothing_is_answered_before_the_conversation_begins(folder: Path) -> None:
    hover: Message = {"textDocument": {"uri": (folder / "draft.md").as_uri()}, "position": {"line": 0, "character": 0}}
    with Editor(folder) as editor:
        assert editor.answer(editor.request("textDocument/hover", hover))["error"]["code"] == -32002
        editor.notify("textDocument/didOpen", {"textDocument": {"uri": "untitled:1"}})
        editor.initialize()
        assert editor.ask("textDocument/hover", hover) is None
        assert editor.leave() == 0


def test_requests_after_the_goodbye_are_refused(folder: Path) -> None:
    with Editor(folder) as editor:
        editor.initialize()
        assert editor.ask("shutdown") is None
        uri = (folder / "draft.md").as_uri()
        asked = editor.request("textDocument/diagnostic", {"textDocument": {"uri": uri}})
        assert editor.answer(asked)["error"]["code"] == -32600
        editor.notify("exit", None)
        assert editor.process.wait(PATIENCE) == 0


def test_a_change_that_changes_nothing_is_none(editor: Editor, folder: Path) -> None:
    uri, before = (folder / "draft.md").as_uri(), len(editor.messages)
    editor.open(uri, BAD)
    assert CURE in [one["code"] for one in editor.marks(uri, 1)]
    editor.notify("textDocument/didChange", {"textDocument": {"uri": uri, "version": 2}, "contentChanges": []})
    editor.change(uri, GOOD, 3)
    assert CURE not in [one["code"] for one in editor.marks(uri, 3)]
    assert not [one for one in editor.messages[before:] if one.get("method") == "window/showMessage"]


@posix
def test_the_server_leaves_when_the_process_of_its_editor_is_gone(folder: Path) -> None:
    going = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    with Editor(folder) as editor:
        editor.ask("initialize", {"processId": going.pid, "rootUri": None, "capabilities": {}})
        editor.notify("initialized", {})
        with pytest.raises(subprocess.TimeoutExpired):
            editor.process.wait(3)
        going.communicate(b"\n")
        assert editor.process.wait(PATIENCE) == 1


def test_a_process_that_the_server_cannot_see_keeps_nobody_waiting(folder: Path) -> None:
    """An editor outside of the server's container names a process that is not known inside."""
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    with Editor(folder) as editor:
        editor.ask("initialize", {"processId": gone.pid, "rootUri": None, "capabilities": {}})
        editor.notify("initialized", {})
        uri = (folder / "draft.md").as_uri()
        editor.open(uri, BAD)
        assert CURE in [one["code"] for one in editor.marks(uri)]
        assert editor.leave() == 0
