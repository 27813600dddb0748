"""The command line: arguments go in, a report and an exit status come out.

A module here without an underscore is a command, found by its file name; its `command` is the click command.
Status 0: everything named was checked and nothing blocks. 1: blocked. 2: something could not be checked.
"""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from collections.abc import Sequence

NAME = "claimlint"
COMPLETION = "_CLAIMLINT_COMPLETE"
UNCHECKED = 2
INTERRUPTED = 130
#: So many objects more than before, about those of twenty drafts, and Python looks for garbage.
_BETWEEN_COLLECTIONS = 200_000


def main() -> None:
    """The `claimlint` command."""
    # Modules and rules stay as long as the process: looking through them for garbage is a tenth of a cold start.
    gc.set_threshold(_BETWEEN_COLLECTIONS)
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Runs one command line and returns its exit status; whatever goes wrong is said in a sentence on stderr."""
    try:
        return _invoked(arguments)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return _nobody_reads()
    except Exception as defect:
        if os.environ.get("CLAIMLINT_DEBUG"):
            raise
        return _complain(
            f"claimlint itself failed ({type(defect).__name__}: {defect}), so nothing was checked; "
            "please report it, and set CLAIMLINT_DEBUG=1 to see where"
        )


def _invoked(arguments: Sequence[str]) -> int:
    import click

    from claimlint.cli._commands import claimlint
    from claimlint.errors import ClaimlintError

    if instruction := os.environ.get(COMPLETION):
        from click.shell_completion import shell_complete

        return shell_complete(claimlint, {}, NAME, COMPLETION, instruction)
    try:
        with claimlint.make_context(NAME, list(arguments)) as context:
            claimlint.invoke(context)
        status = 0
    except click.exceptions.Exit as end:
        status = end.exit_code
    except click.ClickException as fault:
        from claimlint.cli._usage import pointer, sentence

        return _complain(sentence(fault), pointer(fault))
    except ClaimlintError as fault:
        return _complain(*_sentences(str(fault)))
    if sys.stdout is not None:
        sys.stdout.flush()
    return status


def _sentences(message: str) -> tuple[str, ...]:
    """Faults with their places stand a line each, and a last line counts them."""
    faults = message.splitlines()
    if len(faults) < 2:
        return (message,)
    return f"{len(faults)} faults, so nothing was checked; mend them and try again", *faults


def _complain(sentence: str, *more: str) -> int:
    """Says on standard error what is wrong, then the details."""
    from claimlint.cli._delivery import say, sentence_of

    say(sentence_of(sentence), *more)
    return UNCHECKED


def _nobody_reads() -> int:
    """The reader of the report has gone: that is no pass, and nothing more can be said."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return UNCHECKED
