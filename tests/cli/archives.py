"""What tests of archives share: posts, files that hold them, and the rows of an output folder."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

BODY = (
    "Our herbal drops cure diabetes. We sell them at the counter beside the door, and the bottle is made of brown "
    "glass. Shake it before use and keep it out of the sun. The label says how many drops there are in a spoon, and "
    "the leaflet in the box tells what else to know about them.\n"
)
FOREIGN = (
    "Der Tee wird jeden Morgen frisch gekocht und mit einem Stück Brot gegessen. Die Kanne steht auf dem Tisch, und "
    "wer möchte, nimmt sich eine Tasse davon. Nach dem Essen gehen wir in den Garten und sehen nach den Blumen, die "
    "in diesem Jahr besonders schön sind. Am Abend kommen die Kinder nach Hause.\n"
)


def post(number: int, **fields: Any) -> dict[str, Any]:
    """A post with a claim, of a length that makes it an article."""
    return {
        "url": f"https://shop{number % 3}.example/{number}",
        "title": f"Letter {number}",
        "date": f"2026-0{number % 3 + 1}-11",
        "text": f"{BODY}\nLetter number {number} was written on a {'rainy' if number % 2 else 'sunny'} day.\n",
        **fields,
    }


def lines(posts: Sequence[dict[str, Any]]) -> bytes:
    """JSON lines."""
    return "".join(json.dumps(one) + "\n" for one in posts).encode()


def rows(folder: Path, table: str) -> list[dict[str, Any]]:
    """All rows of a dataset, by input and place."""
    import pyarrow.parquet as pq

    found = []
    for file in sorted(folder.glob(f"{table}/input=*/part-*.parquet")):
        found += [{"input": file.parent.name, **row} for row in pq.ParquetFile(file).read().to_pylist()]
    return found


def dataset(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """Every row of every dataset."""
    return {name: rows(folder, name) for name in ("posts", "findings", "claims", "rejected")}


def page(text: str, *, head: str = "") -> bytes:
    """A web page with an article."""
    body = f"<body><article><p>{text}</p></article></body>"
    return f"<!doctype html><html lang='en'><head>{head}</head>{body}</html>".encode()


def response(number: int, body: bytes, *, length: int | None = None, kind: str = "text/html; charset=utf-8") -> bytes:
    """A WARC record of a page that was fetched; `length` is a wrong one."""
    http = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2026-02-03T04:05:06Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\n"
        f"WARC-Target-URI: https://crawl.example/{number}\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http) if length is None else length}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def packed(records: Sequence[bytes]) -> bytes:
    """A compressed WARC: each record by itself."""
    return b"".join(gzip.compress(one, mtime=0) for one in records)
