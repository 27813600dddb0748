"""Checks a built site: a folder of HTML goes in, what is wrong with its links comes out.

Every link that stays in the site leads to a file and, with a fragment, to an element in it. Nothing is loaded from
elsewhere: styles, scripts and pictures come with the site.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

#: Attributes that make a browser fetch something when the page is shown.
_LOADED = {("img", "src"), ("script", "src"), ("link", "href"), ("iframe", "src"), ("object", "data")}


@dataclass
class _Page(HTMLParser):
    ids: set[str] = field(default_factory=set)
    links: list[tuple[str, bool]] = field(default_factory=list)
    """Where each leads, and whether showing the page fetches it."""

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.ids.add(value)
            elif value and name in ("href", "src", "data"):
                self.links.append((value, (tag, name) in _LOADED))


@cache
def _read(file: Path) -> _Page:
    page = _Page()
    page.feed(file.read_text(encoding="utf-8"))
    return page


def faults(site: Path) -> Iterator[str]:
    """A line for every link that leads nowhere in the site, and for everything that is loaded from elsewhere."""
    site = site.resolve()
    for file in sorted(site.rglob("*.html")):
        for link, loaded in _read(file).links:
            fault = _fault(site, file, link, loaded=loaded)
            if fault:
                yield f"{file.relative_to(site).as_posix()}: {link}: {fault}"


def _fault(site: Path, file: Path, link: str, *, loaded: bool) -> str | None:
    parts = urlsplit(link)
    if parts.scheme == "data":
        return None
    if parts.scheme or parts.netloc:
        return "is loaded from elsewhere" if loaded else None
    target = (file.parent / unquote(parts.path)).resolve() if parts.path else file
    if target.is_dir():
        target /= "index.html"
    if not target.is_relative_to(site) or not target.is_file():
        return "leads to no file"
    if parts.fragment and target.suffix == ".html" and unquote(parts.fragment) not in _read(target).ids:
        return "leads to no heading"
    return None
