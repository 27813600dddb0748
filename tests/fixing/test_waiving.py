"""Where a waiver is put: before its block in any markup, so that it excuses this finding and changes nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimlint.config import Config
from claimlint.discovery import Draft
from claimlint.fixing import Gap, gapped, waivable, waiving
from claimlint.fixing.gaps import plain
from claimlint.linter import check_source
from claimlint.model.document import Source
from tests.fixing.drafts import RUN

CURE = "claims/cure-claim"
WAIVER = f"<!-- claimlint-waive {CURE}: … -->"


def waived(text: str, name: str = "draft.md", **settings: tuple[str, ...]) -> str | None:
    """The text with a waiver for its first promise of a cure."""
    draft = Draft(name, None, Config(**settings))  # type: ignore[arg-type] # settings of this shape only
    source = Source(name, text)
    report = check_source(source, draft, RUN)
    finding = next(one for one in report.findings if one.rule == CURE)
    found = waiving(source, report, finding, draft, RUN)
    return text[: found.at] + plain(found.text) + text[found.at :] if found else None


@pytest.mark.parametrize(("before", "after"), [
    ("Our drops cure gout.\n", f"{WAIVER}\nOur drops cure gout.\n"),
    ("Tea.\n\n**Our drops cure gout.**", f"Tea.\n\n{WAIVER}\n**Our drops cure gout.**"),
    ("# Our drops cure gout\n\nTea.\n", f"{WAIVER}\n# Our drops cure gout\n\nTea.\n"),
    ("Tea.\r\n\r\nOur drops cure gout.\r\n", f"Tea.\r\n\r\n{WAIVER}\r\nOur drops cure gout.\r\n"),
    ("> Tea.\n>\n> Our drops cure gout.\n", f"> Tea.\n>\n> {WAIVER}\n> Our drops cure gout.\n"),
    ("- Tea.\n- Our drops cure gout.\n", f"- Tea.\n- {WAIVER}\n  Our drops cure gout.\n"),
    ("10. Our drops cure gout.\n11. Tea.\n", f"10. {WAIVER}\n    Our drops cure gout.\n11. Tea.\n"),
    ("| a | b |\n|---|---|\n| Tea | Our drops cure gout |\n",
     f"| a | b |\n|---|---|\n| Tea | {WAIVER} Our drops cure gout |\n"),
])  # fmt: skip
def test_it_stands_right_before_its_block(before: str, after: str) -> None:
    assert waived(before) == after


def test_in_plain_text_too() -> None:
    assert waived("Tea.\n\nOur drops cure gout.\n", "draft.txt") == f"Tea.\n\n{WAIVER}\nOur drops cure gout.\n"


def test_it_says_what_the_house_requires() -> None:
    text = waived("Our drops cure gout.\n", waivers_require=("by", "until", "text"))
    assert text is not None
    assert text.startswith(f"<!-- claimlint-waive {CURE}: … (by …, until YYYY-MM-DD, text ")
    sound = text.replace("…", "Counsel").replace("YYYY-MM-DD", "9999-12-31")
    draft = Draft("draft.md", None, Config(waivers_require=("by", "until", "text")))
    findings = check_source(Source("draft.md", sound), draft, RUN).findings
    assert [one.waiver is not None for one in findings if one.rule == CURE] == [True]
    assert not [one for one in findings if one.rule.startswith("waivers/")]


def test_as_it_is_offered_it_excuses_nothing() -> None:
    text = waived("Our drops cure gout.\n")
    assert text is not None
    findings = check_source(Source("draft.md", text), Draft("draft.md", None, Config()), RUN).findings
    assert [one.waiver for one in findings if one.rule == CURE] == [None]
    assert "waivers/malformed" in {one.rule for one in findings}


def test_the_front_matter_has_no_place_for_it() -> None:
    assert waived("---\ntitle: Our drops cure gout\n---\n\nTea.\n") is None


def test_what_nobody_may_waive_is_not_waivable() -> None:
    draft = Draft("draft.md", None, Config())
    finding = check_source(Source("draft.md", "Our drops cure gout.\n"), draft, RUN).findings[0]
    assert waivable(finding, Config())
    assert not waivable(finding, Config(waivers_never=(finding.rule.split("/")[0],)))
    assert not waivable(replace(finding, rule="waivers/malformed"), Config())


def test_brackets_are_gaps() -> None:
    assert gapped("By [name]\non \\[day\\].") == ("By ", Gap("[name]"), "\non ", Gap("\\[day\\]"), ".")
