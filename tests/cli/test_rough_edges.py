"""What a newcomer stumbles over: each question gets one plain answer that names the file and what to do."""

from __future__ import annotations

import json
import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import CURE, Claimlint, Process
from tests.cli.test_cache import Watching

PACK_RULE = """\
title: Praises our own soap
level: warning
find: wonder soap
message: "“{found}” praises the soap."
advice: Leave it out.
why: Nobody measured it.
authority: [editorial-practice]
bad: ["<<Wonder soap>> for all.", "Buy <<wonder soap>>."]
good: ["Plain soap for all.", "No wonder: soap is slippery."]
"""


def house(folder: Path, settings: str | None) -> Path:
    """A folder with posts and a pack in it, as a repository has them."""
    place = folder / "shop"
    (place / "our-rules" / "house").mkdir(parents=True)
    (place / "our-rules" / "pack.yaml").write_text("about: Soap.\n", encoding="utf-8")
    (place / "our-rules" / "house" / "wonder.yaml").write_text(PACK_RULE, encoding="utf-8")
    if settings is not None:
        (place / "claimlint.yaml").write_text(settings, encoding="utf-8")
    return place


def test_a_folder_with_settings_has_the_packs_tested_that_they_name(claimlint: Claimlint, folder: Path) -> None:
    house(folder, "packs: [our-rules]\n")
    ran = claimlint("test", "shop")
    assert (ran.err, ran.status) == ("", 0)
    assert "Passed: 4 examples of 1 rule" in ran.out


@pytest.mark.parametrize("settings", [None, "profile: clinic\n"])
def test_a_folder_around_a_pack_is_told_from_the_pack(claimlint: Claimlint, folder: Path, settings: str | None) -> None:
    house(folder, settings)
    ran = claimlint("test", "shop")
    assert ran.status == 2
    assert ran.err == "Error: shop: this folder holds packs of rules and is none itself; name shop/our-rules.\n"


def test_cache_without_a_question(claimlint: Claimlint) -> None:
    ran = claimlint("cache")
    assert ran.status == 2
    assert ran.err.startswith("Error: say what is wanted: `claimlint cache clear`, `claimlint cache info` or ")
    assert len(ran.err.splitlines()) == 2


def test_settings_of_a_file_that_is_not_there(claimlint: Claimlint) -> None:
    ran = claimlint("config", "nosuch.md")
    assert ran.status == 0
    assert ran.out.splitlines()[-1] == "There is no such file; once it is there, it is checked."
    assert json.loads(claimlint("config", "nosuch.md", "--format", "json").out)["exists"] is False
    assert json.loads(claimlint("config", "bad.md", "--format", "json").out)["exists"] is True


def test_settings_of_a_file_that_nothing_reads(claimlint: Claimlint, folder: Path) -> None:
    (folder / "sheet.xlsx").touch()
    last = claimlint("config", "sheet.xlsx").out.splitlines()[-1]
    assert last == "It is not checked, as claimlint cannot read this kind of file."


@pytest.mark.parametrize("form", ["json", "junit"])
def test_a_fault_in_front_matter_names_its_file(claimlint: Claimlint, folder: Path, form: str) -> None:
    (folder / "broken.md").write_text("---\ntitle: [a\n---\n\nText.\n", encoding="utf-8")
    ran = claimlint("broken.md", "--format", form, "--output", "report")
    assert ran.status == 2
    assert ran.err.startswith("Error: broken.md: the front matter cannot be read at line 2")


def test_other_commands_name_the_file_as_well(claimlint: Claimlint, folder: Path) -> None:
    (folder / "broken.md").write_text("---\ntitle: [a\n---\n\nText.\n", encoding="utf-8")
    assert claimlint("claims", "broken.md", "--format", "json").err.startswith("Error: broken.md: the front matter")


def test_a_link_that_leads_nowhere_is_told(claimlint: Claimlint, folder: Path) -> None:
    (folder / "draft1.md").write_text(CURE, encoding="utf-8")
    (folder / "draft.md").symlink_to("gone.md")
    ran = claimlint("draft.md", "--format", "concise")
    assert ran.status == 2
    assert "draft.md unchecked it is a link to gone.md, and there is no such file; mend the link" in ran.out
    assert "did you mean" not in ran.out


VITAMINS = """\
# Does vitamin D help against colds?

The serving size on the label says little. Researchers compared the supplement with a placebo in 2019, and found
that colds were no rarer. Most people who take the capsules need none.
"""


def test_an_article_on_vitamins_is_not_taken_for_a_shop(claimlint: Claimlint, folder: Path) -> None:
    (folder / "vitamins.md").write_text(VITAMINS, encoding="utf-8")
    assert "speaks as" not in claimlint("vitamins.md").out


def test_a_shop_is_still_taken_for_one(claimlint: Claimlint, folder: Path) -> None:
    (folder / "shop.md").write_text(
        "# Sleepwell drops\n\nOur formula calms the nerves. Add to cart, with free shipping.\n", encoding="utf-8"
    )
    assert "speaks as a supplement" in " ".join(claimlint("shop.md").out.split())


OFFER = "Our infusion calms migraine. Our infusion eases asthma. It also lifts the mood. Book today.\n"


def test_a_text_to_paste_has_no_capital_amid_its_sentence(claimlint: Claimlint, folder: Path) -> None:
    (folder / "offer.md").write_text(OFFER, encoding="utf-8")
    ran = claimlint("offer.md", "--profile", "clinic", "--format", "json", "--select", "balance/no-risk-information")
    (finding,) = json.loads(ran.out)["files"][0]["findings"]
    assert finding["paste"].startswith("Like every treatment, our infusion can cause harm.")
    assert " Our infusion" not in finding["message"]


def test_watch_shows_only_what_changed(folder: Path) -> None:
    watching = Watching(".")
    assert "bad.md" in watching.until("Watching 2 drafts")
    (folder / "careful.md").write_text("They cure asthma with drops.\n", encoding="utf-8")
    text = watching.until("Watching 2 drafts")
    assert "careful.md" in text
    assert "bad.md" not in text
    assert "1 draft as before, and not shown again." in text
    assert "2 errors in 2 files" in text
    watching.end()


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_something_is_seen_within_a_second(folder: Path) -> None:
    """On a terminal, though the first run reads all rules first."""
    ours, theirs = pty.openpty()
    begun = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", "claimlint", "bad.md", "--no-cache"],
        stdout=subprocess.DEVNULL, stderr=theirs, env={**os.environ, "CLAIMLINT_CACHE_DIR": str(folder / "none")},
    )  # fmt: skip
    os.close(theirs)
    try:
        assert select.select([ours], [], [], 30)[0], "nothing was said"
        first = os.read(ours, 1000).decode()
        assert time.monotonic() - begun < 15  # a second on a machine with nothing else to do
        assert "Checking" in first
    finally:
        process.wait(60)
        os.close(ours)


def test_nothing_of_it_is_in_a_log(process: Process) -> None:
    assert process("bad.md").stderr == ""
