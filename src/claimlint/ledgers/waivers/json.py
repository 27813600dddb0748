"""The ledger of waivers as JSON, version 1."""

from __future__ import annotations

import json
from typing import Any

from claimlint.model.position import Position
from claimlint.model.report import FileReport, Report
from claimlint.model.waiver import WaiverEntry
from claimlint.outputs import Style

SCHEMA = "claimlint.waivers/1"


def render(ledger: Report, style: Style) -> str:  # noqa: ARG001 - JSON looks the same everywhere
    """One JSON object and a line end."""
    document = {
        "schema": SCHEMA,
        "as_of": ledger.as_of.isoformat(),
        "files": [_file(file) for file in ledger.files],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _file(file: FileReport) -> dict[str, Any]:
    return {"path": file.path, "error": file.error, "waivers": [_waiver(waiver) for waiver in file.waivers]}


def _waiver(waiver: WaiverEntry) -> dict[str, Any]:
    return {
        "state": waiver.state,
        "rules": list(waiver.rules),
        "reason": waiver.reason,
        "by": waiver.by,
        "until": waiver.until.isoformat() if waiver.until else None,
        "scope": "post" if waiver.whole else "block",
        "text": list(waiver.marks),
        "excused": waiver.excused,
        "why": waiver.why or None,
        "said": waiver.said,
        "start": _position(waiver.start),
        "end": _position(waiver.end),
    }


def _position(position: Position) -> dict[str, int]:
    return {"line": position.line, "column": position.column, "offset": position.offset}
