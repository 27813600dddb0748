"""Faults in settings and rules where they stand: lines with file, line and column go in, diagnostics come out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from lsprotocol import types
from pygls.uris import from_fs_path

from claimlint.lsp.diagnostics import SOURCE
from claimlint.lsp.positions import Places
from claimlint.outputs.terminal.visible import visible

_PLACED = re.compile(r"(?P<path>.+?):(?P<line>\d+):(?P<column>\d+): (?P<message>.*)")


def fault_diagnostics(faults: Iterable[str], encoding: str) -> dict[str, list[types.Diagnostic]]:
    """The faults that name a place in a file, by the addresses of the files."""
    found: dict[str, list[types.Diagnostic]] = {}
    for line in dict.fromkeys(line for fault in faults for line in fault.splitlines()):
        placed = _PLACED.fullmatch(line)
        uri = from_fs_path(str(Path.cwd() / placed["path"])) if placed else None
        if placed and uri:
            spot = _position(Path.cwd() / placed["path"], int(placed["line"]), int(placed["column"]), encoding)
            found.setdefault(uri, []).append(
                types.Diagnostic(
                    types.Range(spot, spot), visible(placed["message"]), types.DiagnosticSeverity.Error, source=SOURCE
                )
            )
    return found


def _position(file: Path, line: int, column: int, encoding: str) -> types.Position:
    """A place in a file; where the file can no longer be read, as if its line were ASCII."""
    try:
        places = Places(file.read_bytes().decode("utf-8-sig"), encoding)
    except (OSError, ValueError):
        return types.Position(line - 1, column - 1)
    begin = places.offset(types.Position(line - 1, 0))
    return places.position(begin + column - 1)
