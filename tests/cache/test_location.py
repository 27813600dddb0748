"""Where results are kept, by what the surroundings say."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimlint.cache import location
from claimlint.cache.location import FILE_NAME

posix = pytest.mark.skipif(Path("/").drive != "", reason="paths of other systems")


@posix
@pytest.mark.parametrize(
    ("surroundings", "platform", "folder"),
    [
        ({"CLAIMLINT_CACHE_DIR": "/srv/kept", "XDG_CACHE_HOME": "/x", "HOME": "/h"}, "linux", "/srv/kept"),
        ({"XDG_CACHE_HOME": "/x", "HOME": "/h"}, "linux", "/x/claimlint"),
        ({"XDG_CACHE_HOME": "relative", "HOME": "/h"}, "linux", "/h/.cache/claimlint"),
        ({"XDG_CACHE_HOME": "", "HOME": "/h"}, "linux", "/h/.cache/claimlint"),
        ({"CLAIMLINT_CACHE_DIR": "", "HOME": "/h"}, "linux", "/h/.cache/claimlint"),
        ({"XDG_CACHE_HOME": "/x", "HOME": "/h"}, "darwin", "/h/Library/Caches/claimlint"),
        ({"LOCALAPPDATA": "/users/a/local"}, "win32", "/users/a/local/claimlint"),
    ],
)
def test_place(surroundings: dict[str, str], platform: str, folder: str) -> None:
    assert location(surroundings, platform).file == Path(folder) / FILE_NAME


@pytest.mark.parametrize(
    ("surroundings", "platform"), [({"HOME": ""}, "linux"), ({"HOME": "x"}, "darwin"), ({}, "win32")]
)
def test_without_a_home_there_is_no_place(surroundings: dict[str, str], platform: str) -> None:
    assert location(surroundings, platform).file is None


def test_a_relative_folder_begins_at_the_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CLAIMLINT_CACHE_DIR", "kept")
    assert location().file == tmp_path / "kept" / FILE_NAME
    assert location().because == "CLAIMLINT_CACHE_DIR"
