"""The register of documents that rules cite."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from claimlint.errors import Fault
from claimlint.model.rule import Authority, Pack

REGISTER = "editorial-practice: {title: Practice, checked: never}\n"


def test_an_entry_keeps_all_its_keys(loaded: Callable[[Mapping[str, str | bytes]], Pack]) -> None:
    text = REGISTER + (
        "house-style.2:\n  title: House style\n  publisher: The house\n  year: 2020\n"
        "  url: https://example.org/style\n  checked: 2026-05-31\n"
    )
    assert loaded({"authorities.yaml": text}).authorities == {
        "editorial-practice": Authority("editorial-practice", "Practice"),
        "house-style.2": Authority(
            "house-style.2", "House style", "The house", 2020, "https://example.org/style", date(2026, 5, 31)
        ),
    }


@pytest.mark.parametrize(
    ("line", "column", "sentence"),
    [
        ("Style: {title: T, checked: never}", 1, "is no key"),
        ("style: {titel: T, title: T, checked: never}", 9, "did you mean `title`?"),
        ("style: {checked: never}", 8, "the key `title` is missing"),
        ("style: {title: T}", 8, "the key `checked` is missing"),
        ("style: {title: T, checked: yesterday}", 28, "`yesterday` is no day"),
        ("style: {title: T, checked: 2026-02-30}", 28, "`2026-02-30` is no day"),
        ("style: {title: T, checked: 20260203}", 28, "is no day"),
        ("style: {title: T, checked: [never]}", 28, "a day is expected here, not a list"),
        ("style: {title: T, checked: never, year: 20}", 41, "`20` is no year"),
        ("style: {title: T, checked: never, url: example.org}", 40, "is no web address"),
        ("style: T", 8, "a group of `key: value` lines is expected here, not a text"),
        ("editorial-practice: {title: T, checked: never}", 1, "stands twice, first on line 1"),
    ],
)
def test_a_fault_in_the_register_is_refused_at_its_place(
    faults: Callable[[Mapping[str, str | bytes]], list[Fault]], line: str, column: int, sentence: str
) -> None:
    (found,) = faults({"authorities.yaml": f"{REGISTER}{line}\n"})
    assert (found.path, found.line, found.column) == ("house/authorities.yaml", 2, column)
    assert sentence in found.message


def test_a_register_is_a_group_of_keys(faults: Callable[[Mapping[str, str | bytes]], list[Fault]]) -> None:
    (found,) = faults({"authorities.yaml": "- editorial-practice\n"})
    assert "the register of authorities is a group of keys" in found.message
