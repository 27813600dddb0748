"""A registry of one's own on this machine: answers by path go in, a running server that has them comes out."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

REGISTRIES = ("crossref", "datacite", "doi", "pubmed", "europepmc", "arxiv")


@dataclass(frozen=True)
class Answer:
    """One answer."""

    body: bytes | str | Mapping[str, Any] = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    delay: float = 0.0
    cut: bool = False
    """Fewer bytes follow than the header announces, and the connection ends."""

    @property
    def bytes(self) -> bytes:
        """The body as it is sent."""
        if isinstance(self.body, bytes):
            return self.body
        return (self.body if isinstance(self.body, str) else json.dumps(self.body)).encode()


@dataclass
class Registries:
    """All registries behind one address, each under its name."""

    address: str = ""
    answers: dict[str, list[Answer]] = field(default_factory=dict)
    """By the beginning of the path; the last answer of several stays."""
    default: Answer = field(default_factory=lambda: Answer(status=404))
    asked: list[tuple[str, float]] = field(default_factory=list)
    """Every request with the second at which it came."""
    agents: set[str] = field(default_factory=set)
    at_once: int = 0
    most_at_once: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def on(self, path: str, *answers: Answer) -> None:
        """What a path (or all that begin so) is answered with, one answer after another."""
        self.answers[path] = list(answers)

    @property
    def paths(self) -> list[str]:
        """What was asked for."""
        return [path for path, _ in self.asked]

    @property
    def settings(self) -> str:
        """The lines of claimlint.yaml that lead here."""
        lines = [f"  {name}: {self.address}/{name}" for name in REGISTRIES]
        return "\n".join(["registries:", *lines, ""])

    def answer_to(self, path: str) -> Answer:
        """The next answer to a path."""
        with self.lock:
            self.asked.append((path, time.monotonic()))
            fitting = [one for one in self.answers if path.startswith(one)]
            if not fitting:
                return self.default
            left = self.answers[max(fitting, key=len)]
            return left.pop(0) if len(left) > 1 else left[0]


@contextmanager
def serving() -> Iterator[Registries]:
    """Registries that answer as long as this lasts."""
    registries = Registries()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True
        wbufsize = -1  # head and body of an answer leave together

        def do_GET(self) -> None:
            registries.agents.add(self.headers.get("User-Agent", ""))
            with registries.lock:
                registries.at_once += 1
                registries.most_at_once = max(registries.most_at_once, registries.at_once)
            try:
                self._send(registries.answer_to(self.path))
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True
            finally:
                with registries.lock:
                    registries.at_once -= 1

        def _send(self, answer: Answer) -> None:
            time.sleep(answer.delay)
            body = answer.bytes
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body) + 100 * answer.cut))
            self.end_headers()
            self.wfile.write(body)
            self.close_connection = answer.cut

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name
            """Says nothing."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        request_queue_size = 128

    server = Server(("127.0.0.1", 0), Handler)
    registries.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield registries
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def work(
    doi: str, title: str, author: str = "Alder", year: int = 2019, more: Mapping[str, Any] | None = None
) -> Answer:
    """A work as Crossref describes it."""
    message = {
        "DOI": doi, "title": [title], "author": [{"family": author, "given": "Jo", "sequence": "first"}],
        "issued": {"date-parts": [[year, 3, 1]]}, "type": "journal-article", "container-title": ["Spine Notes"],
        **(more or {}),
    }  # fmt: skip
    return Answer({"status": "ok", "message-type": "work", "message": message})
