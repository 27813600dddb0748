"""TOML front matter comes in, its fields go out as texts with their places."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time

from claimlint.readers.front_matter_values import Unreadable, Value

_WHERE = re.compile(r"\(at line (\d+), column (\d+)\)|\(at end of document\)")
_STATEMENT = re.compile(
    r"""
      [ \t]*\[(?P<table>[^\[\]\r\n]+)\][^\r\n]*+
    | [ \t]*(?P<key>[\w.-]+|"[^"\r\n]*"|'[^'\r\n]*')[ \t]*=[ \t]*(?P<value>
          \"{3}(?:\\.|(?!\"{3}).)*+\"{3,5} | '{3}(?:(?!'{3}).)*+'{3,5}
        | "(?:\\.|[^"\\\r\n])*+" | '[^'\r\n]*+'
        | [^\[\{\r\n\#]++ | [^\r\n]*+ )[^\r\n]*+
    | [^\r\n]*+
    """,
    re.VERBOSE | re.DOTALL,
)
#: A key of so many parts; the time that the parser takes grows with their square.
_TOO_DEEP = re.compile(r"(?<![\w\"'-])(?:[\w\"'-]++[ \t]*+\.[ \t]*+){100}")
_QUOTES = re.compile(r'"{3}|\'{3}|"|\'')


def read_toml(content: str) -> list[Value]:
    """Every field, in order; raises Unreadable for a fault."""
    if (deep := _TOO_DEEP.search(content)) is not None:
        raise Unreadable(deep.start(), "a key has 100 parts or more")
    try:
        table = tomllib.loads(content)
    except tomllib.TOMLDecodeError as fault:
        raise Unreadable(_place(str(fault), content), _WHERE.sub("", str(fault)).strip()) from fault
    except RecursionError:
        raise Unreadable(0, "its values are nested too deeply") from None
    except ValueError:  # Python makes no number of so many digits
        raise Unreadable(0, "one of its numbers is too long") from None
    places = _places(content)
    return [_value(key, value, places, content) for key, value in _flat(table, "", 1)]


def _place(message: str, content: str) -> int:
    found = _WHERE.search(message)
    if found is None or found[1] is None:
        return len(content)
    ends = [line.end() for line in re.finditer(r"\r\n|\n", content)]
    return ends[int(found[1]) - 2] if int(found[1]) > 1 else 0


def _flat(table: Mapping[str, object], prefix: str, deeper: int) -> Iterator[tuple[str, object]]:
    for key, value in table.items():
        if not isinstance(value, dict):
            yield from _items(prefix + key, value)
        elif deeper:
            yield from _flat(value, f"{prefix}{key}.", deeper - 1)


def _items(key: str, value: object) -> Iterator[tuple[str, object]]:
    """A list of tables (`[[authors]]`) gives one value for each of their keys."""
    tables = [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
    if not tables:
        yield key, value
    for name in dict.fromkeys(name for table in tables for name in table):
        yield f"{key}.{name}", [table[name] for table in tables if name in table]


def _shown(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(_shown(item) for item in value if not isinstance(item, (list, dict)))
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, (date, datetime, time)) else str(value)


def _places(content: str) -> dict[str, tuple[int, int]]:
    """Where the value of each key is written, quotation marks included."""
    places: dict[str, tuple[int, int]] = {}
    prefix, at = "", 0
    while at < len(content):
        found = _STATEMENT.match(content, at)
        if found is None:
            break
        if found["table"] is not None:
            prefix = found["table"].strip().strip("\"'") + "."
        elif found["key"] is not None:
            places.setdefault(prefix + found["key"].strip("\"'"), found.span("value"))
        at = max(found.end(), at) + 1
    return places


def _value(key: str, value: object, places: Mapping[str, tuple[int, int]], content: str) -> Value:
    start, end = places.get(key, (0, 0))
    quotes = _QUOTES.match(content, start) if isinstance(value, str) else None
    escapes = ""
    if quotes:
        start, end = start + len(quotes[0]), end - len(quotes[0])
        escapes = "\\" if quotes[0][0] == '"' else ""
    raw = content[start:end]
    start, end = start + len(raw) - len(raw.lstrip()), end - len(raw) + len(raw.rstrip())
    text = _shown(value).strip()
    return Value(key, text, start, max(start, end), content[start:end], escapes, prose=isinstance(value, str))
