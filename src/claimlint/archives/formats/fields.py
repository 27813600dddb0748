"""A post from named fields, as JSON lines and Parquet have them."""

from __future__ import annotations

import html
from collections.abc import Mapping
from typing import Any

from claimlint.archives.records import BadRecord, Post, Reading, Record


def record_of(number: int, held: Mapping[str, Any], how: Reading) -> Record:
    """The post that a record's fields tell; a BadRecord when it has no text, or too much."""
    columns = how.columns
    address = _text(held.get(columns.address))
    body = held.get(columns.text)
    if not isinstance(body, str):
        why = "has no text" if columns.text in held else "is missing"
        return BadRecord(number, f"the field `{columns.text}` {why}", address)
    if len(body) > how.limits.size or len(body.encode("utf-8", "replace")) > how.limits.size:
        return BadRecord(number, f"it is larger than {how.limits.size:,} bytes (max-size)", address)
    title = _text(held.get(columns.title))
    return Post(
        number, columns.suffix, with_title(body, title, columns.suffix), address, title,
        _text(held.get(columns.date)), _text(held.get(columns.language)),
    )  # fmt: skip


def with_title(body: str, title: str, suffix: str) -> str:
    """A text under its title, as readers see it."""
    title = " ".join(title.split())
    if not title:
        return body
    if suffix in (".html", ".htm"):
        return f"<h1>{html.escape(title, quote=False)}</h1>\n{body}"
    if suffix in (".txt", ".text"):
        return f"{title}\n\n{body}"
    return f"# {title}\n\n{body}" if not body.startswith(("---", "+++")) else body


def _text(value: Any) -> str:
    """A field as text; dates have a form of their own."""
    if value is None or isinstance(value, (dict, list)):
        return ""
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
