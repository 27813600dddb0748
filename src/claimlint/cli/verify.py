"""`claimlint verify`: drafts go in, registries are asked for their references, and claimlint.lock keeps the answers.

The only command that uses the network.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from claimlint.cli._delivery import deliver, end_of, style
from claimlint.cli._options import draft_options, gather, output_options
from claimlint.ledgers import formats, renderer

if TYPE_CHECKING:
    from claimlint.model.verification import Verification

#: Days that an answer holds when nothing else is said.
HOLDS = 30


@click.command()
@draft_options
@click.option("--refresh", is_flag=True, help="Ask for every reference again, however new its answer is.")
@click.option(
    "--max-age", type=click.IntRange(min=0), default=HOLDS, show_default=True, metavar="DAYS",
    help="Ask again for what is older.",
)  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Print every request that would be made, and make none.")
@click.option(
    "--retractions", type=click.Path(), metavar="FILE",
    help="Look references up in a CSV file of Retraction Watch instead; nobody is asked.",
)  # fmt: skip
@output_options(formats("verification"))
@click.pass_context
def command(
    context: click.Context, /, form: str, output: str | None, refresh: bool, max_age: int, dry_run: bool,
    retractions: str | None, **options: Any,
) -> None:  # fmt: skip
    """Ask registries whether references exist, are what they say, and still stand.

    Crossref, DataCite, doi.org, PubMed, Europe PMC and arXiv are sent the identifiers of references, or the words of
    a reference that has none; nothing else of a draft leaves this machine. The answers are kept in claimlint.lock
    beside the configuration, where `check` reads them offline. The status is 2 when a registry gave no answer, 1 when
    a reference leads nowhere, leads to another work or was retracted, else 0.
    """
    from claimlint.cli._verifying import requests_of, verify, verify_by_list
    from claimlint.linter import read_references
    from claimlint.verification.session import Freshness

    if dry_run and retractions:
        raise click.UsageError("--retractions asks nobody, so --dry-run cannot stand beside it", context)
    drafts, run = gather(context, **options)
    references = read_references(drafts, run)
    freshness = Freshness(run.as_of, max_age, refresh)
    if dry_run:
        deliver(requests_of(drafts, references, freshness), output)
        context.exit(end_of([file.error for file in references.files], "requests"))
    if retractions:
        _show(verify_by_list(drafts, references, Path(retractions), run.as_of), form, output, context)
    else:
        _show(verify(drafts, references, freshness), form, output, context)


def _show(found: Verification, form: str, output: str | None, context: click.Context) -> None:
    deliver(
        renderer("verification", form)(found, style(to_file=output is not None)),
        output,
        utf8=form != "terminal",
        form=form,
    )
    end_of([file.error for file in found.files], form)
    context.exit(found.status)
