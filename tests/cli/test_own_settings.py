"""A post that says in its front matter who publishes it and whose law applies, where the house allows that."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Claimlint

POST = "---\ntitle: Drops\nprofile: {profile}\njurisdiction: uk\n---\n\nOur magnesium gummies support restful sleep.\n"


@pytest.fixture
def post(folder: Path) -> Path:
    file = folder / "post.md"
    file.write_text(POST.format(profile="supplement"), encoding="utf-8")
    return file


def allow(folder: Path, what: str) -> None:
    (folder / "claimlint.yaml").write_text(f"posts: {{may-set: {what}}}\n", encoding="utf-8")


def judged(claimlint: Claimlint, *options: str) -> tuple[str, str]:
    file: dict[str, Any] = json.loads(claimlint("post.md", "--format", "json", *options).out)["files"][0]
    return file["profile"], file["jurisdiction"]


def test_without_the_switch_it_is_only_front_matter(claimlint: Claimlint, post: Path) -> None:
    assert judged(claimlint) == ("publisher", "us")


def test_with_it_the_post_decides(claimlint: Claimlint, post: Path, folder: Path) -> None:
    allow(folder, "[profile, jurisdiction]")
    assert judged(claimlint) == ("supplement", "uk")
    allow(folder, "jurisdiction")
    assert judged(claimlint) == ("publisher", "uk")


def test_the_rules_of_the_profile_hold(claimlint: Claimlint, post: Path, folder: Path) -> None:
    assert "disclaimers/dshea" not in claimlint("post.md", "--jurisdiction", "us").out
    allow(folder, "profile")
    assert "disclaimers/dshea" in claimlint("post.md", "--jurisdiction", "us").out


def test_an_option_wins(claimlint: Claimlint, post: Path, folder: Path) -> None:
    allow(folder, "[profile, jurisdiction]")
    assert judged(claimlint, "--profile", "pharma") == ("pharma", "uk")


@pytest.mark.parametrize("kept", [(), ("--no-cache",)])
def test_a_profile_that_there_is_not(claimlint: Claimlint, post: Path, folder: Path, kept: tuple[str, ...]) -> None:
    allow(folder, "profile")
    post.write_text(POST.format(profile="suplement"), encoding="utf-8")
    ran = claimlint("post.md", "--format", "json", *kept)
    assert ran.status == 2
    assert ran.err == (
        "Error: post.md: its front matter says `profile: suplement` on line 3, which is not clinic, publisher, "
        "supplement or pharma; did you mean `supplement`?\n"
    )


@pytest.mark.parametrize("value", ["[clinic, pharma]", "", "{a: b}", '"\\x1b[31mclinic"'])
def test_a_profile_that_is_no_word(claimlint: Claimlint, post: Path, folder: Path, value: str) -> None:
    allow(folder, "profile")
    post.write_text(POST.format(profile=value), encoding="utf-8")
    ran = claimlint("post.md", "--format", "json", "--fail-on", "never")
    assert "\x1b" not in ran.err
    assert ran.status == (2 if value else 0)
    if not value:
        assert json.loads(ran.out)["files"][0]["profile"] == "publisher"


def test_the_switch_takes_only_these_two(claimlint: Claimlint, post: Path, folder: Path) -> None:
    allow(folder, "fail-on")
    ran = claimlint("post.md")
    assert ran.status == 2
    assert "`fail-on` cannot stand here; it is one of profile or jurisdiction" in ran.err


def test_config_says_where_they_come_from(claimlint: Claimlint, post: Path, folder: Path) -> None:
    allow(folder, "profile")
    row = next(line for line in claimlint("config", "post.md").out.splitlines() if "profile " in line)
    assert row.split() == ["profile", "supplement", "post.md:3"]


def test_the_claim_ledger_follows(claimlint: Claimlint, post: Path, folder: Path) -> None:
    allow(folder, "profile")
    post.write_text(POST.format(profile="hospital"), encoding="utf-8")
    assert claimlint("claims", "post.md").status == 2
