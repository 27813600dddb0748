"""`check --watch`: drafts are found and checked again whenever something changes, until Ctrl-C."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeAlias

import click

from claimlint.cli._delivery import say, sentence_of
from claimlint.errors import ClaimlintError
from claimlint.outputs.terminal.outcome import count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimlint.checking.watching import Watch
    from claimlint.config import RunOptions
    from claimlint.discovery import Drafts
    from claimlint.model.report import Report

_Round: TypeAlias = tuple[str, tuple[str, ...]]


def refuse_unwatchable(context: click.Context, paths: Sequence[str], *, more: bool) -> None:
    """Raises UsageError where --watch makes no sense."""
    if "-" in paths:
        raise click.UsageError("standard input is read once, so --watch cannot wait for changes; name a file", context)
    if more:
        raise click.UsageError("--watch only checks whole posts; give --fix, --diff or --since without it", context)


def watch(
    find: Callable[[], tuple[Drafts, RunOptions]],
    show: Callable[[Drafts, RunOptions], Report],
    *,
    paths: Sequence[str],
    config: str | None,
    **_: Any,
) -> str:
    """Finds drafts and shows the report on them, again and again; the outcome of the last report, at Ctrl-C.

    Broken settings or rules are said, and waited for like anything else.
    """
    from claimlint.checking.watching import Watch

    files = Watch(paths, config)
    outcome = "unchecked"
    try:
        while True:
            outcome, said = _round(files, find, show)
            say(*said)
            if files.are_rules(files.wait()):
                from claimlint.linter import forget_packs

                forget_packs()
            say("")
    except KeyboardInterrupt:
        return outcome


def _round(files: Watch, find: Callable[[], tuple[Drafts, RunOptions]], show: Callable[..., Report]) -> _Round:
    """One run: its outcome, and what is said after it."""
    drafts = None
    try:
        drafts, run = find()
        files.look(drafts)
        report = show(drafts, run)
    except ClaimlintError as fault:
        if drafts is None:
            files.look(None)
        return "unchecked", (
            *sentence_of(str(fault)).splitlines(),
            "Nothing was checked; watching until that is mended.",
        )
    files.look_beside(drafts, report)
    return report.outcome, (f"Watching {count(len(drafts.files), 'draft')}; press Ctrl-C to end.",)
