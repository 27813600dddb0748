"""What rests on evidence or experts is marked, with who says it."""

from __future__ import annotations

import pytest

from tests.texts import marked


def _findings(sentence: str) -> list[tuple[str, str, str]]:
    text = marked(sentence)
    return [
        (text.words(mark.start, mark.end), str(mark.attributes.get("source", "")), str(mark.attributes["kind"]))
        for mark in text.of("@finding").all
    ]


@pytest.mark.parametrize(
    ("sentence", "finding"),
    [
        ("Several studies in Norway found that rye eases gout.", ("Several studies in Norway found", "vague", "show")),
        ("Rye is backed by science in gout.", ("backed by science", "vague", "support")),
        ("Experts warn that sugar harms the liver.", ("Experts warn", "vague", "say")),
        ("Therapists believe that migraine can be treated.", ("Therapists believe", "vague", "believe")),
        ("Massage has been shown to relieve migraine.", ("has been shown to", "", "show")),
        ("It is no secret that noise harms the heart.", ("It is no secret", "", "say")),
        ("Our research-backed drops end insomnia.", ("research-backed", "vague", "support")),
        ("A 2021 study found that rye eases gout.", ("A 2021 study found", "named", "show")),
        ("The trial found that rye eases gout ([trial](https://doi.org/10.1016/j.rye.2021.01.001)).",
         ("The trial found", "cited", "show")),
    ],
)  # fmt: skip
def test_finding_with_its_source(sentence: str, finding: tuple[str, str, str]) -> None:
    assert _findings(sentence) == [finding]


@pytest.mark.parametrize(
    "sentence",
    [
        "No studies have shown that rye eases gout.",
        "Few studies found that rye eases gout.",
        "More research on rye and gout is needed.",
        "We studied 40 nurses with gout.",
        "Doctors found a tumour in her lung.",
        "What the research says about gout",
        "Your doctor may suggest a blood test for gout.",
    ],
)
def test_denied_called_for_and_told_in_a_story_is_no_finding(sentence: str) -> None:
    assert _findings(sentence) == []
