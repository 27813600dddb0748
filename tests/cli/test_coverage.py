"""`claimlint test --coverage`: what the examples of a rule do not reach is named with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Claimlint

RULE = """\
title: Speaks of tea
level: warning
find:
  - tea
  - "[coffee] (cup|mug)"
  - $warm-drink now
with: {document: [drink*, "[sip]"]}
without:
  sentence: [herbal, iced]
  clause: {find: "$warm-drink tea"}
unless: [negated, myth]
levels:
  - {level: note, with: {sentence: [kitchen]}}
  - {level: "off", with: {sentence: ["$warm-drink cellar"]}}
message: Tea.
advice: Water.
why: Because.
authority: [editorial-practice]
bad:
  - Drinks on the list are <<tea>> and water.
  - {text: "In the kitchen they drink <<tea>>.", level: note}
good:
  - Drinks are herbal tea.
  - There is no tea among the drinks.
"""


@pytest.fixture
def pack(folder: Path) -> Path:
    (folder / "house" / "style").mkdir(parents=True)
    (folder / "house" / "vocab").mkdir()
    (folder / "house" / "vocab" / "warm-drink.txt").write_text("# Own.\ncocoa\nbroth\n", encoding="utf-8")
    (folder / "house" / "style" / "tea.yaml").write_text(RULE, encoding="utf-8")
    return folder / "house"


def missed(out: str) -> list[str]:
    return [line.strip().removeprefix("house/") for line in out.splitlines() if line.startswith("  house/")]


def test_what_no_example_reaches(claimlint: Claimlint, pack: Path) -> None:
    ran = claimlint("test", "house", "--coverage")
    assert ran.status == 0
    assert ran.out.startswith("Passed: 4 examples of 1 rule.\n\nstyle/tea: no example reaches 8 of 13 parts\n")
    assert missed(ran.out) == [
        "style/tea.yaml:5: find: [coffee] (cup|mug)",
        "style/tea.yaml:6: find: $warm-drink now",
        "style/tea.yaml:7: with: [sip]",
        "style/tea.yaml:9: without: iced",
        "style/tea.yaml:10: without: $warm-drink tea",
        "style/tea.yaml:11: unless: myth",
        'style/tea.yaml:14: levels: {level: "off", with: {sentence: ["$warm-drink cellar"]}}',
        "style/tea.yaml:14: levels: $warm-drink in $warm-drink cellar",
    ]
    assert ran.out.endswith("\n\nReached: 5 of 13 parts of 1 rule.\n")


@pytest.mark.parametrize(
    ("kind", "example", "reached"),
    [
        ("bad", "Drinks are a <<coffee mug>> each.", "style/tea.yaml:5: find: [coffee] (cup|mug)"),
        ("bad", "Drinks are <<broth now>>.", "style/tea.yaml:6: find: $warm-drink now"),
        ("bad", "They sip <<tea>>.", "style/tea.yaml:7: with: [sip]"),
        ("good", "Drinks are iced tea.", "style/tea.yaml:9: without: iced"),
        ("good", "Drinks are cocoa tea.", "style/tea.yaml:10: without: $warm-drink tea"),
        ("good", "Myth: tea is a drink for kings. Fact: it is not.", "style/tea.yaml:11: unless: myth"),
    ],
)
def test_an_example_reaches_its_part(claimlint: Claimlint, pack: Path, kind: str, example: str, reached: str) -> None:
    rule = RULE.replace(f"{kind}:\n", f'{kind}:\n  - "{example}"\n')
    (pack / "style" / "tea.yaml").write_text(rule, encoding="utf-8")
    ran = claimlint("test", "house", "--coverage")
    assert ran.out.startswith("Passed: 5 examples of 1 rule.\n")
    left = missed(ran.out)
    assert reached not in left
    assert len(left) == 7


def test_an_entry_of_levels_and_the_list_in_it(claimlint: Claimlint, pack: Path) -> None:
    rule = RULE.replace("good:\n", "good:\n  - They drink tea in the cocoa cellar.\n")
    (pack / "style" / "tea.yaml").write_text(rule, encoding="utf-8")
    assert not any("levels" in line for line in missed(claimlint("test", "house", "--coverage").out))


def test_what_a_family_and_a_changing_pack_say_counts_in_its_own_file(claimlint: Claimlint, pack: Path) -> None:
    (pack / "style" / "family.yaml").write_text("unless: [negated, quoted]\n", encoding="utf-8")
    (pack / "style" / "tea.yaml").write_text(RULE.replace("unless: [negated, myth]\n", ""), encoding="utf-8")
    second = pack.parent / "second"
    second.mkdir()
    text = "change:\n  style/tea:\n    add:\n      without: {sentence: green}\n      good: [A green tea to drink.]\n"
    (second / "pack.yaml").write_text(text, encoding="utf-8")
    (pack.parent / "claimlint.yaml").write_text("packs: [house, second]\n", encoding="utf-8")
    ran = claimlint("test", "second", "--coverage")
    assert ran.out.startswith("Passed: 5 examples of 1 rule.\n")
    assert ran.out.endswith("Reached: 1 of 1 parts of 1 rule.\n")
    ran = claimlint("test", "house", "--coverage")
    assert "house/style/family.yaml:1: unless: quoted" in ran.out
    assert "green" not in ran.out
    whole = claimlint("test", "house", "second", "--coverage").out.splitlines()[-1]
    assert whole == "Reached: 6 of 14 parts of 1 rule."


def test_everything_reached(claimlint: Claimlint) -> None:
    claimlint("new", "my-pack/house/no-detox")
    ran = claimlint("test", "my-pack", "--coverage")
    assert ran.out == "Passed: 5 examples of 1 rule.\n\nReached: 3 of 3 parts of 1 rule.\n"
