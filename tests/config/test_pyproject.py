"""Settings in `[tool.claimlint]` of a pyproject.toml: the same keys, and faults with their line."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimlint.config import Configurations
from claimlint.errors import SettingsFault

TABLES = """\
[project]
name = "almanac"
version = "1"

[tool.claimlint]
profile = "clinic"
fail-on = "warning"
files.exclude = ["archive/"]
require-verified = true

[tool.claimlint.rules]
"hype/superlative" = "note"

[tool.claimlint.site]
provides = ["not-medical-advice"]

[[tool.claimlint.overrides]]
files = "shop/"
profile = "supplement"
"""


def project(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "pyproject.toml"
    file.write_text(text, encoding="utf-8")
    return file


def faults(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.chdir(folder)
    with pytest.raises(SettingsFault) as fault:
        Configurations().of(folder / "draft.md")
    return str(fault.value).splitlines()


def test_it_says_what_a_claimlint_yaml_says(tmp_path: Path) -> None:
    project(tmp_path, TABLES)
    found = Configurations()
    config = found.of(tmp_path / "posts" / "draft.md")
    assert (config.profile, config.fail_on, config.require_verified) == ("clinic", "warning", True)
    assert config.rules == (("hype/superlative", "note"),)
    assert config.provides == ("not-medical-advice",)
    assert config.excludes(tmp_path / "archive" / "old.md")
    assert config.home == tmp_path
    assert found.of(tmp_path / "shop" / "tea.md").profile == "supplement"


def test_each_value_has_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project(tmp_path, TABLES)
    monkeypatch.chdir(tmp_path)
    origins = Configurations().resolved(tmp_path / "shop" / "draft.md").origins
    assert str(origins["fail-on"][0].origin) == "pyproject.toml:7"
    assert str(origins["files.exclude"][0].origin) == "pyproject.toml:8"
    assert str(origins["rules"][0].origin) == "pyproject.toml:12"
    assert str(origins["profile"][0].origin) == "pyproject.toml:19"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[tool.claimlint]\nprofil = 'clinic'\n", "pyproject.toml:2:1: there is no setting `profil`; did you mean"),
        ("[tool.claimlint]\nprofile = 'hospital'\n", "pyproject.toml:2:1: `hospital` cannot stand here"),
        ("[tool.claimlint.files]\nexclud = 'x'\n", "pyproject.toml:2:1: there is no setting `files: exclud`"),
        ("[tool.claimlint]\nprofile = 3\n", "pyproject.toml:2:1: `3` cannot stand here"),
        ("[tool]\nclaimlint = 3\n", "pyproject.toml:2:1: settings stand in a table `[tool.claimlint]`"),
        ("[tool.claimlint]\nprofile = \n", "pyproject.toml:2:11: this is no TOML (Invalid value)"),
        (
            f"[tool.claimlint]\nselect = {'[' * 9000}{']' * 9000}\n",
            "pyproject.toml:1:1: its values are nested too deeply",
        ),
    ],
)
def test_faults_have_their_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, said: str) -> None:
    project(tmp_path, text)
    (fault,) = faults(tmp_path, monkeypatch)
    assert fault.startswith(said), fault


def test_a_pyproject_that_does_not_speak_of_claimlint_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "claimlint.yaml").write_text("profile: pharma\n", encoding="utf-8")
    project(tmp_path / "a", "[project]\nname = 'uses claimlint'\ndependencies = ['claimlint']\n")
    project(tmp_path / "b", "this is = = no TOML, and claimlint is named in it\n")
    assert Configurations().of(tmp_path / "a" / "draft.md").profile == "pharma"
    assert Configurations().of(tmp_path / "b" / "draft.md").profile == "pharma"


def test_two_files_in_one_folder_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project(tmp_path, TABLES)
    (tmp_path / "claimlint.yaml").write_text("profile: pharma\n", encoding="utf-8")
    assert faults(tmp_path, monkeypatch) == [
        "claimlint.yaml and [tool.claimlint] in pyproject.toml both hold settings for this folder; keep one of them"
    ]


def test_it_may_be_named(tmp_path: Path) -> None:
    assert Configurations(project(tmp_path / "x", TABLES)).of(tmp_path / "draft.md").profile == "clinic"
    with pytest.raises(SettingsFault, match=r"no table `\[tool.claimlint\]` stands in it"):
        Configurations(project(tmp_path / "y", "[project]\n"))
