"""The claim ledger as JSON, version 1."""

from __future__ import annotations

import json
from typing import Any

from claimlint.model.ledger import ClaimEntry, FileLedger, Ledger
from claimlint.model.report import Position
from claimlint.outputs import Style

SCHEMA = "claimlint.claims/1"


def render(ledger: Ledger, style: Style) -> str:  # noqa: ARG001 - JSON looks the same everywhere
    """One JSON object and a line end."""
    document = {"schema": SCHEMA, "files": [_file(file) for file in ledger.files]}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _file(file: FileLedger) -> dict[str, Any]:
    return {"path": file.path, "error": file.error, "claims": [_claim(claim) for claim in file.claims]}


def _claim(claim: ClaimEntry) -> dict[str, Any]:
    return {
        "text": claim.text,
        "start": _position(claim.start),
        "end": _position(claim.end),
        "strength": claim.strength,
        "relation": claim.relation,
        "effect": claim.effect,
        "speaker": claim.speaker,
        "treatment": claim.treatment,
        "outcome": claim.outcome,
        "context": list(claim.context),
        "evidence": claim.evidence,
        "citations": list(claim.citations),
    }


def _position(position: Position) -> dict[str, int]:
    return {"line": position.line, "column": position.column, "offset": position.offset}
