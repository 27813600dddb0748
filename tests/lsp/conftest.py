"""A server that many tests talk with, each about texts in a folder of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.lsp.editor import Editor

pytest.importorskip("pygls", reason="the extra lsp is not installed")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> Path:
    """A folder with nothing above it that could hold settings."""
    (tmp_path / ".git").touch()
    return tmp_path


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    """An editor that counts in UTF-16, as most do, with all that claimlint can make use of."""
    with Editor(tmp_path_factory.mktemp("home")) as one:
        one.initialize()
        yield one
        assert one.leave() == 0
        assert one.stray == b""
