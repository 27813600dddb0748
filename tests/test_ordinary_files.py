"""Pipes and devices are refused where a file is expected, and nothing waits for them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from claimlint.ordinary_files import read_ordinary

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")


def test_a_file_and_a_link_to_one_are_read(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"text")
    (tmp_path / "b").symlink_to("a")
    assert read_ordinary(tmp_path / "a") == read_ordinary(tmp_path / "b", 4) == b"text"


@pytest.mark.parametrize("kind", ["pipe", "device", "folder", "large"])
def test_what_is_no_file_of_that_size_is_refused(tmp_path: Path, kind: str) -> None:
    place = tmp_path / "named"
    if kind == "pipe":
        os.mkfifo(place)
    elif kind == "device":
        place.symlink_to("/dev/zero")
    elif kind == "folder":
        place.mkdir()
    else:
        place.write_bytes(b"12345")
    with pytest.raises(OSError, match=r"ordinary file|directory|larger"):
        read_ordinary(place, 4)
