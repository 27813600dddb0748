"""An editor for tests: it starts `claimlint lsp` in a process of its own and talks JSON-RPC with it over pipes."""

from __future__ import annotations

import contextlib
import json
import os
import queue
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import Any, TypeAlias

from claimlint import cli

Message: TypeAlias = dict[str, Any]
#: How long a test waits at most; a broken server would keep it waiting for ever.
PATIENCE = 120.0
_SHOWN = "window/showMessage"
FULL = {
    "workspace": {"workspaceEdit": {"documentChanges": True, "snippetEditSupport": True}},
    "textDocument": {
        "codeAction": {"resolveSupport": {"properties": ["edit"]}},
        "hover": {"contentFormat": ["markdown"]},
    },
}


class Editor:
    """One conversation."""

    def __init__(self, folder: Path, *arguments: str, **environment: str) -> None:
        surroundings = {**os.environ, "PYTHONPATH": str(Path(cli.__file__).parents[2]), **environment}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "claimlint", "lsp", *arguments],
            cwd=folder, env=surroundings, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        self.stray = b""
        self.messages: list[Message] = []
        self._incoming: queue.Queue[Message | None] = queue.Queue()
        self._number = 0
        self._read = 0
        Thread(target=self._listen, daemon=True).start()

    def __enter__(self) -> Editor:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            if stream is not None:
                with contextlib.suppress(BrokenPipeError):  # what the server has not read
                    stream.close()

    def send(self, message: Message) -> None:
        """Sends one message."""
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def notify(self, method: str, params: Any) -> None:
        """Sends a notification."""
        self.send({"method": method, "params": params})

    def ask(self, method: str, params: Any = None) -> Any:
        """Sends a request and gives its result; an error fails the test."""
        answer = self.answer(self.request(method, params))
        assert "error" not in answer, answer
        return answer["result"]

    def request(self, method: str, params: Any = None) -> int:
        """Sends a request without waiting."""
        self._number += 1
        self.send({"id": self._number, "method": method, **({"params": params} if params is not None else {})})
        return self._number

    def answer(self, number: int) -> Message:
        """The answer to a request."""
        return self.wait(lambda one: one.get("id") == number and "method" not in one)

    def initialize(self, *encodings: str, capabilities: Message | None = None) -> Message:
        """Begins the conversation and gives what the server can do."""
        offers = {"general": {"positionEncodings": list(encodings)}} if encodings else {}
        result = self.ask(
            "initialize",
            {
                "processId": os.getpid(),
                "rootUri": None,
                "capabilities": {**(FULL if capabilities is None else capabilities), **offers},
            },
        )
        self.notify("initialized", {})
        able: Message = result["capabilities"]
        return able

    def open(self, uri: str, text: str, version: int = 1, language: str = "markdown") -> None:
        """Opens a text."""
        document = {"uri": uri, "languageId": language, "version": version, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": document})

    def change(self, uri: str, text: str, version: int) -> None:
        """Sends a new version of a text."""
        changes = {"textDocument": {"uri": uri, "version": version}, "contentChanges": [{"text": text}]}
        self.notify("textDocument/didChange", changes)

    def marks(self, uri: str, version: int | None = None) -> list[Message]:
        """The next diagnostics of this text, or of this version of it."""
        found = self.wait(
            lambda one: (
                one.get("method") == "textDocument/publishDiagnostics"
                and one["params"]["uri"] == uri
                and (version is None or one["params"].get("version") == version)
            )
        )
        diagnostics: list[Message] = found["params"]["diagnostics"]
        return diagnostics

    def message(self) -> str:
        """The first message in a window that nobody has read yet."""
        said = [one["params"]["message"] for one in self.messages if one.get("method") == _SHOWN]
        if len(said) == self._read:
            said.append(self.wait(lambda one: one.get("method") == _SHOWN)["params"]["message"])
        self._read += 1
        text: str = said[self._read - 1]
        return text

    def actions(self, uri: str, spot: Message, **context: Any) -> list[Message]:
        """What is offered at a range."""
        asked = {"textDocument": {"uri": uri}, "range": spot, "context": {"diagnostics": [], **context}}
        found: list[Message] = self.ask("textDocument/codeAction", asked)
        return found

    def wait(self, fits: Callable[[Message], bool]) -> Message:
        """The next message that fits; those before it are kept in `messages`."""
        while True:
            message = self._incoming.get(timeout=PATIENCE)
            assert message is not None, f"the server has left: {self._last_words()}"
            self.messages.append(message)
            if fits(message):
                return message

    def leave(self) -> int:
        """Ends the conversation as the protocol asks, and gives the exit status."""
        assert self.ask("shutdown") is None
        self.notify("exit", None)
        return self.process.wait(PATIENCE)

    def _listen(self) -> None:
        stream = self.process.stdout
        assert stream is not None
        try:
            while header := stream.readline():
                if not header.startswith(b"Content-Length: "):
                    self.stray += header
                    continue
                while stream.readline().strip():
                    pass
                self._incoming.put(json.loads(stream.read(int(header.split(b":")[1]))))
        except ValueError:  # the test is over, and the stream closed
            pass
        self._incoming.put(None)

    def _last_words(self) -> str:
        assert self.process.stderr is not None
        return self.process.stderr.read().decode()
