"""The reference ledger as JSON, version 1."""

from __future__ import annotations

import json
from typing import Any

from claimlint.model.reference_ledger import FileReferences, ReferenceRow, References, StatisticRow
from claimlint.model.report import Position
from claimlint.outputs import Style

SCHEMA = "claimlint.refs/1"
_IDENTIFIERS = ("doi", "pmid", "pmcid", "trial", "isbn", "accession", "url")


def render(ledger: References, style: Style) -> str:  # noqa: ARG001 - JSON looks the same everywhere
    """One JSON object and a line end."""
    document = {"schema": SCHEMA, "files": [_file(file) for file in ledger.files]}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _file(file: FileReferences) -> dict[str, Any]:
    return {
        "path": file.path,
        "error": file.error,
        "references": [_reference(row) for row in file.references],
        "statistics": [_statistic(row) for row in file.statistics],
    }


def _reference(row: ReferenceRow) -> dict[str, Any]:
    entry = row.entry
    return {
        "key": row.key or None,
        "place": row.place,
        "text": row.text,
        "start": row.start and _position(row.start),
        "kind": entry.status,
        "server": entry.server or None,
        "labelled": row.labelled,
        "verified": row.verified,
        "author": entry.surname or None,
        "year": entry.year,
        "title": entry.title or None,
        "container": entry.container or None,
        "identifiers": {name: value for name in _IDENTIFIERS if (value := getattr(entry, name))},
        "cited": [{"text": one.text, "start": _position(one.start)} for one in row.cited],
    }


def _statistic(row: StatisticRow) -> dict[str, Any]:
    return {
        "text": row.text,
        "sentence": row.sentence,
        "kind": row.kind,
        "start": _position(row.start),
        "end": _position(row.end),
        "sources": list(row.sources),
    }


def _position(position: Position) -> dict[str, int]:
    return {"line": position.line, "column": position.column, "offset": position.offset}
