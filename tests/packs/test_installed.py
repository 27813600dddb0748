"""Packs in installed Python packages: found by name, and none of their code runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimlint.packs.installed import package_folder


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that Python imports from, with a package whose code must never run, and one of data alone."""
    (tmp_path / "harbour_claims" / "rules").mkdir(parents=True)
    (tmp_path / "harbour_claims" / "__init__.py").write_text("raise RuntimeError('imported')\n")
    (tmp_path / "plain_data").mkdir()
    (tmp_path / "lonely_module.py").write_text("raise RuntimeError('imported')\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    return tmp_path


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("harbour_claims", "harbour_claims"),
        ("harbour_claims.rules", "harbour_claims/rules"),
        ("plain_data", "plain_data"),
    ],
)
def test_the_folder_is_found_without_an_import(site: Path, name: str, folder: str) -> None:
    assert package_folder(name) == site / folder


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("harbor_claims", "no Python package `harbor_claims` is installed"),
        ("harbour-claims", "names no Python package"),
        ("../etc", "names no Python package"),
        ("harbour_claims..rules", "names no Python package"),
        ("harbour_claims.ruls", "is no folder of an installed package"),
        ("lonely_module", "is no folder of an installed package"),
        ("sys", "is no folder of an installed package"),
    ],
)
def test_what_is_no_pack_is_said(site: Path, name: str, sentence: str) -> None:
    with pytest.raises(LookupError, match=sentence):
        package_folder(name)
