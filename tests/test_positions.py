"""Whatever the Markdown, a finding's offsets frame exactly what the author typed, markup inside included."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimlint.engine.judging import judge
from claimlint.expressions.syntax import parse
from claimlint.model.report import Finding
from claimlint.model.rule import Condition, Pack, Rule
from claimlint.model.setting import Setting
from tests.readers.strategies import Draft, markdown
from tests.texts import DAY, read, shipped

relaxed = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def findings(draft: Draft, expression: str) -> tuple[Finding, ...]:
    """What a rule with this one expression reports of a draft."""
    rule: Rule = replace(shipped().rules[0], find=(parse(expression),), when=Condition(), levels=(), per="finding")
    pack = Pack((rule,), {}, shipped().authorities)
    return judge(read(draft.text), (rule,), pack, Setting(as_of=DAY))


def is_marker(words: str) -> bool:
    """Notes and keys in brackets are one token, so a quoted text inside reports the whole."""
    return words.startswith(("[^", "[@", "[-@")) and words.endswith("]")


@relaxed
@given(markdown(), st.data())
def test_a_word_is_reported_where_it_stands(draft: Draft, data: st.DataObject) -> None:
    word = data.draw(st.sampled_from(draft.visible))
    for found in findings(draft, f'"{word}"'):
        assert found.excerpt == draft.text[found.start.offset : found.end.offset]
        assert found.sentence[slice(*found.sentence_span)] == found.excerpt
        assert word == found.excerpt or (word in found.excerpt and is_marker(found.excerpt))


@relaxed
@given(markdown(), st.data())
def test_words_with_markup_between_are_framed_by_their_ends(draft: Draft, data: st.DataObject) -> None:
    first = data.draw(st.integers(0, max(0, len(draft.visible) - 2)))
    left, right = draft.visible[first], draft.visible[min(first + 1, len(draft.visible) - 1)]
    for found in findings(draft, f'"{left}" .. "{right}"'):
        assert found.excerpt == draft.text[found.start.offset : found.end.offset]
        assert found.excerpt.startswith(left) or is_marker(found.excerpt[: found.excerpt.find(left) + 1] + "]")
        assert found.excerpt.endswith((right, right + "]"))
        lines = draft.text[: found.start.offset].replace("\r\n", "\n").replace("\r", "\n").count("\n")
        assert found.start.line == lines + 1


def test_both_properties_are_about_something() -> None:
    draft = Draft("A *teaq0z* and\n> **doseq1z**, `x`\n\nteaq2z &amp; [doseq3z](/a)", ("teaq2z", "doseq3z"), ())
    assert [one.excerpt for one in findings(draft, '"teaq2z" .. "doseq3z"')] == ["teaq2z &amp; [doseq3z"]
