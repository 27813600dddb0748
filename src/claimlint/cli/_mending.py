"""What `check` does with `--fix` and `--diff`: drafts go in, fixed files, a diff, or standard input fixed come out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimlint.cli._delivery import deliver, say
from claimlint.outputs.terminal.outcome import count
from claimlint.outputs.terminal.painting import Paint
from claimlint.outputs.terminal.visible import visible

if TYPE_CHECKING:
    from claimlint.config import RunOptions
    from claimlint.discovery import Draft, Drafts
    from claimlint.fixing import Fixed
    from claimlint.model.report import FileReport, Report

_LOOKS = {"+": "pass", "-": "blocked", "@": "note"}


def fix(drafts: Drafts, run: RunOptions) -> Report:
    """Adds to each draft what it lacks, and gives the report on all as they are now.

    A draft on standard input goes to standard output, fixed or, when it could be read but not checked, as it was.
    """
    from claimlint.baseline import Carriers
    from claimlint.fixing import write
    from claimlint.linter import report_on

    Carriers(drafts, carry=run.baseline)  # a broken baseline is said before any draft is changed
    checked = []
    for result in _results(drafts, run):
        if isinstance(result, tuple):
            checked.append(result[1])
            continue
        checked.append(write(result))
        if result.draft.file is None:
            _print(result)
    return report_on(checked, drafts, run)


def show_difference(drafts: Drafts, run: RunOptions, output: str | None, *, colour: bool) -> Report:
    """Shows what `fix` would do, and gives the report on the drafts as they are, which stay so."""
    from claimlint.fixing import difference
    from claimlint.linter import report_on

    checked: list[FileReport] = []
    shown: list[str] = []
    statements: list[int] = []
    for result in _results(drafts, run):
        if isinstance(result, tuple):
            checked.append(result[1])
            continue
        checked.append(result.found)
        said = set(result.found.hints)
        say(*(f"{result.draft.path}: {hint}" for hint in result.report.hints if hint not in said))
        if text := difference(result, visible(result.draft.path)):
            shown.append(text)
            statements.append(len(result.report.fixes))
    whole = "".join(shown)
    on_terminal = output is None and sys.stdout is not None and sys.stdout.isatty()
    deliver(_readable(whole, Paint(colour)) if on_terminal else whole, output, utf8=True, form="diff")
    say(_sum(statements))
    return report_on(checked, drafts, run)


def _results(drafts: Drafts, run: RunOptions) -> Iterator[Fixed | tuple[Draft, FileReport]]:
    """Each draft fixed, or with the report that says why it could not be read."""
    from claimlint.discovery import read_source
    from claimlint.errors import UncheckedFile
    from claimlint.fixing import fixed
    from claimlint.run_report import unchecked

    for draft in drafts.files:
        try:
            source = read_source(draft)
        except UncheckedFile as fault:
            yield draft, unchecked(draft, str(fault))
        else:
            yield fixed(source, draft, run)


def _print(result: Fixed) -> None:
    from claimlint.fixing import encoded

    deliver(encoded(result.after).decode(), utf8=True, form="draft")


def _readable(text: str, paint: Paint) -> str:
    """A diff for eyes: painted, and without what could command a terminal."""
    lines = (visible(line) for line in text.split("\n"))
    return "\n".join(paint(_LOOKS[line[0]], line) if line[:1] in _LOOKS else line for line in lines)


def _sum(statements: list[int]) -> str:
    if not statements:
        return "There is nothing that --fix would add."
    return f"--fix would add {count(sum(statements), 'statement')} to {count(len(statements), 'file')}."
