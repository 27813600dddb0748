"""From blocks to text that annotators can mark: a document goes in, its tokens, sentences and clauses come out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from itertools import pairwise

from claimlint.language.clauses import clause_ranges
from claimlint.language.parser import parse
from claimlint.language.seen_text import as_seen
from claimlint.language.sentences import sentence_ranges
from claimlint.language.tokens import tokenize
from claimlint.model.document import Document
from claimlint.model.text import AnnotatedText, Span
from claimlint.model.tokens import Tokens
from claimlint.model.trees import Trees

LONGEST_SENTENCE = 500
"""In tokens. What stands in a sentence is compared with each other, so a line without stops is read in such pieces."""
#: Blocks that are one sentence whatever stops they hold.
_WHOLE = frozenset({"table"})


def _nothing_known(word: str) -> bool:
    del word
    return False


def read_language(
    document: Document, *, by_spacy: bool | None = None, knows: Callable[[str], bool] = _nothing_known
) -> AnnotatedText:
    """Tokenises every block as its readers see it, by spaCy or not as `tokenize` does; finds sentences and clauses.

    `knows` says whether a norm is a word that rules look for: only such words are read in letters with gaps or digits.
    """
    document = as_seen(document, knows)
    tokens = tokenize([block.text for block in document.blocks], by_spacy=by_spacy)
    spans = _block_spans(tokens, len(document.blocks))
    sentences: list[Span] = []
    for block, span in zip(document.blocks, spans, strict=True):
        ranges = [(0, len(block.text))] if block.kind in _WHOLE else sentence_ranges(block.text)
        sentences.extend(_sentence_spans(tokens, span, ranges))
    clauses = [clause for sentence in sentences for clause in clause_ranges(tokens.norms, sentence)]
    trees = Trees(tokens.texts, [(span.start, span.end) for span in sentences], parse)
    return AnnotatedText(document, tokens, tuple(sentences), tuple(clauses), tuple(spans), trees=trees)


def _block_spans(tokens: Tokens, blocks: int) -> list[Span]:
    borders = [bisect_left(tokens.blocks, number) for number in range(blocks + 1)]
    return [Span(start, end) for start, end in pairwise(borders)]


def _sentence_spans(tokens: Tokens, block: Span, ranges: list[tuple[int, int]]) -> list[Span]:
    """Sentences as tokens; every token of the block belongs to one."""
    found: list[Span] = []
    start = block.start
    for _, end in ranges[:-1]:
        finish = bisect_left(tokens.starts, end, start, block.end)
        found += _bounded(start, finish)
        start = finish
    return found + _bounded(start, block.end)


def _bounded(start: int, end: int) -> list[Span]:
    """The tokens as one sentence, or as several where nobody would call them one."""
    return [Span(at, min(at + LONGEST_SENTENCE, end)) for at in range(start, end, LONGEST_SENTENCE)]
