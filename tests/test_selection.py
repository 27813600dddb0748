"""Looking only where something can be, and trying everything everywhere: the same reports, to the letter."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Never

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimlint import linter
from claimlint.annotators import statistic
from claimlint.config import Configurations, RunOptions
from claimlint.discovery import Draft
from claimlint.expressions.selection import trying_everything
from claimlint.linter import check_source
from claimlint.model.document import Source
from claimlint.model.report import FileReport
from claimlint.model.rule import Rule
from tests.texts import shipped

RUN = RunOptions(date(2026, 1, 15), "error")
EXAMPLES = Path(__file__).parents[1] / "examples"
EVERYDAY = Path(__file__).with_name("bench") / "everyday.txt"
#: So many characters of a post, as trying everything takes its time.
HEAD = 600
_SENTENCE = re.compile(r"[^.!?\n]{20,}[.!?]")


@cache
def corpus() -> tuple[str, ...]:
    """Sentences of the example posts, and what the rules' own examples say."""
    posts = "\n\n".join(path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("*.md")))
    examples = [one.text for rule in shipped().rules for one in (*rule.bad, *rule.good)]
    return (*_SENTENCE.findall(posts), *(text for text in examples if len(text) < 300))


def report(text: str, profile: str, *rules: str) -> FileReport:
    config = Configurations(None, {"profile": profile, "select": rules}).of(Path("draft.md"))
    return check_source(Source("draft.md", text, False), Draft("draft.md", Path("draft.md"), config), RUN)


def plain_report(text: str, profile: str) -> FileReport:
    with trying_everything():
        return report(text, profile)


@st.composite
def edited(draw: st.DrawFn) -> str:
    """A few sentences of the corpus, some of their words taken out, doubled, joined or exchanged."""
    found = draw(st.lists(st.sampled_from(corpus()), min_size=1, max_size=3))
    words = "\n\n".join(found).split(" ")
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(words) - 1))
        match draw(st.sampled_from(["out", "double", "join", "hyphen", "exchange", "stop"])):
            case "out":
                words[at] = ""
            case "double":
                words.insert(at, words[at])
            case "join":
                words[at : at + 2] = ["".join(words[at : at + 2])]
            case "hyphen":
                words[at : at + 2] = ["-".join(words[at : at + 2])]
            case "exchange":
                other = draw(st.integers(0, len(words) - 1))
                words[at], words[other] = words[other], words[at]
            case _:
                words[at] += ".\n\n"
    return " ".join(words)


@settings(max_examples=12)
@given(edited(), st.sampled_from(["clinic", "publisher", "supplement", "pharma"]))
def test_random_edits_get_the_report_of_the_plain_path(text: str, profile: str) -> None:
    assert report(text, profile) == plain_report(text, profile)


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.md")), ids=lambda path: path.stem)
def test_examples_get_the_report_of_the_plain_path(path: Path) -> None:
    text = path.read_text(encoding="utf-8")[:HEAD]
    begin = report(text, "clinic")
    assert begin.error is None
    assert begin == plain_report(text, "clinic")


@pytest.mark.parametrize("rule", shipped().rules, ids=lambda rule: rule.id)
def test_a_rule_on_its_own_gets_every_mark_that_it_reads(rule: Rule, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n\n".join(example.text for example in (*rule.bad, *rule.good))
    profile = next(iter(rule.when.profiles), "publisher")
    alone = report(text, profile, rule.id)
    monkeypatch.setattr(linter, "_asked", lambda *_: None)
    assert alone == report(text, profile, rule.id)
    assert alone.error is None


def test_annotators_that_no_rule_asks_for_do_not_run(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> Never:
        raise AssertionError

    monkeypatch.setattr(statistic, "annotate", fails)
    assert [one.rule for one in report("Our tea cures asthma.", "publisher", "claims/cure-claim").findings]
    assert report("Our tea cures asthma.", "publisher", "citations/uncited-statistic").error is not None


def test_posts_not_about_health_are_not_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> Never:
        raise AssertionError

    monkeypatch.setattr("claimlint.language.reading.parse", fails)
    text = EVERYDAY.read_text(encoding="utf-8")
    assert " no " in text
    assert report(text, "publisher").error is None
    assert report("Our tea cures asthma.", "publisher").error is not None
