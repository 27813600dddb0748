"""`claimlint check`: drafts go in, a report and the exit status of the gate come out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from claimlint.cli._delivery import append, deliver, deliver_beside, say_unchecked, style
from claimlint.cli._options import BASELINE, draft_options, gather, output_options
from claimlint.cli._surroundings import fitting_format
from claimlint.outputs import formats, needs, renderer

if TYPE_CHECKING:
    from claimlint.model.report import Report

STATUS = {"pass": 0, "blocked": 1, "unchecked": 2}


@click.command()
@draft_options
@click.option("--fix", is_flag=True, help="Add missing statements that need no filling in, then check.")
@click.option("--diff", is_flag=True, help="Show what --fix would do, and change nothing.")
@click.option(
    "--since",
    metavar="REV",
    help="Only what has come into changed posts since this commit, branch or tag (REV...: since leaving it).",
)
@BASELINE
@click.option("--no-baseline", is_flag=True, help="Count known findings like new ones.")
@output_options(formats())
@click.pass_context
def command(
    context: click.Context, /, form: str, output: str | None, fix: bool, diff: bool,
    since: str | None, no_baseline: bool, **options: Any,
) -> None:  # fmt: skip
    """Check drafts before they are published (the default command).

    PATHS are drafts, folders of drafts, or - for standard input. In a folder, files that claimlint cannot read
    are passed over, and so is what .gitignore names.

    With --fix the report is on the drafts as they are afterwards; claims are never rewritten. Standard input goes
    fixed to standard output, and the report to standard error.

    With --since every changed post is judged whole, as it is and as it was at REV; what it had there before is not
    shown and does not block, what the change brought in is, by taking away as well as by adding. Without PATHS all
    posts in the working folder count.
    """
    from claimlint.linter import lint

    _refuse_contradiction(context, fix, diff, form)
    if since is not None:
        _refuse_changing(context, fix, diff)
        options["paths"] = options["paths"] or (".",)
    if no_baseline and options["baseline"]:
        raise click.UsageError("--baseline names a baseline and --no-baseline wants none; give one of them", context)
    drafts, run = gather(context, **options)
    if output is not None and any(draft.file == Path(output).absolute() for draft in drafts.files):
        raise click.UsageError(f"--output {output} would replace a draft by its report; name another file", context)
    if context.get_parameter_source("form") is ParameterSource.DEFAULT and not diff:
        form = fitting_format(form, to_file=output is not None)
    run = replace(run, needs=tuple(sorted(needs(form))), baseline=not no_baseline)
    if diff:
        from claimlint.cli._mending import show_difference

        report = show_difference(drafts, run, output, colour=style(to_file=output is not None).colour)
        say_unchecked(report, always=True)
    elif fix:
        from claimlint.cli._mending import fix as fix_all

        report = fix_all(drafts, run)
        _show(report, form, output, beside=output is None and any(draft.file is None for draft in drafts.files))
    elif since is not None:
        from claimlint.changes import report_since

        report = report_since(drafts, run, since)
        _show(report, form, output)
    else:
        report = lint(drafts, run)
        _show(report, form, output)
    context.exit(STATUS[report.outcome])


def _refuse_contradiction(context: click.Context, fix: bool, diff: bool, form: str) -> None:
    if fix and diff:
        raise click.UsageError("--fix changes drafts and --diff does not; give one of them", context)
    if diff and form != "terminal":
        raise click.UsageError(f"--diff shows a diff and no report, so --format {form} cannot stand beside it", context)


def _refuse_changing(context: click.Context, fix: bool, diff: bool) -> None:
    if fix or diff:
        option = "--fix" if fix else "--diff"
        raise click.UsageError(
            f"--since says what a change brought in, and {option} is for whole posts; give one of them", context
        )


def _show(report: Report, form: str, output: str | None, *, beside: bool = False) -> None:
    """Delivers the report; `beside` leaves standard output to a draft."""
    look = style(to_file=beside or output is not None)
    shown = renderer(form)(report, look)
    if beside:
        deliver_beside(shown)
    else:
        deliver(shown, output, utf8=form != "terminal")
        append(report, form, look)
        say_unchecked(report)
