"""Word files for tests: the XML of paragraphs goes in, the bytes of a `.docx` come out; and generated ones.

The XML is written by hand here, so that tests do not read with the library that wrote.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from hypothesis import strategies as st

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_SPACES = (
    f'xmlns:w="{W}" xmlns:r="{_R}" xmlns:wp="{_WP}" xmlns:mc="{_MC}" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:basedOn w:val="H1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="House head"/><w:basedOn w:val="H2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Quote"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Contents"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Hush"><w:name w:val="Hush"/><w:rPr><w:vanish/></w:rPr></w:style>'
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


def word_file(body: str, *, links: Mapping[str, str] | None = None, **parts: str) -> bytes:
    """A `.docx` with this body; `parts` are the content of footnotes, endnotes, header1, comments and others."""
    parts = {"styles": STYLES, "numbering": NUMBERING} | parts
    types, relations, files = [], [], {}
    for number, (name, content) in enumerate(parts.items()):
        kind, root = _KINDS.get(name, (name, name))
        files[f"word/{name}.xml"] = f"{_HEAD}<w:{root} {_SPACES}>{content}</w:{root}>"
        types.append(f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>')
        relations.append(f'<Relationship Id="p{number}" Type="{_R}/{kind}" Target="{name}.xml"/>')
    for key, target in (links or {}).items():
        relations.append(
            f'<Relationship Id="{key}" Type="{_R}/hyperlink" Target={quoteattr(target)} TargetMode="External"/>'
        )
    files["word/document.xml"] = f"{_HEAD}<w:document {_SPACES}><w:body>{body}</w:body></w:document>"
    files["word/_rels/document.xml.rels"] = _relations("".join(relations))
    files["_rels/.rels"] = _relations(f'<Relationship Id="d" Type="{_R}/officeDocument" Target="word/document.xml"/>')
    files["[Content_Types].xml"] = (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>{"".join(types)}</Types>'
    )
    return zipped(files)


_KINDS = {"header1": ("header", "hdr"), "footer1": ("footer", "ftr")}


def _relations(content: str) -> str:
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{content}</Relationships>'


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """An archive of these files."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return written.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    """The files in an archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def p(*runs: str, style: str = "", mark: str = "", item: int | None = None) -> str:
    """A paragraph; `mark` is what its end says (`<w:del/>`), `item` its depth in a numbered list."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if item is not None:
        properties += f'<w:numPr><w:ilvl w:val="{item}"/><w:numId w:val="1"/></w:numPr>'
    if mark:
        properties += f"<w:rPr>{mark}</w:rPr>"
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run of text."""
    said = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{said}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def deleted(text: str) -> str:
    """A run that somebody deleted while changes were tracked."""
    return f'<w:del w:id="9" w:author="A"><w:r><w:delText>{escape(text)}</w:delText></w:r></w:del>'


def table(*rows: tuple[str, ...]) -> str:
    """A table of cells, each the XML of its paragraphs."""
    lines = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{line}</w:tr>' for line in lines)}</w:tbl>"


@dataclass(frozen=True)
class WordDraft:
    """A generated Word file, and what it says."""

    data: bytes
    lines: tuple[str, ...]
    """The text of each paragraph that shows some."""
    hidden: tuple[str, ...]
    """Words that nobody sees."""

    @property
    def visible(self) -> tuple[str, ...]:
        """The words that are seen, each of which stands once."""
        return tuple(word for line in self.lines for word in line.split())


_WORDS = st.sampled_from("teaq doseq hêrbq painq 𐓘ropq sleepq".split())
_WRAPPED = {
    "run": "{}",
    "inserted": '<w:ins w:id="1" w:author="A">{}</w:ins>',
    "moved": '<w:moveTo w:id="2" w:author="A">{}</w:moveTo>',
    "link": '<w:hyperlink r:id="l1">{}</w:hyperlink>',
    "content control": "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
    "smart tag": '<w:smartTag w:element="x">{}</w:smartTag>',
    "simple field": '<w:fldSimple w:instr=" DATE ">{}</w:fldSimple>',
    "field": '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> REF hiddeninstruction </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>',
}
_HIDING: dict[str, Callable[[str], str]] = {
    "deleted": deleted,
    "hidden": lambda word: r(word, "<w:vanish/>"),
    "hidden by style": lambda word: r(word, '<w:rStyle w:val="Hush"/>'),
    "moved away": lambda word: f'<w:moveFrom w:id="3" w:author="A">{r(word)}</w:moveFrom>',
    "instruction": lambda word: f"<w:r><w:instrText>{escape(word)}</w:instrText></w:r>",
}
_PROPERTIES = st.sampled_from(["", "<w:b/>", "<w:i/>", '<w:color w:val="FF0000"/>', '<w:vanish w:val="0"/>'])


@st.composite
def word_drafts(draw: st.DrawFn) -> WordDraft:
    """Word files with paragraphs, items, quotations, headings and tables, cut into runs anywhere."""
    made = _Made(draw)
    blocks = [made.block() for _ in range(draw(st.integers(1, 5)))]
    return WordDraft(
        word_file("".join(blocks), links={"l1": "https://example.org/"}), tuple(made.lines), tuple(made.hidden)
    )


class _Made:
    """What has been made of one draft so far."""

    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw
        self._count = 0
        self.lines: list[str] = []
        self.hidden: list[str] = []

    def block(self) -> str:
        kind = self._draw(st.sampled_from(["plain", "item", "H1", "Q", "table", "merged"]))
        if kind == "table":
            return table(*((self._paragraph(), self._paragraph()) for _ in range(self._draw(st.integers(1, 2)))))
        if kind == "merged":
            first, one = self._runs()
            second, two = self._runs()
            self.lines.append(one + two)
            return p(*first, mark='<w:del w:id="7" w:author="A"/>') + p(*second)
        if kind == "item":
            return self._paragraph(item=self._draw(st.integers(0, 1)))
        return self._paragraph(style=kind if kind != "plain" else "")

    def _paragraph(self, style: str = "", item: int | None = None) -> str:
        runs, text = self._runs()
        self.lines.append(text)
        return p(*runs, style=style, item=item)

    def _runs(self) -> tuple[list[str], str]:
        runs, text = [], ""
        for _ in range(self._draw(st.integers(1, 5))):
            word = self._word()
            if self._draw(st.booleans()):
                self.hidden.append(f"{word}hidden")
                runs.append(_HIDING[self._draw(st.sampled_from(sorted(_HIDING)))](f"{word}hidden "))
                continue
            shown = f"{word} " + (self._word() + " " if self._draw(st.booleans()) else "")
            wrap = _WRAPPED[self._draw(st.sampled_from(sorted(_WRAPPED)))]
            runs.append(wrap.format(self._cut(shown)))
            text += shown
        last = self._word()
        return [*runs, r(f"{last}.")], f"{text}{last}."

    def _word(self) -> str:
        self._count += 1
        return f"{self._draw(_WORDS)}{self._count}z"

    def _cut(self, text: str) -> str:
        """The text in one run or in two, wherever it is cut."""
        at = self._draw(st.integers(0, len(text) - 1))
        parts = [text[:at], text[at:]] if at else [text]
        return "".join(r(part, self._draw(_PROPERTIES)) for part in parts)
