"""Abbreviations that a post defines stand for their term from there on."""

from __future__ import annotations

import pytest

from tests.texts import marked, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We offer cognitive processing therapy (CPT). CPT takes weeks.", ["CPT"]),
        ("Borderline personality disorder (BPD) is common. Rest helps in BPD. BPD passes.", ["BPD", "BPD"]),
        ("BPD is rare. Borderline personality disorder (BPD) is not.", []),
        ("Chronic pain (see below) is common. See below.", []),
        ("The committee (COM) met. COM left.", []),
        ("Migraine (A) and insomnia (a) differ. A is first.", []),
    ],
)
def test_uses(text: str, expected: list[str]) -> None:
    assert words(marked(text), "@abbreviation") == expected


def test_abbreviation_carries_the_name_of_its_term() -> None:
    text = marked("Borderline personality disorder (BPD) is common. Sertraline eases BPD.")
    (use,) = text.of("@abbreviation").all
    assert (use.attributes["of"], use.attributes["name"]) == ("condition", "borderline personality disorder")
