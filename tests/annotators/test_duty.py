"""From which words the duties of a page arise."""

from __future__ import annotations

import pytest

from tests.texts import marked, words


@pytest.mark.parametrize(
    ("post", "by"),
    [
        ("Ketamine is given for depression.", "use"),
        ("Acupuncture eases back pain.", "use"),
        ("Cupping may lower the risk of stroke.", "benefit"),
        ("A daily walk may be beneficial for people with arthritis.", "benefit"),
        ("Avoid coffee after noon against insomnia.", "advice"),
    ],
)
def test_a_page_that_says_so_owes_something(post: str, by: str) -> None:
    assert by in {mark.attributes["by"] for mark in marked(post).of("@duty").all}


@pytest.mark.parametrize(
    "post",
    [
        "Cupping does not ease back pain.",
        "Does acupuncture ease back pain?",
        "It is a myth that garlic cures the flu.",
        "Parkinson's disease leads to stiffness.",
        "The clinic opens at nine.",
        "Start your claim for disability benefits online.",
        "Stay on the line until a clerk answers your question on the asthma ward.",
        "Check the opening hours of the asthma ward.",
        "Go to the desk of the diabetes unit.",
    ],
)
def test_what_starts_no_duty(post: str) -> None:
    assert words(marked(post), "@duty") == []
