"""Settings: what a claimlint.yaml may say, and every fault with its place."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from claimlint.config import FILE_NAME, SETTINGS, Config, Place, read_config
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
    assert {config.select, config.ignore, config.rules, config.include, config.exclude, config.packs} == {()}
    assert {config.products, config.provides} == {()}
    assert (config.contact, config.place) == ("", Place("end"))


def test_every_setting_says_what_it_means() -> None:
    assert set(SETTINGS) == {
        "profile", "jurisdiction", "fail-on", "select", "ignore", "rules", "files.include", "files.exclude", "max-size",
        "packs", "products", "site.provides", "contact", "require-verified", "registries", "fix.place",
        "waivers.require", "waivers.never", "baseline", "posts.may-set",
    }  # fmt: skip
    assert all(one.meaning for one in SETTINGS.values())
    assert {one.name for one in fields(Config)} - {one.attribute for one in SETTINGS.values()} == {"home"}


def test_all_settings_are_read(tmp_path: Path) -> None:
    (tmp_path / "our-rules" / "house").mkdir(parents=True)
    (tmp_path / "our-rules" / "house" / "no-detox.yaml").touch()
    file = written(
        tmp_path,
        "profile: clinic\n"
        "jurisdiction: uk  # the practice is in Leeds\n"
        "fail-on: warning\n"
        "select: [claims, hype/superlative, house]\n"
        "ignore: hype/promise-hope\n"
        "rules:\n"
        "  hype/superlative: error\n"
        "  hype: off\n"
        "  house/no-detox: note\n"
        "files:\n"
        "  include: ['*.md']\n"
        "  exclude: [archive/, '*.old.md']\n"
        "max-size: 800 kB\n"
        "packs: [our-rules]\n"
        "products: [ClearMind, Sleep Well]\n"
        "site:\n"
        "  provides: [not-medical-advice, safety/crisis-resource-missing, reviewer]\n"
        "contact: editor@example.org\n"
        "waivers: {require: [by, until], never: [safety, waivers/unused]}\n"
        "baseline: old-posts.json\n"
        "fix: {place: 'after-heading \"About  this page\"'}\n",
    )
    assert read_config(file) == Config(
        profile="clinic",
        jurisdiction="uk",
        fail_on="warning",
        select=("claims", "hype/superlative", "house"),
        ignore=("hype/promise-hope",),
        rules=(("hype", "off"), ("hype/superlative", "error"), ("house/no-detox", "note")),
        include=("*.md",),
        exclude=("archive/", "*.old.md"),
        max_size=800_000,
        packs=(tmp_path / "our-rules",),
        products=("ClearMind", "Sleep Well"),
        provides=("not-medical-advice", "crisis-line", "reviewer"),
        contact="editor@example.org",
        waivers_require=("by", "until"),
        waivers_never=("safety", "waivers/unused"),
        baseline=tmp_path / "old-posts.json",
        place=Place("after-heading", "About this page"),
        home=tmp_path,
    )


def test_exclude_needs_no_group(tmp_path: Path) -> None:
    assert read_config(written(tmp_path, "exclude: archive/\n")).exclude == ("archive/",)


@pytest.mark.parametrize(
    ("written_size", "size"), [("5", 5_000_000), ("2.5 MB", 2_500_000), ("40kb", 40_000), ("'1 mb'", 1_000_000)]
)
def test_sizes(tmp_path: Path, written_size: str, size: int) -> None:
    assert read_config(written(tmp_path, f"max-size: {written_size}\n")).max_size == size


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("end", Place("end")),
        ("start", Place("start")),
        ('after-heading "Sources and notes"', Place("after-heading", "Sources and notes")),
        ("after-heading “Sources and notes”", Place("after-heading", "Sources and notes")),
        ("after-heading Sources and notes", Place("after-heading", "Sources and notes")),
    ],
)
def test_places(tmp_path: Path, words: str, place: Place) -> None:
    assert read_config(written(tmp_path, f"fix:\n  place: {words}\n")).place == place


def test_an_empty_file_changes_nothing(tmp_path: Path) -> None:
    assert read_config(written(tmp_path, "\ufeff# nothing yet\n")) == Config(home=tmp_path)


def test_all_faults_are_said_at_once(tmp_path: Path) -> None:
    text = (
        "profile: clinc\n"
        "juristiction: uk\n"
        "fail-on: always\n"
        "select: []\n"
        "max-size: 0\n"
        "contact: the editor\n"
        "exclude: ['!']\n"
        "products: {name: X}\n"
        "profile: pharma\n"
        "rules: {hype/superlativ: off, hyp: note, claims: warn, cure-claim: off}\n"
        "overrides:\n"
        "  - {files: blog/, profil: clinic}\n"
        "  - {profile: clinic, exclude: blog/}\n"
        "site: {provides: [not-medical-advise]}\n"
    )
    said = faults(tmp_path, text)
    expected = [
        ("1:10", "did you mean `clinic`?"),
        ("2:1", "there is no setting `juristiction`; did you mean `jurisdiction`?"),
        ("3:10", "note, warning, error or never"),
        ("4:9", "empty"),
        ("5:11", "a size such as `5 MB` or `800 kB` is expected here, not `0`"),
        ("6:10", "an address such as `editor@example.org` is expected here, not `the editor`"),
        ("7:11", "`!` is no pattern; write one such as `archive/` or `*.old.md`"),
        ("8:11", "text is expected here, not a group of keys"),
        ("9:1", "`profile` stands twice, first on line 1"),
        ("10:9", "there is no rule or family `hype/superlativ`; did you mean `hype/superlative`?"),
        ("10:31", "there is no rule or family `hyp`; did you mean `hype`?"),
        ("10:50", "`warn` cannot stand here; did you mean `warning`?"),
        ("10:56", "there is no rule or family `cure-claim`; did you mean `claims/cure-claim`?"),
        ("12:20", "there is no setting `profil`; did you mean `profile`?"),
        ("13:5", "the key `files` is missing: it says for which files the settings hold"),
        ("13:23", "`files.exclude` holds for all files; write it outside `overrides`"),
        (
            "14:19",
            "there is no statement `not-medical-advise` that a site can make for every post; did you mean `not-",
        ),
    ]
    for fault, (place, words) in zip(
        said, sorted(expected, key=lambda one: [*map(int, one[0].split(":"))]), strict=True
    ):
        assert fault.startswith(f"claimlint.yaml:{place}: ")
        assert words in fault


#: What a file says, and the one fault that it gets.
BROKEN = {
    "- profile\n": "1:1: settings are written as `key: value`; the keys are profile, jurisdiction",
    "profile: [clinic\n": "",
    "profile: clinic\n\tjurisdiction: uk\n": "2:1: a tab stands here",
    "profile: !!python/name:os.system x\n": "1:10: ",
    "profile: yes\n": "1:10: ",
    "profile:\n": "1:9: a name is missing here",
    "profile: [clinic]\n": "1:10: a name is expected here, not a list",
    "tone: calm\n": "1:1: there is no setting `tone`; the keys are profile, jurisdiction",
    "include: blog/\n": "1:1: there is no setting `include`; it stands under `files`",
    "provides: dshea\n": "1:1: there is no setting `provides`; it stands under `site`",
    "files: blog/\n": "1:8: lines such as `include: …` are expected here, not a text",
    "files: {includ: blog/}\n": "1:9: there is no setting `files: includ`; did you mean `include`?",
    "files: {tone: calm}\n": "1:9: there is no setting `files: tone`; the keys are include and exclude",
    "exclude: a/\nfiles:\n  exclude: b/\n": "3:3: `exclude` says the same as `exclude` on line 1; keep one of them",
    "packs: [nowhere]\nselect: house/no-detox\n": "1:9: there is no folder `nowhere` beside this file",
    "rules: hype\n": "1:8: lines such as `hype/superlative: warning` are expected here, not a text",
    "rules: {hype: no}\n": "1:15: `no` cannot stand here",
    "rules: {hype: 'off', hype: note}\n": "1:22: `hype` stands twice, first on line 1; keep one of them",
    "select: homeopathy\n": "1:9: there is no rule or family `homeopathy`; `claimlint rules` lists the rules",
    "site: {provides: claims/cure-claim}\n": "1:18: there is no statement `claims/cure-claim` that a site can",
    "site: {provides: [tea]}\n": "1:19: there is no statement `tea` that a site can make for every post; it is one",
    "fix: {place: bottom}\n": "1:14: `bottom` names no place; write `end`, `start` or `after-heading",
    "fix: {place: strat}\n": "1:14: `strat` names no place; did you mean `start`?",
    "fix: {place: after-heading}\n": "1:14: `after-heading` names no place; write `end`",
    "overrides: {files: a/}\n": "1:12: `overrides` is a list; each entry begins with `- files: …`",
    "overrides: []\n": "1:12: `overrides` is a list; each entry begins with `- files: …`",
    "overrides: [blog/]\n": "1:13: `files` and settings are expected here, not a text",
    "overrides: [{files: blog/}]\n": "1:13: no settings stand beside `files`; add one, or delete the entry",
    "overrides: [{files: '!', profile: clinic}]\n": "1:21: `!` is no pattern",
    "overrides: [{files: a/, packs: b}]\n": "1:25: `packs` holds for all files; write it outside `overrides`",
    "overrides: [{files: a/, overrides: []}]\n": "1:25: there is no setting `overrides`",
    "max-size: 5 GB\n": "1:11: a size such as `5 MB`",
}  # fmt: skip


@pytest.mark.parametrize("text", BROKEN)
def test_broken_files_are_refused_with_their_place(tmp_path: Path, text: str) -> None:
    (fault,) = faults(tmp_path, text)
    assert fault.startswith(f"claimlint.yaml:{BROKEN[text]}")


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"profile: \xff\n")
    with pytest.raises(SettingsFault, match=r"not UTF-8 text \(byte 9\)"):
        read_config(tmp_path / FILE_NAME)


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
    config = read_config(written(home, "files: {exclude: [archive/, '*.old.md', '!keep.old.md']}\n"))
    assert config.excludes(Path(home, path)) is excluded


def test_excluded_folder(tmp_path: Path) -> None:
    (tmp_path / "archive").mkdir()
    assert read_config(written(tmp_path, "exclude: archive/\n")).excludes(tmp_path / "archive")


@pytest.mark.parametrize(
    ("path", "included"), [("posts/tea.md", True), ("posts/2026/tea.md", True), ("drafts/tea.md", False)]
)
def test_included_files(tmp_path: Path, path: str, included: bool) -> None:
    config = read_config(written(tmp_path, "files: {include: posts/}\n"))
    assert config.includes(tmp_path / path) is included
    assert Config().includes(tmp_path / path)


def test_a_pack_in_an_installed_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "site" / "harbour_claims"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("raise RuntimeError('imported')\n", encoding="utf-8")
    (tmp_path / "our-rules").mkdir()
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    file = tmp_path / "claimlint.yaml"
    file.write_text("packs: [our-rules, {package: harbour_claims}]\n", encoding="utf-8")
    assert read_config(file).packs == (tmp_path / "our-rules", package)
    assert faults(tmp_path, "packs: {package: harbor_claims}\n") == [
        "claimlint.yaml:1:18: no Python package `harbor_claims` is installed beside claimlint; "
        "install it, or correct the name"
    ]
    assert set(faults(tmp_path, "packs: {pakage: harbour_claims}\n")) == {
        "claimlint.yaml:1:8: the key `package` is missing",
        "claimlint.yaml:1:9: unknown key `pakage`; did you mean `package`?",
    }
