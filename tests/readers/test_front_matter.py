"""Front matter: what counts as one, its fields and prose, and their places."""

from __future__ import annotations

import pytest

from claimlint.errors import UncheckedFile
from claimlint.model.document import Document, Source
from claimlint.readers import reader_for


def read(text: str) -> Document:
    reader = reader_for(".md")
    assert reader is not None
    return reader(Source("draft.md", text))


@pytest.mark.parametrize(
    ("head", "key", "value", "typed"),
    [
        ("author: Ann Example", "author", "Ann Example", "Ann Example"),
        ("author: yes", "author", "yes", "yes"),
        ("date: 2026-01-02 # day", "date", "2026-01-02", "2026-01-02"),
        ("time: 12:30", "time", "12:30", "12:30"),
        ('title: "Tea \\u00e9 \\"x\\""', "title", 'Tea é "x"', 'Tea \\u00e9 \\"x\\"'),
        ("title: 'It''s tea'", "title", "It's tea", "It''s tea"),
        ("title: 😀 Tea\nauthor: 中文", "author", "中文", "中文"),
        ("summary: >-\n  Tea\n  helps", "summary", "Tea helps", "Tea\n  helps"),
        ("tags: [a, 'b']", "tags", "a, b", "a, 'b"),
        ("tags:\n  - a\n  - b", "tags", "a, b", "a\n  - b"),
        ("extra: {reviewer: Bo}", "extra.reviewer", "Bo", "Bo"),
        ("authors:\n- name: Ann\n- name: Bo", "authors.name", "Ann, Bo", "Ann\n- name: Bo"),
        ("author:", "author", "", ""),
        ("author: null", "author", "", "null"),
        ("tags: [a,\tb]", "tags", "a, b", "a,\tb"),
        ("author:\tAnn\t# the nurse\n\t\nlayout: x", "author", "Ann", "Ann"),
    ],
)
def test_yaml_fields(head: str, key: str, value: str, typed: str) -> None:
    text = f"---\n{head}\n---\n\nBody.\n"
    field = read(text).front_matter[key]
    assert (field.key, field.value, text[field.start : field.end]) == (key, value, typed)


@pytest.mark.parametrize(
    ("head", "key", "value", "typed"),
    [
        ('author = "Ann \\u00e9"', "author", "Ann é", "Ann \\u00e9"),
        ("title = 'C:\\tea'", "title", "C:\\tea", "C:\\tea"),
        ("date = 2026-01-02 # day", "date", "2026-01-02", "2026-01-02"),
        ('tags = ["a", "b"]', "tags", "a, b", '["a", "b"]'),
        ("draft = true", "draft", "true", "true"),
        ('[extra]\nreviewer = "Bo"', "extra.reviewer", "Bo", "Bo"),
        ('x = """\nauthor = "no"\n"""\nauthor = "Bo"', "author", "Bo", "Bo"),
        ('[[authors]]\nname = "Ann"\n[[authors]]\nname = "Bo"', "authors.name", "Ann, Bo", None),
    ],
)
def test_toml_fields(head: str, key: str, value: str, typed: str | None) -> None:
    text = f"+++\n{head}\n+++\n\nBody.\n"
    field = read(text).front_matter[key]
    assert (field.key, field.value) == (key, value)
    assert typed is None or text[field.start : field.end] == typed


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("fence", ["---", "+++"])
def test_only_prose_fields_become_blocks(fence: str, line_end: str) -> None:
    mark = " = " if fence == "+++" else ": "
    lines = [f'{key}{mark}"{key} tea \U0001f600 here"' for key in ("subtitle", "author", "title", "excerpt", "tags")]
    text = line_end.join([fence, *lines, fence, "Body.", ""])
    document = read(text)
    front = [b for b in document.blocks if b.kind == "front-matter"]
    assert [b.name for b in front] == ["subtitle", "title", "excerpt"]
    for block in front:
        start, end = block.source_range(block.text.index("tea"), len(block.text))
        assert text[start:end] == "tea \U0001f600 here"
    assert document.blocks[-1].text == "Body."
    assert text[document.blocks[-1].starts[0] :].startswith("Body.")


def test_folded_prose_keeps_each_word_at_its_place() -> None:
    text = "---\ndescription: >-\n  Tea *cures*\n  all &\n\n  more\n---\n"
    (block,) = read(text).blocks
    assert block.text == "Tea *cures* all & more"
    start, end = block.source_range(block.text.index("all"), len(block.text))
    assert text[start:end] == "all &\n\n  more"


@pytest.mark.parametrize("title", ["Green tea and sleep", "'green  TEA and sleep'"])
def test_a_title_equal_to_the_heading_is_read_once(title: str) -> None:
    blocks = read(f"---\ntitle: {title}\n---\n\n# Green *tea* and sleep\n\nIt helps:\n\n- x\n").blocks
    assert [(b.kind, b.lead_in) for b in blocks] == [("title", None), ("prose", None), ("list", 1)]


def test_another_title_is_read_too() -> None:
    assert [b.kind for b in read("---\ntitle: Tea\n---\n\n# Coffee\n").blocks] == ["front-matter", "title"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("---\nTea: helps", ["Tea: helps"]),
        ("---\n\nTea helps: it does.\n\n---\n\nMore.", ["Tea helps: it does.", "More."]),
        ("---\nTea helps.\n---\nMore.", ["Tea helps.", "More."]),
        ("+++\ntea", ["+++ tea"]),
        ("Tea.\n\n---\nfoo: bar\n---\n", ["Tea.", "foo: bar"]),
        (" ---\ntitle: x\n---\n", ["title: x"]),
        ("----\ntitle: x\n---\n", ["title: x"]),
    ],
)
def test_prose_between_dividing_lines_is_no_front_matter(text: str, words: list[str]) -> None:
    document = read(text)
    assert [b.text for b in document.blocks] == words
    assert document.front_matter == {}


@pytest.mark.parametrize("closing", ["---", "...", "---  "])
def test_yaml_ends_with_dashes_or_dots(closing: str) -> None:
    document = read(f"---\nauthor: Ann\n{closing}\nBody.")
    assert [b.text for b in document.blocks] == ["Body."]
    assert set(document.front_matter) == {"author"}


@pytest.mark.parametrize("text", ["---\n---\nBody.", "---\n# only a comment\n---\nBody."])
def test_empty_front_matter(text: str) -> None:
    document = read(text)
    assert [b.text for b in document.blocks] == ["Body."]
    assert document.front_matter == {}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\ntitle: Tea\nauthor: a: b\n---\n", 3),
        ("---\r\ntitle: Tea\r\ntags: [a\r\nauthor: b\r\n---\r\n", 4),
        ("---\ntitle: 'open\n---\n", 2),
        ("---\ntitle: a\x07b\n---\n", 2),
        ("+++\ntitle = 'Tea'\nauthor = \n+++\n", 3),
        ("---\na: " + "[" * 5000 + "\n---\n", 2),
        ("+++\na = " + "[" * 5000 + "\n+++\n", 2),
    ],
)
def test_broken_front_matter_is_refused(text: str, line: int) -> None:
    with pytest.raises(UncheckedFile, match=rf"^The front matter cannot be read at line {line} \(.+\): check"):
        read(text)


def test_endless_front_matter_is_refused() -> None:
    with pytest.raises(UncheckedFile, match="longer than 100,000 characters"):
        read("---\n" + "key: value\n" * 10_000 + "---\n")


def test_a_toml_key_of_many_parts_never_reaches_the_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    def parse(content: str) -> None:
        raise AssertionError(f"the parser was given {len(content)} characters")

    monkeypatch.setattr("claimlint.readers.front_matter_toml.tomllib.loads", parse)
    with pytest.raises(UncheckedFile, match="a key has 100 parts or more"):
        read(f"+++\n{'a.' * 200}a = 1\n+++\n")
    with pytest.raises(AssertionError, match="the parser was given"):
        read(f"+++\n{'a.' * 20}a = 1\n+++\n")


SHOWN = [
    ('seo: {title: "Zinc for colds", description: "Zinc helps."}', ["Zinc for colds", "Zinc helps."]),
    ("seo_title: Zinc for colds\nmetaDescription: Zinc helps.", ["Zinc for colds", "Zinc helps."]),
    ("keyTakeaways:\n  - Zinc helps with colds.\n  - Sleep helps too.", ["Zinc helps with colds.", "Sleep helps too."]),
    ("faqs:\n  - question: Does zinc help?\n    answer: 'Yes, it''s fine.'", ["Does zinc help?", "Yes, it's fine."]),
    ("hero:\n  heading: Zinc for all\n  text: Feel well.\n  image: /zinc.jpg", ["Zinc for all", "Feel well."]),
    ("cta: Buy zinc today", ["Buy zinc today"]),
    ("lead: >\n  Zinc helps\n  with colds.", ["Zinc helps with colds."]),
    ("sections:\n  - heading: Why zinc\n    body: It helps.", ["Why zinc", "It helps."]),
]


@pytest.mark.parametrize(("head", "texts"), SHOWN)
def test_fields_that_themes_show_are_read(head: str, texts: list[str]) -> None:
    source = f"---\n{head}\n---\n\nText.\n"
    shown = [block for block in read(source).blocks if block.kind == "front-matter"]
    assert sorted(block.text for block in shown) == sorted(texts)
    for block in shown:
        start, end = block.source_range(0, len(block.text))
        first, *_, last = block.text.split()
        assert source[start:end].startswith(first)
        assert source[start:end].endswith(last)


@pytest.mark.parametrize(
    "head",
    [
        "authors:\n  - name: Jo\n    description: Writes on zinc.",
        "menu:\n  main: {title: Zinc}",
        "layout: post\nlabel: x\ntext: y\nname: z",
        "tags: [zinc, cold]",
    ],
)
def test_other_fields_are_not_shown(head: str) -> None:
    assert [block.kind for block in read(f"---\n{head}\n---\n\nText.\n").blocks] == ["prose"]
