"""What readers are told to do."""

from __future__ import annotations

import pytest

from tests.texts import marked, phrase, words


@pytest.mark.parametrize(
    ("post", "advice", "amount"),
    [
        ("Take 5 mg of melatonin at nine.", "Take 5 mg", "5 mg"),
        ("You should take 400 mg of magnesium every night.", "take 400 mg", "400 mg"),
        ("If the pain stays, take 800 mg of ibuprofen.", "take 800 mg", "800 mg"),
        ("Avoid coffee after noon against insomnia.", "Avoid coffee", None),
    ],
)
def test_the_reader_is_told_what_to_do(post: str, advice: str, amount: str | None) -> None:
    text = marked(post)
    assert words(text, "@advice") == [advice]
    assert phrase(text.of("@advice").all[0].attributes.get("amount")) == amount


@pytest.mark.parametrize(
    "post",
    [
        "Participants took 5 mg of melatonin at nine.",
        "My doctor told me to take 5 mg of prednisone.",
        "Do you take melatonin for insomnia?",
        "They avoid coffee because of insomnia.",
    ],
)
def test_what_others_do_is_no_advice(post: str) -> None:
    assert not words(marked(post), "@advice")
