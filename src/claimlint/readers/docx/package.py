"""The bytes of a Word file come in, a document of python-docx goes out, or the sentence that says why none does.

Nothing in a file is believed: its size is bounded before it is inflated, and no part may declare entities.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile, ZipInfo

from claimlint.errors import UncheckedFile

if TYPE_CHECKING:
    from docx.document import Document
    from docx.opc.part import Part
    from lxml.etree import _Element

_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = 1
_MOST_PARTS = 4_000
#: Bytes after inflating: of all parts, and of those that may be XML (a book of 300,000 words has some 20 MB of it).
_MOST_BYTES, _MOST_XML = 200_000_000, 50_000_000
#: Tags in all parts together; the same book has some 600,000.
_MOST_TAGS = 1_500_000
#: How pictures and films begin; any other part counts as XML, whatever its name and its type.
_MEDIA = re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8|BM|II\*\0|MM\0\*|\x01\0\0\0|\xd7\xcd\xc6\x9a|.{4}ftyp", re.DOTALL)
#: XML of many paragraphs shrinks to a twentieth; what shrinks further, and has so many bytes, was made to stall.
_SMALLEST_SHARE, _FEW_BYTES = 200, 2_000_000
#: XML in UTF-32 or EBCDIC, in which no declaration would be seen.
_OTHER_ENCODING = re.compile(rb"\xff\xfe\0\0|\0\0\xfe\xff|<\0\0\0|\0\0\0<|\x4c\x6f\xa7\x94")
_ENCODING = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([^\"'>]{0,40})[\"']")
_ENCODINGS = (b"utf-8", b"utf8", b"utf-16", b"us-ascii", b"ascii", b"iso-8859-1", b"windows-1252")
_DECLARATIONS = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_STRICT = b"http://purl.oclc.org/ooxml/"


def open_word(path: str, data: bytes) -> Document:
    """The document in a `.docx`; raises UncheckedFile when python-docx is missing or the file is not sound."""
    try:
        import docx
    except ModuleNotFoundError:
        said = "files that end in .docx need python-docx; in a copy of claimlint's repository: pip install '.[docx]'"
        raise UncheckedFile(f"{path}: {said}") from None
    _examine(path, data)
    with damage_said(path):
        document = docx.Document(BytesIO(data))
        _ = document.element.body, document.part.rels
    if document.element.body is None:
        raise UncheckedFile(f"{path}: this Word file is damaged (it has no body); {_MEND}")
    return document


@contextmanager
def damage_said(path: str, kind: type[Exception] = Exception) -> Iterator[None]:
    """Raises UncheckedFile for whatever python-docx or lxml stumbles over in a broken package."""
    try:
        yield
    except kind as fault:
        reason = " ".join(str(fault).split())[:100] or type(fault).__name__
        raise UncheckedFile(f"{path}: this Word file is damaged ({reason}); {_MEND}") from None


_MEND = "open it in Word or LibreOffice, save it as .docx and try again"

_TOO_LARGE = "unpacked it is far larger than any draft, so it was not opened; split it, or save its text alone"


def _examine(path: str, data: bytes) -> None:
    """Raises UncheckedFile for what may not be opened: no archive, a bomb, a part with a document type."""
    if data.startswith(_OLE):
        said = "is protected by a password or an old .doc; save it as .docx without a password"
        raise UncheckedFile(f"{path}: this file {said}")
    try:
        with ZipFile(BytesIO(data)) as archive:
            _examine_parts(path, archive)
    except UncheckedFile:
        raise
    except (BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError) as fault:
        reason = " ".join(str(fault).split())[:100]
        raise UncheckedFile(f"{path}: this is no Word file, or it is damaged ({reason}); {_MEND}") from None


def _examine_parts(path: str, archive: ZipFile) -> None:
    parts = archive.infolist()
    too_many = len(parts) > _MOST_PARTS
    if too_many or _size(parts) > _MOST_BYTES:
        raise UncheckedFile(f"{path}: {_TOO_LARGE}")
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise UncheckedFile(f"{path}: this file is protected by a password; save it without one")
    xml = [part for part in parts if not _is_media(archive, part)]
    if _size(xml) > _MOST_XML or any(map(_is_bomb, xml)):
        raise UncheckedFile(f"{path}: {_TOO_LARGE}")
    tags = 0
    for part in xml:
        content = archive.read(part)  # never more than the size that the archive declares
        tags += content.count(b"<")
        if tags > _MOST_TAGS:
            raise UncheckedFile(f"{path}: {_TOO_LARGE}")
        if _is_unseen(content):
            said = "is in an encoding that no Word file has, so it was not opened"
            raise UncheckedFile(f"{path}: its part {part.filename} {said}; {_MEND}")
        if any(declaration in content for declaration in _DECLARATIONS):
            said = "declares a document type, which no Word file does, so it was not opened"
            raise UncheckedFile(f"{path}: its part {part.filename} {said}; {_MEND}")
        if part.filename == "_rels/.rels" and _STRICT in content:
            raise UncheckedFile(f"{path}: this file is “Strict Open XML”; save it as “Word Document (.docx)”")


def _is_media(archive: ZipFile, part: ZipInfo) -> bool:
    with archive.open(part) as stream:
        return _MEDIA.match(stream.read(16)) is not None


def _is_bomb(part: ZipInfo) -> bool:
    return part.file_size > max(_FEW_BYTES, _SMALLEST_SHARE * part.compress_size)


def _is_unseen(content: bytes) -> bool:
    """Whether a declaration of entities could stand in a part without being seen."""
    encoding = _ENCODING.match(content, 0, 300)
    return _OTHER_ENCODING.match(content) is not None or (
        encoding is not None and encoding[1].lower() not in _ENCODINGS
    )


def _size(parts: list[ZipInfo]) -> int:
    return sum(part.file_size for part in parts)


def notes_of(document: Document, kind: str) -> tuple[Mapping[str, _Element], Mapping[str, str]]:
    """The footnotes or endnotes by their id, and where the links in them lead."""
    part = related_part(document, f"{kind}s")
    if part is None:
        return {}, {}
    from claimlint.readers.docx.markup import W

    root = parsed(part)
    return {note.get(f"{W}id") or "": note for note in root.iterfind(f"{W}{kind}")}, targets_of(part)


def parsed(part: Part) -> _Element:
    """The XML of a part that python-docx does not know; raises XMLSyntaxError when it is none."""
    from lxml import etree

    return etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


def root_of(document: Document, name: str) -> _Element | None:
    """The styles or the numbering; None where the file holds none."""
    return getattr(related_part(document, name), "element", None)


def margins_of(document: Document) -> Iterator[tuple[str, _Element, Mapping[str, str]]]:
    """Every header and footer: which of both, its content, and where the links in it lead."""
    for relation in document.part.rels.values():
        kind = (relation.reltype or "").rpartition("/")[2]
        if kind in ("header", "footer") and not relation.is_external:
            root = getattr(relation.target_part, "element", None)
            if root is not None:
                yield kind, root, targets_of(relation.target_part)


def targets_of(part: Part) -> Mapping[str, str]:
    """Where the links of a part lead, by the id of their relationship."""
    return {key: relation.target_ref or "" for key, relation in part.rels.items() if relation.is_external}


def related_part(document: Document, name: str) -> Part | None:
    """The part of this name that belongs to the text, if there is one."""
    related = (one for one in document.part.rels.values() if not one.is_external)
    found: Part | None = next((one.target_part for one in related if (one.reltype or "").endswith(f"/{name}")), None)
    return found
