"""Markdown: every construct becomes blocks of the right kind, with the places that the author typed."""

from __future__ import annotations

import pytest

from claimlint.errors import UncheckedFile
from claimlint.model.document import Block, Document, Source
from claimlint.readers import reader_for, suffixes


def read(text: str) -> Document:
    reader = reader_for(".md")
    assert reader is not None
    return reader(Source("draft.md", text))


def kinds(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in read(text).blocks]


def typed(text: str, words: str) -> str:
    """What stands in the source for these words of a block."""
    block = next(block for block in read(text).blocks if words in block.text)
    at = block.text.index(words)
    start, end = block.source_range(at, at + len(words))
    return text[start:end]


def only(text: str) -> Block:
    (block,) = read(text).blocks
    return block


def test_readers_are_found_by_file_name() -> None:
    assert {".md", ".markdown", ".txt", ".text"} <= set(suffixes())
    assert reader_for(".MD") is reader_for(".md")
    assert reader_for(".exe") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Tea\n\nIt *may* help.\n", [("title", "Tea"), ("prose", "It may help.")]),
        ("## Part\n\n# Tea\n", [("heading", "Part"), ("heading", "Tea")]),
        ("Tea\nand sleep\n===\n", [("title", "Tea and sleep")]),
        ("# Tea {#tea .x}\n", [("title", "Tea")]),
        ("> # Tea\n", [("heading", "Tea")]),
        ("soft\nbreak", [("prose", "soft break")]),
        ("hard  \nbreak\\\nhere", [("prose", "hard break here")]),
        ("soft\r\nbreak", [("prose", "soft break")]),
        ("soft\rbreak\r\rnext", [("prose", "soft break"), ("prose", "next")]),
        ("one\u2028two\x0bthree", [("prose", "one\u2028two three")]),
        ("a\tb  c", [("prose", "a b c")]),
        ("~~old~~ new", [("prose", "old new")]),
        ("\\*a\\* 1\\. b", [("prose", "*a* 1. b")]),
        ("&lt;b&gt; &amp; &#x1F600; &nope;", [("prose", "<b> & 😀 &nope;")]),
        ("it costs $5,000-$6,000 or A$6", [("prose", "it costs $5,000-$6,000 or A$6")]),
        ("take `dose` now", [("prose", "take \ufffc now")]),
        ("`only code`", []),
        ("```\ncode\n```\n\n    code\n\nprose", [("prose", "prose")]),
        ("[3] and [] and [@key] and [^no]", [("prose", "[3] and [] and [@key] and [^no]")]),
        ("Text.[^n]\n\n[^n]: Note.\n", [("prose", "Text.[^n]"), ("footnote", "Note.")]),
        ("https://a.example/x stays", [("prose", "https://a.example/x stays")]),
        ("<https://a.example>", [("prose", "https://a.example")]),
        ("- [ ] open\n- [x] done\n", [("list", "open"), ("list", "done")]),
        ("> quoted\nlazily\n", [("quote", "quoted lazily")]),
        ("> [!NOTE]\n> In our own voice.\n", [("prose", "In our own voice.")]),
        ("See ![a *tall* cup](c.png) here", [("prose", "See here"), ("alt", "a tall cup")]),
        ("![](c.png)", []),
        ("Term\n: Meaning\n", [("list", "Term"), ("list", "Meaning")]),
        ("a <!-- hidden --> b", [("prose", "a b")]),
        ("<!-- a\n\nb -->\n\nc", [("prose", "c")]),
        ("a <b>bold</b><br>c", [("prose", "a bold c")]),
        ("a <span hidden>x</span>b<script>y</script>", [("prose", "a b")]),
        ("<div style='color:red; DISPLAY : none'>\n\n*x*\n\n</div>\n\ny", [("prose", "y")]),
        ("low<sup>3</sup> H<sub>2</sub>O <sup>[4]</sup>", [("prose", "low³ H2O [4]")]),
        ("a <code>x</code> b", [("prose", "a \ufffc b")]),
        ("a <Widget/> b", [("prose", "a b")]),
        ("para\n\n---\nfoo: bar\n---\n", [("prose", "para"), ("heading", "foo: bar")]),
        ("", []),
        ("&nbsp;", []),
    ],
)
def test_blocks(text: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("text", "words", "source"),
    [
        ("a &amp; b", "& b", "&amp; b"),
        ("fish &amp; chips", "&", "&amp;"),
        ("it **cur**es all", "cures all", "cur**es all"),
        ("> it\n> cures", "it cures", "it\n> cures"),
        ("it  \r\n  cures", "it cures", "it  \r\n  cures"),
        ("a\\*b", "a*b", "a\\*b"),
        ("😀 中文 **naïve** tea", "naïve tea", "naïve** tea"),
        ("| a \\| b |\n|---|\n", "a | b", "a \\| b"),
        ("take `x` now", "take \ufffc now", "take `x` now"),
        ("take <code>x</code> now", "\ufffc", "<code>x</code>"),
        ("see[^n].\n\n[^n]: x", "see[^n].", "see[^n]."),
        ("[our *tea*](x) cures", "our tea cures", "our *tea*](x) cures"),
        ("low<sup>12</sup>", "low¹²", "low<sup>12"),
        ("<p>a &lt; b</p>", "a < b", "a &lt; b"),
        ("> <p>it\n> cures</p>", "it cures", "it\n> cures"),
        ("<img alt='tea &amp; sleep'>", "tea & sleep", "tea &amp; sleep"),
        ("![tea\ncures](x)", "tea cures", "tea\ncures"),
        ("\ufb01ne x\u0301 ok", "x\u0301 ok", "x\u0301 ok"),
    ],
)
def test_places(text: str, words: str, source: str) -> None:
    assert typed(text, words) == source


def test_untouched_text_keeps_ranges_for_places() -> None:
    assert isinstance(only("Nothing but words.").starts, range)


@pytest.mark.parametrize(
    ("text", "words", "target"),
    [
        ("[tea](https://a.example 'Title')", "tea", "https://a.example"),
        ("[tea]()", "tea", ""),
        ("[green *tea*][r]\n\n[r]: /x", "green tea", "/x"),
        ("[r][]\n\n[R]: /x", "r", "/x"),
        ("[r]\n\n[r]: /x", "r", "/x"),
        ("<https://a.example>", "https://a.example", "https://a.example"),
        ("<a href='/x?a=1&amp;b=2'>tea</a>", "tea", "/x?a=1&b=2"),
        ("so [ tea ](x) it", "tea", "x"),
        ("<a href=x>one\n\ntwo", "one", "x"),
    ],
)
def test_links(text: str, words: str, target: str) -> None:
    block = read(text).blocks[0]
    assert [(block.text[link.start : link.end], link.target) for link in block.links] == [(words, target)]


@pytest.mark.parametrize("text", ["https://a.example", "[3]", "<a name=x>tea</a>", "[](x) tea"])
def test_no_links(text: str) -> None:
    assert only(text).links == ()


def test_an_image_within_a_link_carries_both() -> None:
    links = only("[![Cup](c.png)](/shop)").links
    assert [(link.target, link.image) for link in links] == [("c.png", True), ("/shop", False)]


def test_heading_levels() -> None:
    text = "# A\n\n### B\n\n<h2>C</h2>\n\n# D\n"
    assert [(b.kind, b.level) for b in read(text).blocks] == [
        ("title", 1),
        ("heading", 3),
        ("heading", 2),
        ("heading", 1),
    ]


def test_lists_have_groups_and_lead_ins() -> None:
    blocks = read("It helps:\n\n- one\n  - inner\n- two\n\n  more\n\n# H\n\n1. three\n").blocks
    assert [(b.kind, b.text, b.lead_in, b.group) for b in blocks] == [
        ("prose", "It helps:", None, None),
        ("list", "one", 0, 1),
        ("list", "inner", 1, 2),
        ("list", "two", 0, 1),
        ("list", "more", 0, 1),
        ("title", "H", None, None),
        ("list", "three", None, 3),
    ]


@pytest.mark.parametrize("between", ["---\n\n", "```\nx\n```\n\n", "# H\n\n", "| a |\n|---|\n\n", "<hr>\n\n"])
def test_nothing_introduces_across_other_content(between: str) -> None:
    blocks = read(f"It helps:\n\n{between}- one\n").blocks
    assert blocks[-1].lead_in is None


@pytest.mark.parametrize("between", ["<!-- x -->\n\n", "![](x)\n\n", "<div>\n\n"])
def test_what_is_not_seen_does_not_part_list_and_lead_in(between: str) -> None:
    assert read(f"It helps:\n\n{between}- one\n").blocks[-1].lead_in == 0


def test_lead_ins_count_the_front_matter() -> None:
    blocks = read("---\ntitle: Tea\n---\nIt helps:\n\n- one\n").blocks
    assert [(b.kind, b.lead_in) for b in blocks] == [("front-matter", None), ("prose", None), ("list", 1)]


def test_a_nested_list_after_code_still_belongs_to_its_item() -> None:
    assert read("- a\n\n  ```\n  c\n  ```\n\n  - n\n").blocks[1].lead_in == 0


def test_quotations_mark_everything_in_them() -> None:
    blocks = read("> said\n>\n> - one\n>\n> | a |\n> |---|\n\nfree\n").blocks
    assert [(b.kind, b.quoted) for b in blocks] == [("quote", True), ("list", True), ("table", True), ("prose", False)]


def test_tables_have_rows() -> None:
    blocks = read("Doses:\n\n| a | b |\n|---|---|\n| c `x` | |\n| d | e |\n").blocks
    assert [(b.text, b.row, b.lead_in) for b in blocks[1:]] == [
        ("a", 0, 0), ("b", 0, 0), ("c \ufffc", 1, 0), ("d", 2, 0), ("e", 2, 0),
    ]  # fmt: skip
    assert len({b.group for b in blocks[1:]}) == 1


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("![x](y)\n\n*A cup of tea.*\n", "caption"),
        ("![x](y)\n*A cup of tea.*\n", "caption"),
        ("| a |\n|---|\n\n_Doses by age._\n", "caption"),
        ("Table 2. Doses by age\n", "caption"),
        ("Figure 1: Doses\n", "caption"),
        ("**Table 2** Doses by age\n", "caption"),
        ("<figure><img src=x alt=y><figcaption>Doses</figcaption></figure>\n", "caption"),
        ("<table><caption>Doses</caption></table>", "caption"),
        ("*A cup of tea.*\n", "prose"),
        ("![x](y)\n\nA *cup* of tea.\n", "prose"),
        ("Table 2 shows the doses.\n", "prose"),
        ("- *Doses*\n", "list"),
    ],
)
def test_captions(text: str, kind: str) -> None:
    assert [b.kind for b in read(text).blocks if b.kind not in ("alt", "table")] == [kind]


def test_alternative_text_follows_its_block() -> None:
    blocks = read("> One ![cup](c.png) two.\n>\n> Three.\n").blocks
    assert [(b.kind, b.text, b.quoted) for b in blocks] == [
        ("quote", "One two.", True), ("alt", "cup", True), ("quote", "Three.", True),
    ]  # fmt: skip


def test_footnotes_are_named() -> None:
    blocks = read("x[^a]\n\n[^a]: One.\n\n    Two.\n\n    - three\n").blocks
    assert [(b.kind, b.name) for b in blocks[1:]] == [("footnote", "a"), ("footnote", "a"), ("list", "a")]


def test_html_blocks_are_read_like_markdown() -> None:
    text = (
        "<h2>Tea</h2><p>One<p>Two <ul><li>a<ul><li>b</ul><li>c</ul><blockquote>said</blockquote>"
        "<table><tr><th>h<td>i<tr><td>j</table><noscript>x</noscript><template>y</template>end"
    )
    blocks = [(b.kind, b.text, b.lead_in, b.row) for b in read(text).blocks]
    assert blocks == [
        ("heading", "Tea", None, None),
        ("prose", "One", None, None),
        ("prose", "Two", None, None),
        ("list", "a", 2, None),
        ("list", "b", 3, None),
        ("list", "c", 2, None),
        ("quote", "said", None, None),
        ("table", "h", None, 0),
        ("table", "i", None, 0),
        ("table", "j", None, 1),
        ("prose", "end", None, None),
    ]


@pytest.mark.parametrize("element", ["span", "b", "p", "x-unknown"])
def test_an_element_left_open_in_a_paragraph_hides_no_other(element: str) -> None:
    assert ("prose", "next") in kinds(f"one <{element} hidden>two\n\nnext\n")


def test_hidden_elements_end_with_their_container() -> None:
    assert kinds("- <div hidden>\n\n  x\n\nnext\n") == [("prose", "next")]


@pytest.mark.parametrize(
    "text",
    ["> " * 10_000 + "a", "[" * 10_000, "*" * 10_000 + "a", "- " * 10_000 + "a", "<a " * 20_000, "<!--" * 20_000,
     "<div>" * 10_000, "<p>x" * 10_000, "<ul><li>" * 5_000, "![" * 10_000 + "](x)" * 10_000, "<sup>3" * 10_000,
     "<div>" + "<?" * 20_000, "<p>" + "&a" * 20_000, "<div " + "a='" * 10_000,
     "<li><ul>" + "<b>" * 5_000 + "<li></li>" * 5_000],
    ids=lambda text: text[:12],
)  # fmt: skip
def test_hostile_drafts_are_read_to_their_end(text: str) -> None:
    """Nesting costs no stack: each of them took under a second when it was written."""
    assert read(text + "\n\n\n<div>\n\nend\n") is not None


@pytest.mark.parametrize("text", ["---\ntitle: [a\n---\nx", "---\nauthor: b: c\n---\nx"])
def test_broken_front_matter_is_refused_with_its_line(text: str) -> None:
    with pytest.raises(UncheckedFile, match="at line 2"):
        read(text)
