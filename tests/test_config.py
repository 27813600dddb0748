"""Settings: what a claimlint.yaml may say, where it is found, and every fault with its place."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from claimlint.config import FILE_NAME, SETTINGS, Config, Configurations, read_config
from claimlint.errors import SettingsFault


def written(folder: Path, text: str, name: str = FILE_NAME) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def faults(folder: Path, text: str) -> list[str]:
    """The faults of a file, each without the folder in front."""
    with pytest.raises(SettingsFault) as raised:
        read_config(written(folder, text))
    return [line.removeprefix(f"{folder.as_posix()}/") for line in str(raised.value).splitlines()]


def test_defaults_are_those_that_the_command_promises() -> None:
    config = Config()
    assert (config.profile, config.jurisdiction, config.fail_on) == ("publisher", "us", "error")
    assert config.max_size == 5_000_000
    assert {config.select, config.ignore, config.exclude, config.packs, config.products} == {()}


def test_every_setting_says_what_it_means() -> None:
    assert set(SETTINGS) == {
        "profile", "jurisdiction", "fail-on", "select", "ignore", "exclude", "max-size", "packs", "products",
    }  # fmt: skip
    assert all(one.metadata["meaning"] for one in SETTINGS.values())
    assert {one.name for one in fields(Config)} - {one.name for one in SETTINGS.values()} == {"home"}


def test_all_settings_are_read(tmp_path: Path) -> None:
    (tmp_path / "our-rules").mkdir()
    file = written(
        tmp_path,
        "profile: clinic\n"
        "jurisdiction: uk  # the practice is in Leeds\n"
        "fail-on: warning\n"
        "select: [claims, hype/superlative]\n"
        "ignore: hype/miracle\n"
        "exclude: [archive/, '*.old.md']\n"
        "max-size: 800 kB\n"
        "packs: [our-rules]\n"
        "products: [ClearMind, Sleep Well]\n",
    )
    assert read_config(file) == Config(
        profile="clinic",
        jurisdiction="uk",
        fail_on="warning",
        select=("claims", "hype/superlative"),
        ignore=("hype/miracle",),
        exclude=("archive/", "*.old.md"),
        max_size=800_000,
        packs=(tmp_path / "our-rules",),
        products=("ClearMind", "Sleep Well"),
        home=tmp_path,
    )


@pytest.mark.parametrize(
    ("written_size", "size"), [("5", 5_000_000), ("2.5 MB", 2_500_000), ("40kb", 40_000), ("'1 mb'", 1_000_000)]
)
def test_sizes(tmp_path: Path, written_size: str, size: int) -> None:
    assert read_config(written(tmp_path, f"max-size: {written_size}\n")).max_size == size


def test_an_empty_file_changes_nothing(tmp_path: Path) -> None:
    assert read_config(written(tmp_path, "\ufeff# nothing yet\n")) == Config(home=tmp_path)


def test_all_faults_are_said_at_once(tmp_path: Path) -> None:
    text = (
        "profile: clinc\n"
        "juristiction: uk\n"
        "fail-on: always\n"
        "select: []\n"
        "max-size: 0\n"
        "packs: [nowhere]\n"
        "exclude: ['!']\n"
        "products: {name: X}\n"
        "profile: pharma\n"
    )
    said = faults(tmp_path, text)
    expected = [
        ("1:10", "did you mean `clinic`?"),
        ("2:1", "there is no setting `juristiction`; did you mean `jurisdiction`?"),
        ("3:10", "note, warning, error or never"),
        ("4:9", "empty"),
        ("5:11", "a size such as `5 MB` or `800 kB` is expected here, not `0`"),
        ("6:9", "there is no folder `nowhere` beside this file"),
        ("7:11", "`!` is no pattern; write one such as `archive/` or `*.old.md`"),
        ("8:11", "text is expected here, not a group of keys"),
        ("9:1", "`profile` stands twice, first on line 1"),
    ]
    assert len(said) == len(expected)
    for fault, (place, words) in zip(said, expected, strict=True):
        assert fault.startswith(f"claimlint.yaml:{place}: ")
        assert words in fault


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("- profile\n", "claimlint.yaml:1:1: settings are written as `key: value`"),
        ("profile: [clinic\n", "claimlint.yaml:"),
        ("profile: clinic\n\tjurisdiction: uk\n", "claimlint.yaml:2:1: a tab stands here"),
        ("profile: !!python/name:os.system x\n", "claimlint.yaml:1:10: "),
        ("profile: yes\n", "claimlint.yaml:1:10: "),
        ("tone: calm\n", "claimlint.yaml:1:1: there is no setting `tone`; the keys are profile, jurisdiction"),
    ],
)
def test_broken_files_are_refused_with_their_place(tmp_path: Path, text: str, begins: str) -> None:
    (fault,) = faults(tmp_path, text)
    assert fault.startswith(begins)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"profile: \xff\n")
    with pytest.raises(SettingsFault, match=r"not UTF-8 text \(byte 9\)"):
        read_config(tmp_path / FILE_NAME)


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


def test_options_win_over_files(tmp_path: Path) -> None:
    named = written(tmp_path, "profile: clinic\nselect: claims\n")
    config = Configurations(named, {"profile": "pharma"}).of(tmp_path / "draft.md")
    assert (config.profile, config.select) == ("pharma", ("claims",))


@pytest.mark.parametrize(
    ("path", "excluded"),
    [
        ("archive/post.md", True),
        ("sub/archive/deep/post.md", True),
        ("post.old.md", True),
        ("keep.old.md", False),
        ("post.md", False),
        ("../archive/post.md", False),
    ],
)
def test_excluded_files(tmp_path: Path, path: str, excluded: bool) -> None:
    home = tmp_path / "blog"
    config = read_config(written(home, "exclude: [archive/, '*.old.md', '!keep.old.md']\n"))
    assert config.excludes(Path(home, path)) is excluded


def test_excluded_folder(tmp_path: Path) -> None:
    (tmp_path / "archive").mkdir()
    assert read_config(written(tmp_path, "exclude: archive/\n")).excludes(tmp_path / "archive")
