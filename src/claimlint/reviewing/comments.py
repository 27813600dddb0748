"""The comments of a Word file: runs and paragraphs come in, comments on them go out; former ones are withdrawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from claimlint.readers.docx.markup import W
from claimlint.readers.docx.package import parsed, related_part

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element

AUTHOR = "claimlint"
_INITIALS = "CL"
_MARKS = tuple(W + name for name in ("commentRangeStart", "commentRangeEnd", "commentReference"))
_PARAGRAPH = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
#: What newer versions of Word keep of comments beside them, by the id of a comment's last paragraph.
_BESIDE = ("commentsExtended", "commentsIds")


class Comments:
    """The comments of one document, new ones dated on a day."""

    def __init__(self, document: Document, day: date) -> None:
        self._document = document
        self._day = day
        self._body = document.element.body
        _ = document.comments  # makes the part where there is none
        part = related_part(document, "comments")
        assert part is not None
        self._root: _Element = getattr(part, "element")  # noqa: B009 - the part of comments is XML
        self._next: int | None = None

    @property
    def own(self) -> list[_Element]:
        """The comments that claimlint wrote."""
        return [one for one in self._root.iterfind(f"{W}comment") if one.get(f"{W}author") == AUTHOR]

    def withdraw(self) -> None:
        """Takes away the comments that claimlint wrote, with their marks in the text.

        Raises XMLSyntaxError when what Word keeps beside comments is no XML.
        """
        own = self.own
        keys = {one.get(f"{W}id") for one in own}
        paragraphs = {key for one in own for each in one.iter(f"{W}p") if (key := each.get(_PARAGRAPH))}
        for one in own:
            self._root.remove(one)
        if keys:
            self._withdraw_marks(keys)
        if paragraphs:
            self._forget(paragraphs)

    def _withdraw_marks(self, keys: set[str | None]) -> None:
        for mark in list(self._body.iter(*_MARKS)):
            if mark.get(f"{W}id") not in keys:
                continue
            above = mark.getparent()
            above.remove(mark)
            if above.tag == f"{W}r" and all(child.tag == f"{W}rPr" for child in above):
                above.getparent().remove(above)

    def _forget(self, paragraphs: set[str]) -> None:
        """What was answered to a comment that is gone becomes a comment of its own."""
        from lxml import etree

        for name in _BESIDE:
            part = related_part(self._document, name)
            if part is None:
                continue
            root = parsed(part)
            for entry in list(root):
                for attribute, key in list(entry.attrib.items()):
                    if key in paragraphs and str(attribute).endswith("}paraId"):
                        root.remove(entry)
                    elif key in paragraphs and str(attribute).endswith("}paraIdParent"):
                        del entry.attrib[attribute]
            # python-docx has no other way to change a part that it does not know
            part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)  # noqa: SLF001

    def add(self, first: _Element, last: _Element, paragraphs: Sequence[str]) -> None:
        """A comment on the text from one run to another, its first paragraph in bold."""
        if self._next is None:
            self._next = 1 + max((_number(one) for one in self._root.iterfind(f"{W}comment")), default=-1)
        key = str(self._next)
        self._next += 1
        self._root.append(self._comment(key, paragraphs))
        first.addprevious(_made(first, "commentRangeStart", id=key))
        properties = _made(last, "rPr", _made(last, "rStyle", val="CommentReference"))
        last.addnext(_made(last, "r", properties, _made(last, "commentReference", id=key)))
        last.addnext(_made(last, "commentRangeEnd", id=key))

    def _comment(self, key: str, paragraphs: Iterable[str]) -> _Element:
        date_and_time = f"{self._day.isoformat()}T12:00:00Z"
        comment = _made(self._root, "comment", id=key, author=AUTHOR, initials=_INITIALS, date=date_and_time)
        for number, words in enumerate(paragraphs):
            text = _made(comment, "t")
            text.text = words
            bold = [_made(comment, "rPr", _made(comment, "b"))] if number == 0 else []
            style = _made(comment, "pPr", _made(comment, "pStyle", val="CommentText"))
            comment.append(_made(comment, "p", style, _made(comment, "r", *bold, text)))
        return comment


def _made(beside: _Element, name: str, *children: _Element, **attributes: str) -> _Element:
    """An element of WordprocessingML for the tree that another one stands in."""
    element = beside.makeelement(W + name, {W + key: value for key, value in attributes.items()})
    element.extend(children)
    return element


def _number(comment: _Element) -> int:
    try:
        return int(comment.get(f"{W}id") or "")
    except ValueError:
        return -1
