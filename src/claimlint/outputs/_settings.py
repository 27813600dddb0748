"""The configuration files in force in words: a report goes in, for each file a sentence on what it does comes out."""

from __future__ import annotations

from collections.abc import Iterator

from claimlint.model.report import Report, SettingsFile
from claimlint.outputs.terminal.outcome import count


def settings_of(report: Report) -> Iterator[tuple[str, str]]:
    """Each configuration file in force, and for how many drafts it holds and what it switches off or lowers."""
    for one in report.settings:
        yield one.path, f"Its settings hold for {count(one.files, 'draft')}.{_done(one)}"


def settings_lines(report: Report) -> Iterator[str]:
    """The same with the file in front, a line each."""
    for path, said in settings_of(report):
        yield f"Settings: {path}. {said}"


def _done(one: SettingsFile) -> str:
    told = []
    if one.off:
        told.append(f"Off: {', '.join(one.off)}.")
    if one.only:
        told.append(f"Looked for: only {', '.join(one.only)}.")
    if one.lowered:
        told.append(f"Lowered: {', '.join(f'{name} to {level}' for name, level in one.lowered)}.")
    return "".join(f" {part}" for part in told)
