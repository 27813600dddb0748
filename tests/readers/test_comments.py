"""Comments of a draft, which its readers do not see: where each stands, and that its words are no prose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimlint.model.document import Document, Source
from claimlint.readers import reader_for


def read(text: str, suffix: str = ".md") -> Document:
    reader = reader_for(suffix)
    assert reader is not None
    return reader(Source(f"draft{suffix}", text))


@pytest.mark.parametrize(
    ("text", "comments", "prose"),
    [
        ("<!-- a -->\nTea.", ["<!-- a -->"], ["Tea."]),
        ("Tea <!-- a --> is warm.", ["<!-- a -->"], ["Tea is warm."]),
        ("---\ntitle: x\n---\n<!-- a\nb -->", ["<!-- a\nb -->"], ["x"]),
        ("> <!-- a\n> b -->\n> Tea.", ["<!-- a\n> b -->"], ["Tea."]),
        ("😀 <!-- a --><!-- b -->", ["<!-- a -->", "<!-- b -->"], ["😀"]),
        ("Tea.\n\n<!-- a\n\nCake.", ["<!-- a\n\nCake."], ["Tea."]),
        ("`<!-- a -->` tea\n\n    <!-- b -->\n", [], ["\ufffc tea"]),
        ("<div hidden><!-- a --></div>", ["<!-- a -->"], []),
    ],
)
def test_markdown(text: str, comments: list[str], prose: list[str]) -> None:
    document = read(text)
    assert [text[one.start : one.end].rstrip("\n") for one in document.comments] == comments
    assert [block.text for block in document.blocks] == prose


def test_a_comment_knows_its_list() -> None:
    document = read("<!-- a -->\n- Tea\n- <!-- b --> Cake\n\n<!-- c -->\n")
    assert [one.group for one in document.comments] == [None, document.blocks[0].group, None]


def test_an_open_comment_is_known_as_one() -> None:
    assert [one.closed for one in read("<!-- a -->\n\n<!-- b\n").comments] == [True, False]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_plain_text(line_end: str) -> None:
    text = line_end.join(
        ["Tea and cake", "", "  <!-- claimlint-waive a: b", "  c -->", "Tea is warm.", "", "<!-- a note -->", "Cake."]
    )
    document = read(text, ".txt")
    (comment,) = document.comments
    assert text[comment.start : comment.end].startswith("<!-- claimlint-waive a: b")
    assert comment.text.split() == ["claimlint-waive", "a:", "b", "c"]
    assert [block.text for block in document.blocks] == ["Tea and cake", "Tea is warm.", "<!-- a note --> Cake."]


def test_an_open_comment_of_plain_text_ends_with_its_paragraph() -> None:
    document = read("Tea.\n\n<!-- claimlint-waive a: b\n\nCake is sweet.\n", ".txt")
    assert [one.closed for one in document.comments] == [False]
    assert [block.text for block in document.blocks] == ["Tea.", "Cake is sweet."]


PIECES = st.sampled_from(
    ["<!-- claimlint-waive a: b -->", "<!--", "-->", "\n", "\n\n", "Tea is warm.", "> ", "- ", "😀", "\r\n", "`", "<p>"]
)


@given(st.lists(PIECES, max_size=20).map("".join), st.sampled_from([".md", ".txt"]))
def test_any_text(text: str, suffix: str) -> None:
    """Comments stand in their order, where they say, and share no character with the prose."""
    document = read(text, suffix)
    behind = 0
    for comment in document.comments:
        assert behind <= comment.start < comment.end <= len(text)
        assert text.startswith("<!--", comment.start)
        behind = comment.end
    for block in document.blocks:
        for one in document.comments:
            assert not any(one.start <= start < one.end for start in block.starts)
