"""Nobody is kept waiting by somebody else: half-sent requests, drafts that take long, and too many of them."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from threading import Thread

import pytest

from claimlint.config import Configurations
from claimlint.serving import connections, running
from claimlint.serving.application import application
from claimlint.serving.desk import Desk
from claimlint.serving.worker import Busy, TookTooLong, Worker
from tests.serving.server import Server, serving

HEAD = b"POST /check?name=a.md HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nOrigin: http://127.0.0.1:%d\r\n"


def dialled(port: int, said: bytes = b"") -> socket.socket:
    line = socket.create_connection(("127.0.0.1", port), timeout=60)
    line.sendall(said)
    return line


@pytest.fixture
def answering(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A port on which nobody may take longer than a moment to ask."""
    monkeypatch.setattr(connections, "SECONDS_FOR_HEAD", 0.2)
    monkeypatch.setattr(connections, "SECONDS_FOR_BODY", 0.2)
    listener = running.listening(0)
    port: int = listener.getsockname()[1]
    server = running.server(application(Desk(Configurations().of), port))
    thread = Thread(target=partial(server.run, sockets=[listener]))
    thread.start()
    yield port
    server.should_exit = True
    thread.join()
    listener.close()


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"GET / HT",
        b"GET / HTTP/1.1\r\nHost: x\r\nA: b\r\n",
        b"GET / HTTP/1.1\r\n" + b"A: b\r\n" * 100,
        b"POST /check",
    ],
)
def test_a_head_that_does_not_end_is_not_waited_for(answering: int, said: bytes) -> None:
    with dialled(answering, said) as line:
        assert closed(line)


def test_a_head_that_comes_byte_by_byte_gets_no_more_time(answering: int) -> None:
    with dialled(answering) as line:
        sent = 0
        try:
            for byte in b"GET / HTTP/1.1\r\n" + b"A" * 10_000:
                line.sendall(bytes([byte]))
                sent += 1
                time.sleep(0.02)
        except OSError:
            pass
        assert sent < 10_000


@pytest.mark.parametrize("sent", [b"", b"Our tea"])
def test_a_body_that_does_not_end_is_not_waited_for(answering: int, sent: bytes) -> None:
    head = HEAD % (answering, answering) + b"Content-Length: 100\r\n\r\n"
    with dialled(answering, head + sent) as line:
        assert closed(line)


def test_a_second_request_has_its_own_time(answering: int) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", answering, timeout=60)
    for _ in range(3):
        connection.request("GET", "/serve.js", headers={"Host": f"127.0.0.1:{answering}"})
        answer = connection.getresponse()
        assert (answer.status, bool(answer.read())) == (200, True)
        time.sleep(0.15)
    connection.sock.sendall(b"GET / HT")
    assert closed(connection.sock)
    connection.close()


def closed(line: socket.socket) -> bool:
    """Whether the other end closes a connection on which it answers nothing."""
    try:
        return line.recv(100) == b""
    except ConnectionResetError:
        return True


@pytest.mark.parametrize("said", [b"", b"GET / HT", b"POST /check HTTP/1.1\r\nContent-Length: 9\r\n\r\n"])
def test_many_that_ask_nothing_keep_nobody_out(server: Server, said: bytes) -> None:
    lines = [dialled(server.port, said) for _ in range(150)]
    try:
        assert server.ask("GET", "/").status == 200
        assert server.check("Our tea cures diabetes.").data["state"] == "blocked"
    finally:
        for line in lines:
            line.close()


# Jobs


def test_a_job_that_takes_too_long_is_ended_and_the_next_is_done() -> None:
    worker = Worker(processes=1, seconds=20)
    assert worker.begin(partial(int, "1")).result() == 1
    worker._seconds = 0.2  # noqa: SLF001 - the process is warm by now
    with pytest.raises(TookTooLong, match=r"took longer than 0\.2 seconds"):
        worker.begin(partial(time.sleep, 3600)).result()
    worker._seconds = 60  # noqa: SLF001 - the next one is cold
    assert worker.begin(partial(int, "2")).result() == 2


def test_two_jobs_are_done_at_once(tmp_path: Path) -> None:
    worker = Worker(processes=2)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    waiting = worker.begin(partial(Path.read_bytes, pipe))
    assert worker.begin(partial(int, "1")).result() == 1
    pipe.write_bytes(b"done")
    assert waiting.result() == b"done"


def test_too_many_jobs_are_refused_and_given_up_ones_are_none(tmp_path: Path) -> None:
    worker = Worker(processes=1, most_waiting=2)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    running_job = worker.begin(partial(Path.read_bytes, pipe))
    while not running_job.running():
        time.sleep(0.01)
    first, second = (worker.begin(partial(int, text)) for text in "12")
    with pytest.raises(Busy):
        worker.begin(partial(int, "3"))
    first.cancel()
    third = worker.begin(partial(int, "3"))
    pipe.write_bytes(b"")
    assert (second.result(), third.result()) == (2, 3)


@pytest.mark.parametrize("fault", [partial(int, "x"), partial(os.kill, 0, 99999)])
def test_what_a_job_raises_is_raised(fault: Callable[[], int]) -> None:
    with pytest.raises((ValueError, OSError)):
        Worker(processes=1).begin(fault).result()


def test_a_process_that_dies_takes_no_other_job_along() -> None:
    worker = Worker(processes=1)
    with pytest.raises(RuntimeError, match="has ended"):
        worker.begin(partial(os._exit, 1)).result()
    assert worker.begin(partial(int, "1")).result() == 1


@pytest.mark.parametrize(("fault", "status", "said"), [(Busy(), 503, b"again"), (TookTooLong("late"), 422, b"late")])
def test_it_is_said_why_there_is_no_answer(
    monkeypatch: pytest.MonkeyPatch, answering: int, fault: Exception, status: int, said: bytes
) -> None:
    async def refuse(_: Worker, job: object) -> None:
        raise fault

    monkeypatch.setattr(Worker, "do", refuse)
    connection = http.client.HTTPConnection("127.0.0.1", answering, timeout=60)
    own = {"Host": f"127.0.0.1:{answering}", "Origin": f"http://127.0.0.1:{answering}"}
    connection.request("POST", "/check", b"Tea.", own)
    answer = connection.getresponse()
    assert (answer.status, answer.headers["Retry-After"]) == (status, "5" if status == 503 else None)
    assert said in answer.read()
    connection.close()


def test_no_process_is_left_behind(tmp_path: Path) -> None:
    (tmp_path / ".git").touch()
    with serving(tmp_path) as server:
        assert_none_is_left(server)


def assert_none_is_left(server: Server) -> None:
    assert server.check("A calm tea.").status == 200
    children = Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children")
    if not children.exists():
        pytest.skip("this system does not tell the children of a process")
    every = [int(one) for task in Path(f"/proc/{server.process.pid}/task").iterdir()
             for one in (task / "children").read_text().split()]  # fmt: skip
    assert every
    server.process.send_signal(signal.SIGKILL)
    server.process.wait()
    for _ in range(600):
        if not any(map(is_alive, every)):
            return
        time.sleep(0.1)
    pytest.fail("a process of the server goes on without it")


def is_alive(process: int) -> bool:
    try:
        return bool(Path(f"/proc/{process}/cmdline").read_bytes())
    except OSError:
        return False
