"""The work on a post grows with its length, not with its square: calls are counted, nothing is timed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from claimlint.config import Configurations, RunOptions
from claimlint.discovery import Draft
from claimlint.linter import check_source
from claimlint.model.document import Source

RUN = RunOptions(date(2026, 1, 15), "error")
SENTENCES = (
    "Our tea cures migraine in 95% of patients (Smith, 2020).",
    "In a trial of 40 adults, sleep improved by 12% [1].",
    "Ask your doctor before you stop a medicine, as stopping may be dangerous.",
)


def sentences(times: int) -> list[str]:
    return [SENTENCES[number % 3] for number in range(times)]


#: How a post is made of so many parts, and of how many: where sentences are cut in pieces, more than one piece.
POSTS: dict[str, tuple[Callable[[int], str], int]] = {
    "paragraphs": (lambda times: "\n\n".join(sentences(times)), 40),
    "one line": (lambda times: " ".join(sentences(times)), 40),
    "one sentence": (lambda times: " and ".join(["our tea cures migraine"] * times), 200),
    "links": (lambda times: " ".join(f"[study {n}](https://example.org/{n})" for n in range(times)), 250),
    "list": (lambda times: "It helps:\n\n" + "\n".join(f"- {one}" for one in sentences(times)), 40),
    "table": (lambda times: "| a | b |\n|---|---|\n" + "\n".join(f"| {one} | 12% |" for one in sentences(times)), 30),
    "references": (
        lambda times: f"{SENTENCES[1]}\n\n## References\n\n"
        + "\n".join(f"{n}. Smith J, Lee K. Sleep in adults. J Sleep. 2020;{n}:1-9." for n in range(1, times)),
        60,
    ),
    "labelled lists": (
        lambda times: "Side effects:\n\n" + "- [Tea](/tea): ❌ benefits: less pain\n" * times,
        60,
    ),
    "verdicts": (
        lambda times: "| Claim | Verdict |\n|---|---|\n" + "| Tea cures migraine | False |\n" * times,
        40,
    ),
    "sections": (lambda times: "## Related posts\n\n- [Tea cures](/a)\n- [Tea heals](/b)\n\n" * times, 40),
    "quotations within each other": (
        lambda times: "\n".join("> " * (number % 40) + one for number, one in enumerate(sentences(times))),
        40,
    ),
}  # fmt: skip


def calls(text: str) -> int:
    """How many functions are called while a post is checked."""
    config = Configurations(None, {}).of(Path("draft.md"))
    count = 0

    def counted(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        report = check_source(Source("draft.md", text, False), Draft("draft.md", Path("draft.md"), config), RUN)
    finally:
        sys.setprofile(before)
    assert report.error is None
    return count


@pytest.mark.parametrize("name", POSTS)
def test_twice_the_post_is_about_twice_the_work(name: str) -> None:
    post, times = POSTS[name]
    calls(post(times))  # what words lists have to say of these words is worked out once
    assert calls(post(2 * times)) < 2.6 * calls(post(times))
