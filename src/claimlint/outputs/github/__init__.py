"""The report for GitHub Actions: annotations on the changed lines, and the plain report in the log behind them.

GitHub shows ten annotations of each level a step and drops the rest without a word, so the worst come first, and
the tenth says how many more there are. The plain report, folded in the log, holds everything.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from claimlint.model.report import FileReport, Finding, Report
from claimlint.outputs import Append, Style
from claimlint.outputs._order import unchecked, worst_first
from claimlint.outputs._words import counsel
from claimlint.outputs.github.commands import command
from claimlint.outputs.github.summary import summary
from claimlint.outputs.terminal import render as render_plain
from claimlint.outputs.terminal.outcome import count, outcome

APPENDS: Mapping[str, Append] = MappingProxyType({"GITHUB_STEP_SUMMARY": (2**20, summary)})
_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}
_MOST = 10


def render(report: Report, style: Style) -> str:
    """Workflow commands, each on a line of its own, around the plain report."""
    plain = render_plain(report, replace(style, colour=False, verbose=True, show=frozenset({"known", "waived"})))
    # Nothing in it is a command: no draft can hold the hash of a report that quotes it.
    token = hashlib.sha256(plain.encode("utf-8", "replace")).hexdigest()
    lines = [
        *_annotations(report, style),
        command("group", "claimlint: the whole report"),
        command("stop-commands", token),
        *(line.replace("##[", "## [") for line in plain.rstrip("\n").split("\n")),
        f"::{token}::",
        command("endgroup"),
        _plain(outcome(report)),
    ]
    return "\n".join(lines) + "\n"


def _annotations(report: Report, style: Style) -> Iterator[str]:
    missed = [_missed(path, why, style) for path, why in unchecked(report)]
    found = [(file, finding) for file, finding in worst_first(report) if finding.counts]
    for level, name in _COMMANDS.items():
        of_level = [_annotation(file, finding, style) for file, finding in found if finding.level == level]
        yield from _first(missed + of_level if level == "error" else of_level, level, name)


def _first(annotations: list[str], level: str, name: str) -> list[str]:
    """All annotations of a level, or as many as GitHub shows with the number of the others as the last one."""
    if len(annotations) <= _MOST:
        return annotations
    more = count(len(annotations) - (_MOST - 1), f"more {level}")
    said = f"{more}: see the whole report in the log of this step, or its summary."
    return [*annotations[: _MOST - 1], command(name, said, title="claimlint")]


def _annotation(file: FileReport, finding: Finding, style: Style) -> str:
    start, end = finding.start, max(finding.start, finding.end)
    columns = {"col": start.column, "endColumn": end.column} if start.line == end.line else {}
    return command(
        _COMMANDS[finding.level],
        counsel(finding),
        file=style.place(file.path),
        line=start.line,
        endLine=end.line,
        **columns,
        title=f"{finding.title or finding.rule} ({finding.rule})",
    )


def _missed(path: str, why: str, style: Style) -> str:
    return command("error", f"This file could not be checked: {why}", file=style.place(path), title="Unchecked")


def _plain(line: str) -> str:
    """A line of the log that is no command, however it begins."""
    return line.replace("##[", "## [").replace("::", ": :")
