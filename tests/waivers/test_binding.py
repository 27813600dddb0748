"""Marks that are written into waivers: nothing else in the draft changes, and the waivers hold as they did."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings

from claimlint.config import Config
from claimlint.model.document import Source
from claimlint.readers import reader_for
from claimlint.waivers import bound
from claimlint.waivers.binding import Bound
from tests.waivers.drafts import CURE, OTHER, SELECT, checked, rules, states
from tests.waivers.test_waivers import PARTS

STRICT = Config(select=SELECT, waivers_require=("text",))
MARKS = re.compile(r",? ?\(?text( [0-9a-f]{8})+\)?")


def made(text: str, config: Config | None = None) -> Bound:
    read = reader_for(".md")
    assert read is not None
    return bound(Source("draft.md", text), checked(text, config).waivers, read)


@pytest.mark.parametrize(
    ("written", "after"),
    [
        (
            f"<!-- claimlint-waive claims: agreed -->\n{CURE}\n",
            f"<!-- claimlint-waive claims: agreed (@) -->\n{CURE}\n",
        ),
        (f"<!--claimlint-waive claims: agreed-->\n{CURE}\n", f"<!--claimlint-waive claims: agreed (@)-->\n{CURE}\n"),
        (
            f"> <!-- claimlint-waive claims: agreed (once)\n> (by Legal) -->\n> {CURE}",
            f"> <!-- claimlint-waive claims: agreed (once)\n> (by Legal, @) -->\n> {CURE}",
        ),
        (
            f"---\nclaimlint-waive: 'claims: agreed (until 2027-01-01)'\n---\n{CURE}\n",
            f"---\nclaimlint-waive: 'claims: agreed (until 2027-01-01, @)'\n---\n{CURE}\n",
        ),
        (
            f'---\nclaimlint-waive:\n  - "claims: agreed"  # so\ntitle: Tea\n---\n{CURE}\n',
            f'---\nclaimlint-waive:\n  - "claims: agreed (@)"  # so\ntitle: Tea\n---\n{CURE}\n',
        ),
    ],
)
def test_where_a_mark_goes(written: str, after: str) -> None:
    for config in (None, STRICT):
        result = made(written, config)
        (waiver,) = result.added
        assert result.source.text == after.replace("@", f"text {waiver.found[0]}")
        assert states(checked(result.source.text, STRICT)) == ["active"]
        assert rules(checked(result.source.text, STRICT)) == []


def test_several_sentences() -> None:
    text = f"<!-- claimlint-waive claims: agreed -->\n- {CURE}\n- {OTHER}\n"
    after = made(text).source.text
    assert len(re.findall("[0-9a-f]{8}", after)) == 2
    assert rules(checked(after.replace(OTHER, "Our herbal drops cure migraine."))) == [
        "waivers/text-changed", "claims/cure-claim",
    ]  # fmt: skip


def test_what_is_bound_or_excuses_nothing_stays() -> None:
    bare = f"<!-- claimlint-waive hype: agreed -->\n{CURE}\n\n<!-- claimlint-waive zzz: agreed -->\n{CURE}\n"
    assert made(bare).source.text == bare
    once = made(f"<!-- claimlint-waive claims: agreed -->\n{CURE}\n").source.text
    changed = once.replace(CURE, OTHER)
    assert made(once) == Bound(Source("draft.md", once))
    assert made(changed) == Bound(Source("draft.md", changed)), "somebody must agree to the new text first"


@pytest.mark.parametrize(
    "key",
    [
        "claimlint-waive:\n  rule: claims\n  reason: agreed",
        "claimlint-waive: {rule: claims, reason: agreed}",
        "claimlint-waive:\n  - {rule: claims, reason: 'agreed'}",
    ],
)
def test_what_cannot_be_written_is_left_to_the_editor(key: str) -> None:
    text = f"---\n{key}\n---\n{CURE}\n"
    result = made(text)
    assert result.source.text == text
    assert [len(waiver.found) for waiver in result.refused] == [1]


@settings(max_examples=25)
@given(PARTS)
def test_any_draft_is_bound_once(parts: list[str]) -> None:
    text = "\n\n".join(parts)
    result = made(text)
    after = result.source.text
    assert result.refused == ()
    assert len(MARKS.findall(after)) - len(MARKS.findall(text)) == len(result.added)
    assert made(after).source.text == after
    assert states(checked(after)) == states(checked(text))
    assert rules(checked(after)) == rules(checked(text))
