"""`claimlint explain` as an editor reads it: when a rule speaks, when it is silent, what to write; no notation."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from claimlint.packs import load
from tests.cli.conftest import Claimlint
from tests.cli.test_commands import EVERYTHING, house

RULES = sorted(rule.id for rule in load().named)
PARTS = ["Why", "When it speaks", "When it is silent", "What to write", "Based on"]

TEA = """\
Names the drink (style/tea)
error: blocks a post by itself

Why
  The house calls it so.

When it speaks
  Once for a post, at the first place, from 2 sentences up. Only for clinics.
  Only in the United Kingdom. Only in titles and headings. Only where the same
  sentence holds certain words.
  In some cases it is a note.
  ✗ # Hot «tea in a cup» and hot tea in a mug
  ✗ # Hot «tea in a cup» and hot tea in a mug, cold

When it is silent
  Where the words are denied (“does not help”) or quoted. For pharmaceutical
  companies. There are special cases besides, which --form lists.
  ✓ We drink coffee.
  ✓ The team drinks.

What to write
  Write infusion.
  In the United Kingdom: Write brew.

Based on
  Editorial practice; no document was confirmed for this rule
"""


def test_a_rule_in_plain_words(claimlint: Claimlint, folder: Path) -> None:
    house(folder, EVERYTHING)
    (folder / "claimlint.yaml").write_text("packs: [house]\n", encoding="utf-8")
    ran = claimlint("explain", "style/tea")
    assert (ran.out, ran.err, ran.status) == (TEA, "", 0)


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_can_be_explained_without_its_notation(claimlint: Claimlint, rule: str) -> None:
    ran = claimlint("explain", rule)
    assert ran.status == 0
    lines = ran.out.splitlines()
    assert f"({rule})" in "".join(lines[:2])
    headings = [line for line in lines if line in PARTS]
    assert headings == [part for part in PARTS if part in headings]
    assert {"Why", "When it speaks", "Based on"} <= set(headings)
    assert len(lines) <= 50
    assert max(len(line) for line in lines if "http" not in line) <= 80
    own_words = "\n".join(line for line in lines if not re.match(r"  [✗✓] |    ", line))
    assert not re.search(r"@[a-z]|\$[a-z]|\[[a-z]+\||<<|\{[a-z.]+\}", own_words)
    assert sum(line.startswith("  ✗ ") for line in lines) <= 2
    assert sum(line.startswith("  ✓ ") for line in lines) <= 2


def test_two_examples_each_way(claimlint: Claimlint) -> None:
    text = claimlint("explain", "claims/cure-claim").out
    assert text.count("\n  ✗ ") == text.count("\n  ✓ ") == 2
    assert "«cures migraine»" in text


def test_an_authority_has_its_link_where_the_document_was_seen(claimlint: Claimlint) -> None:
    text = claimlint("explain", "safety/crisis-resource-missing").out
    assert "\n    https://reportingonsuicide.org\n" in text
    assert "http" not in claimlint("explain", "claims/cure-claim").out


@pytest.mark.parametrize(("pack_line", "shown"), [("checked: 2026-01-02", True), ("checked: never", False)])
def test_a_link_that_nobody_has_seen_is_not_shown(
    claimlint: Claimlint, folder: Path, pack_line: str, shown: bool
) -> None:
    house(folder, EVERYTHING.replace("authority: [editorial-practice]", "authority: [guide §4]"))
    (folder / "house" / "authorities.yaml").write_text(
        f"guide:\n  title: Our guide\n  publisher: Us\n  year: 2020\n  url: https://example.org/guide\n  {pack_line}\n",
        encoding="utf-8",
    )
    (folder / "claimlint.yaml").write_text("packs: [house]\n", encoding="utf-8")
    text = claimlint("explain", "style/tea").out
    assert "  Our guide, §4 (Us, 2020)\n" in text
    assert ("https://example.org/guide" in text) is shown
