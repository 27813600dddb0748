"""The tools that make the parser: variants are trees, columns survive, the same texts make the same weights."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import pytest
import spacy

from claimlint.language import model_files, parser
from tools.english.analysis import Analysis, ColumnFault, analysis_of, read_columns, written_columns
from tools.english.corpus import sentences_of
from tools.english.measuring import agreement
from tools.english.packing import pack
from tools.english.teacher import as_docs
from tools.english.training import Texts, trained
from tools.english.variants import varied

FRAGMENTS = Path(__file__).parents[2] / "tools" / "english" / "fragments"


@pytest.fixture(scope="module")
def fragments() -> list[Analysis]:
    return read_columns(FRAGMENTS / "train.conll")


def assert_tree(analysis: Analysis) -> None:
    assert len(analysis.words) == len(analysis.tags) == len(analysis.heads) == len(analysis.labels) > 0
    assert [number for number, head in enumerate(analysis.heads) if number == head] == [analysis.root]
    assert analysis.labels[analysis.root] == "ROOT"
    for number in range(len(analysis.heads)):
        at, steps = number, 0
        while at != analysis.root:
            at, steps = analysis.heads[at], steps + 1
            assert steps <= len(analysis.heads)


def test_variants_are_trees(fragments: Sequence[Analysis]) -> None:
    rng = random.Random(3)  # noqa: S311 - no secret
    variants = [varied(analysis, rng) for analysis in fragments for _ in range(20)]
    for variant in variants:
        assert_tree(variant)
    assert len({variant.words for variant in variants}) > 1.3 * len(fragments)


def test_a_verb_group_without_its_subject_is_a_variant() -> None:
    sentence = Analysis(
        ("The", "tea", "calms", "sore", "throats", "."),
        ("DT", "NN", "VBZ", "JJ", "NNS", "."),
        (1, 2, 2, 4, 2, 2),
        ("det", "nsubj", "ROOT", "amod", "dobj", "punct"),
    )
    rng = random.Random(1)  # noqa: S311 - no secret
    variants = {varied(sentence, rng).words for _ in range(500)}
    assert {("Calms", "sore", "throats"), ("sore", "throats"), ("The", "tea", "calms", "sore", "throats")} <= variants


def test_columns_that_were_written_are_read(fragments: Sequence[Analysis], tmp_path: Path) -> None:
    (tmp_path / "x.conll").write_text("\n".join(written_columns(fragments)), encoding="utf-8")
    assert read_columns(tmp_path / "x.conll") == fragments


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        ("Zinc\tNN\t0", "x.conll:1: a word, its tag"),
        ("Zinc\tNN\t0\tROOT\nworks\tVBZ\t0\tROOT", "exactly one root"),
        ("Zinc\tNN\t2\tnsubj\nwell\tRB\t1\tadvmod\nworks\tVBZ\t0\tROOT", "no tree"),
        ("Zinc\tNN\t9\tnsubj\nworks\tVBZ\t0\tROOT", "no tree"),
    ],
)
def test_a_fault_in_columns_is_said_with_its_line(lines: str, fault: str, tmp_path: Path) -> None:
    (tmp_path / "x.conll").write_text(lines + "\n", encoding="utf-8")
    with pytest.raises(ColumnFault, match=fault):
        read_columns(tmp_path / "x.conll")


def test_sentences_are_the_products_and_english() -> None:
    text = "Zinc doesn't help. A low-dose spray did."
    assert [tuple(words) for words in sentences_of(text)] == [
        ("Zinc", "does", "n't", "help", "."),
        ("A", "low", "dose", "spray", "did", "."),
    ]
    french = "Le zinc est un des oligo-éléments que les médecins donnent pour les rhumes, et il ne fait pas de mal."
    assert list(sentences_of(french)) == []


def small(fragments: Sequence[Analysis], output: Path) -> Path:
    texts = Texts(corpus=fragments[:60], fragments=fragments[:20], repeats=2, dev=fragments[60:70], generated=0.1)
    return trained(texts, output, {"training.max_steps": 4, "training.eval_frequency": 4, "training.batcher.size": 300})


def test_the_same_texts_make_the_same_weights_and_what_is_packed_can_be_loaded(
    fragments: Sequence[Analysis], tmp_path: Path
) -> None:
    first, second = small(fragments, tmp_path / "a"), small(fragments, tmp_path / "b")
    for name in ("tok2vec/model", "tagger/model", "parser/model"):
        assert (first / name).read_bytes() == (second / name).read_bytes()
    pack(first, tmp_path / "packed", {"width": 64})
    packed, whole = parser.load(tmp_path / "packed"), spacy.load(first)
    words = [analysis.words for analysis in fragments[:50]]
    said = [[analysis_of(doc) for doc in nlp.pipe(as_docs(nlp, words))] for nlp in (packed, whole)]
    assert said[0] == said[1]
    strings = (tmp_path / "packed" / "vocab" / "strings.json").read_text(encoding="utf-8")
    assert "nsubj" in strings
    assert "elts" not in strings


def test_agreement_with_itself_is_whole(fragments: Sequence[Analysis]) -> None:
    nlp = parser.load(model_files.FOLDER)
    said = [analysis_of(doc) for doc in nlp.pipe(as_docs(nlp, [analysis.words for analysis in fragments[:40]]))]
    same = agreement(nlp, said)
    assert (same.tags, same.heads, same.labelled, same.roots) == (1, 1, 1, 1)
    assert agreement(nlp, fragments[:200]).heads < 1
