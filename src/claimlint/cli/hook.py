"""`claimlint hook`: what pre-commit appends to an entry goes in, a check of just those files comes out."""

from __future__ import annotations

import os
from collections.abc import Sequence

import click

from claimlint.cli.check import command as check


@click.command(context_settings={"ignore_unknown_options": True, "allow_interspersed_args": False})
@click.argument("words", metavar="[OPTIONS] FILES...", nargs=-1, type=click.UNPROCESSED)
@click.pass_context
def command(context: click.Context, words: tuple[str, ...]) -> None:
    """Check files for a hook, such as pre-commit's.

    Takes the options of `claimlint check`, all in front of the first file. From there on everything is a file, and so
    is whatever names a file, even where it looks like an option.
    """
    options, files = _parted(words)
    with check.make_context("hook", [*options, "--", *files], parent=context) as checking:
        check.invoke(checking)


def _parted(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """Options with their values, and the files behind them."""
    valued = {name for one in check.params if isinstance(one, click.Option) and not one.is_flag for name in one.opts}
    at = 0
    while at < len(words) and words[at].startswith("-") and words[at] != "-" and not os.path.lexists(words[at]):
        if words[at] == "--":
            return list(words[:at]), list(words[at + 1 :])
        at += 2 if words[at] in valued else 1
    return list(words[:at]), list(words[at:])
