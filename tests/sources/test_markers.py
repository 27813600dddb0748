"""Markers in text that no reader of drafts has touched: ranges, and hostile input."""

from __future__ import annotations

import pytest

from claimlint.sources.bibliography import Bibliography, Listed
from claimlint.sources.markers import expanded, markers
from claimlint.sources.server_mentions import cites_server

KNOWN = Bibliography(
    (Listed("1", 1, "Alder", 2020, "naps: a trial", "alder j"), Listed("2", 2, "Cedar", 2021, "feet", "cedar m"))
)


@pytest.mark.parametrize(
    ("numbers", "named"),
    [
        ("3", ("3",)),
        ("2,4-6", ("2", "4", "5", "6")),
        ("1; 2", ("1", "2")),
        ("7\u20138", ("7", "8")),
        ("9-3", ("9", "3")),
    ],
)
def test_numbers_and_ranges_are_written_out(numbers: str, named: tuple[str, ...]) -> None:
    assert expanded(numbers) == named


def test_works_between_parentheses_are_parted() -> None:
    text = "Naps help (Alder, 2020; see Cedar et al., 2021)."
    assert [(text[m.start : m.end], m.entries) for m in markers(text, KNOWN)] == [
        ("Alder, 2020", ("1",)),
        ("see Cedar et al., 2021", ("2",)),
    ]


UNITS = [
    "1",
    "[1",
    "[1]",
    "(1)",
    "(",
    "[^a",
    "[@",
    "\u00b9",
    "Alder et al. ",
    "(Alder, ",
    "A ",
    "the 2020 ",
    "trial in ",
    "1,",
    "Aa, ",
]


@pytest.mark.parametrize("unit", UNITS)
def test_hostile_text_is_read_to_its_end(unit: str) -> None:
    text = unit * (300_000 // len(unit))
    assert all(0 <= one.start < one.end <= len(text) for one in markers(text, KNOWN))
    assert cites_server(text, text) == (unit == "trial in ")
