"""`claimlint refs`: drafts go in, the ledger of their references and statistics comes out."""

from __future__ import annotations

from typing import Any

import click

from claimlint.cli._delivery import deliver, end_of, style
from claimlint.cli._options import draft_options, gather, output_options
from claimlint.ledgers import formats, renderer


@click.command()
@draft_options
@output_options(formats("references"))
@click.pass_context
def command(context: click.Context, /, form: str, output: str | None, **options: Any) -> None:
    """List every reference, and every statistic with the source that covers it.

    Each reference is shown with its kind (article, preprint, protocol, registration, web page, book), its
    identifiers, and where it is cited. claimlint looks nothing up here, so none of them counts as verified. The
    ledger blocks nothing; the status is 2 when a draft could not be read, else 0.
    """
    from claimlint.linter import read_references

    drafts, run = gather(context, **options)
    ledger = read_references(drafts, run)
    deliver(
        renderer("references", form)(ledger, style(to_file=output is not None)),
        output,
        utf8=form != "terminal",
        form=form,
    )
    context.exit(end_of([file.error for file in ledger.files], form))
