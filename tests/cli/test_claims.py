"""`claimlint claims`: the ledger as a table and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Claimlint


def test_the_ledger_as_a_table(claimlint: Claimlint) -> None:
    ran = claimlint("claims", "bad.md")
    assert ran.status == 0
    assert "direct" in ran.out
    assert "cure diabetes" in ran.out
    assert ran.out.endswith("1 claim: 1 direct, 0 conditional, 0 correlational.\n")


def test_the_ledger_as_json(claimlint: Claimlint) -> None:
    ran = claimlint("claims", "bad.md", "careful.md", "--format", "json")
    ledger = json.loads(ran.out)
    assert ledger["schema"] == "claimlint.claims/1"
    bad, careful = ledger["files"]
    assert careful["claims"] == []
    (claim,) = bad["claims"]
    assert (claim["text"], claim["strength"], claim["outcome"]) == ("cure diabetes", "direct", "diabetes")
    assert claim["start"] == {"line": 1, "column": 18, "offset": 17}


def test_a_draft_that_cannot_be_read(claimlint: Claimlint, folder: Path) -> None:
    (folder / "binary.md").write_bytes(b"\x00")
    ran = claimlint("claims", "bad.md", "binary.md")
    assert ran.status == 2
    assert "cure diabetes" in ran.out
    assert "binary.md" in ran.out


def test_hostile_words_cannot_command_the_terminal(claimlint: Claimlint, folder: Path) -> None:
    (folder / "hostile.md").write_text("Tea cures \x1b[31m\u202emigraine.\n", encoding="utf-8")
    out = claimlint("claims", "hostile.md").out
    assert "\x1b" not in out
    assert "\u202e" not in out


def test_the_ledger_says_what_is_said_to_happen_and_who_says_it(claimlint: Claimlint, folder: Path) -> None:
    (folder / "said.md").write_text(
        "Ibuprofen can cause ulcers. A Dutch team found that yoga eases back pain. According to the maker, "
        "the tea shortens colds.\n",
        encoding="utf-8",
    )
    (file,) = json.loads(claimlint("claims", "said.md", "--format", "json").out)["files"]
    told = [(claim["relation"], claim["effect"], claim["speaker"]) for claim in file["claims"]]
    assert told == [
        ("cause", "harm", None),
        ("eases", "benefit", "A Dutch team"),
        ("shortens", "benefit", "the maker"),
    ]
