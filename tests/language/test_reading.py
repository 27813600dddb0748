"""Blocks become sentences and clauses that hold every token once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claimlint.language.reading import read_language
from claimlint.model.document import Block, Document
from claimlint.model.text import Span
from tests.language.documents import document

WORDS = st.sampled_from(
    "Ginger may , cure . pain ( ) ! but it which ; et al. — “ ” 0.5 [3] \ufffc https://a.b/c. … - '".split()
)
TEXTS = st.lists(st.one_of(st.lists(WORDS, max_size=15).map(" ".join), st.text(max_size=30)), max_size=5)


def held(spans: tuple[Span, ...]) -> list[int]:
    return [token for span in spans for token in range(span.start, span.end)]


@given(TEXTS, st.sampled_from(["prose", "table", "list"]))
def test_every_token_belongs_to_one_sentence_and_one_clause(texts: list[str], kind: str) -> None:
    text = read_language(document(*texts, kind=kind))
    everything = list(range(len(text.tokens)))
    assert held(text.sentences) == held(text.clauses) == held(text.block_spans) == everything
    assert len(text.block_spans) == len(texts)
    assert all(span.start < span.end for span in (*text.sentences, *text.clauses))


@given(TEXTS)
def test_clauses_lie_within_sentences_and_sentences_within_blocks(texts: list[str]) -> None:
    text = read_language(document(*texts))
    for sentence in text.sentences:
        assert text.tokens.blocks[sentence.start] == text.tokens.blocks[sentence.end - 1]
    for clause in text.clauses:
        assert text.sentence_of[clause.start] == text.sentence_of[clause.end - 1]


def test_a_table_cell_is_one_sentence() -> None:
    assert len(read_language(document("One. Two. Three.", kind="table")).sentences) == 1
    assert len(read_language(document("One. Two. Three.", kind="list")).sentences) == 3


def test_the_sentence_keeps_its_markers_and_quotation_marks() -> None:
    text = read_language(document("It “works.”[3] Rest."))
    assert [text.words(span.start, span.end) for span in text.sentences] == ["It “works.”[3]", "Rest."]


def test_empty_blocks_have_no_tokens() -> None:
    text = read_language(document("", "One.", " \u00a0"))
    assert text.block_spans == (Span(0, 0), Span(0, 2), Span(2, 2))
    assert read_language(document()).sentences == ()


def test_tokens_lead_back_to_the_source() -> None:
    plain = document("R&D cures.")
    block = Block("prose", "R&D cures.", [0, 1, 6, *range(7, 14)], [1, 6, 7, *range(8, 15)])
    text = read_language(Document(plain.source, (block,)))
    assert [text.source_range(n, n + 1) for n in range(4)] == [(0, 1), (1, 6), (6, 7), (8, 13)]
