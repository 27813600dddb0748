"""Runs the command: in this process, which is quick, or in one of its own, as a shell would."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from claimlint import cli

CURE = "Our herbal drops cure diabetes.\n"
CAREFUL = "Talk to your pharmacist about this tea.\n"


@dataclass(frozen=True)
class Ran:
    """What one command line came to."""

    status: int
    out: str
    err: str


Claimlint = Callable[..., Ran]
Process = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def claimlint(capsys: pytest.CaptureFixture[str]) -> Claimlint:
    """Runs one command line in this process."""

    def run(*arguments: str | Path) -> Ran:
        capsys.readouterr()
        status = cli.run([str(one) for one in arguments])
        shown = capsys.readouterr()
        return Ran(status, shown.out, shown.err)

    return run


@pytest.fixture
def process() -> Process:
    """Runs one command line in a process of its own."""

    def run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
        surroundings = {**os.environ, "PYTHONIOENCODING": "utf-8", **environment}
        command = [sys.executable, "-m", "claimlint", *map(str, arguments)]
        return subprocess.run(command, env=surroundings, capture_output=True, encoding="utf-8", check=False)

    return run


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a bad draft, a careful one and nothing above them; 80 columns without colour."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").touch()
    (tmp_path / "bad.md").write_text(CURE, encoding="utf-8")
    (tmp_path / "careful.md").write_text(CAREFUL, encoding="utf-8")
    for name in ("NO_COLOR", "FORCE_COLOR", "CLAIMLINT_DEBUG", "_CLAIMLINT_COMPLETE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    # Processes started here run the same claimlint, however it came onto this one's path.
    monkeypatch.setenv("PYTHONPATH", str(Path(cli.__file__).parents[2]))
    return tmp_path
