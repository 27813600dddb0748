"""Plain text becomes sentences of claimlint's own tokens, and the teacher says how each is parsed."""

from __future__ import annotations

import hashlib
import lzma
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.attrs import intify_attr
from spacy.strings import StringStore
from spacy.tokens import DocBin

from claimlint.language.english import foreign_language
from claimlint.language.headline import as_running_text
from claimlint.language.parser import LONGEST
from claimlint.language.sentences import sentence_ranges
from claimlint.language.tokens import tokenize
from tools.english.analysis import Analysis, analysis_of
from tools.english.teacher import META_SHA256, as_docs, load_teacher

#: One paragraph in so many is held out for measuring.
_HELD_OUT = 20
_BATCH = 512
_COLUMNS = ["ORTH", "TAG", "HEAD", "DEP"]


@dataclass(frozen=True)
class Parsed:
    """What the teacher said about a corpus: a part to learn from, and a part that is held out."""

    learnt: list[Analysis]
    held_out: list[Analysis]


def parsed_corpus(paths: Sequence[Path], work: Path) -> Parsed:
    """The corpus as the teacher parses it; kept in the folder `work`, for this takes minutes."""
    texts = [_read(path) for path in paths]
    key = hashlib.sha256("\0".join([META_SHA256, *texts]).encode()).hexdigest()[:16]
    kept = [work / f"{key}-{name}.spacy" for name in ("learnt", "held-out")]
    if not all(path.is_file() for path in kept):
        work.mkdir(parents=True, exist_ok=True)
        _parse(texts, kept)
    return Parsed(*(_load(path) for path in kept))


def _read(path: Path) -> str:
    content = path.read_bytes()
    return (lzma.decompress(content) if path.suffix == ".xz" else content).decode("utf-8")


def _parse(texts: Iterable[str], kept: Sequence[Path]) -> None:
    parts: tuple[list[Sequence[str]], list[Sequence[str]]] = ([], [])
    for paragraph in dict.fromkeys(line.strip() for text in texts for line in text.splitlines()):
        held_out = int(hashlib.sha256(paragraph.encode()).hexdigest(), 16) % _HELD_OUT == 0
        parts[held_out].extend(sentences_of(paragraph))
    nlp = load_teacher()
    for part, path in zip(parts, kept, strict=True):
        bin_ = DocBin(attrs=_COLUMNS)
        for doc in nlp.pipe(as_docs(nlp, part), batch_size=_BATCH):
            bin_.add(analysis_of(doc).doc(nlp.vocab))
        bin_.to_disk(path)


def sentences_of(paragraph: str) -> Iterator[Sequence[str]]:
    """The sentences of an English paragraph as the product would give them to its parser, without very long ones."""
    tokens = tokenize([paragraph])
    if foreign_language(tokens.norms) is not None:
        return
    at = 0
    for _, end in sentence_ranges(paragraph):
        start = at
        while at < len(tokens) and tokens.starts[at] < end:
            at += 1
        if 0 < at - start <= LONGEST:
            yield as_running_text(tokens.texts[start:at])


def _load(path: Path) -> list[Analysis]:
    kept = DocBin().from_disk(path)
    store = StringStore()
    names = {store.add(name): name for name in kept.strings}
    columns = [kept.attrs.index(intify_attr(name)) for name in _COLUMNS]
    return [_analysis(rows[:, columns].tolist(), names) for rows in kept.tokens]


def _analysis(rows: list[list[int]], names: Mapping[int, str]) -> Analysis:
    """A sentence out of the numbers that spaCy keeps, which is much faster than by way of its documents."""
    words, tags, offsets, labels = zip(*rows, strict=True)
    heads = tuple(number + (head - 2**64 if head >= 2**63 else head) for number, head in enumerate(offsets))
    named = (tuple(names[code] for code in codes) for codes in (words, tags, labels))
    return Analysis(*(next(named), next(named)), heads, next(named))
