"""Words in places of their own: titles of links and images, what buttons say, what stands in shortcodes."""

from __future__ import annotations

import pytest

from claimlint.model.document import Source
from claimlint.readers import reader_for

CASES = [
    (".md", 'See [zinc](/z "Zinc cures colds") now.', "Zinc cures colds"),
    (".md", '![a jar](/z.png "Zinc cures colds")', "Zinc cures colds"),
    (".md", "Text with ![a jar](/z.png 'Zinc cures colds') in it.", "Zinc cures colds"),
    (".md", '[![a jar](/a.png)](/b "Zinc cures colds")', "Zinc cures colds"),
    (".md", "[zinc](/z (Zinc cures colds))", "Zinc cures colds"),
    (".mdx", 'See [zinc](/z "Zinc cures colds") now.', "Zinc cures colds"),
    (".md", '{{< note "Zinc cures colds" >}}', "Zinc cures colds"),
    (".md", 'Text {{< button "/buy" "Zinc cures colds" >}} here.', "Zinc cures colds"),
    (".md", "{{% callout `Zinc cures colds` %}}", "Zinc cures colds"),
    (".md", '{% include note.html "Zinc cures colds" %}', "Zinc cures colds"),
    (".html", '<p>{{< note "Zinc cures colds" >}}</p>', "Zinc cures colds"),
    (".html", '<p><input type="submit" value="Zinc cures colds"></p>', "Zinc cures colds"),
    (".html", '<input type="button" value="Zinc cures colds">', "Zinc cures colds"),
    (".md", 'Text.\n\n<input type="reset" value="Zinc cures colds">\n', "Zinc cures colds"),
]

EXPRESSIONS = [
    '{"Zinc cures colds"}',
    "Take it: {'Zinc cures colds'}",
    "<Box>{`Zinc cures colds`}</Box>",
    '<p>{ "Zinc cures colds" }</p>',
    '<Box>\n\n{"Zinc cures colds"}\n\n</Box>',
]


@pytest.mark.parametrize("source", EXPRESSIONS)
def test_a_text_that_is_an_expression_is_read(source: str) -> None:
    reader = reader_for(".mdx")
    assert reader is not None
    (block,) = reader(Source("draft.mdx", source)).blocks
    at = block.text.index("Zinc cures colds")
    start, end = block.source_range(at, at + len("Zinc cures colds"))
    assert source[start:end] == "Zinc cures colds"


@pytest.mark.parametrize("source", ['A{" "}b', "{count}", "{`${a} zinc cures`}", '{render("Zinc cures colds")}'])
def test_another_expression_is_not_read(source: str) -> None:
    reader = reader_for(".mdx")
    assert reader is not None
    assert not [block for block in reader(Source("draft.mdx", source)).blocks if "cures" in block.text]


@pytest.mark.parametrize(("suffix", "source", "words"), CASES)
def test_words_behind_a_link_image_or_button_are_read(suffix: str, source: str, words: str) -> None:
    reader = reader_for(suffix)
    assert reader is not None
    found = [block for block in reader(Source(f"draft{suffix}", source)).blocks if block.text == words]
    assert [block.kind for block in found] == ["alt"]
    start, end = found[0].source_range(0, len(words))
    assert source[start:end] == words


@pytest.mark.parametrize(
    "source",
    [
        '<input type="hidden" value="Zinc cures colds">',
        '<input type="text" value="Zinc cures colds">',
        '<input type="checkbox" value="Zinc cures colds">',
        '<ol><li value="3">x</li></ol>',
    ],
)
def test_values_that_nobody_sees_are_not_read(source: str) -> None:
    reader = reader_for(".html")
    assert reader is not None
    assert not [block for block in reader(Source("draft.html", source)).blocks if block.kind == "alt"]


@pytest.mark.parametrize(
    "tag",
    [
        '{{< tag "zinc" >}}',
        '{{< ref "two nap pages.md" >}}',
        '{{< img src="a jar of zinc.png" >}}',
        '{% if title == "one two three" %}{% endif %}',
        '{{ "one two three" | t }}',
    ],
)
def test_names_and_files_in_a_tag_are_not_read(tag: str) -> None:
    reader = reader_for(".md")
    assert reader is not None
    assert [block.text for block in reader(Source("draft.md", f"Text.\n\n{tag}\n")).blocks if block.kind == "alt"] == []


def test_a_title_from_a_reference_stands_for_the_whole_image() -> None:
    source = '![a jar][z]\n\n[z]: /z.png "Zinc &amp; tea"\n'
    reader = reader_for(".md")
    assert reader is not None
    (block,) = [block for block in reader(Source("draft.md", source)).blocks if block.text == "Zinc & tea"]
    start, end = block.source_range(0, len(block.text))
    assert source[start:end] == "![a jar][z]"
