"""Word files (`.docx`) come in, a Document goes out; python-docx, which opens them, comes with the extra `docx`.

A Word file has no lines. Its text is made of its paragraphs, one a line, so that offsets, lines and columns mean the
same as everywhere; `Source.unpacked` says what each paragraph is and where an editor finds it.
"""

from __future__ import annotations

from hashlib import sha256

from claimlint.errors import UncheckedFile
from claimlint.model.document import Document, Source, Unpacked


def unpack(path: str, data: bytes) -> Source:
    """The text of a Word file, with its blocks and places; raises UncheckedFile when it cannot be read."""
    from claimlint.readers.docx.package import open_word
    from claimlint.readers.docx.story import read_story

    story = read_story(path, open_word(path, data))
    places = tuple(line.place for line in story.lines)
    return Source(path, story.text, unpacked=Unpacked(story.blocks, places, sha256(data).hexdigest()))


def read(source: Source) -> Document:
    """The blocks that were read along with the text; raises UncheckedFile for text that no Word file gave."""
    if source.unpacked is None:
        raise UncheckedFile(f"{source.path}: this is text and no Word file; name it .txt or .md")
    return Document(source, source.unpacked.blocks)
