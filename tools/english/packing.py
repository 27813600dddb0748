"""A trained pipeline becomes what ships: weights and labels alone, with a manifest by which the product knows it."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from thinc.api import Config

from claimlint.language.model_files import FORMAT, MANIFEST, NAME

_PLAIN = "xx"
#: What spaCy writes but the product never reads: its own tokenizer, vectors, and the words of the corpus.
_LEFT_OUT = ("tokenizer", "vocab/vectors", "vocab/key2row", "vocab/lookups.bin", "vocab/vectors.cfg")


def pack(trained: Path, folder: Path, about: Mapping[str, Any]) -> None:
    """Replaces the shipped pipeline in `folder`, but not its MODEL.md; `about` is added to the manifest."""
    nlp = spacy.load(trained)
    for old in folder.glob("*"):
        if old.name != "MODEL.md":
            shutil.rmtree(old) if old.is_dir() else old.unlink()
    nlp.meta.update(
        name=NAME, version=str(FORMAT), lang=_PLAIN, description="Tags and parses claimlint's tokens.", performance={}
    )
    nlp.to_disk(folder, exclude=["tokenizer"])
    for name in _LEFT_OUT:
        path = folder / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    _runtime_config(nlp).to_disk(folder / "config.cfg")
    _write_strings(nlp, folder / "vocab" / "strings.json")
    (folder / MANIFEST).write_text(json.dumps(_manifest(folder, about), indent=1) + "\n", encoding="utf-8")


def _runtime_config(nlp: Language) -> Config:
    config: Config = nlp.config.copy()
    plain = spacy.blank(_PLAIN).config
    # The product brings its own words; of spaCy's English only the exceptions of its tokenizer would be loaded.
    config["nlp"]["lang"] = _PLAIN
    for section in ("corpora", "training", "initialize", "paths", "system"):
        config[section] = plain[section]
    return config


def _write_strings(nlp: Language, path: Path) -> None:
    """The names of labels are all the strings that are needed; those of words would show what the corpus holds."""
    pipes: list[Any] = [nlp.get_pipe("tagger"), nlp.get_pipe("parser")]
    names = {"ROOT", *(label for pipe in pipes for label in pipe.labels)}
    path.write_text(json.dumps(sorted(names)), encoding="utf-8")


def _manifest(folder: Path, about: Mapping[str, Any]) -> dict[str, Any]:
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name not in {MANIFEST, "MODEL.md"})
    hashes = {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    return {"name": NAME, "format": FORMAT, **about, "files": hashes}
