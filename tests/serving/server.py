"""The command as an editor starts it: options go in, a running page and its address come out."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

_ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)/")


@dataclass(frozen=True)
class Answered:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def data(self) -> Any:
        """The body read as JSON."""
        return json.loads(self.body)


@dataclass(frozen=True)
class Server:
    """A running `claimlint serve`."""

    process: subprocess.Popen[str]
    address: str
    port: int

    @property
    def origin(self) -> str:
        """The page's own origin, as its requests name it."""
        return self.address.rstrip("/")

    def ask(
        self, method: str, path: str, body: bytes | None = None, **headers: str | None
    ) -> Answered:  # fmt: skip
        """One request; a header that is None is left out, `_` in a header's name stands for a hyphen."""
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            asked = {"Host": f"127.0.0.1:{self.port}", **given}
            if body is not None:
                asked.setdefault("Content-Length", str(len(body)))
            for name, value in asked.items():
                if value is not None:
                    connection.putheader(name, value)
            connection.endheaders(body)
            response = connection.getresponse()
            return Answered(response.status, dict(response.getheaders()), response.read())
        finally:
            connection.close()

    def check(self, text: str | bytes, path: str = "/check", **asked: str) -> Answered:
        """A draft as the page sends it."""
        body = text.encode() if isinstance(text, str) else text
        return self.ask("POST", f"{path}?{urlencode(asked)}", body, Origin=self.origin)

    def end(self) -> tuple[int, str]:
        """Ctrl-C: the exit status, and what stood on standard error."""
        self.process.send_signal(signal.SIGINT)
        _, errors = self.process.communicate(timeout=60)
        return self.process.returncode, errors


@contextmanager
def serving(folder: Path, *options: str, **environment: str) -> Iterator[Server]:
    """The command, started in a folder; whatever is left of it at the end is stopped."""
    command = [sys.executable, "-m", "claimlint", "serve", *options]
    surroundings = {**os.environ, "PYTHONIOENCODING": "utf-8", **environment}
    process = subprocess.Popen(
        command, cwd=folder, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    )
    assert process.stdout is not None
    try:
        line = process.stdout.readline()
        found = _ADDRESS.search(line)
        if found is None:
            raise AssertionError(f"no address in {line!r}; {process.communicate(timeout=60)}")
        yield Server(process, found[0], int(found[1]))
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate(timeout=60)
