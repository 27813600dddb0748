"""Drafts in a folder of their own, and ways to check them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from claimlint.cache import Shelf, Store, using
from claimlint.checking import check
from claimlint.config import Configurations, RunOptions
from claimlint.discovery import Drafts, find_drafts
from claimlint.model.report import Report

DAY = date(2026, 1, 15)
CURE = "Our herbal drops cure diabetes.\n"
CAREFUL = "Talk to your pharmacist about this tea.\n"

Check = Callable[..., Report]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with two drafts and nothing above them."""
    here = tmp_path / "posts"
    here.mkdir()
    (here / ".git").touch()
    (here / "bad.md").write_text(CURE, encoding="utf-8")
    (here / "careful.md").write_text(CAREFUL, encoding="utf-8")
    monkeypatch.chdir(here)
    return here


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Shelf]:
    """A cache that is in use."""
    shelf = Shelf(Store(tmp_path / "cache.sqlite", DAY))
    with using(shelf):
        yield shelf


def found(*paths: str, **options: Any) -> Drafts:
    """The drafts of these paths, with settings as options of the command give them."""
    return find_drafts(paths or (".",), stdin_filename="", config_for=Configurations(None, options).of)


@pytest.fixture
def checked(folder: Path, kept: Shelf) -> Check:
    """Checks paths, all drafts of the folder by default, with the cache in use."""

    def run(
        *paths: str, as_of: date = DAY, needs: tuple[str, ...] = (), jobs: int | None = 1, **options: Any
    ) -> Report:
        return check(found(*paths, **options), RunOptions(as_of, needs=needs), jobs=jobs)

    return run
