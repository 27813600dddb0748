"""Brings text to its reader: reports to standard output or a file, sentences about faults to standard error."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from claimlint.cli._ci_log import harmless
from claimlint.cli._surroundings import from_repository
from claimlint.errors import SettingsFault
from claimlint.model.report import Report
from claimlint.outputs import Style, appends
from claimlint.outputs.terminal.visible import visible
from claimlint.replacement import create, replace

MOST_COLUMNS = 100
"""Longer lines read badly, however wide the terminal is."""


def style(*, to_file: bool = False) -> Style:
    """How a report may look where it goes: NO_COLOR and FORCE_COLOR win over what the terminal can."""
    columns = shutil.get_terminal_size((80, 24)).columns
    return Style(min(columns, MOST_COLUMNS), _colour(to_file), from_repository())


def _colour(to_file: bool) -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return not to_file and os.environ.get("TERM") != "dumb" and sys.stdout is not None and sys.stdout.isatty()


def deliver(text: str, output: str | None = None, *, utf8: bool = False, form: str = "terminal") -> None:
    """Writes a report to standard output, or to a file that changes at once or not at all.

    What is printed holds no command to a CI service that its `form` (see `harmless`) has not put there. With `utf8`
    the report is UTF-8 whatever the terminal reads. Raises SettingsFault when it cannot be written.
    """
    if output is not None:
        write(output, text.encode())
        return
    stream = sys.stdout
    if stream is None:
        raise SettingsFault("standard output is closed, so the report cannot be printed; use --output FILE")
    encoding = "utf-8" if utf8 else stream.encoding or "utf-8"
    try:
        stream.flush()
        stream.buffer.write(harmless(text, form).encode(encoding, "backslashreplace"))
        stream.flush()
    except BrokenPipeError:
        raise
    except OSError as fault:
        raise SettingsFault(f"the report cannot be printed ({_why(fault)}); use --output FILE") from None


def append(report: Report, form: str, look: Style) -> None:
    """Adds what a format has for files that environment variables name, such as the summary of a CI job.

    The report has been delivered, so a file that cannot be written is said and changes nothing else.
    """
    for variable, (most, render) in appends(form).items():
        if not (file := os.environ.get(variable)):
            continue
        try:
            room = most - Path(file).stat().st_size if Path(file).exists() else most
            with Path(file).open("ab") as stream:
                stream.write(render(report, look, room).encode("utf-8", "replace"))
        except OSError as fault:
            say(f"Warning: the file that {variable} names cannot be written ({_why(fault)}).")


def deliver_beside(text: str, form: str) -> None:
    """Writes a report to standard error, where standard output belongs to a draft.

    Raises SettingsFault when it cannot be written.
    """
    try:
        sys.stderr.flush()
        sys.stderr.buffer.write(harmless(text, form).encode(sys.stderr.encoding or "utf-8", "backslashreplace"))
        sys.stderr.flush()
    except (OSError, ValueError, AttributeError) as fault:
        raise SettingsFault("standard error is closed, so the report cannot be printed; use --output FILE") from fault


def write(
    output: str, data: bytes, *, what: str = "the report", expected: bytes | None = None, fresh: bool = False
) -> None:
    """Writes a file at once or not at all: over the `expected` bytes where these are given, a `fresh` one over none.

    Raises SettingsFault when it cannot be written.
    """
    try:
        if fresh:
            create(Path(output), data)
        else:
            replace(Path(output), data, expected=expected)
    except OSError as fault:
        why = f"--output {output}: {what} cannot be written there ({_why(fault)}); name another file"
        raise SettingsFault(why) from None


def _why(fault: OSError) -> str:
    return (fault.strerror or type(fault).__name__).lower()


def say(*lines: str) -> None:
    """Prints lines on standard error, with all that could command a terminal made visible."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        for line in lines:
            sys.stderr.write(harmless(visible(line)).encode("utf-8", "replace").decode() + "\n")
        sys.stderr.flush()


def sentence_of(fault: str) -> str:
    """A fault as one sentence with its full stop."""
    return f"Error: {fault}" if fault.endswith((".", "?", "!")) else f"Error: {fault}."


def end_of(errors: Sequence[str | None], form: str) -> int:
    """The exit status of a ledger; what could not be read is said on standard error, unless the ledger says it."""
    unread = [error for error in errors if error is not None]
    if form != "terminal":
        say(*map(sentence_of, unread))
    return 2 if unread else 0


def say_unchecked(report: Report, *, always: bool = False) -> None:
    """Says on standard error what could not be checked, unless whoever reads that reads the report as well."""
    if always or not _same_reader():
        say(*(sentence_of(file.error) for file in report.files if file.error is not None))


def _same_reader() -> bool:
    """Whether standard output and standard error lead to one place, such as a terminal or a log."""
    try:
        out, err = (os.fstat(stream.fileno()) for stream in (sys.stdout, sys.stderr))
    except (OSError, ValueError, AttributeError):
        return False
    return (out.st_dev, out.st_ino) == (err.st_dev, err.st_ino)
