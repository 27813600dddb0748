"""`claimlint waivers`: drafts go in, the ledger of their waivers comes out, or the drafts with waivers bound to their
text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from claimlint.cli._delivery import deliver, end_of, style
from claimlint.cli._options import draft_options, gather, output_options
from claimlint.ledgers import formats, renderer
from claimlint.outputs.terminal.outcome import count
from claimlint.outputs.terminal.visible import visible

if TYPE_CHECKING:
    from claimlint.config import RunOptions
    from claimlint.discovery import Draft, Drafts


@click.command()
@draft_options
@click.option("--bind", is_flag=True, help="Write into each waiver the mark of the text that it excuses now.")
@output_options(formats("waivers"))
@click.pass_context
def command(context: click.Context, /, form: str, output: str | None, bind: bool, **options: Any) -> None:
    """List every waiver: what it excuses, why, by whose decision, until when, and whether it still holds.

    With --bind each waiver that excuses something gets `text` and the marks of the sentences that it excuses, so that
    it holds for them and for nothing that is written in their place. The ledger blocks nothing; the status is 2 when
    a draft could not be read, else 0.
    """
    from claimlint.linter import lint

    drafts, run = gather(context, **options)
    if bind:
        context.exit(_bind(context, drafts, run))
    ledger = lint(drafts, run)
    deliver(
        renderer("waivers", form)(ledger, style(to_file=output is not None)), output, utf8=form != "terminal", form=form
    )
    context.exit(end_of([file.error for file in ledger.files], form))


def _bind(context: click.Context, drafts: Drafts, run: RunOptions) -> int:
    """Binds the waivers of all drafts, and gives the exit status."""
    if any(draft.file is None for draft in drafts.files):
        raise click.UsageError("--bind changes files, and standard input is none; name the draft's file", context)
    results = [_bound(draft, run) for draft in drafts.files]
    errors = [error for _, error in results]
    nothing = "" if any(errors) else "There is no waiver to bind.\n"
    deliver("".join(f"{line}\n" for said, _ in results for line in said) or nothing)
    return end_of(errors, "")


def _bound(draft: Draft, run: RunOptions) -> tuple[list[str], str | None]:
    """What became of the waivers of one draft, and why they could not be bound."""
    from claimlint.discovery import read_source, suffix_of
    from claimlint.errors import UncheckedFile
    from claimlint.fixing import Fixed, write
    from claimlint.linter import check_source
    from claimlint.readers import reader_for
    from claimlint.waivers import bound

    try:
        source = read_source(draft)
    except UncheckedFile as fault:
        return [], str(fault)
    report, read = check_source(source, draft, run), reader_for(suffix_of(source.path))
    if report.error is not None or read is None:
        return [], report.error
    result = bound(source, report.waivers, read)
    written = write(Fixed(draft, source, result.source, report, report))
    if written.error is not None:
        return [], written.error
    path = visible(draft.path)
    said = [f"{path}: {count(len(result.added), 'waiver')} bound to the text."] if result.added else []
    by_hand = "the mark cannot be written here; add `text {}` behind the reason by hand."
    said += [f"{path}, line {one.start.line}: {by_hand.format(' '.join(one.found))}" for one in result.refused]
    return said, None
