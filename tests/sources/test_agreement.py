"""Printed references beside their records: the same work in other words is no mismatch, another work is one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from claimlint.model.registry import Record
from claimlint.sources.reference_entry import read_entry
from claimlint.sources.registry_form import record
from claimlint.sources.registry_words import mismatch
from claimlint.sources.title_agreement import CLOSE, OTHER, SAME, agreement

TABLE = Path(__file__).parents[1] / "data" / "printed_references.yaml"


def _pairs() -> Iterator[tuple[str, str, Record]]:
    works: list[dict[str, Any]] = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    for work in works:
        told = record(
            {"state": "found", "registry": "Crossref", "checked": date(2026, 1, 15).isoformat(), **work["record"]}
        )
        for one in work["printed"]:
            [(expected, printed)] = one.items()
            yield expected, printed, told


def _judged(printed: str, told: Record) -> str:
    return mismatch(read_entry(printed), printed, told)[0] or "same"


def test_printed_references_are_told_from_other_works() -> None:
    pairs = list(_pairs())
    wrong = [
        (expected, found, printed) for expected, printed, told in pairs if (found := _judged(printed, told)) != expected
    ]
    right = sum((found == "same") == (expected == "same") for expected, found, _ in wrong) + len(pairs) - len(wrong)
    assert len(pairs) >= 80
    assert [one for one in wrong if one[0] == "same"] == [], "a true match is never called a mismatch"
    assert right / len(pairs) >= 0.97, wrong


def test_a_wrong_detail_is_told_from_another_work() -> None:
    details = [(printed, told) for expected, printed, told in _pairs() if expected == "detail"]
    assert {_judged(printed, told) for printed, told in details} == {"detail"}


@pytest.mark.parametrize(
    ("printed", "registered", "expected"),
    [
        ("Vitamin D on mortality", "Vitamin E on mortality", OTHER),
        ("Aspirin in 2 doses for stroke", "Aspirin in 3 doses for stroke", OTHER),
        ("Hypertension in children", "Hypotension in children", OTHER),
        ("Sleep and memory in old age", "Sleep and Memory in Old Age: a cohort study", SAME),
        ("Sleep and memory in old age", "Sleep and memory in old age among retired nurses", CLOSE),
        ("Asprin and memory in tourists", "Aspirin and memory in tourists", CLOSE),
        ("Prebiotics and mood", "Probiotics and mood", OTHER),
        ("Tumour markers & ageing", "Tumor markers and aging", SAME),
        ("COVID-19 and taste", "Coronavirus disease 2019 and taste", SAME),
        ("", "Anything at all", OTHER),
    ],
)
def test_titles(printed: str, registered: str, expected: str) -> None:
    assert agreement(printed, printed, [registered]) == expected


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_two_titles_are_compared_and_a_title_agrees_with_itself(one: str, other: str) -> None:
    assert agreement(one, one, [other]) in (SAME, CLOSE, OTHER)
    if any(letter.isalnum() for letter in one.translate({0x0: None})) and one.isascii():
        assert agreement(one, one, [one]) == SAME
