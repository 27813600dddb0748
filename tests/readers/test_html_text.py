"""The scanner of HTML: visible characters and tags, each at its place, as a browser would have it."""

from __future__ import annotations

import pytest

from claimlint.model.document import Source
from claimlint.readers import reader_for
from claimlint.readers.html_text import Characters, Tag, scan


def visible(html: str) -> str:
    return "".join(item.text for item in scan(html) if isinstance(item, Characters))


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("a<b>c</b>d", "acd"),
        ("a < b", "a < b"),
        ("a <3 b", "a <3 b"),
        ("a<!-- x > y -->b", "ab"),
        ("a<!-->b", "ab"),
        ("a<!--->b", "ab"),
        ("a<!-- x --!>b", "ab"),
        ("a<!-- x", "a"),
        ("<!DOCTYPE html>a", "a"),
        ("a<![CDATA[x]]>b", "ab"),
        ("a<?php x ?>b", "ab"),
        ("a</>b</ x>c", "abc"),
        ("a<b", "a"),
        ("a<b c='>'>d", "ad"),
        ('a<b c=">" d=\'"\'>e', "ae"),
        ("a<b c=d/>e", "ae"),
        ("<script>if (a<b) '</b>'</script>c", "c"),
        ("<STYLE>x</style >c", "c"),
        ("<script>x</scripty></script>c", "c"),
        ("<title>a &amp; <b></title>c", "a & <b>c"),
        ("&lt;&#65;&#x42;&amp", "<AB&"),
        ("&copyright &nope; &", "©right &nope; &"),
        ("&#0;&#x110000;", "\ufffd\ufffd"),
        ("&#" + "0" * 5000 + ";", "&#" + "0" * 5000 + ";"),
    ],
)
def test_visible_characters(html: str, text: str) -> None:
    assert visible(html) == text


def test_places() -> None:
    items = list(scan("é<b>x &amp; y</b>"))
    assert [(item.start, item.end) for item in items] == [(0, 1), (1, 4), (4, 6), (6, 11), (11, 13), (13, 17)]
    assert [item.text for item in items if isinstance(item, Characters)] == ["é", "x ", "&", " y"]


@pytest.mark.parametrize(
    ("html", "attributes"),
    [
        ("<a HREF=x>", {"href": "x"}),
        ("<a href = 'x y' hidden>", {"href": "x y", "hidden": ""}),
        ('<a href="a&amp;b&copy=1">', {"href": "a&b&copy=1"}),
        ("<a b=1 b=2>", {"b": "1"}),
        ("<a/b/c=d/>", {"b": "", "c": "d/"}),
        ('<a\nb\t=\n"c\nd">', {"b": "c\nd"}),
        ("<a =b>", {"=b": ""}),
        ("<a b=>", {"b": ""}),
    ],
)
def test_attributes(html: str, attributes: dict[str, str]) -> None:
    (tag,) = scan(html)
    assert isinstance(tag, Tag)
    assert {name: attribute.value for name, attribute in tag.attributes.items()} == attributes
    for attribute in tag.attributes.values():
        assert html[attribute.start :].startswith(attribute.raw)


def test_end_tags() -> None:
    tags = [item for item in scan("<B></B x>") if isinstance(item, Tag)]
    assert [(tag.name, tag.closing) for tag in tags] == [("b", False), ("b", True)]


@pytest.mark.parametrize(
    "piece", ["<a ", "<!--", "<", "&", "<![CDATA[", "<?", "</", "<a b='", '<a b="', "<a b=c ", "<script>"]
)
def test_time_is_linear(piece: str) -> None:
    """A quadratic scanner would need minutes for these."""
    assert sum(1 for _ in scan(piece * 100_000)) <= 200_000


@pytest.mark.parametrize("name", ["title", "aria-label", "aria-description", "placeholder"])
def test_attributes_that_are_shown_or_read_out_are_text(name: str) -> None:
    page = f'<p>Hello.</p><input {name}="Type your tea"><div {name}="A cup of tea">x</div><p hidden {name}="no">y</p>'
    reader = reader_for(".html")
    assert reader is not None
    blocks = reader(Source("draft.html", page)).blocks
    assert [block.text for block in blocks if block.kind == "alt"] == ["Type your tea", "A cup of tea"]
