"""Which settings hold for a draft, and where each comes from."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from claimlint.config import Config, Configurations, Origin
from claimlint.errors import SettingsFault
from tests.config.test_reading import written


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsFault, match="there is no such configuration file"):
        Configurations(tmp_path / "none.yaml")


def test_nearest_file_upwards_counts(tmp_path: Path) -> None:
    written(tmp_path, "profile: pharma\n")
    written(tmp_path / "shop", "profile: supplement\n")
    found = Configurations()
    assert found.of(tmp_path / "draft.md").profile == "pharma"
    assert found.of(tmp_path / "posts" / "2026" / "draft.md").profile == "pharma"
    assert found.of(tmp_path / "shop" / "tea" / "draft.md").profile == "supplement"


def test_search_ends_at_the_root_of_the_repository(tmp_path: Path) -> None:
    written(tmp_path, "profile: pharma\n")
    (tmp_path / "blog" / ".git").mkdir(parents=True)
    assert Configurations().of(tmp_path / "blog" / "posts" / "draft.md").profile == "publisher"
    written(tmp_path / "blog", "profile: clinic\n")
    assert Configurations().of(tmp_path / "blog" / "posts" / "draft.md").profile == "clinic"


def test_named_file_counts_for_all(tmp_path: Path) -> None:
    named = written(tmp_path / "elsewhere", "profile: clinic\n", "house.yaml")
    written(tmp_path / "shop", "profile: supplement\n")
    assert Configurations(named).of(tmp_path / "shop" / "draft.md").profile == "clinic"


def test_options_win_over_files_and_overrides(tmp_path: Path) -> None:
    text = "profile: clinic\nselect: claims\noverrides:\n  - {files: '*.md', profile: supplement}\n"
    config = Configurations(written(tmp_path, text), {"profile": "pharma"}).of(tmp_path / "draft.md")
    assert (config.profile, config.select) == ("pharma", ("claims",))


OVERRIDES = """\
profile: publisher
rules:
  hype: warning
  hype/superlative: error
overrides:
  - files: [shop/, '!shop/blog/']
    profile: supplement
    rules: {hype: off}
  - files: '*.press.md'
    jurisdiction: uk
    rules: {hype/superlative: note}
"""


@pytest.mark.parametrize(
    ("draft", "profile", "jurisdiction", "rules"),
    [
        ("tea.md", "publisher", "us", []),
        ("shop/tea.md", "supplement", "us", [("hype", "off")]),
        ("shop/blog/tea.md", "publisher", "us", []),
        ("tea.press.md", "publisher", "uk", [("hype/superlative", "note")]),
        ("shop/tea.press.md", "supplement", "uk", [("hype", "off"), ("hype/superlative", "note")]),
    ],
)
def test_later_overrides_win(
    tmp_path: Path, draft: str, profile: str, jurisdiction: str, rules: list[tuple[str, str]]
) -> None:
    written(tmp_path, OVERRIDES)
    config = Configurations().of(tmp_path / draft)
    assert (config.profile, config.jurisdiction) == (profile, jurisdiction)
    assert config.rules == (("hype", "warning"), ("hype/superlative", "error"), *rules)


def test_every_value_knows_where_it_comes_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    written(tmp_path, OVERRIDES)
    resolved = Configurations(options={"fail_on": "never"}).resolved(tmp_path / "shop" / "tea.md")
    assert resolved.file == "claimlint.yaml"
    origins = {key: [str(entry.origin) for entry in said] for key, said in resolved.origins.items() if said}
    assert origins == {
        "profile": ["claimlint.yaml:7"],
        "fail-on": ["--fail-on"],
        "rules": ["claimlint.yaml:3", "claimlint.yaml:4", "claimlint.yaml:8"],
    }


def test_without_a_file_all_is_default(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    resolved = Configurations().resolved(tmp_path / "tea.md")
    assert resolved.config == Config()
    assert resolved.file is None
    assert not any(resolved.origins.values())
    assert str(Origin("default")) == "default"


# Settings that somebody meant to give


@pytest.mark.parametrize(
    "name",
    ["claimlint.yml", ".claimlint.yaml", ".claimlint.yml", "Claimlint.yaml", "CLAIMLINT.YML", "claimlint.YAML"],
)
@pytest.mark.parametrize("beside", [True, False])
def test_a_file_with_nearly_the_right_name(tmp_path: Path, name: str, beside: bool) -> None:
    (tmp_path / name).write_text("profile: clinic\n", encoding="utf-8")
    if beside:
        (tmp_path / "claimlint.yaml").write_text("profile: pharma\n", encoding="utf-8")
        if len([*tmp_path.iterdir()]) == 1:
            pytest.skip("names differ by more than case here")
    why = f"{name}: settings are read from `claimlint.yaml` or `pyproject.toml` only; "
    with pytest.raises(SettingsFault, match=why) as said:
        Configurations().of(tmp_path / "posts" / "tea.md")
    assert str(said.value).endswith("delete it" if beside else "rename it")


@pytest.mark.parametrize(
    "name", ["claimlint.json", "claimlint", ".claimlint", "my-claimlint.yml", "claimlint.yaml.bak"]
)
def test_other_names_mean_nothing(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("profile: clinic\n", encoding="utf-8")
    assert Configurations().of(tmp_path / "tea.md").profile == "publisher"


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("folder", "a folder"),
        ("dangling", "a link that leads nowhere"),
        ("loop", "a link that leads nowhere"),
        ("pipe", "no ordinary file"),
        ("link to a pipe", "no ordinary file"),
        ("link to a folder", "a folder"),
        ("link to a device", "no ordinary file"),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_what_has_the_right_name_and_is_no_file(tmp_path: Path, kind: str, said: str) -> None:
    file, other = tmp_path / "claimlint.yaml", tmp_path / "other"
    match kind:
        case "folder":
            file.mkdir()
        case "dangling":
            file.symlink_to("nowhere.yaml")
        case "loop":
            file.symlink_to("claimlint.yaml")
        case "pipe":
            os.mkfifo(file)
        case "link to a pipe":
            os.mkfifo(other)
            file.symlink_to("other")
        case "link to a folder":
            other.mkdir()
            file.symlink_to("other")
        case _:
            file.symlink_to("/dev/zero")
    with pytest.raises(SettingsFault, match=f"claimlint.yaml: this is {said}, so it holds no settings"):
        Configurations().of(tmp_path / "posts" / "tea.md")


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_a_link_to_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "house").write_text("profile: clinic\n", encoding="utf-8")
    (tmp_path / "claimlint.yaml").symlink_to("house")
    assert Configurations().of(tmp_path / "tea.md").profile == "clinic"


def test_a_file_of_any_name_may_be_named(tmp_path: Path) -> None:
    file = tmp_path / "claimlint.yml"
    file.write_text("profile: clinic\n", encoding="utf-8")
    assert Configurations(file).of(tmp_path / "tea.md").profile == "clinic"
