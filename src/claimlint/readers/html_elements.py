"""Tags of HTML come in, frames and text of the assembly go out: what each element means for an editor's reader."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import replace

from claimlint.model.document import Unclosed
from claimlint.readers.assembly import Assembler
from claimlint.readers.frames import Frame
from claimlint.readers.html_text import Attribute, Characters, Item, Remark, Tag, scan
from claimlint.readers.inline_style import hides, style_of, unseen
from claimlint.readers.runs import Placed

_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_UNSEEN = frozenset(
    "script style template noscript iframe noembed noframes title object select datalist audio video canvas".split()
)
#: Elements that break a paragraph; any other, known or not, stands within one.
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 head header hgroup html legend li main menu nav noscript ol optgroup option p pre "
    "search section summary table tbody td template tfoot th thead tr ul xmp".split()
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = frozenset({"ul", "ol", "menu", "dir", "dl"})
#: What an element closes when it begins while they are open, and where the search for them stops.
_CLOSES = {
    "li": ({"li"}, _LISTS), "dt": ({"dt", "dd"}, {"dl"}), "dd": ({"dt", "dd"}, {"dl"}),
    "tr": ({"tr"}, {"table"}), "td": ({"td", "th"}, {"table"}), "th": ({"td", "th"}, {"table"}),
    "tbody": ({"tbody", "thead", "caption"}, {"table"}), "tfoot": ({"tbody", "thead"}, {"table"}),
    "a": ({"a"}, {"table"}),
}  # fmt: skip
_EMPHASIS = frozenset({"em", "i", "strong", "b"})
_DEEPEST_SEARCH = 64
#: Attributes whose text readers see, or hear from a screen reader.
_READ_OUT = ("title", "aria-label", "aria-description", "placeholder")
_VISIBILITIES = frozenset({"visible", "hidden", "collapse", "initial"})
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
#: `<bdo dir="rtl">` says of its text what these characters say: it is shown from its last letter to its first.
_OVERRIDE, _END_OF_OVERRIDE = "\u202e", "\u202c"
_MARKER = re.compile(r"[0-9][0-9,\s–-]*")
_NUMBER = re.compile(r"[0-9]{1,6}", re.ASCII)
_SPAN = re.compile(r"[1-9][0-9]{0,2}", re.ASCII)


def read_html(html: Placed, to: Assembler) -> None:
    """Read a fragment of HTML; elements that it leaves open stay open in the assembly."""
    for item in scan(html.text):
        to.reach(html.starts[item.start])
        read_item(item, html, to)
    if len(html):
        to.reach(html.ends[-1])


def read_item(item: Item, html: Placed, to: Assembler) -> None:
    """Read one tag, comment or some characters, which stand at their offsets within `html`."""
    if isinstance(item, Tag):
        read_tag(item, html, to)
    elif isinstance(item, Remark):
        to.comment(item.text, html.starts[item.start], html.ends[item.end - 1], closed=item.closed)
    elif isinstance(item, Characters):
        to.text(superscript(_placed(item, html), to))
    else:
        to.unclosed.append(Unclosed(f"{item.mark} …", html.starts[item.start], html.ends[item.end - 1]))


def _placed(characters: Characters, html: Placed) -> Placed:
    """Visible characters with their places in the source."""
    there = html[characters.start : characters.end]
    if not characters.decoded:
        return Placed(characters.text, there.starts, there.ends)
    size = len(characters.text)
    return Placed(characters.text, (there.starts[0],) * size, (there.ends[-1],) * size)


def superscript(piece: Placed, to: Assembler) -> Placed:
    """Raised digits (`depression<sup>3</sup>`) become superscript digits, so that they stay apart from the word.

    Digits in brackets are apart as they are.
    """
    raised = to.top.tag and any(frame.tag == "sup" for frame in to.frames[-2:])
    return superscript_digits(piece) if raised and to.last_character != "[" else piece


def superscript_digits(piece: Placed) -> Placed:
    """Digits, commas and dashes alone as superscript digits; any other text as it is."""
    return replace(piece, text=piece.text.translate(_SUPERSCRIPT)) if _MARKER.fullmatch(piece.text) else piece


def read_tag(tag: Tag, html: Placed, to: Assembler) -> None:
    """Read one tag, which stands at its offsets within `html`."""
    start, end = html.starts[tag.start], html.ends[tag.end - 1]
    if tag.closing:
        _close(tag.name, end, to)
    elif tag.name in _VOID:
        _void(tag, html, to, start, end)
    else:
        _open(tag, to, start, end)
        _tooltip(tag, html, to)
        if tag.ends_itself:
            _close(tag.name, end, to)


def begin_paragraph(to: Assembler, start: int) -> None:
    """A paragraph of Markdown begins: for the HTML in it, it is a `<p>`, which a `<div>` ends."""
    settle(to)
    _enter(to.child(), "p", start, to)


def settle(to: Assembler) -> None:
    """A paragraph ends: so do the elements that live within paragraphs."""
    while to.top.tag and (to.top.inline or to.top.tag == "p"):
        to.leave()


#: Inputs that show their value as a label.
_BUTTONS = frozenset(("submit", "button", "reset"))


def _void(tag: Tag, html: Placed, to: Assembler, start: int, end: int) -> None:
    if tag.name == "br":
        to.text(Placed(" ", (start,), (end,)))
    elif tag.name == "hr":
        settle(to)
        to.end_block()
        to.top.flow.previous = None
    elif tag.name == "img" and not unseen(tag):
        to.open_image()
        if "alt" in tag.attributes:
            _alternative(tag.attributes["alt"], html, to)
        to.close_image(tag.attributes["src"].value if "src" in tag.attributes else "")
        _tooltip(tag, html, to)
    elif tag.name in ("input", "area") and not unseen(tag):
        shown = "alt" if tag.name == "area" else "value" if tag.says("type") in _BUTTONS else ""
        if shown in tag.attributes:
            to.aside(pieces_of(tag.attributes[shown], html))
        _tooltip(tag, html, to)


def _alternative(alt: Attribute, html: Placed, to: Assembler) -> None:
    for piece in pieces_of(alt, html):
        to.text(piece)


def pieces_of(value: Attribute, html: Placed) -> Iterator[Placed]:
    """The value of an attribute, with its places in the source."""
    return (_placed(characters, html) for characters in value.characters())


def _tooltip(tag: Tag, html: Placed, to: Assembler) -> None:
    for name in _READ_OUT:
        if name in tag.attributes and not unseen(tag):
            to.aside(pieces_of(tag.attributes[name], html))


def _open(tag: Tag, to: Assembler, start: int, end: int) -> None:
    name = tag.name
    if name in _BLOCKS and to.top.elements["p"]:
        _leave_until({"p"}, {"table"}, to)
    _close_siblings(name, to)
    frame = _frame(tag, to)
    if hides(tag) or name in _UNSEEN or name == "code" or (name == "dialog" and "open" not in tag.attributes):
        frame.context = replace(frame.context, hidden=True)
    if (visibility := style_of(tag).get("visibility", "")) in _VISIBILITIES:
        frame.context = replace(frame.context, invisible=visibility in ("hidden", "collapse"))
    _enter(frame, name, start, to)
    if name == "bdo" and tag.says("dir") == "rtl":
        to.text(Placed(_OVERRIDE, (start,), (end,)))
    _dress(frame, tag, to)


def _enter(frame: Frame, name: str, start: int, to: Assembler) -> None:
    frame.tag, frame.at, frame.elements = name, start, to.top.elements
    frame.elements[name] += 1
    to.enter(frame)


def _dress(frame: Frame, tag: Tag, to: Assembler) -> None:
    """Begin the emphasis or link of an element."""
    if tag.name in _EMPHASIS:
        frame.emphasis = True
        to.emphasis(1)
    if tag.name == "a" and "href" in tag.attributes:
        frame.target = tag.attributes["href"].value
        to.open_link(frame.target)


def _close_siblings(name: str, to: Assembler) -> None:
    closed, boundary = _CLOSES.get(name, (frozenset(), frozenset()))
    if any(to.top.elements[sibling] for sibling in closed):
        _leave_until(closed, boundary, to)


def _leave_until(names: Set[str], boundary: Set[str], to: Assembler) -> None:
    """Close the nearest of these elements, unless a boundary comes first; a bounded search keeps time linear."""
    for index in range(len(to.frames) - 1, max(0, len(to.frames) - _DEEPEST_SEARCH), -1):
        tag = to.frames[index].tag
        if not tag or tag in boundary:
            return
        if tag in names:
            to.leave_to(index)
            return


def _frame(tag: Tag, to: Assembler) -> Frame:
    name = tag.name
    if name not in _BLOCKS:
        frame = to.child()
        frame.inline = True
        return frame
    if name in _HEADINGS:
        return to.apart("heading", level=_HEADINGS[name])
    if name in _LISTS:
        frame = to.grouped("list")
        if _NUMBER.fullmatch(tag.says("start")):
            frame.flow.items = int(tag.says("start")) - 1
        return frame
    if name == "table":
        return to.grouped("table")
    if name == "li" and to.top.tag == "ol":
        return _numbered(tag, to)
    return _part(tag, to)


def _numbered(tag: Tag, to: Assembler) -> Frame:
    """The next item of a numbered list."""
    flow, told = to.top.flow, tag.says("value")
    flow.items = int(told) if _NUMBER.fullmatch(told) else flow.items + 1
    return to.item(number=flow.items)


def _part(tag: Tag, to: Assembler) -> Frame:
    """The frame of a part of a list, table, figure or quotation, or of a mere division."""
    name = tag.name
    if name == "blockquote":
        return to.apart("quote", quoted=True)
    if name in ("figcaption", "caption"):
        return to.apart("caption")
    if name == "tr":
        return to.row()
    if name == "dd":
        return to.definition()
    if name in ("td", "th"):
        span = tag.says("colspan")
        return to.cell(int(span) if _SPAN.fullmatch(span) else 1)
    return to.item() if name == "li" else to.child()


def _close(name: str, end: int, to: Assembler) -> None:
    """An end tag: closes the nearest such element and what is open in it; without one it is ignored."""
    if not to.top.elements[name]:
        return
    while to.top.tag != name:
        to.leave()
    frame = to.top
    to.leave(closed=True)
    if name == "code":
        to.code(frame.at, end)
    elif name == "bdo":
        to.text(Placed(_END_OF_OVERRIDE, (end - 1,), (end,)))
