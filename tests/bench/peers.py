"""The other linters: a folder goes in, the ones that could be put there in their pinned versions come out."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

#: They find something here, or they did not run.
BAIT = "Obviously, the the post is very simple.\n"
_SIGNS = ("bviously", "repeat")
_PATIENCE = 1800
_NPM = {
    "write-good": "1.0.8",
    "alex": "11.0.1",
    "textlint": "15.8.0",
    "textlint-rule-write-good": "2.0.0",
    "textlint-rule-no-todo": "2.0.1",
    "textlint-rule-common-misspellings": "1.0.1",
}
_PROSELINT = "0.16.0"
_VALE_MODULE, _VALE = "github.com/vale-cli/vale/v3", "v3.21.0"


@dataclass(frozen=True, slots=True)
class Peer:
    """One linter, ready to run."""

    name: str
    version: str
    command: tuple[str, ...]
    """The files follow."""
    start: tuple[str, ...]
    """What it does when it has nothing to do, such as telling its version."""


class Missing(RuntimeError):
    """A peer that cannot be had here; says why in a few words."""


def _run(command: Sequence[str], folder: Path) -> str:
    """What a command prints; raises Missing when it fails."""
    try:
        done = subprocess.run(
            command, cwd=folder, capture_output=True, encoding="utf-8", errors="replace", timeout=_PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as fault:
        raise Missing(f"`{' '.join(command[:2])}` did not run ({type(fault).__name__})") from fault
    if done.returncode:
        last = (done.stderr.strip() or done.stdout.strip() or "no word").splitlines()[-1]
        raise Missing(f"`{' '.join(command[:2])}` failed: {last[:120]}")
    return done.stdout


def _found(program: str) -> str:
    path = shutil.which(program)
    if path is None:
        raise Missing(f"there is no {program} here")
    return path


def _node_modules(folder: Path) -> Path:
    place = folder / "npm"
    if not (place / "installed").exists():
        place.mkdir(exist_ok=True)
        packages = [f"{name}@{version}" for name, version in _NPM.items()]
        _run([_found("npm"), "install", "--no-audit", "--no-fund", "--prefix", str(place), *packages], place)
        (place / "installed").touch()
    return place / "node_modules"


def _write_good(folder: Path) -> Peer:
    program = (_found("node"), str(_node_modules(folder) / "write-good/bin/write-good.js"))
    return Peer("write-good", _NPM["write-good"], program, (*program, "--version"))


def _alex(folder: Path) -> Peer:
    program = (_found("node"), str(_node_modules(folder) / "alex/cli.js"))
    return Peer("alex", _NPM["alex"], program, (*program, "--version"))


def _textlint(folder: Path) -> Peer:
    settings = folder / "npm" / "textlint.json"
    program = (_found("node"), str(_node_modules(folder) / "textlint/bin/textlint.js"))
    rules = dict.fromkeys(("write-good", "no-todo", "common-misspellings"), True)
    settings.write_text(json.dumps({"rules": rules}), encoding="utf-8")
    modules = ("--rules-base-directory", str(_node_modules(folder)))
    check = (*program, "--config", str(settings), *modules)
    return Peer("textlint, 3 rules", _NPM["textlint"], check, (*program, "--version"))


def _proselint(folder: Path) -> Peer:
    place = folder / "proselint"
    program = place / "bin" / "proselint"
    if not program.exists():
        _run([sys.executable, "-m", "venv", str(place)], folder)
        _run([str(place / "bin" / "pip"), "install", "--quiet", f"proselint=={_PROSELINT}"], folder)
    return Peer("proselint", _PROSELINT, (str(program), "check"), (str(program), "version"))


def _vale(folder: Path) -> Peer:
    """Vale, built from source, with the style that is built in; `go install` fails where its path has moved."""
    place = folder / "vale"
    program = place / "vale"
    if not program.exists():
        place.mkdir(exist_ok=True)
        package = f"{_VALE_MODULE}/cmd/vale"
        module = f"module bench\n\ngo 1.24\n\nrequire {_VALE_MODULE} {_VALE}\n\ntool {package}\n"
        (place / "go.mod").write_text(module, encoding="utf-8")
        go = _found("go")
        _run([go, "mod", "tidy"], place)
        _run([go, "build", "-o", str(program), package], place)
    settings = place / "vale.ini"
    settings.write_text("MinAlertLevel = suggestion\n[*.md]\nBasedOnStyles = Vale\n", encoding="utf-8")
    return Peer(
        "Vale, built-in style", _VALE, (str(program), "--config", str(settings)), (str(program), "--version")
    )  # fmt: skip


_PEERS: dict[str, Callable[[Path], Peer]] = {
    "write-good": _write_good,
    "proselint": _proselint,
    "alex": _alex,
    "textlint": _textlint,
    "vale": _vale,
}
NAMES = tuple(_PEERS)


def install(name: str, folder: Path) -> Peer:
    """A peer by its name, in its pinned version and seen to work; raises Missing."""
    peer = _PEERS[name](folder)
    bait = folder / "bait.md"
    bait.write_text(BAIT, encoding="utf-8")
    done = subprocess.run(
        [*peer.command, str(bait)], cwd=folder, capture_output=True, encoding="utf-8", errors="replace", check=False
    )
    if not any(sign in done.stdout + done.stderr for sign in _SIGNS):
        raise Missing(f"it found nothing in “{BAIT.strip()}”")
    return peer
