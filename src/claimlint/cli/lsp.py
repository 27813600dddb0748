"""`claimlint lsp`: an editor's messages go in on standard input, answers come out on standard output."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import click

from claimlint.cli._options import CONFIG, JURISDICTION, PROFILE
from claimlint.errors import SettingsFault

_NEEDS = ("pygls", "lsprotocol")
_LEFT_WITHOUT_GOODBYE = 1


@click.command()
@PROFILE
@JURISDICTION
@CONFIG
@click.option(
    "--stdio", is_flag=True, hidden=True, expose_value=False, help="What many editors add; there is no other way."
)
@click.pass_context
def command(context: click.Context, /, profile: str | None, jurisdiction: str | None, config: str | None) -> None:
    """Mark findings in an editor while you type.

    Your editor starts this command and talks with it in the Language Server Protocol; docs/editors says how to set up
    VS Code, Neovim and Helix. Each text is checked with the claimlint.yaml above it.
    """
    try:
        from claimlint.lsp.desk import Desk
        from claimlint.lsp.server import serve
        from claimlint.lsp.streams import taken_over
    except ModuleNotFoundError as missing:
        if (missing.name or "").split(".")[0] not in _NEEDS:
            raise
        raise SettingsFault(
            f"`claimlint lsp` needs the package `{missing.name}`; install claimlint with its extra `lsp`, "
            'such as by `pip install ".[lsp]"` in a copy of its repository'
        ) from None

    options = {"profile": profile, "jurisdiction": jurisdiction}
    desk = Desk(Path(config) if config else None, {name: value for name, value in options.items() if value})
    if sys.stdin is not None and sys.stdin.isatty():
        click.echo("claimlint lsp waits for an editor's messages; press Ctrl-C to end it.", err=True)
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # else the thread that reads would keep the program alive
    if not serve(desk, *taken_over()):
        context.exit(_LEFT_WITHOUT_GOODBYE)
