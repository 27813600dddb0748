"""Plain text: paragraphs, headings by shape, lists, and nothing else."""

from __future__ import annotations

import pytest

from claimlint.model.document import Document, Source
from claimlint.readers import reader_for

LONG = "This line of the draft is long enough that nobody broke it by hand, " * 3 + "and so it ends here."


def read(text: str) -> Document:
    reader = reader_for(".txt")
    assert reader is not None
    return reader(Source("draft.txt", text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("Our tea helps", [("prose", "Our tea helps")]),
        ("Our tea helps\n\nIt soothes\n", [("prose", "Our tea helps"), ("prose", "It soothes")]),
        ("Tea and sleep\n\nIt helps.\n", [("title", "Tea and sleep"), ("prose", "It helps.")]),
        ("It helps.\n\nTea:\n\nYes.\n", [("prose", "It helps."), ("heading", "Tea:"), ("prose", "Yes.")]),
        ("It helps.\n\nTea.\n\nYes.\n", [("prose", "It helps."), ("prose", "Tea."), ("prose", "Yes.")]),
        ("It helps.\n\nTea\nand\n\nYes.\n", [("prose", "It helps."), ("prose", "Tea and"), ("prose", "Yes.")]),
        ("Broken\r\nby hand.\r\n", [("prose", "Broken by hand.")]),
        ("One\rline.\r\rTwo.", [("prose", "One line."), ("prose", "Two.")]),
        ("  Indented \t text.  ", [("prose", "Indented text.")]),
        ("top of page\n\nIt helps.\n\nBottom of Page", [("prose", "It helps.")]),
        ("It helps.\n======\nMore.", [("prose", "It helps."), ("prose", "More.")]),
        ("It helps:\n\n- one\n- two\n", [("prose", "It helps:"), ("list", "one"), ("list", "two")]),
        ("It helps\n* one\n  more\n• two\n", [("prose", "It helps"), ("list", "one more"), ("list", "two")]),
        ("1. one\n2) two\n", [("list", "one"), ("list", "two")]),
        ("It has a score of\n12. Then it fell.", [("prose", "It has a score of 12. Then it fell.")]),
        ("Sources\n\nDoe A. Title. 2020.", [("title", "Sources"), ("prose", "Doe A. Title. 2020.")]),
        (f"Tea today\n{LONG}\n{LONG}", [("title", "Tea today"), ("prose", LONG), ("prose", LONG)]),
        ("It helps.\n\n\u00a0\n\nYes.", [("prose", "It helps."), ("prose", "Yes.")]),
        ("*not* markup & <b> [x](y)", [("prose", "*not* markup & <b> [x](y)")]),
    ],
)
def test_blocks(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(block.kind, block.text) for block in read(text).blocks] == expected


def test_places() -> None:
    text = "It 😀\r\n  helps  you.\n\n- one\n  two"
    slices = []
    for block in read(text).blocks:
        start, end = block.source_range(0, len(block.text))
        slices.append(text[start:end])
    assert slices == ["It 😀\r\n  helps  you.", "one\n  two"]


def test_lists_have_groups_and_lead_ins() -> None:
    blocks = read("It helps:\n\n- one\n- two\n\nMore.\n\nTea\n\nYes.\n\n1. three\n").blocks
    lists = [(b.text, b.lead_in, b.group) for b in blocks if b.kind == "list"]
    assert lists == [("one", 0, 1), ("two", 0, 1), ("three", 5, 2)]


@pytest.mark.parametrize("text", ["- " * 100_000, "=" * 200_000, " " * 200_000, "- a\n" * 20_000, "1" * 200_000])
def test_hostile_drafts_are_read(text: str) -> None:
    assert len(read(text).blocks) <= 20_000
