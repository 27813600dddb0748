"""Whatever a writer does to a post, the report on the change holds exactly what was not there before."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimlint.changes import report_since
from claimlint.config import Config, RunOptions
from claimlint.discovery import Draft, Drafts
from claimlint.linter import lint
from claimlint.model.levels import rank
from claimlint.model.report import FileReport, Finding
from tests.changes.edits import edited

RUN = RunOptions(date(2026, 1, 15))
PROFILES = {"clinic-post": "clinic", "publisher-article": "publisher", "supplement-page": "supplement"}


@pytest.fixture(scope="module")
def repository(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with one commit that holds the example posts."""
    root = tmp_path_factory.mktemp("posts").resolve()
    for name in PROFILES:
        (root / f"{name}.md").write_bytes((checkout / "examples" / f"{name}.md").read_bytes())
    identity = ["-c", "user.name=editor", "-c", "user.email=editor@example.org"]
    for command in (["init", "--quiet"], ["add", "--all"], [*identity, "commit", "--quiet", "--message=Posts"]):
        subprocess.run(["git", "-C", str(root), *command], check=True)
    return root


@pytest.fixture(scope="module")
def before(repository: Path) -> Mapping[str, FileReport]:
    """The reports on the posts as they were committed."""
    return {name: report_on(repository / f"{name}.md", profile) for name, profile in PROFILES.items()}


def report_on(file: Path, profile: str) -> FileReport:
    return lint(drafts(file, profile), RUN).files[0]


def drafts(file: Path, profile: str) -> Drafts:
    return Drafts((Draft(file.name, file, Config(profile=profile)),))


def place(finding: Finding) -> tuple[str, str, int, int]:
    return finding.fingerprint, finding.level, finding.start.offset, finding.end.offset


@settings(max_examples=12, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_exactly_the_new_findings_are_reported(
    repository: Path, before: Mapping[str, FileReport], data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(sorted(PROFILES)))
    file, profile = repository / f"{name}.md", PROFILES[name]
    committed = file.read_bytes()
    try:
        file.write_text(data.draw(edited(committed.decode())), encoding="utf-8")
        now, report = report_on(file, profile), report_since(drafts(file, profile), RUN, "HEAD")
    finally:
        file.write_bytes(committed)
    had = {one.fingerprint: one for one in before[name].findings}
    new = [
        one
        for one in now.findings
        if one.fingerprint not in had or rank(one.level) > rank(had[one.fingerprint].level)
    ]  # fmt: skip
    shown = report.files[0].findings if report.files else ()
    assert [*map(place, shown)] == [*map(place, new)]
    assert len({one.fingerprint for one in now.findings}) == len(now.findings)
    assert report.since is not None
    assert not report.files or report.since.known == len(now.findings) - len(new)
    leaders = {one.rule for one in shown if one.under is None}
    assert all(one.under in leaders for one in shown if one.under is not None)
