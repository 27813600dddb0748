"""reviewdog's rdjson: columns in bytes of UTF-8, and everything that its schema asks for."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from claimlint.model.document import Source
from claimlint.model.report import CitedAuthority, Position, Report
from claimlint.outputs import Style, needs
from claimlint.outputs.rdjson import render
from tests.outputs.reports import file, finding, report

TEXT = "# Tee\r\n😀 “Grüner” Tee heilt alles.\r\n"


def one(**changes: Any) -> Report:
    start, end = TEXT.index("Tee heilt"), TEXT.index(" alles")
    base = TEXT.index("😀")
    found = finding(
        "😀 “Grüner” Tee heilt alles.",
        "Tee heilt",
        start=Position(2, start - base + 1, start),
        end=Position(2, end - base + 1, end),
        **changes,
    )
    return report(file(found, source=Source("draft.md", TEXT)), file(path="b.md", error="b.md: no such file"))


def diagnostics(given: Report) -> list[dict[str, Any]]:
    result = json.loads(render(given, Style()))
    assert result["source"] == {"name": "claimlint"}
    return list(result["diagnostics"])


def test_it_asks_for_the_drafts() -> None:
    assert needs("rdjson") == {"source"}


def test_columns_are_bytes() -> None:
    _, told = diagnostics(one())
    line = TEXT.split("\r\n")[1].encode()
    start, end = told["location"]["range"]["start"], told["location"]["range"]["end"]
    assert (start["line"], end["line"]) == (2, 2)
    assert line[start["column"] - 1 : end["column"] - 1].decode() == "Tee heilt"
    assert start["column"] == len("😀 “Grüner” ".encode()) + 1


def test_diagnostic() -> None:
    missed, told = diagnostics(one())
    assert told["severity"] == "ERROR"
    assert told["code"] == {"value": "claims/cure-claim"}
    assert told["message"].startswith("“Tee heilt” promises a cure. Instead: ")
    assert told["original_output"].startswith("draft.md:2:12: error: “Tee heilt” promises")
    assert told["original_output"].endswith("[claims/cure-claim]")
    assert missed == {
        "message": "This file could not be checked: no such file",
        "location": {"path": "b.md"},
        "severity": "ERROR",
        "code": {"value": "claimlint/unchecked"},
    }


def test_address_of_the_authority_only_where_it_is_known() -> None:
    known = (CitedAuthority("a", "A", None, None, None), CitedAuthority("b", "B", None, None, "https://example.org/b"))
    assert diagnostics(one(authority=known))[1]["code"]["url"] == "https://example.org/b"


def test_reviewdog_reads_it(tmp_path: Path) -> None:
    reviewdog = shutil.which("reviewdog")
    if reviewdog is None:
        pytest.skip("reviewdog is not installed")
    command = [reviewdog, "-f=rdjson", "-reporter=local", "-filter-mode=nofilter", "-diff=true"]
    done = subprocess.run(
        command, input=render(one(), Style()), cwd=tmp_path, capture_output=True, encoding="utf-8", check=False
    )
    assert "draft.md:2:" in done.stdout, done.stderr
    assert "promises a cure" in done.stdout
