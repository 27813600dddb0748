"""What small pages of seven kinds do, in five voices, which duties they owe for it, and which they do not owe."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from claimlint.annotators import annotate
from claimlint.engine.judging import judge
from claimlint.model.setting import Setting
from tests.texts import DAY, read, shipped

PAGES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "duty_pages.yaml").read_text(encoding="utf-8"))
DUTIES = frozenset(duty for page in PAGES for duty in (*page.get("owed", ()), *page.get("free", ())))


def read_page(page: dict[str, Any]) -> tuple[str, set[str]]:
    """What claimlint says that a page does, and the duties that it reports as unpaid."""
    pack = shipped()
    setting = Setting(pack.vocabularies, DAY, page.get("profile", "publisher"), "us")
    text = annotate(read(page["text"]), setting)
    rules = tuple(rule for rule in pack.rules if rule.id in DUTIES)
    does = next((str(mark.attributes["does"]) for mark in text.of("@page").all), "")
    return does, {finding.rule for finding in judge(text, rules, pack, setting)}


@pytest.mark.parametrize("page", PAGES, ids=[page["name"] for page in PAGES])
def test_page_owes_what_it_does(page: dict[str, Any]) -> None:
    does, reported = read_page(page)
    owed, free = set(page.get("owed", ())), set(page.get("free", ()))
    assert (does, owed - reported, free & reported) == (page["does"], set(), set())
