"""What the page's server answers, and whom: hosts, origins, sizes, what it reads, and what it leaves behind."""

from __future__ import annotations

import http.client
import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.readers.word_files import p, r, unzipped, word_file
from tests.serving.server import Server, serving

CURE = "Our herbal drops cure diabetes.\n"


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "LOCALHOST"])
def test_its_own_names_are_answered(server: Server, name: str) -> None:
    page = server.ask("GET", "/", Host=f"{name}:{server.port}")
    assert page.status == 200
    assert b"Check a draft" in page.body


@pytest.mark.parametrize(
    "host",
    ["drafts.example:{port}", "127.0.0.1", "localhost", "127.0.0.1:1", "127.0.0.1.drafts.example:{port}", "", None,
     "[::1]:{port}", "0.0.0.0:{port}", "127.0.0.1:{port}, localhost:{port}"],
)  # fmt: skip
def test_no_other_name_is_answered(server: Server, host: str | None) -> None:
    given = host and host.format(port=server.port)
    for method, path in (("GET", "/"), ("GET", "/serve.js"), ("POST", "/check")):
        refused = server.ask(method, path, b"x" if method == "POST" else None, Host=given, Origin=server.origin)
        assert refused.status in (400, 421)
        assert b"Check a draft" not in refused.body
        assert host is None or "own address" in refused.data["error"]


def test_two_hosts_are_refused(server: Server) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=60) as line:
        own = f"Host: 127.0.0.1:{server.port}\r\n".encode()
        line.sendall(b"GET / HTTP/1.1\r\n" + own + own + b"Connection: close\r\n\r\n")
        status = line.makefile("rb").readline()
    assert status.split()[1] in (b"400", b"421")


@pytest.mark.parametrize(
    "origin",
    [None, "null", "", "https://drafts.example", "http://drafts.example:{port}", "https://127.0.0.1:{port}",
     "http://127.0.0.1", "http://127.0.0.1:1", "http://localhost:{port}", "file://"],
)  # fmt: skip
def test_only_the_page_itself_may_ask(server: Server, origin: str | None) -> None:
    given = origin if origin is None else origin.format(port=server.port)
    for path in ("/check", "/report", "/reviewed"):
        refused = server.ask("POST", path, CURE.encode(), Origin=given)
        assert refused.status == 403
        assert "own page" in refused.data["error"]
        assert b"diabetes" not in refused.body
    page = server.ask("GET", "/", Origin=given)
    assert page.status == (200 if origin is None else 403)


def test_no_other_site_is_allowed_to_ask(server: Server) -> None:
    asked = server.ask(
        "OPTIONS", "/check", Origin="https://drafts.example", Access_Control_Request_Method="POST"
    )  # fmt: skip
    assert asked.status == 403
    assert not any(name.lower().startswith("access-control") for name in asked.headers)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/", 200), ("GET", "/serve.js", 200), ("GET", "/report.css", 200), ("GET", "/nowhere", 404),
     ("GET", "/check", 404), ("POST", "/check", 200)],
)  # fmt: skip
def test_every_answer_says_what_a_browser_may_do_with_it(server: Server, method: str, path: str, status: int) -> None:
    body = b"Text." if method == "POST" else None
    answered = server.ask(method, path, body, Origin=server.origin)
    assert answered.status == status
    headers = {name.lower(): value for name, value in answered.headers.items()}
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "server" not in headers


@pytest.mark.parametrize(
    "path",
    ["/serve.html.jinja", "/../desk.py", "/..%2fdesk.py", "/__init__.py", "/%2e%2e/guard.py", "/a%5cb.js", "/.js"],
)
def test_only_the_files_of_the_page_are_given_out(server: Server, path: str) -> None:
    assert server.ask("GET", path).status == 404


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere only 127.0.0.1 leads to this machine")
def test_only_the_loopback_address_listens(server: Server) -> None:
    for other in ("127.0.0.2", "::1"):
        family = socket.AF_INET6 if ":" in other else socket.AF_INET
        with socket.socket(family) as line:
            line.settimeout(5)
            assert line.connect_ex((other, server.port)) != 0


def test_a_draft_is_checked_as_the_page_asks(server: Server) -> None:
    told = server.check(CURE, name="drops.md", profile="supplement", jurisdiction="uk").data
    assert told["state"] == "blocked"
    assert told["said"].endswith("Profile supplement, country uk.")
    start, end, look, keys = told["marks"][0]
    assert (CURE[start:end], look) == ("cure diabetes", "error")
    assert f'id="{keys[0]}"' in told["html"]
    assert 'data-part="findings"' in told["html"]
    assert '<td role="cell" data-label="Claim">' in told["html"]
    other = server.check(CURE, profile="somebody", jurisdiction="atlantis").data
    assert other["said"].endswith("Profile publisher, country us.")


def test_a_text_may_be_shown_as_its_readers_see_it(server: Server) -> None:
    told = server.check(CURE, view="paper").data
    assert told["marks"] == []
    assert '<section class="paper"' in told["html"]
    assert "Show in the text" not in told["html"]


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("draft.pdf", b"%PDF-1.7", "cannot read files that end in .pdf; it reads"),
        ("draft", b"Text.", "cannot read files without an ending"),
        ("draft.md", b"Caf\xe9 au lait.", "byte 3 (hexadecimal E9, on line 1) is not UTF-8 text"),
        ("draft.md", b"A\0B", "is a NUL"),
        ("draft.md", b"Der Tee ist gut, und das ist alles, was man von ihm sagen kann.", "reads as German"),
    ],
)
def test_what_cannot_be_read_is_said(server: Server, name: str, data: bytes, expected: str) -> None:
    told = server.check(data, name=name).data
    assert told["state"] == "unchecked"
    assert expected in told["html"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [("../../etc/passwd.md", "passwd.md"), ("C:\\posts\\tea.md", "tea.md"), ("", "draft.md"), ("..", "draft.md"),
     ("a\x00b\n.md", "ab.md"), ("x" * 5000 + ".md", "x" * 197 + ".md"), ("<img src=x>.md", "&lt;img src=x&gt;.md")],
)  # fmt: skip
def test_a_name_is_only_a_name(server: Server, name: str, shown: str) -> None:
    assert f"Findings in {shown}</h2>" in server.check(CURE, name=name).data["html"]


def test_nothing_beside_a_draft_is_read(server: Server, folder: Path) -> None:
    (folder / "refs.bib").write_text("@article{alder, title={Ledger of secrets}, year={2020}}", encoding="utf-8")
    told = server.check("---\nbibliography: refs.bib\n---\n\nNaps help some [@alder].\n").data
    assert told["state"] == "unchecked"
    assert "there is no bibliography refs.bib" in told["html"]
    assert "secrets" not in json.dumps(told)


def test_the_report_is_that_of_check(server: Server, folder: Path) -> None:
    (folder / "drops.md").write_text(CURE, encoding="utf-8")
    command = [sys.executable, "-m", "claimlint", "drops.md", "--as-of", "2026-01-15", "--format", "html"]
    done = subprocess.run([*command, "--profile", "clinic"], cwd=folder, capture_output=True, check=False)
    answered = server.check(CURE, "/report", name="drops.md", profile="clinic")
    assert answered.headers["content-disposition"] == "attachment"
    assert answered.body == done.stdout
    assert b"Sign-off" in answered.body


def test_the_word_file_with_comments_is_that_of_review(server: Server, folder: Path) -> None:
    data = word_file(p(r("Tea"), style="H1") + p(r("Our tea "), r("cures asthma.")))
    (folder / "tea.docx").write_bytes(data)
    command = [sys.executable, "-m", "claimlint", "review", "tea.docx", "--as-of", "2026-01-15"]
    subprocess.run([*command, "--output", "with-comments.docx"], cwd=folder, capture_output=True, check=False)
    answered = server.check(data, "/reviewed", name="tea.docx")
    assert answered.status == 200
    parts = unzipped(answered.body)
    assert parts == unzipped((folder / "with-comments.docx").read_bytes())
    assert b"asthma" in parts["word/document.xml"]
    assert b'w:author="claimlint"' in parts["word/comments.xml"]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("tea.md", CURE.encode(), "only Word files (.docx) can hold comments"),
        ("tea.docx", b"PK\x03\x04 and then nothing", "tea.docx: "),
        ("tea.docx", CURE.encode(), "tea.docx: "),
    ],
)
def test_what_cannot_hold_comments_is_said(server: Server, name: str, data: bytes, said: str) -> None:
    refused = server.check(data, "/reviewed", name=name)
    assert refused.status == 422
    assert said in refused.data["error"]


def test_a_draft_that_is_too_large_is_refused(folder: Path) -> None:
    (folder / "small.yaml").write_text("max-size: 2 kB\n", encoding="utf-8")
    with serving(folder, "--config", "small.yaml") as server:
        assert server.check("a " * 1000).status == 200
        refused = server.check("a " * 1001)
        assert refused.status == 413
        assert refused.data["error"].startswith("the draft is too large: at most 2,000 bytes are read")
        claimed = server.ask("POST", "/check", b"short", Origin=server.origin, Content_Length="999999999999")
        assert claimed.status == 413
        assert _in_pieces(server, b"a" * 500, 5) == 413
        assert _in_pieces(server, b"a" * 500, 3) == 200
        assert server.check(CURE).status == 200


def _in_pieces(server: Server, piece: bytes, number: int) -> int:
    """The status of a draft that does not say how long it will be."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    try:
        connection.request(
            "POST", "/check", iter([piece] * number), {"Origin": server.origin}, encode_chunked=True
        )  # fmt: skip
        return connection.getresponse().status
    finally:
        connection.close()


def test_a_reader_who_leaves_does_no_harm(server: Server) -> None:
    for _ in range(5):
        with socket.create_connection(("127.0.0.1", server.port), timeout=60) as line:
            head = f"POST /check HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nOrigin: {server.origin}\r\n"
            line.sendall(f"{head}Content-Length: 5\r\n\r\nTe".encode())
        with socket.create_connection(("127.0.0.1", server.port), timeout=60) as line:
            line.sendall(f"{head}Content-Length: 5\r\n\r\nText.".encode())
    assert server.check(CURE).data["state"] == "blocked"


def test_nothing_of_a_draft_is_stored(tmp_path: Path) -> None:
    places = {name: str(tmp_path / name) for name in ("HOME", "TMPDIR", "CLAIMLINT_CACHE_DIR", "XDG_CACHE_HOME")}
    for place in places.values():
        Path(place).mkdir()
    (tmp_path / "work").mkdir()
    with serving(tmp_path / "work", **places) as server:
        assert server.check("Quokkaberry tea cures asthma.").data["state"] == "blocked"
        assert b"Quokkaberry" in server.check("Quokkaberry tea cures asthma.", "/report").body
        assert server.end() == (0, "")
    kept = [Path(top) / name for top, _, names in os.walk(tmp_path) for name in names]
    assert [file for file in kept if b"uokkaberry" in file.read_bytes()] == []
    assert list((tmp_path / "work").iterdir()) == []
