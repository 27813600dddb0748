"""Word files that are broken or mean harm: one clear sentence each, in bounded time and memory."""

from __future__ import annotations

import struct
import sys
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimlint.errors import UncheckedFile
from claimlint.model.document import Source
from claimlint.readers import unpacker_for
from tests.readers.word_files import p, r, table, unzipped, word_file, zipped

GOOD = word_file(p(r("Tea cures pain.")), footnotes=f'<w:footnote w:id="1">{p(r("x"))}</w:footnote>')


def unpack(data: bytes) -> Source:
    reader = unpacker_for(".docx")
    assert reader is not None
    return reader("draft.docx", data)


def changed(part: str, change: Callable[[bytes], bytes | None]) -> bytes:
    """A good file of which one part is another, or gone."""
    files: dict[str, str | bytes] = dict(unzipped(GOOD))
    after = change(unzipped(GOOD)[part])
    if after is None:
        del files[part]
    else:
        files[part] = after
    return zipped(files)


def with_type(data: bytes, encoding: str = "utf-8") -> bytes:
    """XML with a document type that declares ever larger entities."""
    entities = '<!ENTITY a0 "aaaaaaaaaa">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)
    )  # fmt: skip
    text = data.decode().replace("Tea", "&a9; Tea").replace('encoding="UTF-8"', f'encoding="{encoding}"')
    head, rest = text.split("\n", 1)
    return f"{head}\n<!DOCTYPE w [{entities}]>{rest}".encode(encoding)


def lying(data: bytes, size: int) -> bytes:
    """An archive that says that its largest part has this size, wherever it says so."""
    for name, content in unzipped(data).items():
        if name == "word/document.xml":
            return data.replace(struct.pack("<I", len(content)), struct.pack("<I", size))
    raise AssertionError


def deep(levels: int) -> str:
    body = p(r("x"))
    for _ in range(levels):
        body = table((body,))
    return body


_OUTER = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
BROKEN: dict[str, Callable[[], tuple[bytes, str]]] = {
    "empty": lambda: (b"", "no Word file, or it is damaged"),
    "text": lambda: (b"Tea cures pain.\n" * 50, "no Word file, or it is damaged"),
    "cut off": lambda: (GOOD[: len(GOOD) // 2], "no Word file, or it is damaged"),
    "old or protected": lambda: (b"\xd0\xcf\x11\xe0" + bytes(600), "protected by a password or an old .doc"),
    "another archive": lambda: (zipped({"a.txt": "x"}), "damaged"),
    "no text": lambda: (changed("word/document.xml", lambda _: None), "damaged"),
    "no relations": lambda: (changed("_rels/.rels", lambda _: None), "damaged"),
    "no types": lambda: (changed("[Content_Types].xml", lambda _: None), "damaged"),
    "no styles, though named": lambda: (changed("word/styles.xml", lambda _: None), "damaged"),
    "no body": lambda: (changed("word/document.xml", lambda xml: xml.replace(b":body", b":bodY")), "has no body"),
    "no document": lambda: (changed("word/document.xml", lambda _: b"<x/>"), "damaged"),
    "broken XML": lambda: (changed("word/document.xml", lambda xml: xml[:-30]), "damaged"),
    "broken notes": lambda: (changed("word/footnotes.xml", lambda xml: xml[:-30]), "its notes are damaged"),
    "another kind of Office file": lambda: (
        changed("[Content_Types].xml", lambda xml: xml.replace(b"document.main", b"template.main")), "damaged",
    ),
    "strict": lambda: (
        changed("_rels/.rels", lambda xml: xml.replace(_OUTER, b"http://purl.oclc.org/ooxml/x/officeDocument")),
        "Strict Open XML",
    ),
    "entities": lambda: (changed("word/document.xml", with_type), "declares a document type"),
    "entities in UTF-16": lambda: (
        changed("word/document.xml", lambda xml: with_type(xml, "utf-16")), "declares a document type",
    ),
    "entities in the notes": lambda: (changed("word/footnotes.xml", with_type), "declares a document type"),
    "bomb": lambda: (changed("word/document.xml", lambda xml: xml + bytes(60_000_000)), "far larger than any draft"),
    "bomb elsewhere": lambda: (
        zipped({**unzipped(GOOD), "word/media/a.png": bytes(210_000_000)}), "far larger than any draft",
    ),
    "countless paragraphs": lambda: (word_file("<w:p/>" * 2_000_000), "far larger than any draft"),
    "many parts": lambda: (zipped({**unzipped(GOOD), **{f"x{n}": "" for n in range(5000)}}), "far larger"),
    "claims to be small": lambda: (
        lying(changed("word/document.xml", lambda xml: xml.replace(b"Tea", b"Tea" * 900_000)), 40), "damaged",
    ),
    "claims to be huge": lambda: (lying(GOOD, 0xFFFFFF00), "far larger than any draft"),
    "nested": lambda: (word_file(deep(3_000)), "damaged"),
    "other formats within": lambda: (word_file('<w:altChunk r:id="x"/>'), "in another format (altChunk)"),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_one_sentence_says_what_is_wrong(name: str) -> None:
    data, reason = BROKEN[name]()
    with pytest.raises(UncheckedFile) as fault:
        unpack(data)
    assert str(fault.value).startswith("draft.docx: ")
    assert reason in str(fault.value)
    assert "\n" not in str(fault.value)


def test_tables_may_be_nested_as_deep_as_libraries_read() -> None:
    assert unpack(word_file(deep(70))).text == "x"


def test_styles_that_build_on_each_other_in_a_circle_are_read() -> None:
    circle = "".join(
        f'<w:style w:type="paragraph" w:styleId="{one}"><w:name w:val="{one}"/><w:basedOn w:val="{other}"/></w:style>'
        for one, other in ("ab", "ba", "cc")
    )
    assert unpack(word_file(p(r("Tea."), style="a") + p(r("End."), style="c"), styles=circle)).text == "Tea.\nEnd."


def test_a_note_that_refers_to_itself_is_read_once() -> None:
    mark = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    notes = f'<w:footnote w:id="1">{p(r("see"), mark)}</w:footnote>'
    assert unpack(word_file(p(r("Tea"), mark), footnotes=notes)).text == "Tea[^1]\nsee[^1]"


@pytest.mark.parametrize(
    "body",
    [
        "".join(p(r(f"Tea {n} cures pain.")) for n in range(10_000)),
        p(*(r(f"word{n} ") for n in range(10_000))),
        table(*((p(r("x")),) * 3 for _ in range(1_000))),
        p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 20_000, r("x")) + p(r("Tea.")),
        "".join(p(r("x"), mark='<w:del w:id="1" w:author="A"/>') for _ in range(3_000)),
        "".join(p(r("x"), item=n % 2) for n in range(3_000)),
        "<w:p/>" * 20_000 + p(r("Tea.")),
    ],
    ids=["paragraphs", "runs", "rows", "fields", "deleted ends", "items", "empty paragraphs"],
)
def test_large_files_are_read(body: str) -> None:
    source = unpack(word_file(body))
    assert source.unpacked is not None
    assert len(source.text.split("\n")) == len(source.unpacked.places) or not source.text


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, len(GOOD) - 1), st.integers(0, 255), st.sampled_from(sorted(unzipped(GOOD))), st.data())
def test_any_change_of_a_byte_gives_text_or_one_sentence(at: int, byte: int, part: str, data: st.DataObject) -> None:
    inside = unzipped(GOOD)[part]
    place = data.draw(st.integers(0, len(inside) - 1))
    for broken in (
        GOOD[:at] + bytes([byte]) + GOOD[at + 1 :],
        changed(part, lambda xml: xml[:place] + bytes([byte]) + xml[place + 1 :]),
        changed(part, lambda xml: xml[:place] + xml[place + 1 + byte :]),
    ):
        try:
            unpack(broken)
        except UncheckedFile as fault:
            assert "\n" not in str(fault)  # noqa: PT017 - many are read


def test_without_python_docx_the_sentence_says_how_to_add_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(UncheckedFile, match=r"pip install '\.\[docx\]'"):
        unpack(GOOD)


@pytest.mark.parametrize("encoding", ["utf-32", "utf-32-le", "utf-32-be", "utf-7", "cp037"])
def test_an_encoding_in_which_a_document_type_is_not_seen_is_refused(encoding: str) -> None:
    data = changed("word/document.xml", lambda part: _declared(part.decode(), encoding).encode(encoding))
    with pytest.raises(UncheckedFile, match=r"encoding that no Word file has|damaged"):
        unpack(data)


def _declared(xml: str, encoding: str) -> str:
    declaration, _, body = xml.partition("?>")
    return f'<?xml version="1.0" encoding="{encoding}"?>{body or declaration}'


@pytest.mark.parametrize("name", ["word/document.png", "word/document.mp4"])
def test_text_under_the_name_of_a_picture_is_bounded_like_text(name: str) -> None:
    files: dict[str, str | bytes] = dict(unzipped(GOOD))
    types, relations = unzipped(GOOD)["[Content_Types].xml"].decode(), unzipped(GOOD)["_rels/.rels"].decode()
    files["[Content_Types].xml"] = types.replace("word/document.xml", name)
    files["_rels/.rels"] = relations.replace("word/document.xml", name)
    document = files.pop("word/document.xml")
    assert isinstance(document, bytes)
    files[name] = document.replace(b"<w:body>", b"<w:body>" + b"<w:p/>" * 400_000)
    with pytest.raises(UncheckedFile, match="far larger than any draft"):
        unpack(zipped(files))
