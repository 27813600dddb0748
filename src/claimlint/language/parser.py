"""Sentences are parsed: words go in, their parts of speech and dependencies come out.

The pipeline is claimlint's own and lies in `model_en/` (see MODEL.md there). It is loaded when the first sentence is
parsed, and once a process.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from itertools import repeat
from pathlib import Path
from threading import Lock
from types import ModuleType
from typing import TYPE_CHECKING, Any

from claimlint.errors import ModelFault
from claimlint.language.attachments import mended
from claimlint.language.headline import as_running_text
from claimlint.language.model_files import FOLDER, check_files
from claimlint.model.syntax import Syntax

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokenizer import Tokenizer
    from spacy.tokens import Doc

LONGEST = 150
"""In tokens. The few sentences that are longer are parsed in pieces, each as if it stood alone."""
_BATCH = 256
_KEPT = 8 * _BATCH
_ONE_AT_A_TIME = Lock()
_LEARNT: set[str] = set()
"""The words that the pipeline of this process keeps."""
_MOST_LEARNT = 20_000
#: All that the pipeline reads of a word; of the other twenty features spaCy works out for each, some take long.
_FEATURES = ("NORM", "PREFIX", "SUFFIX", "SHAPE", "IS_SPACE")
#: After these a long sentence is cut, the best first, and no piece is shorter than half of the longest.
_CUTS = (frozenset(".;!?"), frozenset(":\u2014"), frozenset(",)"))
#: What a trade mark's sign does to a name, a plain word does as well, and the parser knows such words.
_PLAIN = dict.fromkeys(("\u2122", "\u00ae", "\u00a9", "\u2120"), "Plus")
_UNSIGNED = 2**64 - 1
_JOINED_BY = "parataxis"
_ROOT = "ROOT"


def parse(sentences: Sequence[Sequence[str]]) -> list[Syntax]:
    """The analysis of every sentence, in order; what one sentence gets does not depend on the others.

    `sentences` holds the texts of tokens as claimlint cuts them. Raises ModelFault when the pipeline that ships with
    claimlint is missing or damaged; where all sentences are empty it is not asked for.
    """
    # What a post repeats (cells, list items, buttons) is parsed once.
    pieces: dict[tuple[str, ...], _Analysis] = {}
    wanted = [[tuple(piece) for piece in _pieces(as_running_text(words))] for words in sentences]
    todo = list(dict.fromkeys(piece for sentence in wanted for piece in sentence))
    pieces.update(zip(todo, _analyses(todo), strict=True))
    return [_joined([pieces[piece] for piece in sentence]) for sentence in wanted]


_Analysis = tuple[tuple[str, ...], tuple[int, ...], tuple[str, ...]]


def _analyses(pieces: Sequence[tuple[str, ...]]) -> Iterator[_Analysis]:
    for start in range(0, len(pieces), _KEPT):
        yield from _batch(pieces[start : start + _KEPT])


def _batch(pieces: Sequence[tuple[str, ...]]) -> list[_Analysis]:
    nlp = _pipeline()
    plain = [[_PLAIN.get(word) or word.replace("\u2019", "'") for word in words] for words in pieces]
    with _ONE_AT_A_TIME:
        _learn(nlp, plain)
        # What spaCy learns about other words is forgotten afterwards, or a long run would fill the memory.
        with nlp.memory_zone():
            return list(map(_analysis, nlp.pipe(_docs(nlp, plain), batch_size=_BATCH), plain))


def _learn(nlp: Language, pieces: Iterable[Sequence[str]]) -> None:
    """Has spaCy keep the words that it meets first, a bounded number: to learn a word takes as long as to parse it."""
    for words in pieces:
        for word in words:
            if word not in _LEARNT and len(_LEARNT) < _MOST_LEARNT:
                _LEARNT.add(word)
                nlp.vocab[word]


def _analysis(doc: Doc, words: Sequence[str]) -> _Analysis:
    """Read by columns, as spaCy makes an object for each token that it is asked for."""
    # Heads are distances, and all columns are unsigned.
    tags, heads, labels = doc.to_array(["TAG", "HEAD", "DEP"]).astype("int64").T.tolist()
    names = {key: doc.vocab.strings[key & _UNSIGNED] for key in {*tags, *labels}}
    tagged = tuple(names[key] for key in tags)
    heads, labels = mended(words, tagged, [at + away for at, away in enumerate(heads)], [names[key] for key in labels])
    return tagged, heads, labels


def _docs(nlp: Language, pieces: Iterable[Sequence[str]]) -> Iterator[Doc]:
    from spacy.tokens import Doc

    for words in pieces:
        # Every piece is one sentence: the parser is not to look for borders of sentences.
        yield Doc(nlp.vocab, words=list(words), sent_starts=[True, *repeat(False, len(words) - 1)])


def _pieces(words: Sequence[str]) -> Iterator[Sequence[str]]:
    start = 0
    while len(words) - start > LONGEST:
        end = _cut(words, start)
        yield words[start:end]
        start = end
    if start < len(words):
        yield words[start:]


def _cut(words: Sequence[str], start: int) -> int:
    """Where the piece that begins at `start` had best end."""
    last = start + LONGEST
    for marks in _CUTS:
        for end in range(last, start + LONGEST // 2, -1):
            if words[end - 1] in marks:
                return end
    return last


def _joined(pieces: Sequence[_Analysis]) -> Syntax:
    """The pieces of a sentence as one analysis with one root."""
    tags: list[str] = []
    heads: list[int] = []
    labels: list[str] = []
    for piece_tags, piece_heads, piece_labels in pieces:
        start = len(heads)
        tags += piece_tags
        heads += [start + head for head in piece_heads]
        labels += piece_labels
    roots = [number for number, head in enumerate(heads) if head == number]
    for number in roots:
        heads[number] = roots[0]
        labels[number] = _ROOT if number == roots[0] else _JOINED_BY
    return Syntax(tuple(tags), tuple(heads), tuple(labels))


@cache
def _pipeline() -> Language:
    return load(FOLDER)


_NO_TOKENIZER = "claimlint.none.v1"
_COMMANDS = ("spacy.cli", "spacy.cli.info")


@contextmanager
def _without_commands() -> Iterator[None]:
    """Within it spaCy is imported without its commands, which take a third of its time and which no check runs.

    `import spacy` wants one of them, `info`; it is loaded when it is called, as are all others when they are imported.
    """

    def info(*arguments: Any, **options: Any) -> Any:
        return import_module("spacy.cli.info").info(*arguments, **options)

    stands_in = {} if "spacy" in sys.modules else {name: ModuleType(name) for name in _COMMANDS}
    for module in stands_in.values():
        module.__dict__.update(__path__=[], info=info)
    sys.modules.update(stands_in)
    try:
        yield
    finally:
        for name, module in stands_in.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]


def _no_tokenizer() -> Callable[[Language], Tokenizer]:
    """Stands for the one that spaCy would make: sentences come in words, and its expressions take long to compile."""

    def made(nlp: Language) -> Tokenizer:
        from spacy.tokenizer import Tokenizer

        return Tokenizer(nlp.vocab)

    return made


def load(folder: Path) -> Language:
    """The pipeline in a folder; raises ModelFault unless it is whole and the one of this version of claimlint."""
    check_files(folder)
    # This import costs most of a second, so it waits until there is something to parse.
    with _without_commands():
        from spacy.util import load_model_from_path

    from spacy.attrs import IDS
    from spacy.util import registry

    registry.tokenizers(_NO_TOKENIZER, func=_no_tokenizer)
    try:
        nlp = load_model_from_path(folder, exclude=["tokenizer"], config={"nlp.tokenizer.@tokenizers": _NO_TOKENIZER})
    except (OSError, ValueError, KeyError) as fault:
        reason = str(fault).splitlines()[0]
        raise ModelFault(f"the installed spaCy cannot read the English pipeline of claimlint: {reason}") from fault
    known: dict[int, Any] = nlp.vocab.lex_attr_getters  # type: ignore[attr-defined]
    nlp.vocab.lex_attr_getters = {IDS[name]: known[IDS[name]] for name in _FEATURES}  # type: ignore[attr-defined]
    return nlp
