"""Measures claimlint beside its peers on one corpus: `python -m tests.bench [--posts 100] [--runs 3]`.

The corpus is made anew, the peers are installed in pinned versions into a temporary folder, and everything is a whole
process. Out come Markdown tables on standard output; what happens meanwhile is told on standard error.
`python -m tests.bench profile` shows where a check spends its time.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import click

from tests.bench import claimlint_cases, tables
from tests.bench.corpus import CHECKOUT, Corpus, make
from tests.bench.peers import NAMES, Missing, Peer, install
from tests.bench.processes import Case, Measure, medians
from tests.bench.profiling import tables_of
from tests.bench.tables import PeerFigures


def tell(line: str) -> None:
    """How far it is."""
    print(line, file=sys.stderr, flush=True)


@contextmanager
def place(named: Path | None) -> Iterator[Path]:
    """The folder to work in: a named one stays, with the peers in it."""
    if named is not None:
        named.mkdir(parents=True, exist_ok=True)
        yield named.resolve()
        return
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def installed(names: Sequence[str], folder: Path) -> tuple[list[Peer], list[str]]:
    """The peers that are ready, and a line for each one that cannot be had here."""
    folder.mkdir(exist_ok=True)
    ready, missing = [], []
    for name in names:
        tell(f"installing {name}")
        try:
            ready.append(install(name, folder))
        except Missing as why:
            missing.append(f"{name} was not measured: {why}.")
    return ready, missing


def peer_cases(peer: Peer, corpus: Corpus) -> Iterator[Case]:
    """A start, one post and all posts."""
    folder = corpus.folder.parent
    known = claimlint_cases.surroundings(folder / "cache")
    names = [f"{corpus.folder.name}/{file.name}" for file in corpus.files]
    one = f"{corpus.folder.name}/{corpus.health.name}"
    yield Case(f"{peer.name}: start", peer.start, folder, known)
    yield Case(f"{peer.name}: one post", (*peer.command, one), folder, known)
    yield Case(f"{peer.name}: all posts", (*peer.command, *names), folder, known)


def figures_of(peer: Peer, measured: dict[str, Measure]) -> PeerFigures:
    """A peer's measures side by side."""
    start, one, every = (measured[f"{peer.name}: {case}"] for case in ("start", "one post", "all posts"))
    return PeerFigures(f"{peer.name} {peer.version}", start, one, every)


def steps(corpus: Corpus, python: str) -> dict[str, float]:
    """The seconds of every step of a check, from a process of its own."""
    tell("the ladder")
    command = [python, "-m", "tests.bench.ladder", str(corpus.folder)]
    known = claimlint_cases.surroundings(corpus.folder.parent / "cache")
    done = subprocess.run(command, cwd=CHECKOUT, env=known, stdout=subprocess.PIPE, encoding="utf-8", check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def fresh_corpus(folder: Path, posts: int) -> Corpus:
    """The posts, in a folder that no configuration and no repository above reaches into."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / ".git").touch()
    return make(folder / "posts", posts)


@click.group(invoke_without_command=True)
@click.pass_context
@click.option("--posts", type=click.IntRange(2), default=1000, show_default=True, help="So many posts.")
@click.option("--runs", type=click.IntRange(1), default=5, show_default=True, help="Medians of so many runs.")
@click.option("--peer", "names", type=click.Choice(NAMES), multiple=True, help="Only this one (can be repeated).")
@click.option("--alone", is_flag=True, help="Leave the peers out.")
@click.option("--folder", type=click.Path(path_type=Path), help="Work here, and keep the peers for the next time.")
@click.option("--python", default=sys.executable, help="The Python whose claimlint is measured (default: this one).")
def main(
    context: click.Context, posts: int, runs: int, names: tuple[str, ...], alone: bool, folder: Path | None, python: str
) -> None:
    """Measure claimlint beside its peers, and print the tables."""
    if context.invoked_subcommand:
        return
    with place(folder) as here:
        corpus = fresh_corpus(here / "corpus", posts)
        peers, missing = ([], []) if alone else installed(names or NAMES, here / "peers")
        ours = list(claimlint_cases.cases(corpus, python))
        theirs = [case for peer in peers for case in peer_cases(peer, corpus)]
        measured = medians([*ours, *theirs], runs, tell)
        ladder = steps(corpus, python)
    all_cases = f"{posts:,} posts"
    lines = [
        f"{datetime.now(UTC):%Y-%m-%d}, {tables.machine()}.",
        f"{posts:,} posts, {corpus.words:,} words; whole processes, medians of {runs} (memory: the most).",
        "",
        *tables.claimlint_table({case.name: measured[case.name] for case in ours}, corpus.words, all_cases=all_cases),
        "",
    ]
    if peers:
        mine = [measured[name] for name in (claimlint_cases.START, claimlint_cases.ONE, f"{all_cases}, cold")]
        others = [figures_of(peer, measured) for peer in peers]
        lines += [*tables.peers_table(PeerFigures("claimlint, cold, one process", *mine), others, corpus.words), ""]
    lines += [*missing, *([""] if missing else []), *tables.ladder_table(ladder, corpus.words)]
    print("\n".join(lines))


@main.command()
@click.option("--posts", type=click.IntRange(6), default=40, show_default=True, help="So many posts.")
def profile(posts: int) -> None:
    """Print where a check spends its time, by stage and annotator, and how many looks pay."""
    with place(None) as here:
        print(tables_of(fresh_corpus(here / "corpus", posts).files))


if __name__ == "__main__":
    main()
