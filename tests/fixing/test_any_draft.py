"""Whatever a draft looks like: `--fix` keeps every character of it, adds what counts, and then has nothing to do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimlint.config import Config, Place
from claimlint.fixing import Fixed, write
from tests.fixing.drafts import MARK, draft, drafts, mended_file, rules

CONFIGS = (
    Config(), Config(profile="clinic", jurisdiction="uk"), Config(profile="supplement"),
    Config(place=Place("start")), Config(place=Place("after-heading", "What we saw"), profile="supplement"),
)  # fmt: skip
LINE_END = re.compile(r"\r\n|\r|\n")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("drafts")


@settings(max_examples=60)
@given(data=drafts(), config=st.sampled_from(CONFIGS), name=st.sampled_from(("draft.md", "draft.md", "draft.txt")))
def test_any_draft(place: Path, data: bytes, config: Config, name: str) -> None:
    file = place / name
    file.write_bytes(data)
    once = mended_file(file, config)
    if once.found.error is not None:
        assert once.after == once.before
        return
    report = write(once)
    after = file.read_bytes()
    assert report == once.report
    _nothing_is_lost(data.decode(), after.decode(), once)
    _what_was_added_counts(once)
    again = mended_file(file, config)
    assert again.report.fixes == ()
    assert again.found.findings == once.report.findings
    write(again)
    assert file.read_bytes() == after


def _nothing_is_lost(before: str, after: str, fixed: Fixed) -> None:
    assert after.startswith(MARK) == before.startswith(MARK)
    before, after = before.removeprefix(MARK), after.removeprefix(MARK)
    assert _is_subsequence(LINE_END.split(before), LINE_END.split(after))
    if fixed.report.fixes:
        assert set(LINE_END.findall(after)) <= (set(LINE_END.findall(before)) or {"\n"})
        assert before.endswith(("\r", "\n")) == after.endswith(("\r", "\n"))
        rest = after
        for fix in reversed(fixed.report.fixes):
            written = rest[fix.start.offset : fix.end.offset]
            assert written.replace("\\", "") == fix.text.replace("\\", "")
            rest = rest[: fix.start.offset] + rest[fix.end.offset :]
        assert LINE_END.sub("", rest) == LINE_END.sub("", before)
    else:
        assert after == before


def _what_was_added_counts(fixed: Fixed) -> None:
    before, after = fixed.found, fixed.report
    assert {one.fingerprint for one in after.findings} <= {one.fingerprint for one in before.findings}
    added = {fix.rule for fix in after.fixes}
    assert rules(before) - rules(after) == added
    refused = {finding.rule for finding in after.findings if any(finding.rule in hint for hint in after.hints)}
    assert not refused & added


def _is_subsequence(part: Sequence[str], whole: Sequence[str]) -> bool:
    rest = iter(whole)
    return all(line in rest for line in part)


@given(data=drafts())
@settings(max_examples=15)
def test_writing_keeps_what_was_not_to_be_changed(place: Path, data: bytes) -> None:
    file = place / "careful.md"
    file.write_bytes(data)
    one = draft(file, Config(ignore=("disclaimers", "safety")))
    assert mended_file(one.file or file, one.config).after.text == data.decode().removeprefix(MARK)
