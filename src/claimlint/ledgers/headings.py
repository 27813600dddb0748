"""How a draft is announced in a ledger for the eye: its path, and why it could not be read."""

from __future__ import annotations

from collections.abc import Iterator

from claimlint.outputs.terminal.lines import wrapped
from claimlint.outputs.terminal.painting import Paint
from claimlint.outputs.terminal.visible import visible


def heading(path: str, error: str | None, paint: Paint, width: int) -> Iterator[str]:
    """The path of a draft and, if there is one, the sentence that says why it went unread."""
    yield paint("path", visible(path))
    if error is not None:
        why = visible(error.removeprefix(f"{path}: "))
        yield from (f"  {line}" for line in wrapped(f"Unchecked: {why}".split(), width - 2))
