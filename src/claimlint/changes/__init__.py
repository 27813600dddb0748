"""What a change brought in: drafts and a revision go in, a report on the changed posts comes out.

Each changed post is judged whole, as it is and as it was, with the rules and settings of today. Its findings that were
not there before, or not so grave, are reported; so what a change took away is seen as well as what it added. What it
did to the gate itself, the settings and the baseline, is reported beside them.
"""

from __future__ import annotations

from dataclasses import replace

from claimlint.changes.bases import Bases
from claimlint.changes.gate import weakened
from claimlint.changes.posts import Changed, change_of
from claimlint.comparison import news
from claimlint.config import RunOptions
from claimlint.discovery import Drafts
from claimlint.engine.regrouping import regrouped
from claimlint.linter import lint, report_on
from claimlint.model.report import FileReport, Report, Since
from claimlint.run_report import unchecked

__all__ = ["report_since"]


def report_since(drafts: Drafts, run: RunOptions, revision: str) -> Report:
    """The report on what has changed since a revision.

    Raises SettingsFault when there is nothing to compare with, and what `lint` raises.
    """
    if not drafts.files:
        return replace(lint(drafts, run), files=tuple(weakened(drafts, run, Bases(revision))))
    change = change_of(drafts, revision)
    now = lint(Drafts(tuple(post.now for post in change.posts)), run)
    was = tuple(post.was for post in change.posts if post.was is not None)
    then = {file.path: file for file in lint(Drafts(was), replace(run, needs=())).files}
    by_path = {post.now.path: post for post in change.posts}
    files = [_new_in(file, _before(by_path[file.path], then)) for file in now.files]
    known = sum(len(file.findings) for file in now.files) - sum(len(file.findings) for file in files)
    judged = sum(file.error is None for file in files)
    why = "it stands outside the repository, so there is nothing to compare it with; check it without --since"
    others = [unchecked(draft, f"{draft.path}: {why}") for draft in change.outside]
    on_gate = weakened(drafts, run, change.bases)
    report = report_on([*files, *others, *on_gate], drafts, run)
    return replace(report, since=Since(revision, change.bases.main.commit, judged, known))


def _before(post: Changed, then: dict[str, FileReport]) -> FileReport | None:
    return then[post.was.path] if post.was is not None else None


def _new_in(now: FileReport, then: FileReport | None) -> FileReport:
    """The report on a post without what stood there before."""
    if now.error is not None or then is None:
        return now
    if then.error is not None:
        return replace(
            now, hints=(*now.hints, f"All findings are shown, for the post as it was is unknown: {then.error}.")
        )
    new = {one.fingerprint for one in news(then.findings, now.findings)}
    kinds = ["new" if one.fingerprint in new else "old" for one in now.findings]
    told = zip(regrouped(now.findings, kinds), kinds, strict=True)
    return replace(now, findings=tuple(one for one, kind in told if kind == "new"))
