"""Addresses within prose, without the marks of the sentence around them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimlint.language.addresses import addresses, trimmed

#: `<<…>>` around every address.
CASES = [
    "See <<https://example.org/a?b=c>>.",
    "See (<<https://example.org/a_(b)>>).",
    "See <<http://example.org>>, or “<<https://example.org/x>>”.",
    "See <<www.example.org/a>>; thanks.",
    "See <<10.1000/abc.1>>.",
    "See (<<doi:10.1000/S0140-6736(97)11096-0>>).",
    "See <<DOI: 10.1000/abc>>, then rest.",
    "See <<doi.org/10.1000/abc>> or <<dx.doi.org/10.1000/abc>>.",
    "Write to <<a.b+c@example.co.uk>>.",
    "As shown<<[^note]>> and <<[@smith2020, p. 3]>> here.",
    "Not an address: 10.5/2, a@b, www., and/or [3].",
]


@pytest.mark.parametrize("marked", CASES)
def test_addresses_in_prose(marked: str) -> None:
    text = marked.replace("<<", "").replace(">>", "")
    assert [text[start:end] for start, end in addresses(text)] == [one.split(">>")[0] for one in marked.split("<<")[1:]]


@given(st.text(alphabet="htps:/w.10@[]()^aé ,;'\u201d", max_size=60))
def test_addresses_are_ordered_and_hold_no_white_space_at_their_ends(text: str) -> None:
    before = 0
    for start, end in addresses(text):
        assert before <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        before = end


@pytest.mark.parametrize("mark", ").,('")
def test_a_long_run_of_marks_is_trimmed_at_once(mark: str) -> None:
    assert trimmed("https://example.org" + ")" * 200_000 + mark) == "https://example.org" or mark == "("
