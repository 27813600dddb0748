"""HTML, MDX, shortcodes, reStructuredText and notebooks: what each construct becomes."""

from __future__ import annotations

import json
import sys

import pytest

from claimlint.errors import UncheckedFile
from tests.readers.test_generated import read


def kinds(text: str, suffix: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in read(text, suffix).blocks]


def fields(text: str, suffix: str) -> dict[str, str]:
    return {field.key: field.value for field in read(text, suffix).front_matter.values()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>Tea &amp; sleep<p>Two", [("prose", "Tea & sleep"), ("prose", "Two")]),
        ("<title>Tea | Example Clinic</title><h1>Tea</h1>", [("title", "Tea")]),
        ("<title>Tea cures it all</title><h1>Tea</h1>", [("front-matter", "Tea cures it all"), ("title", "Tea")]),
        ("<svg><title>Icon</title></svg><p>x", [("prose", "x")]),
        ("<meta name=description content='It &lt;helps&gt;'>", [("front-matter", "It <helps>")]),
        ("<a href=x title='More on tea'>tea</a>", [("prose", "tea"), ("alt", "More on tea")]),
        ("<p aria-hidden=true>x<p aria-hidden=false>y", [("prose", "x"), ("prose", "y")]),
        ("<main><h1>T</h1>x</main>y", [("title", "T"), ("prose", "x"), ("surroundings", "y")]),
        ("<main>x</main><p>y", [("prose", "x"), ("prose", "y")]),
        ("<header><h1>T</h1>By Ann</header><p>x", [("title", "T"), ("prose", "By Ann"), ("prose", "x")]),
        ("<header>Site</header><article><h1>T</h1></article>", [("surroundings", "Site"), ("title", "T")]),
        ("<article><h1>T</h1><footer>n</footer></article><footer>f</footer>",
         [("title", "T"), ("prose", "n"), ("surroundings", "f")]),
        ("<div class=site-footer><ul><li>f</ul></div>", [("surroundings", "f")]),
        ("<nav>Home</nav><div role=navigation>x</div><ul class='menu breadcrumb'><li>y</ul>z", [("prose", "z")]),
        ("<div class=informed-consent>x</div><div class='cookie-notice'>y</div>", [("prose", "x")]),
        ("---\ntitle: Tea\n---\n<p>x {% include a.html %}", [("front-matter", "Tea"), ("prose", "x")]),
        ("", []),
    ],
)  # fmt: skip
def test_html(text: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(text, ".html") == expected


def test_html_lists_are_numbered_and_notes_named() -> None:
    text = "<ol start=3><li>a<p>b<li value=9>c</ol><section class=footnotes><ol><li id=fn1>n</ol></section>"
    blocks = [(block.kind, block.text, block.number, block.name) for block in read(text, ".html").blocks]
    assert blocks == [("list", "a", 3, ""), ("list", "b", None, ""), ("list", "c", 9, ""), ("footnote", "n", 1, "1")]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("<meta property='article:modified_time' content='2025-01-02'>", {"modified": "2025-01-02"}),
        ("<meta name=author content='Ann'><meta property=article:author content=http://x>", {"author": "Ann"}),
        ("<time itemprop=dateModified datetime=2025-03-04>March</time>", {"dateModified": "2025-03-04"}),
        ("<link rel=canonical href=https://a.example/x>", {"canonical": "https://a.example/x"}),
    ],
)
def test_html_tells_of_itself_in_tags(head: str, expected: dict[str, str]) -> None:
    assert fields(head, ".html") == expected


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({"datePublished": "2025-01-02", "author": "Ann"}, {"datePublished": "2025-01-02", "author.name": "Ann"}),
        ({"reviewedBy": [{"name": "Ann"}, {"name": "Bo \u00e9"}]}, {"reviewedBy.name": "Ann, Bo é"}),
        ({"author": {"name": "Ann", "jobTitle": "nurse"}}, {"author.credentials": "nurse", "author.name": "Ann"}),
        ({"@graph": [{"@id": "#a", "@type": "Person", "name": "Ann"}, {"reviewedBy": {"@id": "#a"}}]},
         {"reviewedBy.name": "Ann"}),
        ({"@type": "Review", "author": "Cy"}, {}),
        ([{"lastReviewed": "2025-03"}], {"lastReviewed": "2025-03"}),
    ],
)  # fmt: skip
def test_html_tells_of_itself_in_json(data: object, expected: dict[str, str]) -> None:
    assert fields(f'<script type="application/ld+json">{json.dumps(data)}</script>', ".html") == expected


def test_broken_json_is_passed_over() -> None:
    assert fields('<script type="application/ld+json">{"author": </script>', ".html") == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{< figure caption=\"It *helps*\" alt='a cup' >}}", [("alt", "It helps"), ("alt", "a cup")]),
        ("{{% note %}}\nTea\n{{% /note %}}", [("prose", "Tea")]),
        ("Take {{ dose }} now", [("prose", "Take \ufffc now")]),
        ("{% if a %}tea{% else %} or milk{% endif %}", [("prose", "tea or milk")]),
        ("a {% comment %} no {% endcomment %} b", [("prose", "a b")]),
        ("{% comment %} left open", [("prose", "left open")]),
        ('{{</* figure caption="x" */>}} y', [("prose", "y")]),
        ('[tea]({{< ref "a b" >}}) x', [("prose", "tea x")]),
        ("`{{ x }}` and {{ open", [("prose", "\ufffc and {{ open")]),
        ('```\n{{< a alt="x" >}}\n```\n\ny', [("prose", "y")]),
    ],
)
def test_shortcodes(text: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(text, ".md") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("import A from 'a'\n\n# T", [("title", "T")]),
        ("import duties rose", [("prose", "import duties rose")]),
        ('<A title="x">\n    *y*\n</A>', [("alt", "x"), ("prose", "y")]),
        ("<A label={'x'} alt={`y`} title={z} />", [("alt", "x"), ("alt", "y")]),
        ("Take <B/> or {dose}", [("prose", "Take \ufffc or \ufffc")]),
        ("a < b and {open", [("prose", "a < b and {open")]),
        ("<div hidden>\n\n<A title='x'/>\n\n</div>\n\ny", [("prose", "y")]),
        ("<p style={{visibility: 'hidden'}}>x</p>\n\ny", [("prose", "y")]),
        ("{/* x */} \\{y\\}", [("prose", "{y}")]),
        ('<img alt="Mint" />\n`code` and tea', [("alt", "Mint"), ("prose", "\ufffc and tea")]),
        ('- <img alt="Mint" src={mint} />\n  `code` and tea', [("list", "\ufffc \ufffc and tea"), ("alt", "Mint")]),
        ('<img hidden alt="Mint" />\n`code` and tea', [("prose", "\ufffc and tea")]),
        ("Tea\n\n<br />\n`code` and tea", [("prose", "Tea"), ("prose", "\ufffc and tea")]),
    ],
)
def test_mdx(text: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(text, ".mdx") == expected


def test_mdx_exports_its_metadata() -> None:
    text = "export const metadata = {title: 'Tea cures', date: \"2025-01-02\"}\n\nx"
    assert fields(text, ".mdx") == {"title": "Tea cures", "date": "2025-01-02"}
    assert kinds(text, ".mdx")[0] == ("front-matter", "Tea cures")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tea\n===\n\nIt *helps* ``x``.", [("title", "Tea"), ("prose", "It helps \ufffc.")]),
        ("H\\ :sub:`2`\\ O \\*x\\* low\\ :sup:`3`", [("prose", "H2O *x* low³")]),
        ("x [1]_\n\n.. [1] Note.", [("prose", "x [^1]"), ("footnote", "Note.")]),
        ("|a| b\n\n.. |a| replace:: green tea", [("prose", "green tea b")]),
        (".. versionadded:: 2.0 New tea", [("prose", "New tea")]),
        (".. youtube:: abc\n\nx", [("prose", "x")]),
        (".. raw:: html\n\n   <p>x<script>y</script>", [("prose", "x")]),
        ("==  ==\na   b\n==  =\n", [("prose", "== == a b == =")]),
        (":Author: Ann\n\nx", [("prose", "x")]),
        (".. include:: /etc/hostname\n\nx", [("prose", "x")]),
    ],
)
def test_rst(text: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(text, ".rst") == expected


def test_rst_words_of_a_broken_table_stand_where_they_are_written() -> None:
    text = "= =\n\ntea\n d\n=\ntea is nice\n"
    document = read(text, ".rst")
    told = {block.text: document.source.text[block.starts[0] : block.ends[-1]] for block in document.blocks}
    assert told == {"= =": "= =", "tea d =": "tea\n d\n=", "tea is nice": "tea is nice"}


def test_rst_fields_feed_the_metadata() -> None:
    assert fields("T\n=\n\n:Author: Ann\n:Date: 2025-01-02\n\nx", ".rst") == {"author": "Ann", "date": "2025-01-02"}


def test_roles_of_one_draft_are_not_known_in_the_next() -> None:
    read(".. role:: mine(code)\n\n:mine:`x`", ".rst")
    assert kinds(":mine:`tea <x>`", ".rst") == [("prose", "tea")]


def test_rst_without_docutils_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docutils", None)
    with pytest.raises(UncheckedFile, match=r"^draft\.rst: .* pip install '\.\[rst\]'$"):
        read("x", ".rst")


def test_notebooks() -> None:
    cells = [
        {"cell_type": "raw", "source": "---\nauthor: Ann\n---\n"},
        {"cell_type": "markdown", "source": ["It helps:"]},
        {"cell_type": "code", "source": "no"},
        {"cell_type": "markdown", "source": ['- "x" <div hidden>\n', "\n", "y"]},
        {"cell_type": "markdown", "source": "z"},
    ]
    text = json.dumps({"cells": cells, "metadata": {"title": "T", "authors": [{"name": "Bo"}]}})
    found = [("front-matter", "T"), ("prose", "It helps:"), ("list", '"x"'), ("prose", "y"), ("prose", "z")]
    assert kinds(text, ".ipynb") == found
    assert fields(text, ".ipynb") == {"title": "T", "authors.name": "Bo", "author": "Ann"}
    assert read(text, ".ipynb").blocks[2].lead_in is None
