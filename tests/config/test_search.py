"""Which settings hold for a draft, and where each comes from."""

from __future__ import annotations

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
