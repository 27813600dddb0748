"""Whatever the Markdown: every visible word is read once, at its exact place, and nothing hidden surfaces."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimlint.errors import UncheckedFile
from claimlint.model.document import BLOCK_KINDS, Block, Document, Source
from claimlint.readers import reader_for
from tests.readers.strategies import Draft, markdown, markup_soup

relaxed = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read(text: str, suffix: str = ".md") -> Document:
    reader = reader_for(suffix)
    assert reader is not None
    return reader(Source("draft" + suffix, text))


def places(document: Document, word: str) -> list[str]:
    """The source slices of all occurrences of a word in the blocks."""
    found = []
    for block in document.blocks:
        at = block.text.find(word)
        while at >= 0:
            start, end = block.source_range(at, at + len(word))
            found.append(document.source.text[start:end])
            at = block.text.find(word, at + 1)
    return found


def assert_sound(block: Block, source: str) -> None:
    assert block.kind in BLOCK_KINDS
    assert len(block.text) == len(block.starts) == len(block.ends)
    assert block.text == block.text.strip()
    assert block.text
    assert "\n" not in block.text
    assert "\r" not in block.text
    assert all(0 <= start < end <= len(source) for start, end in zip(block.starts, block.ends, strict=True))
    assert all(left <= right for left, right in pairwise(block.starts))
    assert all(left <= right for left, right in pairwise(block.ends))
    for link in block.links:
        assert 0 <= link.start < link.end <= len(block.text)


def assert_structure(document: Document) -> None:
    for number, block in enumerate(document.blocks):
        assert_sound(block, document.source.text)
        if block.lead_in is not None:
            assert 0 <= block.lead_in < number
            assert block.group is not None


@relaxed
@given(markdown())
def test_every_visible_word_is_read_at_its_place(draft: Draft) -> None:
    document = read(draft.text)
    for word in draft.visible:
        assert places(document, word) == [word]


@relaxed
@given(markdown())
def test_no_hidden_word_surfaces(draft: Draft) -> None:
    text = "\n".join(block.text for block in read(draft.text).blocks)
    assert [word for word in draft.hidden if word in text] == []


@relaxed
@given(markdown())
def test_words_come_in_reading_order(draft: Draft) -> None:
    """But for alternative texts, which follow the block they stand in."""
    blocks = [block for block in read(draft.text).blocks if block.kind != "alt"]
    firsts = [block.starts[0] for block in blocks]
    assert firsts == sorted(firsts)


@relaxed
@given(markup_soup())
def test_any_text_gives_sound_blocks_or_one_sentence(text: str) -> None:
    try:
        document = read(text)
    except UncheckedFile as fault:
        assert str(fault).startswith("The front matter")  # noqa: PT017
        return
    assert_structure(document)
    for field in document.front_matter.values():
        assert 0 <= field.start <= field.end <= len(text)


@relaxed
@given(markup_soup())
def test_letters_are_what_the_author_typed(text: str) -> None:
    """A character that stands for one source character is that character, but for white space and raised digits."""
    try:
        document = read(text)
    except UncheckedFile:
        return
    for block in document.blocks:
        for character, start, end in zip(block.text, block.starts, block.ends, strict=True):
            if end - start == 1 and character.isalpha():
                assert text[start:end] == character


@relaxed
@given(markup_soup())
def test_plain_text_is_read_whole(text: str) -> None:
    document = read(text, ".txt")
    assert_structure(document)
    letters = "".join(c for block in document.blocks for c in block.text if c.isalpha())
    assert letters == "".join(c for c in text if c.isalpha())


@given(st.lists(st.sampled_from(["Tea helps.", "Über 😀 dose", "- item", "12. then", "two  spaces", ""]), max_size=12))
def test_plain_text_places(lines: list[str]) -> None:
    text = "\r\n".join(lines)
    for block in read(text, ".txt").blocks:
        for at, character in enumerate(block.text):
            if not character.isspace():
                assert text[block.starts[at]] == character
