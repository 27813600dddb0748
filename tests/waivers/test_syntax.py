"""What a waiver says: its terms as they are meant, a sentence for every slip, and no text that raises an error."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimlint.waivers.syntax import Malformed, Terms, of_comment, terms

WORDS = st.text(st.characters(codec="utf-8", exclude_characters="(),;:"), max_size=20)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("claims/cure-claim: agreed", Terms(("claims/cure-claim",), "agreed")),
        ("claims/cure-claim, hype : agreed", Terms(("claims/cure-claim", "hype"), "agreed")),
        ("Hype/, hype: agreed", Terms(("hype",), "agreed")),
        ("a/b: agreed: see the file", Terms(("a/b",), "agreed: see the file")),
        ("a/b: agreed (see minutes of 2026-03-04)", Terms(("a/b",), "agreed (see minutes of 2026-03-04)")),
        ("a/b: agreed (by Legal)", Terms(("a/b",), "agreed", "Legal")),
        ("a/b: agreed (by Dr. Alder, MD (Leeds))", Terms(("a/b",), "agreed", "Dr. Alder, MD (Leeds)")),
        ("a/b: agreed (until 2027-02-28)", Terms(("a/b",), "agreed", None, date(2027, 2, 28))),
        (
            "a/b:\n  agreed (once)\n  (By Legal, Until 2027-02-28, text 0123ABCD 89abcdef)",
            Terms(("a/b",), "agreed (once)", "Legal", date(2027, 2, 28), ("0123abcd", "89abcdef")),
        ),
        ("a/b: agreed (text 0123abcd; by Legal)", Terms(("a/b",), "agreed", "Legal", None, ("0123abcd",))),
    ],
)
def test_terms(text: str, meant: Terms) -> None:
    assert terms(text) == meant
    assert of_comment(f" claimlint-waive {text} ") == meant


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "no reason"),
        ("claims/cure-claim", "no reason"),
        ("claims/cure-claim:", "gives no reason"),
        ("claims/cure-claim: …", "gives no reason"),
        ("claims/cure-claim: (by Legal, until 2027-02-28)", "gives no reason"),
        (": agreed", "names no rule"),
        (" , : agreed", "names no rule"),
        ("a/b: agreed (until 2027-02-30)", "`until 2027-02-30` is no day"),
        ("a/b: agreed (until further notice)", "is no day"),
        ("a/b: agreed (until 31.03.2027)", "is no day"),
        ("a/b: agreed (by Legal until 2027-02-28)", "names nobody"),
        ("a/b: agreed (by Legal, untill 2027-02-28)", "names nobody"),
        ("a/b: agreed (by 7)", "names nobody"),
        ("a/b: agreed (untill 2027-02-28)", "names no last day"),
        ("a/b: agreed (expires 2027-02-28)", "names no last day"),
        ("a/b: agreed (by Legal, by Alder)", "says `by` twice"),
        ("a/b: agreed (text 0123)", "no mark of a text"),
        ("a/b: agreed (text this one)", "no mark of a text"),
    ],
)
def test_slips(text: str, why: str) -> None:
    found = terms(text)
    assert isinstance(found, Malformed)
    assert why in found.why


@pytest.mark.parametrize("text", ["", " a note", "claimlint", " claimlint is run on this ", "see claimlint-waive a: b"])
def test_comments_to_others(text: str) -> None:
    assert of_comment(text) is None


@pytest.mark.parametrize("name", ["claimlint-disable", "claimlint-waiver", "Claimlint-wave", "claimlint-"])
def test_what_nearly_is_a_waiver(name: str) -> None:
    found = of_comment(f"{name} claims/cure-claim: agreed")
    assert isinstance(found, Malformed)
    assert name in found.why


@given(st.text())
def test_no_text_raises(text: str) -> None:
    assert isinstance(terms(text), Terms | Malformed)
    assert isinstance(of_comment(f"claimlint-waive{text}"), Terms | Malformed)


PIECES = st.sampled_from(
    ["claims", "/", ",", ":", " ", "(", ")", "by ", "until ", "text ", "2027-02-28", "0123abcd", "é", "\n", "agreed"]
)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_no_mixture_raises(text: str) -> None:
    found = terms(text)
    assert isinstance(found, Malformed) or (found.rules and found.reason)


@given(reason=WORDS, by=WORDS, until=st.dates())
def test_what_is_written_is_read(reason: str, by: str, until: date) -> None:
    reason, by = " ".join(f"agreed {reason}".split()), " ".join(f"Legal {by}".split())
    found = terms(f"claims: {reason} (by {by}, until {until.isoformat()})")
    if isinstance(found, Malformed):
        assert "names nobody" in found.why
    else:
        assert found == Terms(("claims",), reason, by, until)
