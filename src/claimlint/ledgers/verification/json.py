"""What was learnt of references as JSON, version 1."""

from __future__ import annotations

import json
from typing import Any

from claimlint.model.verification import Answer, FileVerification, Verification, VerifiedRow
from claimlint.outputs import Style
from claimlint.sources.registry_form import plain

SCHEMA = "claimlint.verify/1"


def render(verification: Verification, style: Style) -> str:  # noqa: ARG001 - JSON looks the same everywhere
    """One JSON object and a line end."""
    document = {
        "schema": SCHEMA, "asked": verification.asked, "files": [_file(file) for file in verification.files],
    }  # fmt: skip
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _file(file: FileVerification) -> dict[str, Any]:
    return {"path": file.path, "error": file.error, "references": [_row(row) for row in file.rows]}


def _row(one: VerifiedRow) -> dict[str, Any]:
    start = one.row.start
    return {
        "key": one.row.key or None,
        "place": one.row.place,
        "text": one.row.text,
        "start": start and {"line": start.line, "column": start.column, "offset": start.offset},
        "outcome": one.outcome,
        "verified": one.row.verified,
        "answers": [_answer(answer) for answer in one.answers],
        "proposal": plain(one.proposal) if one.proposal else None,
        "fault": one.fault or None,
    }


def _answer(answer: Answer) -> dict[str, Any]:
    return {
        "identifier": answer.key,
        "mismatch": answer.mismatch or None,
        "remarks": list(answer.remarks),
        "fault": answer.fault or None,
        "record": plain(answer.record) if answer.record else None,
    }
