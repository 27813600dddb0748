"""The text that readers of a draft see: a document goes in, the same with blocks free of disguised words comes out."""

from __future__ import annotations

from dataclasses import replace

from claimlint.language.broken_words import Knows, may_be_broken, mend_words
from claimlint.language.characters import fold_characters, needs_care
from claimlint.language.folding import Folding
from claimlint.model.document import Block, Document


def as_seen(document: Document, knows: Knows) -> Document:
    """The document with its blocks as they are read; see `characters` and `broken_words` for what is folded.

    `knows` says whether a norm is a word that rules look for; it is asked only where a word may be broken.
    """
    source = document.source.text
    blocks = [_seen(block, source, knows) for block in document.blocks]
    if all(new is old for new, old in zip(blocks, document.blocks, strict=True)):
        return document
    return replace(document, blocks=tuple(blocks))


def _seen(block: Block, source: str, knows: Knows) -> Block:
    care = needs_care(block.text)
    if not care and not may_be_broken(block.text):
        return block
    folding = Folding(block)
    if care:
        fold_characters(folding)
    mend_words(folding, source, knows)
    changed = folding.text != block.text or any(folding.why)
    return folding.finished() if changed else block
