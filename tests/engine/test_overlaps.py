"""One problem, one finding: the strongest rule leads, the others stand under it."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimlint.engine.judging import judge
from claimlint.model.report import Finding
from claimlint.model.setting import Setting
from claimlint.packs import load
from tests.texts import DAY, marked

RULE = """
title: About {name}
level: {level}
find: {find}
message: Found.
advice: Change it.
why: Because.
authority: [editorial-practice]
bad: ["one <<{word}>>", "two <<{word}>>"]
good: ["a lion", "a goat"]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "house").mkdir()
    return tmp_path


def write(folder: Path, name: str, find: str, level: str, yields: str = "") -> None:
    text = RULE.format(name=name, find=find, level=level, word=find)
    text += f"yields-to: {yields}\n" if yields else ""
    (folder / "house" / f"{name}.yaml").write_text(text, encoding="utf-8")


def report(folder: Path, post: str) -> dict[str, Finding]:
    pack = load([folder])
    mine = tuple(one for one in pack.rules if one.id.startswith("house/"))
    found = judge(marked(post, pack.vocabularies), mine, pack, Setting(pack.vocabularies, DAY))
    return {one.rule.removeprefix("house/"): one for one in found}


def test_the_stronger_rule_leads(folder: Path) -> None:
    write(folder, "mild", "striped zebra", "warning")
    write(folder, "harsh", "zebra", "error")
    found = report(folder, "A striped zebra.")
    assert (found["harsh"].also, found["harsh"].under) == (("house/mild",), None)
    assert (found["mild"].also, found["mild"].under) == ((), "house/harsh")


def test_other_words_are_another_problem(folder: Path) -> None:
    write(folder, "mild", "lion", "warning")
    write(folder, "harsh", "zebra", "error")
    assert all(one.under is None for one in report(folder, "A lion and a zebra.").values())


def test_words_in_a_row_are_one_problem(folder: Path) -> None:
    write(folder, "beast", "(lion|zebra|goat)", "warning")
    pack = load([folder])
    mine = tuple(one for one in pack.rules if one.id == "house/beast")
    post = "A lion, zebra and goat. A zebra near the goat."
    found = judge(marked(post, pack.vocabularies), mine, pack, Setting(pack.vocabularies, DAY))
    assert [one.under for one in found] == [None, "house/beast", "house/beast", None, None]
    assert [one.likewise for one in found] == [("zebra", "goat"), (), (), (), ()]
    assert all(one.also == () for one in found)


def test_a_rule_that_yields_stands_under_the_other_in_one_sentence(folder: Path) -> None:
    write(folder, "general", "lion", "warning", "[house/special]")
    write(folder, "special", "zebra", "warning")
    assert report(folder, "A lion and a zebra.")["general"].under == "house/special"
    assert report(folder, "A lion. A zebra.")["general"].under is None
