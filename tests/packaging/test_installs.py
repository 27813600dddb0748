"""Wheel, source archive and editable install: each brings the rules and the parser along and finds them."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., str]

PIP = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]


@pytest.fixture(scope="module")
def run(plain_environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Runs a program far away from the checkout and returns what it printed."""
    elsewhere = tmp_path_factory.mktemp("elsewhere")

    def run(*command: str | Path) -> str:
        done = subprocess.run(
            command, cwd=elsewhere, env=plain_environment, capture_output=True, encoding="utf-8", check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    return run


@pytest.fixture(scope="module")
def archives(run: Run, copy_of_checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The source archive, and the wheel built from that archive."""
    built = tmp_path_factory.mktemp("built")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", built, copy_of_checkout)
    (wheel,) = built.glob("*.whl")
    (archive,) = built.glob("*.tar.gz")
    return {"wheel": wheel, "archive": archive}


def install(run: Run, place: Path, *what: str | Path) -> Path:
    """Install into a new environment and return its `claimlint`; the dependencies come from the running one."""
    venv.create(place, with_pip=False, symlinks=True)
    scripts = place / ("Scripts" if sys.platform == "win32" else "bin")
    (packages,) = place.rglob("site-packages")
    # A path in a .pth file brings the packages there, and none of the .pth files, such as our own editable install.
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    target = ["--python", str(scripts / "python")]
    run(*PIP, *target, "install", "--no-deps", "--no-build-isolation", "--ignore-installed", *what)
    return scripts / "claimlint"


def shipped_rules(checkout: Path) -> set[str]:
    return {path.relative_to(checkout).as_posix() for path in (checkout / "rules").rglob("*") if path.is_file()}


def shipped_model(checkout: Path) -> set[str]:
    folder = checkout / "src" / "claimlint" / "language" / "model_en"
    return {path.relative_to(checkout / "src").as_posix() for path in folder.rglob("*") if path.is_file()}


def parsed(run: Run, claimlint: Path) -> str:
    program = "from claimlint.language.parser import parse; print(parse([['Zinc', 'shortens', 'colds']])[0].labels)"
    return run(claimlint.with_name("python"), "-c", program)


def test_wheel_holds_the_package_its_rules_and_nothing_else(archives: dict[str, Path], copy_of_checkout: Path) -> None:
    names = set(zipfile.ZipFile(archives["wheel"]).namelist())
    assert names >= {f"claimlint/{rule}" for rule in shipped_rules(copy_of_checkout)}
    assert "claimlint/py.typed" in names
    assert names >= shipped_model(copy_of_checkout) >= {"claimlint/language/model_en/parser/model"}
    assert names >= {f"claimlint/outputs/html/page.{kind}" for kind in ("css", "js", "html.jinja")}
    assert {name.split("/")[0].split("-")[0] for name in names} == {"claimlint", "claimlint_health"}
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)


def test_archive_holds_the_rules(archives: dict[str, Path], copy_of_checkout: Path) -> None:
    with tarfile.open(archives["archive"]) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert names >= shipped_rules(copy_of_checkout)
    assert names >= {f"src/{file}" for file in shipped_model(copy_of_checkout)}
    assert {"pyproject.toml", "LICENSE", "README.md"} <= names


@pytest.mark.parametrize("kind", ["wheel", "archive"])
def test_installed_command_finds_its_rules(kind: str, archives: dict[str, Path], run: Run, tmp_path: Path) -> None:
    claimlint = install(run, tmp_path / "env", archives[kind])
    assert "claims/cure-claim" in run(claimlint, "rules")
    assert "nsubj" in parsed(run, claimlint)


def test_editable_install_sees_an_edited_rule(run: Run, copy_of_checkout: Path, tmp_path: Path) -> None:
    claimlint = install(run, tmp_path / "env", "--editable", copy_of_checkout)
    rule = copy_of_checkout / "rules" / "claims" / "cure-claim.yaml"
    before = rule.read_text(encoding="utf-8")
    assert "Edited a moment ago" not in run(claimlint, "explain", "claims/cure-claim")
    lines = ["title: Edited a moment ago" if line.startswith("title:") else line for line in before.splitlines()]
    try:
        rule.write_text("\n".join(lines) + "\n", encoding="utf-8")
        assert "Edited a moment ago" in run(claimlint, "explain", "claims/cure-claim")
        assert "nsubj" in parsed(run, claimlint)
    finally:
        rule.write_text(before, encoding="utf-8")
