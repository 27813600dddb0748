"""The target `docx`: bytes become a Word file or a part of one, which is read, reviewed and read again.

The first byte says what the others are: the whole file, a part as it stands, a part that is mended first (so that it is
well-formed, whatever was changed in it), or a page to be built of them, a byte for each element.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from itertools import pairwise
from xml.sax.saxutils import escape

from lxml import etree

from claimlint.engine.lines import LineIndex
from claimlint.errors import UncheckedFile
from claimlint.model.document import Document, Source
from claimlint.model.report import FileReport, Finding
from claimlint.readers import reader_for, unpacker_for
from claimlint.reviewing import reviewed
from tests.readers.test_generated import assert_structure
from tests.readers.word_files import W, deleted, p, r, table, unzipped, word_file, zipped
from tests.texts import DAY

_PATH = "draft.docx"
_PAGE = "word/document.xml"
_MOST_FINDINGS = 12
_MARKED = '<w:commentRangeStart w:id="5"/>{}<w:commentRangeEnd w:id="5"/><w:r><w:commentReference w:id="5"/></w:r>'
_NOTED = '<w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:endnoteReference w:id="1"/></w:r>'
_BOX = f"<w:pict><v:shape><v:textbox><w:txbxContent>{p(r('Boxed tea.'))}</w:txbxContent></v:textbox></v:shape></w:pict>"
_BODY = (
    p(r("Tea"), style="H1")
    + p(r("Our tea "), r("cures", "<w:b/>"), _MARKED.format(r(" pain")), _NOTED, deleted(" not"), r("."))
    + p(r("one"), item=0)
    + table((p(r("Tea heals.")), p(r("And "), f"<w:r>{_BOX}</w:r>")))
)


@cache
def _sound() -> Mapping[str, bytes]:
    """The parts of a file that has one of each."""
    note = f'<w:{{0}}note w:id="1">{p(r("It is said."))}</w:{{0}}note>'
    other = p(r("Is that so?")).replace("<w:p>", '<w:p w14:paraId="0A">')
    own = p(r("Error")).replace("<w:p>", '<w:p w14:paraId="0B">')
    comments = f'<w:comment w:id="5" w:author="A">{other}</w:comment>'
    comments += f'<w:comment w:id="6" w:author="claimlint">{own}</w:comment>'
    beside = '<w15:commentEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" w15:paraId="0B"/>'
    data = word_file(
        _BODY, links={"l1": "https://example.org/"}, footnotes=note.format("foot"), endnotes=note.format("end"),
        header1=p(r("A header.")), comments=comments, commentsExtended=beside,
    )  # fmt: skip
    return unzipped(data)


@cache
def _parts() -> tuple[str, ...]:
    """Their names, the page first."""
    return tuple(sorted(_sound(), key=lambda name: (name != _PAGE, name)))


#: What a byte builds on a page: text, an element without content, or one that stays open until a byte closes it.
_TEXTS = ("tea cures", " ", "pain. ", "a\u0301𝔡", "\t\n", ' HYPERLINK "https://example.org/" ')
_EMPTY = (
    "tab", "br", "sym", "noBreakHyphen", "vanish", 'vanish w:val="0"', "b", 'vertAlign w:val="superscript"', "del",
    'fldChar w:fldCharType="begin"', 'fldChar w:fldCharType="separate"', 'fldChar w:fldCharType="end"', "cellDel",
    'footnoteReference w:id="1"', 'endnoteReference w:id="1"', 'pStyle w:val="H1"', 'pStyle w:val="Q"', "hidden",
    'pStyle w:val="Secret"', 'rStyle w:val="Hush"', 'numId w:val="1"', 'ilvl w:val="1"', 'ilvl w:val="-3"',
    'outlineLvl w:val="2"', 'commentRangeStart w:id="6"', 'commentRangeEnd w:id="6"', 'commentReference w:id="6"',
    "showingPlcHdr", "altChunk", 'numId w:val="0"',
)  # fmt: skip
_OPEN = (
    "p", "pPr", "r", "rPr", "t", 't xml:space="preserve"', "delText", "instrText", "del", "ins", "moveFrom", "moveTo",
    'hyperlink r:id="l1"', 'fldSimple w:instr=" DATE "', "sdt", "sdtPr", "sdtContent", "smartTag", "customXml", "ruby",
    "rubyBase", "rt", "tbl", "tr", "trPr", "tc", "tcPr", "numPr", "pict", "drawing", "txbxContent", "bdo", "sectPr",
)  # fmt: skip
_OTHERS = ("mc:AlternateContent", "mc:Choice", "mc:Fallback", 'wp:docPr descr="A cup of tea"', "v:textbox")
_ALL = (*_TEXTS, *_EMPTY, *_OPEN, *_OTHERS)


def _built(data: bytes) -> bytes:
    """A file whose page has these elements; a byte beyond them closes the innermost."""
    body: list[str] = []
    opened: list[str] = []
    for byte in data:
        if byte >= len(_ALL):
            body += [f"</{opened.pop()}>"] if opened else []
            continue
        made = _ALL[byte]
        if made in _TEXTS:
            body.append(escape(made))
        elif made in _EMPTY:
            body.append(f"<w:{made}/>")
        else:
            tag = made if made in _OTHERS else f"w:{made}"
            opened.append(tag.split()[0])
            body.append(f"<{tag}>")
    body += [f"</{tag}>" for tag in reversed(opened)]
    page = _sound()[_PAGE].decode()
    head, _, rest = page.partition("<w:body>")
    return _with(_PAGE, f"{head}<w:body>{''.join(body)}</w:body>{rest.partition('</w:body>')[2]}".encode())


def _with(name: str, content: bytes) -> bytes:
    return zipped({**_sound(), name: content})


def _mended(content: bytes) -> bytes:
    """The XML as a forgiving parser has it; as it stands where nothing can be made of it."""
    try:
        root = etree.fromstring(content, etree.XMLParser(recover=True, resolve_entities=False))
    except etree.XMLSyntaxError:
        return content
    return content if root is None else etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _file(data: bytes) -> bytes:
    kind, rest = data[:1], data[1:]
    number = kind[0] if kind else 0
    if number >= ord("@"):
        return data if number == ord("P") else _built(rest)
    name = _parts()[number // 2 % len(_parts())]
    return _with(name, rest if number % 2 else _mended(rest))


def seeds() -> Iterable[bytes]:
    """A whole file, each of its parts as it stands and to be mended, and pages to be built."""
    yield zipped(_sound())
    yield word_file(p(r("Tea.")))
    for number, name in enumerate(_parts()):
        yield bytes([number * 2]) + _sound()[name]
        yield bytes([number * 2 + 1]) + _sound()[name]
    close = b"\xff"
    p_, r_, t = (bytes([_ALL.index(one)]) for one in ("p", "r", "t"))
    run = r_ + t + b"\0" + close * 2
    cell = bytes(_ALL.index(one) for one in ("tbl", "tr", "tc"))
    yield b"B" + (p_ + run + run + close) * 2 + cell + p_ + run
    yield b"B" + b"".join(p_ + r_ + bytes([number]) + t + b"\0" + close * 3 for number in range(len(_ALL)))


def a_word_file(data: bytes) -> None:
    """Reads a Word file and reviews it: places inside its text, and a copy that says the same."""
    file = _file(data)
    unpack = unpacker_for(".docx")
    assert unpack is not None
    try:
        source = unpack(_PATH, file)
    except UncheckedFile as fault:
        _one_sentence(fault, f"{_PATH}: ")
        return
    document = _read(source)
    found = tuple(_findings(document))
    try:
        copy = reviewed(file, FileReport(_PATH, "clinic", "us", findings=found), DAY)
    except UncheckedFile as fault:
        _one_sentence(fault, f"{_PATH}: this Word file is damaged (")
        return
    assert copy.comments == len(found)
    again = unpack(_PATH, copy.data)
    assert again.text == source.text
    assert _told(_read(again)) == _told(document)
    assert _words(copy.data) == _words(file)


def _one_sentence(fault: UncheckedFile, beginning: str) -> None:
    assert str(fault).startswith(beginning)
    assert "\n" not in str(fault)


def _read(source: Source) -> Document:
    reader = reader_for(".docx")
    assert reader is not None
    document = reader(source)
    assert_structure(document)
    assert source.unpacked is not None
    lines = source.text.split("\n") if source.unpacked.places else []
    assert [place.paragraph for place in source.unpacked.places] == list(range(1, len(lines) + 1))
    assert "\r" not in source.text
    return document


def _words(file: bytes) -> str:
    """All words on the page in their order, deleted ones and instructions too."""
    page = unzipped(file).get(_PAGE)
    if page is None:
        return ""
    root = etree.fromstring(page, etree.XMLParser(resolve_entities=False, remove_blank_text=True))
    texts = root.iter(*(f"{{{W}}}{name}" for name in ("t", "delText", "instrText")))
    # A run that is cut has its properties twice.
    return "".join(one.text or "" for one in texts if next(one.iterancestors(f"{{{W}}}rPr"), None) is None)


def _told(document: Document) -> object:
    """What is read of a file, but for its own digest; places are kept in one way or another."""
    unpacked = document.source.unpacked
    assert unpacked is not None
    blocks = [replace(one, starts=tuple(one.starts), ends=tuple(one.ends)) for one in document.blocks]
    return blocks, unpacked.places


def _findings(document: Document) -> Iterable[Finding]:
    """Findings on the first words, on all, and on the last ones of the first blocks and of the last."""
    text = document.source.text
    index = LineIndex(text)
    blocks = document.blocks if len(document.blocks) < 4 else (*document.blocks[:3], document.blocks[-1])
    for block in blocks:
        cuts = sorted({0, len(block.text) // 3, len(block.text) * 2 // 3, len(block.text)})
        for begin, end in [*pairwise(cuts), (0, len(block.text))][:_MOST_FINDINGS]:
            start, stop = block.source_range(begin, end)
            yield Finding(
                "claims/cure-claim", "error", "span", "A title", "A message.", "Advice.", (), text[start:stop],
                block.text, (begin, end), index.position(start), index.position(stop), "f",
            )  # fmt: skip
