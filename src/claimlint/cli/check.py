"""`claimlint check`: drafts go in, a report and the exit status of the gate come out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from claimlint.cli._delivery import append, deliver, say_unchecked, style
from claimlint.cli._options import draft_options, gather, output_options
from claimlint.cli._surroundings import fitting_format
from claimlint.outputs import formats, needs, renderer

STATUS = {"pass": 0, "blocked": 1, "unchecked": 2}


@click.command()
@draft_options
@output_options(formats())
@click.pass_context
def command(context: click.Context, /, form: str, output: str | None, **options: Any) -> None:
    """Check drafts before they are published (the default command).

    PATHS are drafts, folders of drafts, or - for standard input. In a folder, files that claimlint cannot read
    are passed over, and so is what .gitignore names.
    """
    from claimlint.linter import lint

    drafts, run = gather(context, **options)
    if output is not None and any(draft.file == Path(output).absolute() for draft in drafts.files):
        raise click.UsageError(f"--output {output} would replace a draft by its report; name another file", context)
    if context.get_parameter_source("form") is ParameterSource.DEFAULT:
        form = fitting_format(form, to_file=output is not None)
    report = lint(drafts, run, needs(form))
    look = style(to_file=output is not None)
    deliver(renderer(form)(report, look), output, utf8=form != "terminal")
    append(report, form, look)
    say_unchecked(report)
    context.exit(STATUS[report.outcome])
