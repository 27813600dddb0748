"""Where a check spends its time and how many looks pay: `python -m tests.bench profile`.

Posts go in; seconds by stage and by annotator come out as Markdown, for posts on health and for others apart, with how
many searches of each kind of expression found something, and which share of the words was parsed.
"""

from __future__ import annotations

import gc
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar
from unittest.mock import patch

from claimlint.annotators import Annotator, annotators, in_order
from claimlint.config import Configurations, RunOptions
from claimlint.discovery import find_drafts, read_source
from claimlint.engine.judging import judge
from claimlint.expressions import matching
from claimlint.language.reading import read_language
from claimlint.linter import packs_of, rules_of, setting_for
from claimlint.model.document import Source
from claimlint.model.expression import Expression, Match
from claimlint.model.setting import Setting
from claimlint.model.text import AnnotatedText, Mark
from claimlint.model.trees import Trees
from claimlint.readers import reader_for

Out = TypeVar("Out")
#: The modules that search for expressions, each by the name under which it knows `find`.
_SEARCHING = ("claimlint.annotators.vocabulary", "claimlint.expressions.matching", "claimlint.engine.conditions")
#: As the command has it.
_BETWEEN_COLLECTIONS = 200_000
_DAY = date(2026, 1, 15)


class Profile:
    """Seconds of CPU time by stage, and looks by kind of expression."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.looks: Counter[str] = Counter()
        self.matched: Counter[str] = Counter()
        self.words = self.tokens = self.parsed = 0

    def timed(self, stage: str, work: Callable[[], Out]) -> Out:
        """What some work gives; its time is added to the stage."""
        begin = time.process_time()
        found = work()
        self.seconds[stage] = self.seconds.get(stage, 0) + time.process_time() - begin
        return found

    def lines(self, title: str) -> Iterator[str]:
        """The tables, in Markdown."""
        everything = sum(taken for stage, taken in self.seconds.items() if "within" not in stage)
        yield f"{title}: {self.words:,} words, {self.words / everything:,.0f} a second; "
        yield f"{self.parsed / max(1, self.tokens):.0%} of the tokens were parsed."
        yield from ("", "| stage | µs a word |", "|---|---:|")
        for stage, taken in sorted(self.seconds.items(), key=lambda stage: -stage[1]):
            yield f"| {stage} | {taken * 1e6 / self.words:.1f} |"
        yield from ("", "| expression | looks | matched |", "|---|---:|---:|")
        for kind, times in self.looks.most_common():
            yield f"| {kind} | {times:,} | {self.matched[kind]:,} |"
        yield ""


@contextmanager
def _watched(profile: Profile) -> Iterator[None]:
    """Within it searches are counted and parsing is timed, which costs a little itself."""
    find, prepare, trials = matching.find, Trees.prepare, Trees.trials

    def counted(expression: Expression, *given: object, **named: object) -> list[Match]:
        found: list[Match] = find(expression, *given, **named)  # type: ignore[arg-type]
        kind = type(expression).__name__.lower()
        profile.looks[kind] += 1
        profile.matched[kind] += bool(found)
        return found

    def prepared(trees: Trees, numbers: Sequence[int]) -> None:
        profile.timed("parse (within annotators)", lambda: prepare(trees, numbers))

    def tried(trees: Trees, changes: Sequence[tuple[int, int, str]]) -> object:
        return profile.timed("parse again (within annotators)", lambda: trials(trees, changes))

    modules = [name for name in _SEARCHING if hasattr(__import__(name, fromlist=["find"]), "find")]
    with ExitStack() as patches:
        for name in modules:
            patches.enter_context(patch(f"{name}.find", counted))
        patches.enter_context(patch.object(Trees, "prepare", prepared))
        patches.enter_context(patch.object(Trees, "trials", tried))
        yield


def _marks(annotator: Annotator, text: AnnotatedText, setting: Setting) -> list[Mark]:
    return list(annotator.annotate(text, setting))


def profiled(files: Sequence[Path], warm: int = 2) -> Profile:
    """The profile of posts, the first few of which only bring word lists and the parser into memory."""
    configurations = Configurations(None, {})
    config = configurations.of(Path("draft.md"))
    run = RunOptions(_DAY, "error")
    pack, rules, setting = packs_of(config), rules_of(config), setting_for(config, run)
    found = annotators()

    def check(source: Source, profile: Profile) -> None:
        reader = reader_for(Path(source.path).suffix)
        assert reader is not None
        document = profile.timed("read", lambda: reader(source))
        text = profile.timed("tokenise", lambda: read_language(document))
        for name in in_order(found):
            marks = profile.timed(f"annotate: {name}", partial(_marks, found[name], text, setting))
            text = text.marked(marks)
        profile.timed("judge", lambda: judge(text, rules, pack, setting))
        profile.words += document.words
        profile.tokens += len(text.tokens)
        spans = [text.sentences[number] for number in text.trees.parsed]
        profile.parsed += sum(span.end - span.start for span in spans)

    profile = Profile()
    gc.set_threshold(_BETWEEN_COLLECTIONS)
    drafts = find_drafts([str(file) for file in files], stdin_filename="", config_for=configurations.of)
    for draft in drafts.files[:warm]:
        check(read_source(draft), Profile())
    with _watched(profile):
        for draft in drafts.files[warm:]:
            check(read_source(draft), profile)
    return profile


def tables_of(files: Sequence[Path]) -> str:
    """The profile of posts on health and of others, in Markdown."""
    health = [file for file in files if file.name.startswith("health")]
    others = [file for file in files if not file.name.startswith("health")]
    parts = (("Posts on health", health), ("Other posts", others))
    return "\n".join(line for title, some in parts if len(some) > 2 for line in profiled(some).lines(title))
