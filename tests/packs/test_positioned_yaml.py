"""The YAML tree: texts stay texts, every node knows its place, and nothing but faults comes of bad input."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claimlint.errors import Fault
from claimlint.packs.positioned_yaml import ListNode, MappingNode, Node, TextNode, load


def read(text: str) -> Node:
    faults: list[Fault] = []
    node = load(text, "f.yaml", faults)
    assert not faults
    assert node is not None
    return node


def scalar(text: str) -> TextNode:
    node = read(text)
    assert isinstance(node, MappingNode)
    (entry,) = node.entries
    assert isinstance(entry[1], TextNode)
    return entry[1]


@pytest.mark.parametrize("word", ["yes", "No", "on", "OFF", "true", "null", "~"])
def test_unquoted_switch_words_are_known_as_such(word: str) -> None:
    assert scalar(f"a: {word}").is_switch
    assert not scalar(f"a: '{word}'").is_switch


@pytest.mark.parametrize("word", ["12:30", "2024-05-31", "1.10", "0x1F", "1_000", ".inf"])
def test_nothing_is_a_number_or_a_date(word: str) -> None:
    assert scalar(f"a: {word}").text == word
    assert not scalar(f"a: {word}").is_switch


@pytest.mark.parametrize(
    ("text", "word", "line", "column"),
    [
        ("a: one two", "two", 1, 8),
        ("a: 'it''s two'", "two", 1, 11),
        ('a: "\\u201cone\\u201d \\"two\\""', "two", 1, 23),
        ('a: "\\x41\\t\\U0001F375 two"', "two", 1, 22),
        ('\n\n  a:   "🍵 two"', "two", 3, 11),
        ("a: |\n  one\n  two", "two", 1, 4),
        ('a: "one\n  two"', "two", 1, 4),
        ("a: one\n  two", "two", 1, 4),
        ("a:\n  one two", "two", 2, 7),
        ("é: 🍵 two", "two", 1, 6),
        ("# x\r\na: one two", "two", 2, 8),
        ("# x\ra: one two", "two", 2, 8),
        ("# x\u2028a: one two", "two", 1, 12),
    ],
)
def test_a_place_within_a_text_is_a_place_in_the_file(text: str, word: str, line: int, column: int) -> None:
    node = scalar(text)
    fault = node.fault_at(node.text.index(word), "x")
    assert (fault.line, fault.column) == (line, column)


@pytest.mark.parametrize("text", ["", "# nothing\n", "---\n", "\n\n"])
def test_nothing_is_an_empty_group_of_keys(text: str) -> None:
    assert read(text) == MappingNode(read(text).origin, 0, 0, ())


def test_lists_and_groups_keep_their_order() -> None:
    node = read("b: [x, {c: y}]\na: z\n")
    assert isinstance(node, MappingNode)
    assert [key.text for key, _ in node.entries] == ["b", "a"]
    inner = node.get("b")
    assert isinstance(inner, ListNode)
    assert [type(item) for item in inner.items] == [TextNode, MappingNode]
    assert node.get("c") is None


@pytest.mark.parametrize("text", ["? [a]\n: b\n", "'': b\n", "{[a]: b}\n"])
def test_a_key_is_text(text: str) -> None:
    faults: list[Fault] = []
    load(text, "f.yaml", faults)
    assert [fault.message for fault in faults] == ["a key is one or several words of text"]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30), st.data())
def test_every_character_of_a_quoted_text_is_where_the_file_has_it(text: str, data: st.DataObject) -> None:
    written = text.replace("\\", "\\\\").replace('"', '\\"').replace("\x85", "\\N")
    if len(written.splitlines()) > 1:
        written = written.replace("\u2028", "\\L").replace("\u2029", "\\P")
    faults: list[Fault] = []
    node = load(f'a: "{written}"', "f.yaml", faults)
    if node is None:
        assert faults
        return
    assert isinstance(node, MappingNode)
    value = node.entries[0][1]
    assert isinstance(value, TextNode)
    assert value.text == text
    at = data.draw(st.integers(0, len(text) - 1))
    place = value.fault_at(at, "x").column - 1
    assert f'a: "{written}"'[place] in (text[at], "\\")


@given(st.text())
@example("\ud800")
@example("a: [b\n")
@example("%YAML 3.0\n---\n")
@example("%TAG ! x\n---\na")
@example("? ? ? a")
@example("a: 'b")
@example("&a [*a]")
@example("<<: *a")
@example("\ufeffa: b")
@example("a: >9999\n b")
@example("- ,\n")
def test_any_text_gives_a_tree_or_faults(text: str) -> None:
    faults: list[Fault] = []
    assert load(text, "f.yaml", faults) is not None or faults
    assert all(fault.line >= 1 and fault.column >= 1 for fault in faults)
