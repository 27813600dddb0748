"""WordPress exports (WXR): published posts and pages are posts.

Read as a stream, so that an item is all that is held of a file; entities that a file defines are refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO
from xml.parsers import expat

from claimlint.archives.formats.fields import with_title
from claimlint.archives.inputs import Input
from claimlint.archives.records import BadRecord, Post, Reading, Record
from claimlint.archives.streams import Cut, faults_told, unpacked

_CHUNK = 1 << 18
_CONTENT = "http://purl.org/rss/1.0/modules/content/ encoded"
#: Elements of an item that are read, without the address of their name space, which changes with WordPress.
_FIELDS = ("title", "link", "post_date_gmt", "post_date", "status", "post_type", "post_password")
_KINDS = ("post", "page", "")
_NO_DATE = "0000"


def read(given: Input, stream: BinaryIO | None, how: Reading) -> Iterator[Record]:
    """Every published item; raises Cut where the XML breaks off or defines entities."""
    assert stream is not None
    content = unpacked(given.path, stream)
    items = _Items(how)
    with faults_told():
        while chunk := content.read(_CHUNK):
            yield from items.feed(chunk)
    yield from items.feed(b"", last=True)


class _Items:
    """The items of a file as it is parsed."""

    def __init__(self, how: Reading) -> None:
        self._how = how
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.EntityDeclHandler = self._refuse
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._number = 0
        self._item: dict[str, str] | None = None
        self._field = ""
        self._parts: list[str] = []
        self._size = 0
        self._ready: list[Record] = []
        self._is_export = False

    def feed(self, chunk: bytes, *, last: bool = False) -> Iterator[Record]:
        fault = None
        try:
            self._parser.Parse(chunk, last)
        except expat.ExpatError as broken:
            fault = f"the XML is broken ({broken}); the items behind this place are lost"
        except Cut as refused:
            fault = str(refused)
        if last and fault is None and not self._is_export:
            fault = "it is no WordPress export (no `<channel>` of RSS)"
        ready, self._ready = self._ready, []
        yield from ready
        if fault is not None:
            raise Cut(fault)

    def _refuse(self, *_: object) -> None:
        raise Cut("the XML defines entities, which are not expanded; export it again without them")

    def _start(self, name: str, _attributes: object) -> None:
        self._is_export = self._is_export or name == "channel"
        if name == "item":
            self._item = {}
        elif self._item is not None:
            self._field = "content" if name == _CONTENT else name.rpartition(" ")[2]
            self._parts, self._size = [], 0

    def _text(self, text: str) -> None:
        if self._item is None or self._field not in ("content", *_FIELDS):
            return
        self._size += len(text)
        if self._size <= self._how.limits.size:
            self._parts.append(text)

    def _end(self, name: str) -> None:
        if self._item is None:
            return
        if name == "item":
            self._finish(self._item)
            self._item = None
        elif self._field:
            if self._size > self._how.limits.size:
                self._item["too large"] = self._field
            elif self._field in ("content", *_FIELDS):
                self._item.setdefault(self._field, "".join(self._parts).strip())
            self._field = ""

    def _finish(self, item: dict[str, str]) -> None:
        if item.get("post_type", "") not in _KINDS or item.get("status", "publish") != "publish":
            return
        self._number += 1
        address = item.get("link", "")
        if "too large" in item:
            reason = f"it is larger than {self._how.limits.size:,} bytes (max-size)"
            self._ready.append(BadRecord(self._number, reason, address))
            return
        date = next((day for key in ("post_date_gmt", "post_date") if (day := item.get(key, ""))), "")
        title = item.get("title", "")
        text = with_title(_paragraphs(item.get("content", "")), title, ".html")
        dated = "" if date.startswith(_NO_DATE) else date
        self._ready.append(Post(self._number, ".html", text, address, title, dated))


def _paragraphs(content: str) -> str:
    """The content as WordPress shows it: where no paragraph is marked, empty lines part paragraphs."""
    if "<p" in content or "wp:" in content:
        return content
    return "\n".join(f"<p>{part}</p>" if not part.lstrip().startswith("<") else part for part in content.split("\n\n"))
