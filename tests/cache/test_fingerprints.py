"""Digests of what results rest on: every change of it shows."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import claimlint
from claimlint.cache.fingerprints import of_folder

PROGRAM = "from claimlint.cache.fingerprints import of_claimlint; print(of_claimlint())"


def pack(folder: Path) -> Path:
    (folder / "vocab").mkdir(parents=True)
    (folder / "vocab" / "tea.txt").write_text("# Own.\ntea\n", encoding="utf-8")
    (folder / "authorities.yaml").write_text("# Own.\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "vocab" / "tea.txt").write_text("# Own.\ntee\n", encoding="utf-8"),
        lambda folder: (folder / "vocab" / "herb.txt").touch(),
        lambda folder: (folder / "vocab" / "tea.txt").rename(folder / "vocab" / "herb.txt"),
        lambda folder: (folder / "authorities.yaml").unlink(),
    ],
)
def test_a_change_shows_even_with_its_time_set_back(tmp_path: Path, change: Callable[[Path], object]) -> None:
    folder = pack(tmp_path / "house")
    before = of_folder(folder)
    times = (folder / "vocab" / "tea.txt").stat().st_mtime_ns
    change(folder)
    if (file := folder / "vocab" / "tea.txt").exists():
        os.utime(file, ns=(times, times))
    assert of_folder(folder) != before


def test_the_place_and_what_python_makes_do_not_count(tmp_path: Path) -> None:
    one, other = pack(tmp_path / "one"), pack(tmp_path / "other" / "house")
    (other / "__pycache__").mkdir()
    (other / "__pycache__" / "x.pyc").touch()
    assert of_folder(one) == of_folder(other)


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="none"):
        of_folder(tmp_path / "none")


def test_another_package_changes_what_claimlint_rests_on(tmp_path: Path) -> None:
    def seen() -> str:
        paths = os.pathsep.join([str(tmp_path), *filter(None, sys.path)])
        run = subprocess.run(
            [sys.executable, "-c", PROGRAM], env={**os.environ, "PYTHONPATH": paths}, capture_output=True, text=True,
            check=True,
        )  # fmt: skip
        return run.stdout

    before = seen()
    assert seen() == before
    (tmp_path / "spacy-9.9.9.dist-info").mkdir()
    assert seen() != before


def test_another_parser_changes_what_claimlint_rests_on(tmp_path: Path) -> None:
    copy = Path(shutil.copytree(Path(claimlint.__file__).parent, tmp_path / "claimlint"))

    def seen() -> str:
        # The copy is not what coverage is measured of.
        kept = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
        run = subprocess.run(
            [sys.executable, "-c", PROGRAM], env={**kept, "PYTHONPATH": str(tmp_path)}, capture_output=True,
            text=True, check=True,
        )  # fmt: skip
        return run.stdout

    before = seen()
    assert seen() == before
    (copy / "language" / "model_en" / "parser" / "model").write_bytes(b"")
    assert seen() != before
