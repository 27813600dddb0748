"""Documents without a reader: texts go in, a document of one block each comes out."""

from __future__ import annotations

from claimlint.model.document import Block, Document, Source


def document(*texts: str, kind: str = "prose") -> Document:
    """A document whose blocks hold these texts."""
    blocks = tuple(Block(kind, text, range(len(text)), range(1, len(text) + 1)) for text in texts)
    return Document(Source("draft.md", " ".join(texts)), blocks)
