"""Where the time goes: a folder of posts goes in, the seconds of every step of a check come out as JSON.

`python -m tests.bench.ladder FOLDER`, in a process of its own, so that whoever asks stays small. Every step runs over
all posts before the next one does; what is kept between runs is left out.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import chdir
from datetime import date
from pathlib import Path
from typing import TypeVar

from claimlint.annotators import annotate
from claimlint.config import Configurations, RunOptions
from claimlint.discovery import find_drafts, read_source
from claimlint.engine.judging import judge
from claimlint.language.reading import read_language
from claimlint.language.tokens import tokenize
from claimlint.linter import packs_of, rules_of, setting_for
from claimlint.model.document import Document, Source
from claimlint.model.report import FileReport, Finding, Report
from claimlint.model.text import AnnotatedText
from claimlint.outputs import Style, renderer
from claimlint.readers import reader_for

In = TypeVar("In")
Out = TypeVar("Out")
_DAY = date(2026, 1, 15)


class Ladder:
    """The steps, each with its seconds."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def once(self, name: str, work: Callable[[], Out]) -> Out:
        """Takes one step and what it gives."""
        begin = time.perf_counter()
        found = work()
        self.seconds[name] = time.perf_counter() - begin
        return found

    def over(self, name: str, values: Iterable[In], work: Callable[[In], Out]) -> list[Out]:
        """Takes one step for each value."""
        return self.once(name, lambda: [work(value) for value in values])


def climb(folder: str) -> dict[str, float]:
    """The seconds of every step, by its name."""
    ladder = Ladder()
    ladder.once("load spaCy", lambda: (importlib.import_module("spacy"), tokenize(["One sentence."], by_spacy=True)))
    configurations = Configurations(None, {})
    config = configurations.of(Path("draft.md"))
    run = RunOptions(_DAY, "error")
    pack = ladder.once("load rules, as kept", lambda: packs_of(config))
    rules, setting = rules_of(config), setting_for(config, run)

    def judged(text: AnnotatedText) -> tuple[Finding, ...]:
        return judge(text, rules, pack, setting)

    drafts = find_drafts([folder], stdin_filename="", config_for=configurations.of)
    sources = ladder.over("read", drafts.files, read_source)
    documents = ladder.over("parse", sources, _parsed)
    ladder.once("load word lists, with the first post", lambda: judged(annotate(read_language(documents[0]), setting)))
    ladder.over("tokenise by spaCy", documents, lambda one: read_language(one, by_spacy=True))
    texts = ladder.over("tokenise", documents, read_language)
    annotated = ladder.over("annotate", texts, lambda text: annotate(text, setting))
    findings = ladder.over("judge", annotated, judged)
    files = tuple(
        FileReport(draft.path, "publisher", "us", words=text.document.words, findings=found, fail_on="error")
        for draft, text, found in zip(drafts.files, annotated, findings, strict=True)
    )
    report = Report(version="", rules_digest="", as_of=_DAY, fail_on="error", files=files)
    ladder.once("render JSON", lambda: renderer("json")(report, Style()))
    ladder.once("render for the terminal", lambda: renderer("terminal")(report, Style()))
    return ladder.seconds


def _parsed(source: Source) -> Document:
    reader = reader_for(Path(source.path).suffix)
    assert reader is not None
    return reader(source)


if __name__ == "__main__":
    with chdir(Path(sys.argv[1]).parent):
        os.environ.pop("CLAIMLINT_DEBUG", None)
        print(json.dumps(climb(Path(sys.argv[1]).name)))
