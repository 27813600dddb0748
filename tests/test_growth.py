"""Parts that once compared everything with everything: twice the post is about twice the work, counted, not timed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from types import FrameType

import pytest

from claimlint.config import Config
from claimlint.engine.judging import judge
from claimlint.linter import packs_of
from claimlint.model.document import Source
from claimlint.model.setting import Setting
from claimlint.readers import reader_for
from claimlint.waivers import Policy, waived
from tests.texts import DAY, marked

POLICY = Policy(date(2026, 1, 15), "publisher", "us")


def work(job: Callable[[], object], *modules: str) -> int:
    """How many functions of these modules are called, those within expressions among them."""
    count = 0

    def counted(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event == "call" and frame.f_code.co_filename.endswith(modules)

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        job()
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("sentence", ["Our tea cures diabetes. ", "Our tea cures diabetes, acne and asthma. "])
def test_findings_are_compared_with_their_neighbours(sentence: str) -> None:
    pack = packs_of(Config())
    rules = tuple(rule for rule in pack.rules if rule.family == "claims")

    def grouping(times: int) -> int:
        text, setting = marked(sentence * times, pack.vocabularies), Setting(pack.vocabularies, DAY)
        return work(lambda: judge(text, rules, pack, setting), "overlaps.py")

    assert 0 < grouping(160) < 2.3 * grouping(80)


@pytest.mark.parametrize(
    "part",
    [
        "<!-- claimlint-waive claims: agreed -->\n\nOur tea cures diabetes.\n\n",
        "<!-- claimlint-waive claims: agreed -->\n\n- Our tea cures diabetes.\n- It heals.\n\nAnd so on.\n\n",
    ],
)
def test_waivers_ask_for_what_they_cover(part: str) -> None:
    pack = packs_of(Config())
    rules = tuple(rule for rule in pack.rules if rule.id == "claims/cure-claim")

    def judging(times: int) -> int:
        text = marked(part * times, pack.vocabularies)
        found = judge(text, rules, pack, Setting(pack.vocabularies, DAY))
        assert len(found) == times
        return work(lambda: waived(found, text.document, rules, pack, POLICY), "judging.py", "written.py", "marks.py")

    assert 0 < judging(120) < 2.3 * judging(60)


@pytest.mark.parametrize(
    "part",
    [
        "x\n\n",
        "* x\n",
        "::\n\n   x\n   x\n\n",
        ".. image:: a.png\n   :alt: tea\n\n",
        ".. csv-table::\n\n   a, b\n   a, b\n\n",
    ],
)
def test_lines_of_restructuredtext_are_found_where_they_stand(part: str) -> None:
    read = reader_for(".rst")
    assert read is not None

    def reading(times: int) -> int:
        return work(lambda: read(Source("draft.rst", part * times)), "places.py")

    reading(1)
    assert 0 < reading(400) < 2.3 * reading(200)
