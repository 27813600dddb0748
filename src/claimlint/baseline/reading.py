"""Reads a baseline: a file goes in, what it holds comes out, or one sentence that says why it cannot be read."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from claimlint.baseline.record import Baseline, Known, KnownFile
from claimlint.errors import SettingsFault
from claimlint.ordinary_files import read_ordinary

SCHEMA = "claimlint.baseline/1"
_FAMILY = SCHEMA.partition("/")[0]
_MOST_BYTES = 100_000_000
_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7})(?: |$)", re.MULTILINE)
_REMEDY = "restore it from version control, or delete it and write it anew with `claimlint baseline`"


class _Broken(Exception):
    """The content is no baseline; its text says why."""


def read(path: Path) -> Baseline:
    """What a baseline holds.

    Raises SettingsFault when the file is not there, cannot be read, or holds anything else.
    """
    shown = shown_path(path)
    try:
        data = read_ordinary(path)
    except FileNotFoundError:
        raise SettingsFault(
            f"{shown}: there is no such baseline; correct its name, or write it with `claimlint baseline`"
        ) from None
    except OSError as fault:
        why = (fault.strerror or type(fault).__name__).lower()
        raise SettingsFault(f"{shown}: the baseline cannot be read ({why})") from None
    return baseline_of(data, path)


def baseline_of(data: bytes, path: Path) -> Baseline:
    """What the bytes of a baseline hold; raises SettingsFault when they are none."""
    try:
        return _baseline(_tree(data))
    except _Broken as fault:
        raise SettingsFault(f"{shown_path(path)}: {fault}; {_REMEDY}") from None


def shown_path(path: Path) -> str:
    """A path as faults show it: from the working folder when it lies below, else whole."""
    here = Path.cwd()
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()


def _tree(data: bytes) -> Any:
    if len(data) > _MOST_BYTES:
        raise _Broken("this baseline is too large to be one")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise _Broken(f"this baseline is not UTF-8 text (byte {fault.start})") from None
    if conflict := _CONFLICT.search(text):
        line = text.count("\n", 0, conflict.start()) + 1
        raise _Broken(f"line {line} holds a merge conflict")
    try:
        return json.loads(text, object_pairs_hook=_unique)
    except json.JSONDecodeError as fault:
        raise _Broken(f"line {fault.lineno} is no JSON ({fault.msg[:1].lower()}{fault.msg[1:]})") from None
    except RecursionError:
        raise _Broken("this baseline is nested too deeply to be one") from None
    except ValueError:
        raise _Broken("a number in this baseline has too many digits") from None


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _Broken(f"`{key}` stands twice in this baseline")
        found[key] = value
    return found


def _baseline(tree: Any) -> Baseline:
    schema = tree.get("schema") if isinstance(tree, dict) else None
    if schema != SCHEMA:
        newer = isinstance(schema, str) and schema.split("/")[0] == _FAMILY
        raise _Broken("a newer claimlint wrote this baseline" if newer else "this is no baseline of claimlint")
    files = tree.get("files")
    if not isinstance(files, dict):
        raise _Broken("this baseline has no `files`")
    return Baseline({path: _file(path, file) for path, file in files.items()})


def _file(path: str, file: Any) -> KnownFile:
    if not isinstance(file, dict) or not isinstance(file.get("digest"), str):
        raise _Broken(f"this baseline has no digest of {path}")
    findings = file.get("findings")
    if not isinstance(findings, list):
        raise _Broken(f"this baseline has no findings of {path}")
    known: dict[Known, int] = {}
    for one in findings:
        entry, number = _known(path, one)
        known[entry] = known.get(entry, 0) + number
    return KnownFile(file["digest"], known)


def _known(path: str, one: Any) -> tuple[Known, int]:
    said: Mapping[str, Any] = one if isinstance(one, dict) else {}
    rule, text, number = said.get("rule"), said.get("text", ""), said.get("count", 1)
    if not isinstance(rule, str) or not isinstance(text, str) or type(number) is not int or number < 1:
        raise _Broken(f"this baseline has a finding of {path} that cannot be read")
    return Known(rule, text), number
