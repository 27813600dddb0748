"""Every report names the configuration files in force, and the rules that they switch off or lower."""

from __future__ import annotations

import html
import json
from pathlib import Path

import pytest

from claimlint.outputs import formats
from tests.cli.conftest import CAREFUL, CURE, Claimlint


@pytest.fixture
def posts(folder: Path) -> Path:
    """A site whose posts lie below a configuration of their own."""
    (folder / "posts").mkdir()
    (folder / "posts" / "claimlint.yaml").write_text(
        "rules: {claims: off, hype/superlative: note, safety: error}\nignore: balance\n", encoding="utf-8"
    )
    for name in ("a.md", "b.md"):
        (folder / "posts" / name).write_text(CURE, encoding="utf-8")
    (folder / "pages").mkdir()
    (folder / "pages" / "a.md").write_text(CAREFUL, encoding="utf-8")
    return folder


@pytest.mark.parametrize("form", formats())
def test_every_format_names_them(claimlint: Claimlint, posts: Path, form: str) -> None:
    ran = claimlint(".", "--format", form)
    said = " ".join(html.unescape(ran.out.replace("\\", "")).split())
    assert "posts/claimlint.yaml" in said
    if form != "json":
        assert "Its settings hold for 2 drafts. Off: claims, balance. Lowered: hype/superlative to note." in said


def test_the_report_for_programs(claimlint: Claimlint, posts: Path) -> None:
    report = json.loads(claimlint(".", "--format", "json").out)
    assert report["schema"] == "claimlint.report/1"
    assert report["settings"] == [
        {
            "path": "posts/claimlint.yaml",
            "files": 2,
            "off": ["claims", "balance"],
            "only": [],
            "lowered": [{"rule": "hype/superlative", "level": "note"}],
        }
    ]


def test_it_is_the_same_from_memory_with_fixes_and_since(claimlint: Claimlint, posts: Path) -> None:
    first, again = (json.loads(claimlint(".", "--format", "json").out)["settings"] for _ in range(2))
    assert first == again
    assert json.loads(claimlint(".", "--format", "json", "--fix").out)["settings"] == first


def test_a_file_that_changes_no_level_is_named_alone(claimlint: Claimlint, folder: Path) -> None:
    (folder / "claimlint.yaml").write_text("rules: {claims/cure-claim: error}\n", encoding="utf-8")
    assert "Settings: claimlint.yaml. Its settings hold for 1 draft.\n" in claimlint("careful.md").out


def test_rules_that_are_looked_for_alone(claimlint: Claimlint, folder: Path) -> None:
    (folder / "claimlint.yaml").write_text("select: [hype]\n", encoding="utf-8")
    assert "Looked for: only hype." in claimlint("careful.md").out


def test_an_override_counts_with_its_file(claimlint: Claimlint, folder: Path) -> None:
    (folder / "claimlint.yaml").write_text(
        "overrides:\n  - files: careful.md\n    rules: {claims: off}\n", encoding="utf-8"
    )
    (told,) = json.loads(claimlint("bad.md", "careful.md", "--format", "json").out)["settings"]
    assert (told["files"], told["off"]) == (2, ["claims"])


def test_options_are_no_file(claimlint: Claimlint, folder: Path) -> None:
    (folder / "claimlint.yaml").write_text("profile: clinic\n", encoding="utf-8")
    (told,) = json.loads(claimlint("careful.md", "--ignore", "claims", "--format", "json").out)["settings"]
    assert told["off"] == []
    (folder / "claimlint.yaml").unlink()
    assert "settings" not in json.loads(claimlint("careful.md", "--ignore", "claims", "--format", "json").out)


# What was passed over


@pytest.mark.parametrize("form", formats())
def test_every_format_counts_what_was_passed_over(claimlint: Claimlint, folder: Path, form: str) -> None:
    (folder / "claimlint.yaml").write_text("exclude: [bad.md]\n", encoding="utf-8")
    for name in ("a.qmd", "b.adoc", "c.mkdn", "d.qmd"):
        (folder / name).write_text(CURE, encoding="utf-8")
    ran = claimlint(".", "--format", form)
    assert ran.status == 0
    said = " ".join(html.unescape(ran.out.replace("\\\\", "")).split())
    if form != "json":
        assert "4 files that claimlint cannot read (.adoc, .mkdn, .qmd); 1 draft excluded by the configuration" in said
    else:
        assert json.loads(ran.out)["passed_over"] == {
            "linked": [], "broken": [], "unread": ["a.qmd", "b.adoc", "c.mkdn", "d.qmd"], "excluded": ["bad.md"],
        }  # fmt: skip


def test_links_and_what_is_no_file(claimlint: Claimlint, folder: Path) -> None:
    (folder / "posts").mkdir()
    (folder / "posts" / "a.md").write_text(CAREFUL, encoding="utf-8")
    (folder / "elsewhere").mkdir()
    (folder / "posts" / "more").symlink_to("../elsewhere")
    for name in ("b.md", "c.md"):
        (folder / "posts" / name).symlink_to("nowhere.md")
    said = " ".join(claimlint("posts").out.split())
    assert "Passed over: 1 linked folder not followed (posts/more); 2 drafts by name that are no files" in said
    assert "passed_over" not in json.loads(claimlint("careful.md", "--format", "json").out)


def test_nothing_left_by_the_configuration_is_said(claimlint: Claimlint, folder: Path) -> None:
    (folder / "claimlint.yaml").write_text("exclude: ['*.md']\n", encoding="utf-8")
    ran = claimlint(".")
    assert ran.status == 2
    assert "2 drafts excluded by the configuration (bad.md, careful.md)" in " ".join(ran.out.split())
