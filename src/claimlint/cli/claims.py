"""`claimlint claims`: drafts go in, the ledger of their claims comes out."""

from __future__ import annotations

from typing import Any

import click

from claimlint.cli._delivery import deliver, end_of, style
from claimlint.cli._options import draft_options, gather, output_options
from claimlint.ledgers import formats, renderer


@click.command()
@draft_options
@output_options(formats("claims"))
@click.pass_context
def command(context: click.Context, /, form: str, output: str | None, **options: Any) -> None:
    """List every claim: how strong, about what, with which source.

    The ledger is what a medical reviewer wants beside the draft. It blocks nothing; the status is 2 when a draft
    could not be read, else 0.
    """
    from claimlint.linter import read_claims

    drafts, run = gather(context, **options)
    ledger = read_claims(drafts, run)
    deliver(
        renderer("claims", form)(ledger, style(to_file=output is not None)), output, utf8=form != "terminal", form=form
    )
    context.exit(end_of([file.error for file in ledger.files], form))
