"""`claimlint serve`: starting, opening the browser, ending, and what cannot be started."""

from __future__ import annotations

import os
import socket
import time
from pathlib import Path

import pytest

from tests.cli.conftest import Claimlint
from tests.serving.server import serving


def test_ctrl_c_ends_it_cleanly(folder: Path) -> None:
    with serving(folder) as server:
        assert server.ask("GET", "/").status == 200
        assert server.end() == (0, "")
        with socket.socket() as line:
            assert line.connect_ex(("127.0.0.1", server.port)) != 0


def test_ctrl_c_at_once_ends_it_as_well(folder: Path) -> None:
    with serving(folder) as server:
        status, errors = server.end()
        assert status in (0, 130)
        assert errors == ""


def test_a_port_may_be_named(folder: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with serving(folder, "--port", str(port)) as server:
        assert server.port == port
        assert server.ask("GET", "/").status == 200


def test_settings_of_the_house_hold(folder: Path) -> None:
    (folder / "claimlint.yaml").write_text("profile: pharma\njurisdiction: uk\n", encoding="utf-8")
    with serving(folder, "--jurisdiction", "ca") as server:
        page = server.ask("GET", "/").body.decode()
        assert "<option selected>pharma</option>" in page
        assert '<option value="ca" selected>CA</option>' in page
        assert server.check("A quiet text.").data["said"].endswith("Profile pharma, country ca.")


@pytest.mark.skipif(os.name != "posix", reason="the browser of this test is a shell script")
def test_open_shows_the_page(folder: Path) -> None:
    script, seen = folder / "browser", folder / "seen"
    script.write_text(f'#!/bin/sh\nprintf %s "$1" > "{seen}.part"\nmv "{seen}.part" "{seen}"\n', encoding="utf-8")
    script.chmod(0o755)
    with serving(folder, "--open", BROWSER=f"{script} %s") as server:
        while not seen.exists():
            assert server.process.poll() is None
            time.sleep(0.05)
        assert seen.read_text(encoding="utf-8") == server.address


def test_a_port_that_is_taken_is_said(claimlint: Claimlint) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ran = claimlint("serve", "--port", str(port))
    assert ran.status == 2
    assert ran.out == ""
    assert ran.err == (
        f"Error: --port {port}: another program uses it; name another port, or none to take a free one.\n"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--port", "70000"), "--port"),
        (("--port", "soon"), "--port"),
        (("--profile", "clinc"), "did you mean"),
        (("--config", "none.yaml"), "none.yaml"),
        (("draft.md",), "draft.md"),
    ],
)
def test_wrong_options_are_said(claimlint: Claimlint, arguments: tuple[str, ...], said: str) -> None:
    ran = claimlint("serve", *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err


def test_broken_rules_are_said_before_the_page_opens(claimlint: Claimlint, folder: Path) -> None:
    (folder / "pack" / "house").mkdir(parents=True)
    (folder / "pack" / "house" / "broken.yaml").write_text("title: [\n", encoding="utf-8")
    (folder / "claimlint.yaml").write_text("packs: [pack]\n", encoding="utf-8")
    ran = claimlint("serve")
    assert (ran.status, ran.out) == (2, "")
    assert "broken.yaml" in ran.err


def test_without_its_packages_it_says_how_to_get_them(claimlint: Claimlint, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimlint.cli.serve.find_spec", lambda name: None if name == "uvicorn" else object())
    ran = claimlint("serve")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == (
        "Error: `claimlint serve` needs packages that are not installed; "
        'install them in a copy of claimlint\'s repository: pip install ".[serve]".\n'
    )
