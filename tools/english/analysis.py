"""Analysed sentences: words with their tags, heads and labels; read from and written to files in columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

from claimlint.language.headline import as_running_text

ROOT = "ROOT"
JOINED_BY = "parataxis"


@dataclass(frozen=True, slots=True)
class Analysis:
    """One sentence with its analysis; heads are numbers within the sentence, and the only root names itself."""

    words: tuple[str, ...]
    tags: tuple[str, ...]
    heads: tuple[int, ...]
    labels: tuple[str, ...]

    @property
    def root(self) -> int:
        """The number of the root."""
        return next(number for number, head in enumerate(self.heads) if head == number)

    def doc(self, vocab: Vocab) -> Doc:
        """The sentence as spaCy's document."""
        return Doc(vocab, words=list(self.words), tags=list(self.tags), heads=list(self.heads), deps=list(self.labels))


def analysis_of(doc: Doc) -> Analysis:
    """What a pipeline said about a document of one sentence; later roots hang on the first, as in the product."""
    heads = [token.head.i for token in doc]
    labels = [token.dep_ for token in doc]
    roots = [number for number, head in enumerate(heads) if head == number]
    for number in roots:
        heads[number] = roots[0]
        labels[number] = ROOT if number == roots[0] else JOINED_BY
    return Analysis(tuple(token.text for token in doc), tuple(token.tag_ for token in doc), tuple(heads), tuple(labels))


class ColumnFault(Exception):
    """A line of a file of analyses that cannot be read."""


def read_columns(path: Path) -> list[Analysis]:
    """The sentences of a file: a word a line with tag, head (from 1; 0 is the root) and label; `#` opens a comment.

    Headings in capitals become running text, as they do before the product parses them.
    """
    found: list[Analysis] = []
    rows: list[list[str]] = []
    for number, line in enumerate([*path.read_text(encoding="utf-8").splitlines(), ""], 1):
        if line.startswith("# "):
            continue
        if line.strip():
            rows.append(line.split("\t") if "\t" in line else line.split())
            if len(rows[-1]) != 4:
                raise ColumnFault(f"{path}:{number}: a word, its tag, its head and its label are asked for")
        elif rows:
            found.append(_analysis(rows, f"{path}:{number}"))
            rows = []
    return found


def _analysis(rows: Sequence[Sequence[str]], place: str) -> Analysis:
    heads = [number if int(row[2]) == 0 else int(row[2]) - 1 for number, row in enumerate(rows)]
    if sum(int(row[2]) == 0 for row in rows) != 1:
        raise ColumnFault(f"{place}: the sentence that ends here has not exactly one root")
    if not all(0 <= head < len(rows) for head in heads) or _has_cycle(heads):
        raise ColumnFault(f"{place}: the sentence that ends here is no tree")
    words, tags, _, labels = zip(*rows, strict=True)
    return Analysis(tuple(as_running_text(words)), tags, tuple(heads), labels)


def _has_cycle(heads: Sequence[int]) -> bool:
    for start in range(len(heads)):
        at, steps = start, 0
        while heads[at] != at:
            at, steps = heads[at], steps + 1
            if steps > len(heads):
                return True
    return False


def written_columns(analyses: Iterable[Analysis]) -> Iterator[str]:
    """The lines of a file of analyses, as `read_columns` reads them."""
    for analysis in analyses:
        yield f"# text = {' '.join(analysis.words)}"
        for number, word in enumerate(analysis.words):
            head = analysis.heads[number]
            yield f"{word}\t{analysis.tags[number]}\t{0 if head == number else head + 1}\t{analysis.labels[number]}"
        yield ""
