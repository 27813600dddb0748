"""The habits of the code, as far as a machine can see them: layers, small modules, names, late imports."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

MOST_LINES = 500
#: Modules that may be longer, each with its reason.
LONGER: dict[str, str] = {}
#: Names that say nothing of what a module is about.
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "base", "core", "manager", "misc", "tools"}

SOURCE = Path(__file__).parents[1] / "src" / "claimlint"
MODULES = sorted(path.relative_to(SOURCE).as_posix() for path in SOURCE.rglob("*.py"))


def test_imports_keep_the_contracts(checkout: Path) -> None:
    command = Path(sys.executable).with_name("lint-imports")
    paths = [str(SOURCE.parent), os.environ.get("PYTHONPATH", "")]
    run = subprocess.run(
        [command, "--no-logo", "--no-cache"],
        cwd=checkout,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize("module", MODULES)
def test_module_is_short_or_has_a_reason(module: str) -> None:
    lines = len((SOURCE / module).read_text(encoding="utf-8").splitlines())
    assert lines <= MOST_LINES or LONGER.get(module)


def test_only_long_modules_are_excused() -> None:
    for module in LONGER:
        assert len((SOURCE / module).read_text(encoding="utf-8").splitlines()) > MOST_LINES


@pytest.mark.parametrize("module", MODULES)
def test_module_opens_with_what_it_does(module: str) -> None:
    assert ast.get_docstring(ast.parse((SOURCE / module).read_text(encoding="utf-8")))


@pytest.mark.parametrize("module", MODULES)
def test_module_has_a_name_of_its_own(module: str) -> None:
    assert not EMPTY_NAMES & {part.strip("_") for part in Path(module).with_suffix("").parts}


@pytest.mark.parametrize("arguments", ["--help", "--version", "rules", "explain claims/cure-claim", "check --help"])
def test_command_answers_without_spacy(arguments: str) -> None:
    program = (
        "import sys\n"
        "from claimlint.cli import main\n"
        "sys.argv[0] = 'claimlint'\n"
        "try:\n"
        "    main()\n"
        "except SystemExit as end:\n"
        "    status = end.code or 0\n"
        "assert 'spacy' not in sys.modules, 'spaCy was imported'\n"
        "sys.exit(status)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, *arguments.split()], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout
