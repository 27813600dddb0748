"""Reviewed files in a real word processor: LibreOffice opens and prints them, with each comment on its words.

Passed over where LibreOffice is missing (Debian: `libreoffice-writer`).
"""

from __future__ import annotations

import io
import shutil
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from claimlint.reviewing import reviewed
from tests.readers.word_files import unzipped
from tests.reviewing.test_reviewed import findings, report, words_of
from tests.texts import DAY

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_WANTED = ("cures", "ease")
Convert = Callable[[bytes, str, str], bytes]


@pytest.fixture(scope="module")
def convert(tmp_path_factory: pytest.TempPathFactory) -> Convert:
    """Has LibreOffice write a file in another format."""
    folder = tmp_path_factory.mktemp("office")

    def run(data: bytes, suffix: str, wanted: str) -> bytes:
        given = folder / f"draft.{suffix}"
        given.write_bytes(data)
        out = folder / "out"
        command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore"]
        done = subprocess.run(
            [*command, "--convert-to", wanted, "--outdir", str(out), str(given)],
            capture_output=True, check=False, timeout=300,
        )  # fmt: skip
        made = out / f"draft.{wanted}"
        assert made.exists(), done.stderr.decode()
        return made.read_bytes()

    return run


def by_python_docx() -> bytes:
    """A file that python-docx has written."""
    document = docx.Document()
    document.add_heading("Tea", 0)
    document.add_heading("What it does", 1)
    paragraph = document.add_paragraph("Our tea ")
    paragraph.add_run("cu").bold = True
    paragraph.add_run("res pain in a week.")
    document.add_paragraph("It cures flu.", style="List Bullet")
    document.add_table(1, 2).cell(0, 1).text = "It may ease colds."
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


_FLAT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:body><office:text>
<text:h text:outline-level="1">What it does</text:h>
<text:p>Our tea cures pain<text:note text:id="n" text:note-class="footnote"><text:note-citation>1</text:note-citation>
<text:note-body><text:p>It may ease colds, says Alder.</text:p></text:note-body></text:note> in a week.</text:p>
<text:list><text:list-item><text:p>It cures flu.</text:p></text:list-item></text:list>
<table:table><table:table-column/><table:table-row><table:table-cell><text:p>It may ease coughs.</text:p>
</table:table-cell></table:table-row></table:table>
</office:text></office:body></office:document>"""


def anchored(odt: bytes) -> list[str]:
    """The words that each comment by claimlint stands on, as LibreOffice has it; empty for a place without words."""
    opened: dict[str, list[str]] = {}
    closed: list[str] = []

    def add(words: str | None) -> None:
        for one in opened.values():
            one.append(words or "")

    def walk(element: ET.Element) -> None:
        name = element.get(f"{_OFFICE}name") or ""
        if element.tag == f"{_OFFICE}annotation":
            assert "claimlint" in [one.text for one in element]
            opened[name] = []
            return
        if element.tag == f"{_OFFICE}annotation-end":
            closed.append("".join(opened.pop(name)))
        elif element.tag != f"{_TEXT}note":
            add(element.text)
            for child in element:
                walk(child)
                add(child.tail)

    walk(ET.fromstring(unzipped(odt)["content.xml"]))  # noqa: S314 - LibreOffice has just written it
    return closed


def printed(pdf: bytes, folder: Path) -> str:
    """The words on the pages."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed (Debian: poppler-utils)")
    (folder / "draft.pdf").write_bytes(pdf)
    done = subprocess.run(["pdftotext", str(folder / "draft.pdf"), "-"], capture_output=True, check=True)
    return " ".join(done.stdout.decode().split())


def test_a_file_of_python_docx_is_reviewed_opened_and_printed(convert: Convert, tmp_path: Path) -> None:
    data = by_python_docx()
    written = reviewed(data, report(findings(data, *_WANTED)), DAY).data
    assert words_of(written) == words_of(data)
    assert anchored(convert(written, "docx", "odt")) == ["cures", "cures", "ease"]
    text = printed(convert(written, "docx", "pdf"), tmp_path)
    for words in ("Tea", "What it does", "Our tea cures pain in a week.", "It cures flu.", "It may ease colds."):
        assert words in text


def test_a_file_of_libreoffice_is_read_and_reviewed(convert: Convert) -> None:
    data = convert(_FLAT.encode(), "fodt", "docx")
    found = findings(data, *_WANTED)
    told = [(one.excerpt, one.place and (one.place.part, one.place.headings)) for one in found]
    heading = ("What it does",)
    assert told == [
        ("cures", ("body", heading)), ("cures", ("body", heading)), ("ease", ("table", heading)),
        ("ease", ("footnote", heading)),
    ]  # fmt: skip
    written = reviewed(data, report(found), DAY).data
    assert words_of(written) == words_of(data)
    odt = anchored(convert(written, "docx", "odt"))
    assert sorted(odt) == ["", "cures", "cures", "ease"]
    again = reviewed(written, report(findings(written, "flu")), DAY).data
    assert anchored(convert(again, "docx", "odt")) == ["flu"]


def test_comments_outlive_libreoffice_and_are_replaced_after_it(convert: Convert) -> None:
    data = by_python_docx()
    written = reviewed(data, report(findings(data, *_WANTED)), DAY).data
    saved = convert(written, "docx", "docx")
    again = reviewed(saved, report(findings(saved, "flu")), DAY).data
    assert anchored(convert(again, "docx", "odt")) == ["flu"]
