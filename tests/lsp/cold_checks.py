"""What the command says of a draft in a process of its own, in a form to compare an editor's marks with."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TypeAlias

from claimlint import cli
from tests.lsp.editor import Message

#: Rule, and line and character of start and end, all 0-based and in code points.
Mark: TypeAlias = tuple[str, int, int, int, int]


def cold(draft: Path) -> list[Mark]:
    """Every finding that stands under no other, sorted."""
    done = subprocess.run(
        [sys.executable, "-m", "claimlint", "check", draft.name, "--format", "json"],
        cwd=draft.parent,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(cli.__file__).parents[2])},
    )
    file = json.loads(done.stdout)["files"][0]
    assert file["error"] is None
    leading = [one for one in file["findings"] if one["under"] is None]
    places = [
        (one["rule"], *(one[end][unit] - 1 for end in ("start", "end") for unit in ("line", "column")))
        for one in leading
    ]
    return sorted(places)


def marked(diagnostics: list[Message]) -> list[Mark]:
    """The same of an editor's diagnostics."""
    found = []
    for one in diagnostics:
        start, end = one["range"]["start"], one["range"]["end"]
        found.append((one["code"], start["line"], start["character"], end["line"], end["character"]))
    return sorted(found)
