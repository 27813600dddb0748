"""Writes a baseline: what it holds and a path go in; the file changes at once or not at all."""

from __future__ import annotations

import errno
import json
from collections.abc import Iterator
from pathlib import Path

from claimlint.baseline.reading import SCHEMA, shown_path
from claimlint.baseline.record import Baseline, Known
from claimlint.errors import SettingsFault
from claimlint.replacement import create, replace


class ChangedMeanwhile(Exception):
    """Another run has written the baseline since it was read."""


def write(path: Path, baseline: Baseline, *, before: bytes | None) -> None:
    """Writes the baseline in the place of the bytes `before`, or where there was none.

    Raises ChangedMeanwhile when something else is there by now, and SettingsFault when it cannot be written; the old
    one is still there then.
    """
    data = rendered(baseline).encode()
    try:
        if before is None:
            create(path, data)
        else:
            replace(path, data, expected=before)
    except OSError as fault:
        if isinstance(fault, FileExistsError) or fault.errno == errno.EBUSY:
            raise ChangedMeanwhile from None
        why = (fault.strerror or type(fault).__name__).lower()
        raise SettingsFault(f"{shown_path(path)}: the baseline cannot be written ({why})") from None


def rendered(baseline: Baseline) -> str:
    """The baseline as JSON, sorted, a finding a line, so that a change of one finding changes one line."""
    files = ",\n".join(_file(path, baseline) for path in sorted(baseline.files))
    body = f"{{\n{files}\n  }}" if files else "{}"
    return f'{{\n  "schema": {_told(SCHEMA)},\n  "files": {body}\n}}\n'


def _file(path: str, baseline: Baseline) -> str:
    file = baseline.files[path]
    findings = ",\n".join(f"        {line}" for line in _findings(sorted(file.findings.items())))
    return "\n".join((
        f"    {_told(path)}: {{",
        f'      "digest": {_told(file.digest)},',
        '      "findings": [',
        findings,
        "      ]",
        "    }",
    ))  # fmt: skip


def _findings(findings: list[tuple[Known, int]]) -> Iterator[str]:
    for known, number in findings:
        entry: dict[str, str | int] = {"rule": known.rule}
        if known.text:
            entry["text"] = known.text
        if number > 1:
            entry["count"] = number
        yield _told(entry)


def _told(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
