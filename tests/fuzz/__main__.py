"""Fuzzes one part of claimlint, guided by the code that it reaches: `python -m tests.fuzz READER [--minutes 10]`.

What was interesting is kept in a folder and is where the next run begins. The first fault ends the run; its input is
kept beside, and a copy of it in `tests/fuzz/crashes/READER/` is a test from then on. Needs atheris (`.[fuzz]`).
"""

from __future__ import annotations

import importlib
import importlib.util
import os
import sys
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any

import click

CHECKOUT = Path(__file__).parents[2]
_SECONDS_TO_HANG = 60
_MEGABYTES = 3000
#: So many sound inputs reach every module of a target.
_FIRST = 3


def _names() -> list[str]:
    from tests.fuzz.targets import TARGETS

    return list(TARGETS)


def _sown(seeds: Path, known: list[bytes]) -> Path:
    seeds.mkdir(parents=True, exist_ok=True)
    for data in known:
        (seeds / sha256(data).hexdigest()[:16]).write_bytes(data)
    return seeds


@click.command()
@click.argument("reader", required=False)
@click.option("--minutes", type=float, default=10.0, show_default=True, help="How long.")
@click.option(
    "--corpus",
    type=click.Path(path_type=Path, file_okay=False),
    default=CHECKOUT / ".fuzz",
    help="Where inputs are kept, a folder for each reader (default: .fuzz in the checkout).",
)
def main(reader: str | None, minutes: float, corpus: Path) -> None:
    """Fuzz READER; without one, say which there are."""
    if importlib.util.find_spec("atheris") is None:
        raise click.ClickException("the fuzzer needs atheris; install it with `pip install -e '.[fuzz]'`")
    if reader is None:
        click.echo("\n".join(_names()))
        return
    atheris: Any = importlib.import_module("atheris")
    os.environ["CLAIMLINT_DEBUG"] = "1"  # a defect shows where it happens
    with atheris.instrument_imports(include=["claimlint"]):
        targets = importlib.import_module("tests.fuzz.targets").TARGETS
        if reader not in targets:
            raise click.ClickException(f"there is no reader `{reader}`; there are {', '.join(targets)}")
        target = targets[reader]
        for data in islice(target.seeds(), _FIRST):
            target.check(data)  # brings in what is imported late, so that it is guided by that as well
    kept, crashes = corpus / reader, corpus / "crashes"
    kept.mkdir(parents=True, exist_ok=True)
    crashes.mkdir(parents=True, exist_ok=True)
    seeds = _sown(corpus / "seeds" / reader, list(target.seeds()))
    options = [
        f"-max_total_time={round(minutes * 60)}",
        f"-timeout={_SECONDS_TO_HANG}",
        f"-rss_limit_mb={_MEGABYTES}",
        f"-max_len={target.longest}",
        f"-artifact_prefix={crashes}/{reader}-",
        "-print_final_stats=1",
    ]
    atheris.Setup([sys.argv[0], *options, str(kept), str(seeds)], lambda data: target.check(bytes(data)))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
