"""What is measured of claimlint: a corpus and an interpreter go in, the cases come out."""

from __future__ import annotations

import itertools
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.bench.corpus import Corpus
from tests.bench.processes import Case

START = "start (--version)"
ONE = "one post with findings, cold"
#: A gate that blocks has done its work as well as one that lets pass.
_DONE = range(2)
_PRIVATE = ("PYTHONPATH", "PYTHONDONTWRITEBYTECODE", "CLAIMLINT_", "COVERAGE_", "COV_", "GITHUB_", "NO_COLOR", "FORCE_")


def surroundings(cache: Path) -> dict[str, str]:
    """As installed programs run: with .pyc files, without which every start takes 2.5 times as long."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_PRIVATE)}
    return kept | {"CLAIMLINT_CACHE_DIR": str(cache), "PYTHONIOENCODING": "utf-8"}


def cases(corpus: Corpus, python: str) -> Iterator[Case]:
    """All cases, in the order of the table; `corpus.folder` lies in the folder where they run."""
    folder = corpus.folder.parent
    cache = folder / "cache"
    known = surroundings(cache)
    posts = corpus.folder.name
    count = f"{len(corpus.files):,} posts"

    def case(name: str, *arguments: str, before: Callable[[], None] = lambda: None) -> Case:
        return Case(name, (python, "-m", "claimlint", *arguments), folder, known, _DONE, before)

    def check(name: str, *paths: str, before: Callable[[], None] = lambda: None) -> Case:
        return case(name, "check", *paths, "--jobs", "1", "--format", "json", before=before)

    def forget_results() -> None:
        for file in cache.glob("results.sqlite*"):
            file.unlink()

    def forget_all() -> None:
        shutil.rmtree(cache, ignore_errors=True)

    health, everyday = (f"{posts}/{file.name}" for file in (corpus.health, corpus.everyday))
    yield Case("python -c pass", (python, "-c", "pass"), folder, known, _DONE)
    yield Case("import spacy", (python, "-c", "import spacy"), folder, known, _DONE)
    yield case(START, "--version")
    yield check("first post ever, rules compiled", health, before=forget_all)
    yield check(ONE, health, before=forget_results)
    yield check("one everyday post, cold", everyday, before=forget_results)
    # From here on each case finds what the one before it has kept.
    yield check(f"{count}, cold", posts, before=forget_results)
    yield check(f"{count}, unchanged", posts)
    yield check(f"{count}, one changed", posts, before=_changing(corpus.health))
    yield check("one post, unchanged", health)
    yield case(f"{count}, cold, --jobs 2", "check", posts, "--jobs", "2", "--format", "json", before=forget_results)


def _changing(file: Path) -> Callable[[], None]:
    """Another text each time, as the results of an earlier one are kept."""
    numbers = itertools.count(1)

    def change() -> None:
        text = file.read_text(encoding="utf-8").partition("\n\nEdit number ")[0]
        file.write_text(f"{text}\n\nEdit number {next(numbers)}.\n", encoding="utf-8", newline="\n")

    return change
