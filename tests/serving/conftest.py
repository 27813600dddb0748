"""A running page that the tests of this folder share; it holds nothing of one test that another could see."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.serving.server import Server, serving


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the page was started; a project of its own."""
    made = tmp_path_factory.mktemp("served")
    (made / ".git").touch()
    return made


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[Server]:
    """The page of a publisher in the US on a fixed day."""
    with serving(folder, "--as-of", "2026-01-15") as started:
        yield started
