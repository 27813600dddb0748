"""Chooses what a post lacks and adds it: a draft's text goes in, the text with the statements that count comes out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from claimlint.comparison import news
from claimlint.config import RunOptions
from claimlint.discovery import Draft, suffix_of
from claimlint.engine.lines import LineIndex
from claimlint.fixing.insertion import Insertion, escaped, inserted
from claimlint.fixing.places import places
from claimlint.fixing.shape import shows
from claimlint.linter import check_source, rules_of
from claimlint.model.document import Source
from claimlint.model.report import FileReport, Finding, Fix
from claimlint.readers import reader_for, takes_paragraphs

#: So many places are looked at for one statement, and so many of them checked, before it is left to the editor.
MOST_PLACES, MOST_CHECKED = 100, 20


@dataclass(frozen=True, slots=True)
class Fixed:
    """A draft before and after."""

    draft: Draft
    before: Source
    after: Source
    found: FileReport
    """The report on the text as it was."""
    report: FileReport
    """The report on the text with the statements, which are among its `fixes`."""


@dataclass(frozen=True, slots=True)
class _Added:
    """One statement more."""

    rule: str
    words: str
    insertion: Insertion


def fixed(source: Source, draft: Draft, run: RunOptions) -> Fixed:
    """The text of a draft with the statements that it lacks and that may be added as they are.

    The text stays as it is when it could not be checked. A statement whose lack somebody has waived is not added, and
    none is added where a waiver would then excuse more or less than before. What cannot be added is said in a hint of
    the report. Raises SettingsFault and PackFaults as lint does.
    """
    found = check_source(source, draft, run)
    lacking = _lacking(found, draft)
    left = [finding.rule for finding in (lacking if draft.config.place.at == "end" else reversed(lacking))]
    after, report, added, refused = source, found, list[_Added](), dict[str, str]()
    while left:
        rule = left.pop(0)
        now = next((one for one in _lacking(report, draft) if one.rule == rule), None)
        if now is None:  # another statement has said it as well
            refused.pop(rule, None)
            continue
        step = _with_statement(after, report, now, draft, run)
        if isinstance(step, str):
            refused[rule] = step
            continue
        after, report, one = step
        added.append(one)
        # With this statement there may be a place for one that had none before.
        left += [other for other in refused if other not in left]
        refused.pop(rule, None)
    fixes = tuple(_fixes(added, after.text))
    return Fixed(draft, source, after, found, replace(report, fixes=fixes, hints=(*report.hints, *refused.values())))


def statement(source: Source, report: FileReport, finding: Finding, draft: Draft, run: RunOptions) -> Insertion | str:
    """The text with the statement that one finding of a report on it asks for, where it counts; else the reason."""
    if finding.rule not in {one.rule for one in _lacking(report, draft)}:
        return f"The statement that {finding.rule} asks for has gaps to fill in; add it by hand."
    step = _with_statement(source, report, finding, draft, run)
    return step if isinstance(step, str) else step[2].insertion


def draft_statement(source: Source, finding: Finding, draft: Draft) -> Insertion | None:
    """The text with a statement that somebody has yet to fill in, at the first place where it stands by itself."""
    return next(_insertions(source, draft, " ".join(finding.paste.split())), None)


def addable(finding: Finding, draft: Draft) -> bool:
    """Whether the statement that a finding asks for may be added as it is."""
    return bool(finding.paste) and any(rule.id == finding.rule and rule.fix for rule in rules_of(draft.config))


def _lacking(report: FileReport, draft: Draft) -> list[Finding]:
    """The first finding of each rule whose statement may be added as it is."""
    addable = {rule.id for rule in rules_of(draft.config) if rule.fix}
    first: dict[str, Finding] = {}
    for finding in report.findings:
        if finding.rule in addable and finding.paste and finding.waiver is None:
            first.setdefault(finding.rule, finding)
    return list(first.values())


def _refusal(rule: str, disturbed: set[str]) -> str:
    why = "there is no place in this file where it would stand as a paragraph of its own and count"
    if disturbed:
        why = f"with it {', '.join(sorted(disturbed))} would find something else in this file than without it"
    return f"The statement that {rule} asks for was not added, as {why}; add it by hand."


def _with_statement(
    source: Source, report: FileReport, finding: Finding, draft: Draft, run: RunOptions
) -> tuple[Source, FileReport, _Added] | str:
    """The text with the statement at the best place where it counts, and the report on it; else the reason."""
    disturbed: set[str] = set()
    words = " ".join(finding.paste.split())
    for insertion in islice(_insertions(source, draft, words), MOST_CHECKED):
        after = replace(source, text=insertion.text)
        checked = check_source(after, draft, run)
        if checked.error is None and finding.rule not in {one.rule for one in _lacking(checked, draft)}:
            others = _disturbed(report, checked, draft)
            if not others:
                return after, checked, _Added(finding.rule, words, insertion)
            disturbed |= others
    return _refusal(finding.rule, disturbed)


def _insertions(source: Source, draft: Draft, words: str) -> Iterator[Insertion]:
    """The text with the words as a paragraph of their own, at every place where readers see them as one."""
    read = reader_for(suffix_of(source.path))
    assert read is not None  # the text has been checked
    if not takes_paragraphs(source.path):  # it is left to the editor there
        return
    before = read(source)
    for at in islice(places(before, draft.config.place), MOST_PLACES):
        for written in (words, escaped(words)):
            insertion = inserted(source.text, at, written)
            if shows(before, read(replace(source, text=insertion.text)), insertion, words):
                yield insertion
                break


def _disturbed(before: FileReport, after: FileReport, draft: Draft) -> set[str]:
    """The rules that find something new or graver, or whose findings are waived otherwise, or that no longer find what
    is no want of a statement.
    """
    had = {one.fingerprint: one for one in before.findings}
    kept = {one.fingerprint for one in after.findings}
    gone = {one.rule for one in before.findings if one.fingerprint not in kept}
    otherwise = {
        one.rule for one in after.findings if one.fingerprint in had and one.waiver != had[one.fingerprint].waiver
    }
    news_of = {one.rule for one in news(before.findings, after.findings)}
    return gone - {one.rule for one in _lacking(before, draft)} | news_of | otherwise


def _fixes(added: list[_Added], text: str) -> Iterator[Fix]:
    """The statements where they stand in the end, in order."""
    lines = LineIndex(text)
    spans = []
    for number, one in enumerate(added):
        later = [other.insertion for other in added[number + 1 :]]
        start, end = one.insertion.start, one.insertion.end
        for insertion in later:
            shift = insertion.grown if insertion.at <= start else 0
            start, end = start + shift, end + shift
        spans.append((start, end, one))
    for start, end, one in sorted(spans, key=lambda span: span[:2]):
        yield Fix(one.rule, one.words, lines.position(start), lines.position(end))
