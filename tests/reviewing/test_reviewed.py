"""Comments in a Word file: each on its exact words, the text as it was, whatever the runs.

`CLAIMLINT_GENERATED=5000 pytest tests/reviewing` runs as many generated files.
"""

from __future__ import annotations

import os
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimlint.engine.judging import judge
from claimlint.expressions.syntax import parse
from claimlint.language.reading import read_language
from claimlint.model.report import FileReport, Finding
from claimlint.model.rule import Condition, Pack, Rule
from claimlint.model.setting import Setting
from claimlint.readers import reader_for, unpacker_for
from claimlint.reviewing import AUTHOR, reviewed
from tests.readers.word_files import W, WordDraft, deleted, p, r, table, unzipped, word_drafts, word_file
from tests.texts import DAY, shipped

many = settings(
    max_examples=int(os.environ.get("CLAIMLINT_GENERATED", "100")),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
_W = f"{{{W}}}"
_GONE = (f"{_W}del", f"{_W}moveFrom", f"{_W}pPr")
_OTHERS = f'<w:comment w:id="5" w:author="A colleague">{p(r("Is that so?"))}</w:comment>'
_ON_OTHERS = '<w:commentRangeStart w:id="5"/>{}<w:commentRangeEnd w:id="5"/><w:r><w:commentReference w:id="5"/></w:r>'


def findings(data: bytes, *expressions: str) -> tuple[Finding, ...]:
    """What a rule reports that looks for these."""
    unpack, reader = unpacker_for(".docx"), reader_for(".docx")
    assert unpack is not None
    assert reader is not None
    text = read_language(reader(unpack("draft.docx", data)))
    found = tuple(parse(one) for one in expressions)
    rule: Rule = replace(shipped().rules[0], find=found, when=Condition(), levels=(), per="finding")
    return judge(text, (rule,), Pack((rule,), {}, shipped().authorities), Setting(as_of=DAY))


def report(found: tuple[Finding, ...]) -> FileReport:
    return FileReport("draft.docx", "publisher", "us", findings=found)


def review(data: bytes, *expressions: str) -> bytes:
    return reviewed(data, report(findings(data, *expressions)), DAY).data


def root(data: bytes, part: str = "document") -> ET.Element:
    return ET.fromstring(unzipped(data)[f"word/{part}.xml"])  # noqa: S314 - a file that the test has made


def comments(data: bytes) -> dict[str, ET.Element]:
    """Every comment by its id."""
    name = next(name for name in unzipped(data) if re.fullmatch(r"word/comments\w*\.xml", name))
    tree = ET.fromstring(unzipped(data)[name])  # noqa: S314 - the same
    return {str(one.get(f"{_W}id")): one for one in tree.iter(f"{_W}comment")}


def commented(data: bytes, author: str = AUTHOR) -> list[str]:
    """The words that each comment of an author stands on, in the order of their ends."""
    own = {key for key, one in comments(data).items() if one.get(f"{_W}author") == author}
    opened: dict[str, list[str]] = {}
    closed: list[str] = []
    _walk(root(data), own, opened, closed)
    assert not opened
    return closed


def _walk(element: ET.Element, own: set[str], opened: dict[str, list[str]], closed: list[str]) -> None:
    key = str(element.get(f"{_W}id"))
    if element.tag in _GONE or _is_hidden(element):
        return
    if element.tag == f"{_W}commentRangeStart" and key in own:
        opened[key] = []
    elif element.tag == f"{_W}commentRangeEnd" and key in own:
        closed.append("".join(opened.pop(key)))
    elif element.tag == f"{_W}t":
        for words in opened.values():
            words.append(element.text or "")
    for child in element:
        _walk(child, own, opened, closed)


def _is_hidden(element: ET.Element) -> bool:
    vanish = element.find(f"{_W}rPr/{_W}vanish") if element.tag == f"{_W}r" else None
    style = element.find(f"{_W}rPr/{_W}rStyle") if element.tag == f"{_W}r" else None
    if vanish is not None:
        return vanish.get(f"{_W}val") != "0"
    return style is not None and style.get(f"{_W}val") == "Hush"


def words_of(data: bytes) -> list[list[tuple[str, str, str]]]:
    """All text of each paragraph, deleted and hidden too, with the formatting of each character."""
    told = []
    for paragraph in root(data).iter(f"{_W}p"):
        characters = []
        for run in paragraph.iter(f"{_W}r"):
            properties = run.find(f"{_W}rPr")
            look = "" if properties is None else ET.tostring(properties, encoding="unicode")
            for child in run:
                kind = child.tag.removeprefix(_W)
                if kind in ("t", "delText", "instrText"):
                    characters += [(kind, look, one) for one in child.text or ""]
                elif kind not in ("rPr", "commentReference"):
                    characters.append((kind, look, ""))
        told.append(characters)
    return told


@many
@given(word_drafts(), st.data())
def test_a_comment_stands_on_the_quote_and_changes_no_word(draft: WordDraft, data: st.DataObject) -> None:
    chosen = data.draw(st.lists(st.sampled_from(draft.visible), min_size=1, max_size=4, unique=True))
    pair = [f'"{a.rstrip(".")}" .. "{b.rstrip(".")}"' for a, b in pairwise(chosen)]
    found = findings(draft.data, *(f'"{word.rstrip(".")}"' for word in chosen), *pair)
    assert found
    first = reviewed(draft.data, report(found), DAY)
    assert sorted(commented(first.data)) == sorted(one.excerpt for one in found)
    assert words_of(first.data) == words_of(draft.data)
    again = reviewed(first.data, report(findings(first.data, f'"{chosen[0].rstrip(".")}"')), DAY)
    assert words_of(again.data) == words_of(draft.data)
    assert commented(again.data) == [chosen[0].rstrip(".")]


def test_a_comment_reaches_over_runs_links_and_tracked_insertions() -> None:
    link = f'<w:hyperlink r:id="l1">{r("cancer in")}</w:hyperlink>'
    inserted = f'<w:ins w:id="1" w:author="A">{r("it cu")}{r("res ", "<w:b/>")}</w:ins>'
    body = p(r("Truly, "), inserted, deleted("eases "), link, r(" a week."))
    data = word_file(body, links={"l1": "https://example.org/"})
    assert commented(review(data, "cures cancer")) == ["cures cancer"]


def test_a_comment_tells_what_why_and_what_instead() -> None:
    data = word_file(p(r("Tea cures pain.")))
    (found,) = findings(data, "cures pain")
    found = replace(found, level="error", title="A cure", rule="a/b", message="No\x07 good.", advice="Say <less>.")
    written = reviewed(data, report((found,)), DAY).data
    (comment,) = comments(written).values()
    told = ["".join(one.itertext()) for one in comment.iter(f"{_W}p")]
    assert told[:3] == ["Error: A cure (a/b)", "No‹U+0007› good.", "Instead: Say <less>."]
    assert comment.get(f"{_W}author") == "claimlint"
    assert comment.get(f"{_W}date") == f"{DAY.isoformat()}T12:00:00Z"


def test_comments_of_others_stay_where_they_are() -> None:
    body = p(r("Tea "), _ON_OTHERS.format(r("cures pain")), r(" and cures flu."))
    data = word_file(body, comments=_OTHERS)
    first = review(data, "cures")
    second = review(first, "flu")
    for one in (first, second):
        assert commented(one, "A colleague") == ["cures pain"]
        assert words_of(one) == words_of(data)
    assert commented(first) == ["cures", "cures"]
    assert commented(second) == ["flu"]


def test_a_second_review_is_the_first() -> None:
    data = word_file(p(r("Tea cures pain and cures flu.")))
    first = review(data, "cures")
    second = review(first, "cures")
    assert unzipped(first)["word/document.xml"] == unzipped(second)["word/document.xml"]
    assert {key: ET.tostring(one) for key, one in comments(first).items()} == {
        key: ET.tostring(one) for key, one in comments(second).items()
    }  # fmt: skip


def test_an_answer_to_a_comment_that_is_replaced_stays_as_a_comment() -> None:
    own = (
        '<w:comment w:id="1" w:author="claimlint"><w:p w14:paraId="0000000A"/></w:comment>'
        '<w:comment w:id="2" w:author="A colleague"><w:p w14:paraId="0000000B"/></w:comment>'
    )
    threads = (
        '<w15:commentEx xmlns:w15="x" w15:paraId="0000000A"/>'
        '<w15:commentEx xmlns:w15="x" w15:paraId="0000000B" w15:paraIdParent="0000000A"/>'
    )
    body = p('<w:commentRangeStart w:id="1"/><w:commentRangeStart w:id="2"/>', r("Tea cures pain"),
             '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>',
             '<w:commentRangeEnd w:id="2"/><w:r><w:commentReference w:id="2"/></w:r>')  # fmt: skip
    written = review(word_file(body, comments=own, commentsExtended=threads), "pain")
    assert commented(written, "A colleague") == ["Tea cures pain"]
    assert commented(written) == ["pain"]
    told = unzipped(written)["word/commentsExtended.xml"].decode()
    assert "0000000B" in told
    assert "0000000A" not in told


_NOTE = '<w:r><w:t>Tea helps.</w:t><w:footnoteReference w:id="7"/><w:t> More.</w:t></w:r>'


@pytest.mark.parametrize("wrap", [p, lambda body: table((p(body),))])
def test_what_stands_in_a_note_is_said_at_its_mark(wrap: object) -> None:
    assert callable(wrap)
    notes = f'<w:footnote w:id="7">{p(r("It cures pain."))}</w:footnote>'
    data = word_file(str(wrap(_NOTE)), footnotes=notes)
    written = review(data, "cures pain", "helps")
    assert words_of(written) == words_of(data)
    assert unzipped(written)["word/footnotes.xml"] == unzipped(data)["word/footnotes.xml"]
    told = ["".join(one.itertext()) for one in comments(written).values()]
    assert sorted("In the footnote: “cures pain”" in one for one in told) == [False, True]
    assert "helps" in commented(written)


def test_what_waivers_excuse_and_baselines_carry_gets_no_comment() -> None:
    data = word_file(p(r("Tea cures pain.")))
    (found,) = findings(data, "cures")
    result = reviewed(data, report((replace(found, known=True),)), DAY)
    assert (result.comments, commented(result.data)) == (0, [])


def test_parts_that_hold_no_comments_stay_as_they_are() -> None:
    data = word_file(p(r("Tea cures pain.")), footnotes=f'<w:footnote w:id="0">{p(r("x"))}</w:footnote>')
    before, after = unzipped(data), unzipped(review(data, "cures"))
    assert before["word/footnotes.xml"] == after["word/footnotes.xml"]
    assert before.keys() <= after.keys()
