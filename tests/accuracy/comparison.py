"""Compares labels and findings: labelled posts and reports go in, what became of each label and trap comes out."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from claimlint.config import Config, RunOptions
from claimlint.discovery import Draft, Drafts
from claimlint.linter import lint
from claimlint.model.report import FileReport, Finding
from tests.accuracy.posts_with_labels import Label, LabelledPost, Trap, family, labelled_posts

#: The day by which the posts' dates are judged.
DAY = date(2026, 11, 1)


@dataclass(frozen=True, slots=True)
class Expected:
    """A label that is demanded, and the findings that meet it."""

    post: LabelledPost
    label: Label
    hits: tuple[Finding, ...]

    @property
    def exact(self) -> bool:
        """Whether one of the rules that are right here found it."""
        return any(hit.rule in self.label.rules for hit in self.hits)

    @property
    def level_agrees(self) -> bool:
        """Whether it was found at the level that the label asks for."""
        return any(hit.level == self.label.level for hit in self.hits)


@dataclass(frozen=True, slots=True)
class Reported:
    """A finding that stands on its own, and whether a label calls for it."""

    post: LabelledPost
    finding: Finding
    right: bool


@dataclass(frozen=True, slots=True)
class Tested:
    """A trap, and the findings that fell into it."""

    post: LabelledPost
    trap: Trap
    raised: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """All labels, findings and traps of the posts."""

    expected: tuple[Expected, ...]
    reported: tuple[Reported, ...]
    tested: tuple[Tested, ...]


@cache
def comparison() -> Comparison:
    """Every labelled post against what claimlint says of it, in one run."""
    posts = tuple(labelled_posts())
    return compare(posts, check(posts))


def check(posts: Sequence[LabelledPost]) -> tuple[FileReport, ...]:
    """What claimlint reports of each post under its own profile and country, in the order of the posts."""
    with tempfile.TemporaryDirectory() as folder:
        drafts = tuple(_draft(post, Path(folder)) for post in posts)
        report = lint(Drafts(drafts), RunOptions(DAY))
    by_path = {file.path: file for file in report.files}
    return tuple(by_path[draft.path] for draft in drafts)


def _draft(post: LabelledPost, folder: Path) -> Draft:
    file = folder / f"{post.name}.md"
    file.write_text(post.text, encoding="utf-8", newline="")
    return Draft(file.name, file, Config(profile=post.profile, jurisdiction=post.country))


def compare(posts: Iterable[LabelledPost], reports: Iterable[FileReport]) -> Comparison:
    """Labels against findings; the two go in pairs."""
    expected: list[Expected] = []
    reported: list[Reported] = []
    tested: list[Tested] = []
    for post, report in zip(posts, reports, strict=True):
        assert report.error is None, report.error
        found = report.findings
        expected += (
            Expected(post, label, tuple(one for one in found if meets(one, label)))
            for label in post.labels
            if label.demanded
        )
        reported += (
            Reported(post, one, any(meets(one, label) for label in post.labels)) for one in found if one.under is None
        )
        tested += (Tested(post, trap, tuple(one for one in found if falls_into(one, trap))) for trap in post.traps)
    return Comparison(tuple(expected), tuple(reported), tuple(tested))


def meets(finding: Finding, label: Label) -> bool:
    """Whether a finding is what a label asks for: its rule for a whole post, its family on the words for a span."""
    if label.span is None:
        return finding.rule in label.rules
    return family(finding.rule) in label.families and _overlaps(finding, label.span)


def falls_into(finding: Finding, trap: Trap) -> bool:
    """Whether a finding reports words that are fine; a duty of the whole post may start anywhere."""
    quiet = not trap.families or family(finding.rule) in trap.families
    return quiet and finding.scope == "span" and _overlaps(finding, trap.span)


def _overlaps(finding: Finding, span: tuple[int, int]) -> bool:
    return finding.start.offset < span[1] and span[0] < finding.end.offset
