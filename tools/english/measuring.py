"""How good, fast and large a pipeline is: figures of the student, and of the teacher beside it."""

from __future__ import annotations

import subprocess
import sys
import time
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from spacy.language import Language

from tools.english.analysis import Analysis, analysis_of
from tools.english.teacher import as_docs

_BATCH = 256
#: Of timings the best counts: others work on the machine as well.
_TIMINGS = 3


@dataclass(frozen=True)
class Agreement:
    """How far analyses agree, as shares; a hanging counts where the word itself is no punctuation."""

    tags: float
    heads: float
    labelled: float
    roots: float
    sentences: int


def agreement(nlp: Language, expected: Sequence[Analysis]) -> Agreement:
    """How far a pipeline agrees with the analyses that are taken for right."""
    words = tags = hanging = heads = labelled = roots = 0
    docs = nlp.pipe(as_docs(nlp, (analysis.words for analysis in expected)), batch_size=_BATCH)
    for right, doc in zip(expected, docs, strict=True):
        said = analysis_of(doc)
        roots += said.root == right.root
        for number, label in enumerate(right.labels):
            words += 1
            tags += said.tags[number] == right.tags[number]
            if label == "punct":
                continue
            hanging += 1
            if said.heads[number] == right.heads[number]:
                heads += 1
                labelled += said.labels[number] == label
    return Agreement(tags / words, heads / hanging, labelled / hanging, roots / len(expected), len(expected))


def words_per_second(nlp: Language, sentences: Iterable[Sequence[str]]) -> float:
    """How many words the pipeline reads in a second of one core's time."""
    sentences = list(sentences)
    for _ in nlp.pipe(as_docs(nlp, sentences[:_BATCH]), batch_size=_BATCH):
        pass
    best = 0.0
    for _ in range(_TIMINGS):
        start = time.process_time()
        words = sum(len(doc) for doc in nlp.pipe(as_docs(nlp, sentences), batch_size=_BATCH))
        best = max(best, words / (time.process_time() - start))
    return best


def packed_size(folder: Path) -> int:
    """The bytes that a folder adds to a wheel."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in folder.rglob("*"):
            if path.is_file():
                archive.write(path, path.relative_to(folder))
    return len(buffer.getvalue())


_LOADING = """
import time
start = time.perf_counter()
import spacy
imported = time.perf_counter()
from claimlint.language.parser import parse
parse([["Zinc", "works"]])
print(imported - start, time.perf_counter() - imported)
"""


def loading() -> tuple[float, float]:
    """Seconds of `import spacy`, and of loading the shipped pipeline after that with its first sentence; the best."""
    pairs = []
    for _ in range(2 * _TIMINGS):
        command = [sys.executable, "-c", _LOADING]
        run = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - our own program
        imported, loaded = map(float, run.stdout.split())
        pairs.append((imported, loaded))
    return min(pair[0] for pair in pairs), min(pair[1] for pair in pairs)
