"""Reference entries in the styles that blogs use, field by field."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimlint.model.reference import Entry
from claimlint.sources.entry_shape import looks_like_entry
from claimlint.sources.reference_entry import read_entry

_HERE = Path(__file__).parent
Case = tuple[str, dict[str, str]]


def _cases() -> list[Case]:
    lines = [
        one for one in (_HERE / "reference_strings.txt").read_text("utf-8").splitlines() if not one.startswith("# ")
    ]
    pairs = zip(lines[::2], lines[1::2], strict=True)
    return [(text, dict(part.split("=", 1) for part in fields.split(" | "))) for text, fields in pairs]


def _value(entry: Entry, field: str) -> str:
    value = getattr(entry, field)
    return "" if value is None else str(value)


@pytest.mark.parametrize(("text", "fields"), _cases(), ids=lambda case: str(case)[:40])
def test_year_identifiers_and_status_are_read(text: str, fields: dict[str, str]) -> None:
    entry = read_entry(text)
    sure = {name: value for name, value in fields.items() if name not in ("title", "container")}
    assert {name: _value(entry, name) for name in sure} == sure


def test_titles_and_containers_are_mostly_read() -> None:
    wanted = [
        (text, name, fields[name]) for text, fields in _cases() for name in ("title", "container") if name in fields
    ]
    wrong = [
        (value, _value(read_entry(text), name))
        for text, name, value in wanted
        if _value(read_entry(text), name) != value
    ]
    assert len(wrong) / len(wanted) <= 0.05, wrong


@pytest.mark.parametrize("text", [text for text, _ in _cases()], ids=lambda text: text[:40])
def test_a_line_under_the_heading_is_an_entry(text: str) -> None:
    assert looks_like_entry(text, listed=True)


@pytest.mark.parametrize("text", [t for t, f in _cases() if {"surname", "doi"} <= f.keys()], ids=lambda text: text[:40])
def test_a_full_entry_needs_no_heading(text: str) -> None:
    assert looks_like_entry(text, listed=False)


_PROSE = [one for one in (_HERE / "not_references.txt").read_text("utf-8").splitlines() if not one.startswith("#")]


@pytest.mark.parametrize("text", _PROSE)
def test_running_text_is_no_entry(text: str) -> None:
    assert not looks_like_entry(text, listed=False)


@pytest.mark.parametrize("text", [one for one in _PROSE if "doi.org" not in one and "Cedar" not in one])
def test_running_text_is_no_entry_under_the_heading_either(text: str) -> None:
    assert not looks_like_entry(text, listed=True)


def test_addresses_behind_words_count() -> None:
    entry = read_entry("Sleep report, 2023", ("https://doi.org/10.1016/j.sleep.2023.01.001",))
    assert (entry.doi, entry.status) == ("10.1016/j.sleep.2023.01.001", "article")


def test_first_names_may_stand_in_front() -> None:
    entry = read_entry("Jo A. Alder, Kim B. Birch et al. Do naps help? Sleep Notes. 2021;3:4-9.")
    assert (entry.surname, entry.year) == ("Alder", 2021)


def test_of_two_versions_the_article_counts() -> None:
    entry = read_entry("Alder J. Naps. 2021;3:4. doi:10.1016/j.naps.2021.1. Preprint: doi:10.1101/2020.02.02.20022222")
    assert (entry.doi, entry.status) == ("10.1016/j.naps.2021.1", "article")


@pytest.mark.parametrize(
    "unit", ["1", "A. ", "Alder J, ", "(", "[1] ", "Aa ", "A-", "2019;", "et al. ", ". A", "van ", "\u00b9", '"']
)
def test_a_megabyte_of_anything_is_no_entry(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    looks_like_entry(text, listed=True)
    assert read_entry(text).doi in ("", None)
