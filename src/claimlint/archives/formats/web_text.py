"""The text of an HTTP response: its bytes and its fields go in, decoded text comes out."""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping

#: Unpacked, a page may be so many times as large as it was sent, and no larger.
_MOST = 20
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_IN_TYPE = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_HEAD = 2048


def text_of(body: bytes, fields: Mapping[str, str]) -> str | None:
    """What readers of the page see as its source; None when it is compressed and damaged.

    The encoding is the one of a byte order mark, else of the header, else of the page, else UTF-8 where it fits, else
    Windows-1252.
    """
    if fields.get("transfer-encoding", "").lower() == "chunked":
        body = _without_chunks(body)
    if fields.get("content-encoding", "").lower() in ("gzip", "x-gzip", "deflate"):
        try:
            body = zlib.decompressobj(zlib.MAX_WBITS | 32).decompress(body, len(body) * _MOST)
        except zlib.error:
            return None
    return _decoded(body, fields.get("content-type", ""))


def _without_chunks(body: bytes) -> bytes:
    """The content without the sizes between its chunks; as it is where it has none, as in many crawls."""
    parts, at = [], 0
    while match := re.compile(rb"([0-9A-Fa-f]{1,8})[^\r\n]{0,80}\r\n").match(body, at):
        size = int(match[1], 16)
        parts.append(body[match.end() : match.end() + size])
        at = match.end() + size + 2
        if not size:
            break
    return b"".join(parts) if parts and at >= len(body) - 2 else body


def _decoded(body: bytes, content_type: str) -> str:
    written = _IN_TYPE.search(content_type)
    in_page = _CHARSET.search(body[:_HEAD])
    names = ["utf-8-sig"] if body.startswith(b"\xef\xbb\xbf") else []
    names += [written[1]] if written else []
    names += [in_page[1].decode("ascii", "replace")] if in_page else []
    for name in (*names, "utf-8"):
        try:
            return body.decode(name)
        except (LookupError, ValueError):
            continue
    return body.decode("cp1252", "replace")
