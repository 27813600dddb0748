"""Sentences get tags, heads and labels: one by one as in company, however long, and never from a damaged pipeline."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimlint.errors import ModelFault
from claimlint.language import model_files, parser
from claimlint.language.parser import LONGEST, parse
from claimlint.language.sentences import sentence_ranges
from claimlint.language.tokens import tokenize
from claimlint.model.syntax import Syntax

PARAGRAPHS = (Path(__file__).with_name("paragraphs.txt")).read_text(encoding="utf-8").splitlines()


def words(text: str) -> tuple[str, ...]:
    return tokenize([text]).texts


def parsed(text: str) -> Syntax:
    (syntax,) = parse([words(text)])
    return syntax


def sentences() -> list[tuple[str, ...]]:
    return [words(text[start:end]) for text in PARAGRAPHS for start, end in sentence_ranges(text)]


def arcs(text: str) -> set[tuple[str, str, str]]:
    syntax = parsed(text)
    texts = words(text)
    return {
        (texts[number], label, texts[head])
        for number, (head, label) in enumerate(zip(syntax.heads, syntax.labels, strict=True))
    }


def test_subject_and_object() -> None:
    assert {("Zinc", "nsubj", "shortens"), ("colds", "dobj", "shortens"), ("shortens", "ROOT", "shortens")} <= arcs(
        "Zinc shortens colds."
    )


def test_passive_with_agent() -> None:
    assert {("Colds", "nsubjpass", "shortened"), ("by", "agent", "shortened"), ("zinc", "pobj", "by")} <= arcs(
        "Colds are shortened by zinc."
    )


def test_negation_and_auxiliary() -> None:
    assert {("n't", "neg", "help"), ("does", "aux", "help")} <= arcs("The spray doesn't help patients.")


def test_parts_of_speech_by_use() -> None:
    verb = parsed("The patches heal wounds and relief comes.").tags
    noun = parsed("The wounds are deep.").tags
    assert verb[2] in {"VBP", "VB"}
    assert noun[1] == "NNS"


@pytest.mark.parametrize("text", ["Zinc Shortens Every Cold", "ZINC SHORTENS EVERY COLD"])
def test_heading_in_capitals_is_read_as_running_text(text: str) -> None:
    assert parsed(text) == parsed("zinc shortens every cold")


def test_columns_are_as_long_as_the_sentence_and_form_a_tree() -> None:
    for sentence, syntax in zip(sentences(), parse(sentences()), strict=True):
        assert len(syntax.tags) == len(syntax.heads) == len(syntax.labels) == len(sentence)
        assert_tree(syntax)


def assert_tree(syntax: Syntax) -> None:
    roots = [number for number, head in enumerate(syntax.heads) if head == number]
    assert len(roots) == 1
    assert syntax.labels[roots[0]] == "ROOT"
    assert syntax.labels.count("ROOT") == 1
    for number in range(len(syntax.heads)):
        at, steps = number, 0
        while at != roots[0]:
            at, steps = syntax.heads[at], steps + 1
            assert steps <= len(syntax.heads)


def test_nothing_to_parse_loads_nothing() -> None:
    program = (
        "import sys\n"
        "from claimlint.language.parser import parse\n"
        "assert len(parse([[], []])) == 2 and parse([]) == []\n"
        "assert 'spacy' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_a_sentence_alone_is_parsed_as_in_company() -> None:
    together = parse(sentences())
    assert [parse([sentence])[0] for sentence in sentences()] == together


def test_order_and_company_change_nothing() -> None:
    order = list(range(len(sentences())))
    random.Random(7).shuffle(order)  # noqa: S311 - no secret
    shuffled = parse([sentences()[number] for number in order])
    expected = parse(sentences())
    assert shuffled == [expected[number] for number in order]


def test_threads_change_nothing() -> None:
    program = (
        "import sys, hashlib\n"
        "from claimlint.language.parser import parse\n"
        "lines = [line.split() for line in sys.stdin]\n"
        "print(hashlib.sha256(repr(parse(lines)).encode()).hexdigest())\n"
    )
    text = "\n".join(" ".join(sentence) for sentence in sentences())
    outputs = set()
    for threads in "1", "2", "4":
        names = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS", "MKL_NUM_THREADS")
        environment = {**os.environ, **dict.fromkeys(names, threads)}
        run = subprocess.run(
            [sys.executable, "-c", program], input=text, env=environment, capture_output=True, text=True, check=True
        )
        outputs.add(run.stdout)
    assert len(outputs) == 1


def test_a_very_long_sentence_is_parsed_whole() -> None:
    long = (words("Zinc shortens colds, and garlic helps,") * 1000)[:5000]
    (syntax,) = parse([long])
    assert len(syntax.tags) == 5000
    assert_tree(syntax)


def test_a_long_sentence_costs_no_more_than_its_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    lengths: list[int] = []
    docs = parser._docs  # noqa: SLF001 - what the pipeline is given

    def counted(nlp: object, pieces: list[tuple[str, ...]]) -> Iterator[object]:
        lengths.extend(map(len, pieces))
        return docs(nlp, pieces)  # type: ignore[arg-type]

    monkeypatch.setattr(parser, "_docs", counted)
    parse([[f"word{number}" for number in range(5000)]])
    assert max(lengths) <= LONGEST
    assert sum(lengths) == 5000


def test_a_hundred_thousand_sentences_of_one_word() -> None:
    many = [[f"word{number % 5000}"] for number in range(100_000)]
    syntaxes = parse(many)
    assert len(syntaxes) == 100_000
    assert {syntax.heads for syntax in syntaxes} == {(0,)}
    assert {syntax.labels for syntax in syntaxes} == {("ROOT",)}


def test_odd_words_are_parsed() -> None:
    odd = ["\ufffc", "\U0001f600", "\u0301", "x" * 10_000, "\u4e2d\u6587", "https://x.org/?q=1", "\u200b", " "]
    (syntax,) = parse([odd])
    assert len(syntax.tags) == len(odd)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(model_files.FOLDER, tmp_path / "model"))


def test_a_whole_copy_loads(copy: Path) -> None:
    assert parser.load(copy).pipe_names == ["tok2vec", "tagger", "parser"]


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(ModelFault, match="is missing; install claimlint again"):
        parser.load(tmp_path / "nowhere")


@pytest.mark.parametrize("name", ["config.cfg", "tok2vec/model", "parser/model", "tagger/model", "vocab/strings.json"])
def test_a_missing_file_is_said(copy: Path, name: str) -> None:
    (copy / name).unlink()
    with pytest.raises(ModelFault, match=f"lacks its file {name}"):
        parser.load(copy)


def test_a_truncated_file_is_said(copy: Path) -> None:
    weights = copy / "parser" / "model"
    weights.write_bytes(weights.read_bytes()[:-100])
    with pytest.raises(ModelFault, match="is damaged: its file parser/model"):
        parser.load(copy)


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b"\xff\xfe", b'{"name": "claimlint_en", "format": 1}'])
def test_a_damaged_manifest_is_said(copy: Path, content: bytes) -> None:
    (copy / "manifest.json").write_bytes(content)
    with pytest.raises(ModelFault, match="English pipeline"):
        parser.load(copy)


def test_a_foreign_pipeline_is_refused(tmp_path: Path) -> None:
    import spacy

    spacy.blank("en").to_disk(tmp_path / "foreign")
    with pytest.raises(ModelFault, match="lacks its file manifest"):
        parser.load(tmp_path / "foreign")


def test_a_pipeline_of_another_version_is_refused(copy: Path) -> None:
    manifest = json.loads((copy / "manifest.json").read_text(encoding="utf-8"))
    (copy / "manifest.json").write_text(json.dumps({**manifest, "format": 99}), encoding="utf-8")
    with pytest.raises(ModelFault, match="not the one that belongs to this version"):
        parser.load(copy)


def test_the_card_says_what_ships() -> None:
    card = (model_files.FOLDER / "MODEL.md").read_text(encoding="utf-8")
    assert "python -m tools.english train" in card
    assert "MIT" in card
    assert "CC0" in card


def test_spacy_is_imported_without_its_commands_which_stay_at_hand() -> None:
    script = (
        "import sys; from claimlint.language.parser import parse; parse([['Zinc', 'helps', '.']]);"
        "assert 'spacy.cli' not in sys.modules and 'typer' not in sys.modules;"
        "import spacy; assert spacy.info(silent=True)['spacy_version'] == spacy.__version__;"
        "import spacy.cli; assert spacy.cli.train"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
