"""Word files as their editor reads them: what is text and what is not, and where it stands.

`CLAIMLINT_GENERATED=5000 pytest tests/readers/test_docx.py` runs as many generated files.
"""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, given, settings

from claimlint.model.document import Block, Document
from claimlint.readers import reader_for, suffixes, unpacker_for
from tests.readers.word_files import WordDraft, deleted, p, r, table, word_drafts, word_file

many = settings(
    max_examples=int(os.environ.get("CLAIMLINT_GENERATED", "100")),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
_TEXT_BOX = (
    "<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><w:txbxContent>{0}</w:txbxContent></w:drawing>"
    "</mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></w:pict>"
    "</mc:Fallback></mc:AlternateContent>"
)


def read(data: bytes) -> Document:
    unpack, reader = unpacker_for(".docx"), reader_for(".docx")
    assert unpack is not None
    assert reader is not None
    return reader(unpack("draft.docx", data))


def blocks(body: str, **parts: str) -> list[tuple[str, str]]:
    """Kind and text of each block of a file with this body."""
    return [(block.kind, block.text) for block in read(word_file(body, links=None, **parts)).blocks]


def places(document: Document) -> list[tuple[str, tuple[str, ...]]]:
    assert document.source.unpacked is not None
    return [(place.part, place.headings) for place in document.source.unpacked.places]


def source_of(block: Block, document: Document) -> str:
    return document.source.text[slice(*block.source_range(0, len(block.text)))]


def test_word_files_can_be_read() -> None:
    assert ".docx" in suffixes()


@many
@given(word_drafts())
def test_every_seen_word_stands_once_in_its_paragraph_and_no_hidden_one_does(draft: WordDraft) -> None:
    document = read(draft.data)
    assert tuple(document.source.text.split("\n")) == draft.lines
    assert [word for word in (*draft.hidden, "hiddeninstruction") if word in document.source.text] == []
    assert " ".join(block.text for block in document.blocks).split() == list(draft.visible)
    for block in document.blocks:
        assert " ".join(source_of(block, document).split()) == block.text
    assert document.source.unpacked is not None
    assert [place.paragraph for place in document.source.unpacked.places] == list(range(1, len(draft.lines) + 1))


def test_tracked_changes_count_as_accepted() -> None:
    inserted = f'<w:ins w:id="1" w:author="A">{r("may ease")}<w:del w:id="2" w:author="A">{r("heals")}</w:del></w:ins>'
    assert blocks(p(r("Tea "), deleted("cures"), inserted, r(" pain."))) == [("prose", "Tea may ease pain.")]


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    body = p(r("Tea does "), mark='<w:del w:id="1" w:author="A"/>') + p(r("nothing."), style="Q")
    assert blocks(body) == [("quote", "Tea does nothing.")]


def test_deleted_rows_and_cells_are_gone() -> None:
    gone = f"<w:tr><w:trPr><w:del w:id='1' w:author='A'/></w:trPr><w:tc>{p(r('gone'))}</w:tc></w:tr>"
    cell = f"<w:tr><w:tc><w:tcPr><w:cellDel w:id='1' w:author='A'/></w:tcPr>{p(r('gone'))}</w:tc></w:tr>"
    assert blocks(f"<w:tbl>{gone}{cell}<w:tr><w:tc>{p(r('here'))}</w:tc></w:tr></w:tbl>") == [("table", "here")]


def test_hidden_text_is_no_prose() -> None:
    body = p(r("seen"), r(" unseen", "<w:vanish/>"), r(" unseen", '<w:rStyle w:val="Hush"/>'))
    body += p(r("unseen"), r(" shown", '<w:vanish w:val="false"/>'), style="Secret")
    assert blocks(body) == [("prose", "seen"), ("prose", "shown")]


def test_headings_are_known_by_style_by_what_it_builds_on_and_by_outline() -> None:
    outlined = f'<w:p><w:pPr><w:outlineLvl w:val="2"/></w:pPr>{r("Deep")}</w:p>'
    body = p(r("Tea"), style="Titel") + p(r("Part"), style="H1") + p(r("House"), style="Own") + outlined + p(r("End."))
    document = read(word_file(body))
    told = [(block.kind, block.level) for block in document.blocks]
    assert told == [("title", 1), ("heading", 1), ("heading", 2), ("heading", 3), ("prose", 0)]
    assert places(document)[-1] == ("body", ("Part", "House", "Deep"))
    assert places(document)[2] == ("body", ("Part",))


def test_a_later_heading_ends_the_deeper_ones() -> None:
    body = p(r("A"), style="H1") + p(r("B"), style="H2") + p(r("C"), style="H1") + p(r("End."))
    assert places(read(word_file(body)))[-1] == ("body", ("C",))


def test_items_are_numbered_as_word_shows_them_and_know_what_introduces_them() -> None:
    body = p(r("It helps with:")) + p(r("one"), item=0) + p(r("below"), item=1) + p(r("two"), item=0) + p(r("End."))
    document = read(word_file(body))
    told = [(block.text, block.kind, block.number) for block in document.blocks]
    assert told == [
        ("It helps with:", "prose", None), ("one", "list", 1), ("below", "list", None), ("two", "list", 2),
        ("End.", "prose", None),
    ]  # fmt: skip
    leads = {block.text: document.blocks[block.lead_in].text for block in document.blocks if block.lead_in is not None}
    assert leads == {"one": "It helps with:", "two": "It helps with:", "below": "one"}


def test_tables_have_rows_and_say_where_they_stand() -> None:
    body = p(r("Doses"), style="H1") + table((p(r("a")), p(r("b"))), (p(r("c")) + p(r("d")), p())) + p(r("End."))
    document = read(word_file(body))
    assert [(one.text, one.row) for one in document.blocks if one.kind == "table"] == [
        ("a", 0), ("b", 0), ("c", 1), ("d", 1),
    ]  # fmt: skip
    assert places(document)[1] == ("table", ("Doses",))
    assert places(document)[-1] == ("body", ("Doses",))


def test_notes_follow_the_text_by_their_marks() -> None:
    mark = '<w:r><w:footnoteReference w:id="7"/></w:r>'
    end = '<w:r><w:endnoteReference w:id="2"/></w:r>'
    notes = f'<w:footnote w:id="7">{p(r("Alder 2020."))}</w:footnote><w:footnote w:id="8">{p(r("unused"))}</w:footnote>'
    ends = f'<w:endnote w:id="2">{p(r("Birch 2021."))}</w:endnote>'
    document = read(word_file(p(r("Tea helps"), mark, r(" some"), end, r(".")), footnotes=notes, endnotes=ends))
    assert [(one.kind, one.name, one.text) for one in document.blocks] == [
        ("prose", "", "Tea helps[^1] some[^e1]."), ("footnote", "1", "Alder 2020."), ("footnote", "e1", "Birch 2021."),
    ]  # fmt: skip
    assert [part for part, _ in places(document)] == ["body", "footnote", "endnote"]


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    body = p(r("Here "), f"<w:r>{_TEXT_BOX.format(p(r('boxed')))}</w:r>", r("it is.")) + p(r("End."))
    document = read(word_file(body))
    assert document.source.text.split("\n") == ["Here it is.", "boxed", "End."]
    assert [part for part, _ in places(document)] == ["body", "text box", "body"]


def test_alternative_texts_are_read() -> None:
    picture = (
        '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="Tea cures\n all"/></wp:inline></w:drawing></w:r>'
    )
    document = read(word_file(p(r("See "), picture, r("here."))))
    assert [(one.kind, one.text) for one in document.blocks] == [("prose", "See here."), ("alt", "Tea cures all")]
    assert places(document)[-1] == ("image", ())


def test_headers_and_footers_stand_around_the_post() -> None:
    told = blocks(p(r("Tea.")), header1=p(r("House news")), footer1=p(r("No medical advice.")))
    assert told == [("prose", "Tea."), ("surroundings", "House news"), ("surroundings", "No medical advice.")]


def test_links_lead_where_the_relationship_or_the_field_says() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText> HYPERLINK "https://example.org/b" </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r("two")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    body = p(r("see "), f'<w:hyperlink r:id="l1">{r("o")}{r("ne")}</w:hyperlink>', r(" and "), field, r(" now"))
    (block,) = read(word_file(body, links={"l1": "https://example.org/a"})).blocks
    told = [(block.text[link.start : link.end], link.target) for link in block.links]
    assert told == [("one", "https://example.org/a"), ("two", "https://example.org/b")]


def test_contents_and_placeholders_are_no_text() -> None:
    holder = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r('Click here')}</w:sdtContent></w:sdt>"
    assert blocks(p(r("Part 1 … 3"), style="Contents") + p(r("Tea."), holder)) == [("prose", "Tea.")]


@pytest.mark.parametrize(
    ("run", "text"),
    [
        ("<w:tab/>", "a b"), ("<w:br/>", "a b"), ("<w:noBreakHyphen/>", "a\u2011b"), ("<w:softHyphen/>", "ab"),
        ('<w:sym w:font="Symbol" w:char="F06D"/>', "a\ufffcb"),
    ],
)  # fmt: skip
def test_marks_of_word_stand_for_characters(run: str, text: str) -> None:
    assert blocks(f"<w:p><w:r><w:t>a</w:t>{run}<w:t>b</w:t></w:r></w:p>") == [("prose", text)]


def test_raised_figures_stay_apart_from_the_word() -> None:
    assert blocks(p(r("pain"), r("3", '<w:vertAlign w:val="superscript"/>'))) == [("prose", "pain³")]
