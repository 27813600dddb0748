"""Whatever the Markdown: the page shows every visible word once, and marks any words that are found in their place."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from claimlint.errors import UncheckedFile
from claimlint.model.document import Document, Source
from claimlint.outputs.html import blocks, markdown
from claimlint.outputs.html.highlights import Brush, Highlight
from claimlint.readers import reader_for
from tests.readers.strategies import Draft, markup_soup
from tests.readers.strategies import markdown as drafts

relaxed = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


class _Marked(HTMLParser):
    """The words of a page, those that are marked for each key, and whether every element is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.marked: dict[str, str] = {}
        self.open: list[tuple[str, list[str], bool]] = []
        self.sound = True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("br", "hr"):
            return
        told = dict(attrs)
        keys = (told.get("data-for") or "").split() if tag == "mark" else []
        ours = tag == "a" or "what" in (told.get("class") or "")
        self.open.append((tag, keys, ours))

    def handle_endtag(self, tag: str) -> None:
        self.sound = self.sound and bool(self.open) and self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if any(ours for _, _, ours in self.open):
            return
        self.words.append(data)
        for _, keys, _ in self.open:
            for key in keys:
                self.marked[key] = self.marked.get(key, "") + data


def painted(document: Document, *highlights: Highlight) -> _Marked:
    """The page's part for a Markdown document."""
    brush = Brush(highlights)
    front = [blocks.words(block, brush) for block in document.blocks if block.kind == blocks.FRONT]
    html = Markup().join([*front, *(row.html for row in markdown.rows(document.source, brush))])
    page = _Marked()
    page.feed(html)
    page.close()
    assert page.sound
    assert not page.open
    return page


def read(text: str) -> Document:
    reader = reader_for(".md")
    assert reader is not None
    return reader(Source("draft.md", text))


def bare(text: str) -> str:
    """A text without spaces, code and hidden characters, raised digits as digits: readers may differ in these."""
    text = re.sub(r"‹U\+[0-9A-F]+›", "", text)
    digits = text.translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789"))
    return re.sub(r"[\s\ufffc\u00a0\[\]^]+", "", digits)


def in_order(characters: str, text: str) -> bool:
    """Whether all characters stand in the text in this order; code and images may stand between them."""
    rest = iter(text)
    return all(character in rest for character in characters)


@relaxed
@given(drafts())
def test_every_visible_word_is_shown_once(draft: Draft) -> None:
    text = " ".join(painted(read(draft.text)).words)
    assert [text.count(word) for word in draft.visible] == [1] * len(draft.visible)


@relaxed
@given(drafts(), st.data())
def test_found_words_are_marked_where_they_stand(draft: Draft, data: st.DataObject) -> None:
    document = read(draft.text)
    spans = []
    for number in range(data.draw(st.integers(1, 4))):
        block = data.draw(st.sampled_from(document.blocks))
        start = data.draw(st.integers(0, len(block.text) - 1))
        end = data.draw(st.integers(start + 1, len(block.text)))
        spans.append((f"f{number}", block.text[start:end], *block.source_range(start, end)))
    page = painted(document, *(Highlight(low, high, key, "error", key) for key, _, low, high in spans))
    for key, words, *_ in spans:
        if bare(words):
            assert in_order(bare(words), bare(page.marked.get(key, "")))


@relaxed
@given(markup_soup())
def test_any_markdown_becomes_whole_elements(text: str) -> None:
    try:
        document = read(text)
    except UncheckedFile:
        return
    everything = Highlight(0, len(text), "f1", "error", "1")
    page = painted(document, everything)
    assert len(page.words) >= 0


def test_nested_and_overlapping_marks_become_stretches() -> None:
    document = read("Our drops cure diabetes overnight.\n")
    whole = Highlight(4, 33, "f1", "warning", "1")
    inner, across = Highlight(10, 23, "f2", "error", "2"), Highlight(15, 40, "f3", "note", "3")
    page = painted(document, whole, inner, across)
    assert page.marked == {"f1": "drops cure diabetes overnight", "f2": "cure diabetes", "f3": "diabetes overnight."}
    brush = Brush([whole, inner, across])
    (row,) = markdown.rows(document.source, brush)
    assert '<mark class="hl error" data-for="f1 f2 f3">diabetes</mark>' in row.html
    assert row.html.count('class="badge') == 3
    assert row.keys == ("f1", "f2", "f3")


def test_marks_that_end_in_markup_get_their_badge() -> None:
    document = read("It **cures**<!-- x --> migraine.\n")
    (row,) = markdown.rows(document.source, Brush([Highlight(3, 22, "f1", "error", "1")]))
    assert row.html.count('class="badge') == 1
    assert "<strong>" in row.html


def test_many_marks_in_one_paragraph_are_quick() -> None:
    text = "cure " * 20_000
    brush = Brush(Highlight(5 * n, 5 * n + 4, f"f{n}", "error", str(n)) for n in range(20_000))
    (row,) = markdown.rows(Source("draft.md", text), brush)
    assert row.html.count("<mark") == 20_000
