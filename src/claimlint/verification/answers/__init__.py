"""The answers of registries: one registry a file, whose `read(body, key, day)` makes a record of what came back.

`read` gives None where the registry says that it has no such work, and raises Nonsense for anything that it would not
say; what it does say is cleaned of markup and control characters, and cut to a length.
"""

from __future__ import annotations

import html
import json
import re
import unicodedata
from collections.abc import Callable, Iterable
from datetime import date
from importlib import import_module
from typing import Any, TypeAlias

from claimlint.model.registry import Record

#: Code points of a title or name that are kept.
LONGEST = 500
#: Authors whose names are kept.
AUTHORS = 10
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>")
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_FLAG = re.compile(
    r"^\s*[\[(]?\s*(retracted|withdrawn|removed)(?:\s+(?:article|chapter|paper|preprint))?\s*[\])]?\s*[:.\-\u2013\u2014]\s*",
    re.IGNORECASE,
)
_BY_FLAG = {"retracted": "retraction", "withdrawn": "withdrawal", "removed": "removal"}

Read: TypeAlias = Callable[[bytes, str, date], Record | None]


class Nonsense(Exception):
    """An answer that is no answer: a page instead of data, half of it, or another shape."""


def reader(name: str) -> Read:
    """What reads the answers of this name."""
    read: Read = import_module(f"{__name__}.{name}").read
    return read


def json_of(body: bytes) -> dict[str, Any]:
    """The object in an answer; raises Nonsense when there is none."""
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        raise Nonsense("no JSON") from None
    if not isinstance(found, dict):
        raise Nonsense("no object")
    return found


def dicts(value: object) -> list[dict[str, Any]]:
    """The objects in a list; nothing for anything else."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def clean(value: object) -> str:
    """A text without markup, control and formatting characters, on one line."""
    if not isinstance(value, str):
        return ""
    plain = html.unescape(_TAG.sub("", html.unescape(value[: LONGEST * 8])))
    kept = "".join(" " if letter.isspace() else letter for letter in plain if _is_visible(letter))
    return " ".join(kept.split())[:LONGEST]


def _is_visible(letter: str) -> bool:
    return letter.isspace() or not unicodedata.category(letter).startswith("C")


def years_in(values: Iterable[object]) -> tuple[int, ...]:
    """The years that dates name, in order."""
    found = {int(year) for one in values for year in _YEAR.findall(str(one))[:1]}
    return tuple(sorted(found))


def titles_of(values: Iterable[str]) -> tuple[str, ...]:
    """Titles in their order, each once, without the flags that publishers put in front (`RETRACTED: …`)."""
    plain = (_FLAG.sub("", one).rstrip(". ") for one in values)
    return tuple(dict.fromkeys(one for one in plain if one))


def flagged(title: str) -> str:
    """The notice that a flag in front of a title stands for; empty without one."""
    found = _FLAG.match(title)
    return _BY_FLAG[found[1].lower()] if found else ""
