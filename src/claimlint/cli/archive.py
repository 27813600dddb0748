"""`claimlint archive`: sources with many posts go in, Parquet datasets with an overview come out; `query` asks them."""

from __future__ import annotations

import sys
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from claimlint.cli._delivery import deliver, say, style, write
from claimlint.cli._options import AS_OF, CONFIG, JURISDICTION, PROFILE, Named
from claimlint.cli._running import Jobs
from claimlint.errors import SettingsFault

if TYPE_CHECKING:
    from claimlint.archives.running import Archive, Progress

_SECONDS_BETWEEN = 1.0
_SECONDS_BETWEEN_LINES = 30.0
_TABLES = ("findings", "claims", "posts", "rejected", "duplicates")
_SHOWN = {
    "findings": ("level", "rule", "site", "excerpt", "address"),
    "claims": ("strength", "site", "text", "address"),
    "posts": ("status", "site", "title", "words", "error", "warning", "address"),
    "rejected": ("input", "number", "reason", "address"),
    "duplicates": (),
}
_MOST_ROWS = 50


class _Group(click.Group):
    """What begins with no name of a command is `run`, which needs none."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Puts the name in front where none is."""
        if args and args[0] not in (*self.commands, "--help", "-h"):
            args = ["run", *args]
        return super().parse_args(ctx, args)


@click.group(cls=_Group)
def command() -> None:
    """Check archives of many posts: exports, crawls, folders.

    \b
    claimlint archive export.jsonl.gz --output checked      check all posts of an export
    claimlint archive query checked "rule = 'claims/cure-claim'"     ask what was found

    `claimlint archive run --help` lists the options. Needs the extra `archive`.
    """  # noqa: D301 - \b is click's mark for lines that stay as they are


@command.command("run")
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@click.option(
    "--output", "folder", required=True, type=click.Path(path_type=Path), metavar="DIR", help="Where results stand."
)
@PROFILE
@JURISDICTION
@CONFIG
@AS_OF
@click.option("--jobs", type=Jobs(), default="auto", metavar="N", help="So many processes (default: one a core).")
@click.option("--ray", is_flag=True, help="Check with Ray Data on this machine (extra `ray`).")
@click.option("--ray-address", metavar="ADDRESS", help="Check with Ray Data on this cluster (`auto` finds one).")
@click.option("--batch", type=click.IntRange(1, 100_000), default=1000, metavar="N", help="Records in a part (1000).")
@click.option(
    "--max-seconds", type=click.FloatRange(0.01), default=60.0, metavar="S", help="The longest a post may take (60)."
)
@click.option("--min-words", type=click.IntRange(0), default=50, metavar="N", help="What an article has at least (50).")
@click.option(
    "--text-column", default="text", metavar="NAME", help="JSON lines, Parquet: the field of the text (text)."
)
@click.option("--address-column", default="url", metavar="NAME", help="The field of the address (url).")
@click.option("--title-column", default="title", metavar="NAME", help="The field of the title (title).")
@click.option("--date-column", default="date", metavar="NAME", help="The field of the date (date).")
@click.option("--language-column", default="language", metavar="NAME", help="The field of the language (language).")
@click.option("--text-format", type=Named(("markdown", "html", "plain")), default="markdown", help="How it is written.")
@click.option("--retry-rejected", is_flag=True, help="Check batches with rejected records again.")
@click.pass_context
def run(context: click.Context, /, **options: Any) -> None:
    """Check every post of SOURCES and write what was found to DIR.

    SOURCES are folders, .jsonl (.gz, .zst), .parquet, .warc, .wet (.gz) and WordPress exports (.xml), as paths or
    fsspec addresses. Stopped at any moment and started again, a run goes on where it was. The status is 2 while
    anything is unchecked, else 0.
    """
    from claimlint.archives.running import run as run_archive

    archive = _archive(**options)
    shown = _Shown()
    try:
        summary = run_archive(archive, shown.step, lambda text: say(f"Note: {text}"))
    finally:
        shown.end()
    counts = summary.held["counts"]
    lines = [
        f"{counts['checked']:,} posts checked ({counts['words']:,} words), {counts['releases']:,} without near copies; "
        f"{counts['no article']:,} no article, {counts['not English']:,} not English.",
        f"{counts['error']:,} errors, {counts['warning']:,} warnings, {counts['note']:,} notes.",
        f"{archive.folder / 'overview.html'} shows them.",
    ]
    deliver("\n".join(lines) + "\n")
    if summary.rejected:
        say(f"{summary.rejected:,} records could not be checked; `claimlint archive query {archive.folder} "
            "--from rejected` says why.")  # fmt: skip
        context.exit(2)


def _archive(
    *, sources: tuple[str, ...], folder: Path, as_of: date | None, ray: bool, ray_address: str | None, **options: Any
) -> Archive:  # fmt: skip
    """What the options add up to; raises SettingsFault when the extra is missing."""
    _need_extra()
    from claimlint.archives.checking import Checking
    from claimlint.archives.records import Columns, Limits, Reading
    from claimlint.archives.running import Archive, Engine
    from claimlint.checking.pace import cores
    from claimlint.cli._options import configurations
    from claimlint.config import RunOptions

    given = {name: options[name] for name in ("profile", "jurisdiction", "config")}
    config = configurations(**given).of(Path.cwd() / "any")
    suffix = {"markdown": ".md", "html": ".html", "plain": ".txt"}[options["text_format"]]
    names = {name: options[f"{name}_column"] for name in ("text", "address", "title", "date", "language")}
    reading = Reading(Limits(posts=options["batch"], size=config.max_size), Columns(**names, suffix=suffix))
    checking = Checking(config, RunOptions(date.min), options["min_words"], options["max_seconds"])
    engine = Engine(options["jobs"] or cores(), ray or ray_address is not None, ray_address)
    return Archive(sources, folder, reading, checking, engine, as_of, retry=options["retry_rejected"])


def _need_extra() -> None:
    from importlib.util import find_spec

    missing = [name for name in ("duckdb", "fastwarc", "fsspec", "pyarrow", "zstandard") if find_spec(name) is None]
    if missing:
        raise SettingsFault(
            f"archives need the extra `archive` ({', '.join(missing)} is missing); "
            "add it in a copy of claimlint's repository: pip install '.[archive]'"
        )


class _Shown:
    """How far a run is, on standard error: a line that is replaced on a terminal, a line now and then elsewhere."""

    def __init__(self) -> None:
        self._terminal = sys.stderr is not None and sys.stderr.isatty()
        self._last = time.monotonic()
        self._open = False

    def step(self, progress: Progress) -> None:
        now = time.monotonic()
        if now - self._last < (_SECONDS_BETWEEN if self._terminal else _SECONDS_BETWEEN_LINES):
            return
        self._last = now
        seconds = max(progress.seconds, 0.001)
        left = f", about {_duration(progress.left)} left" if progress.left is not None else ""
        line = (
            f"{progress.posts:,} posts, {progress.posts / seconds:,.0f} posts/s, "
            f"{progress.words / seconds:,.0f} words/s, {progress.rejected:,} rejected{left}"
        )
        if self._terminal:
            sys.stderr.write(f"\r{line[:99]:<99}")
            sys.stderr.flush()
            self._open = True
        else:
            say(line)

    def end(self) -> None:
        if self._open:
            sys.stderr.write(f"\r{'':<99}\r")
            sys.stderr.flush()


def _duration(seconds: float) -> str:
    minutes = round(seconds / 60)
    return f"{seconds:.0f} s" if minutes < 2 else f"{minutes} min" if minutes < 120 else f"{minutes / 60:.1f} h"


@command.command("query")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.argument("condition", metavar="[CONDITION]", default="")
@click.option("--from", "table", type=Named(_TABLES), default="findings", help="What is asked (default: findings).")
@click.option("--columns", default="", metavar="NAMES", help="The columns to show, parted by commas.")
@click.option("--limit", type=click.IntRange(0), metavar="N", help=f"Rows at most (on a terminal: {_MOST_ROWS}).")
@click.option(
    "--format", "form", type=Named(("terminal", "csv", "parquet")), default="terminal", help="How to show it."
)
@click.option("--output", type=click.Path(), metavar="FILE", help="Write there instead of printing.")
def query(
    folder: Path, condition: str, *, table: str, columns: str, limit: int | None, form: str, output: str | None
) -> None:  # fmt: skip
    """Show the rows of DIR for which CONDITION holds, in the SQL of DuckDB.

    \b
    claimlint archive query DIR "rule = 'claims/cure-claim' and site like '%clinic%'"
    claimlint archive query DIR --from posts "error > 3" --format csv --output worst.csv
    """  # noqa: D301 - as above
    _need_extra()
    from claimlint.archives.query import Question, as_csv, as_parquet, as_text, ask, is_complete

    if not is_complete(folder):
        say("Note: not everything is checked there yet; run `claimlint archive` again to go on.")
    for_eyes = form == "terminal"
    wanted = tuple(name.strip() for name in columns.split(",") if name.strip()) or (_SHOWN[table] if for_eyes else ())
    question = Question(table, condition, wanted, _MOST_ROWS if for_eyes and limit is None else limit)
    if form == "parquet":
        if output is None:
            raise click.UsageError("Parquet is no text; name a file with --output")
        write(output, as_parquet(folder, question))
    else:
        answer = ask(folder, question)
        lines = as_csv(answer) if form == "csv" else as_text(answer, style(to_file=output is not None).width)
        deliver("".join(lines), output, utf8=form == "csv", form=form)
