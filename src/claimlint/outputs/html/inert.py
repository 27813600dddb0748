"""HTML that a draft contains, made inert: its words and simple formatting are shown, nothing else of it lives.

No element of the draft reaches the page. What formats text becomes a plain element without attributes or a `span`
with a class of ours; what would load, run or ask for something is named and not shown.
"""

from __future__ import annotations

from claimlint.readers.html_text import Tag

#: Elements that stand for themselves, without their attributes.
_FORMATTING = frozenset("b i em strong sub sup u s del ins small q cite kbd code samp var".split())
#: Elements that a reader sees as blocks; they become a span that looks like them, wherever they stand.
_BLOCKS = {
    **dict.fromkeys(
        "p div section article aside main header footer nav figure figcaption details summary center address "
        "ul ol dl dt dd blockquote pre hgroup fieldset legend caption".split(),
        "raw-block",
    ),
    **dict.fromkeys("h1 h2 h3 h4 h5 h6".split(), "raw-heading"),
    "li": "raw-item", "table": "raw-table", "tr": "raw-row", "td": "raw-cell", "th": "raw-cell",
}  # fmt: skip
_PLAIN = frozenset("span mark abbr time a font thead tbody tfoot label data bdi bdo wbr picture".split())


def opened(name: str) -> tuple[str, str] | None:
    """The start and end tag that stand for an element of the draft; None when it is shown by its name only."""
    if name in _FORMATTING:
        return f"<{name}>", f"</{name}>"
    if name in _BLOCKS:
        return f'<span class="{_BLOCKS[name]}">', "</span>"
    if name == "a":
        return '<span class="link">', "</span>"
    return ("<span>", "</span>") if name in _PLAIN else None


def place_of(tag: Tag) -> str:
    """Where a link or image leads, as written; empty when nowhere."""
    for name in ("href", "src"):
        if name in tag.attributes:
            return tag.attributes[name].value
    return ""
