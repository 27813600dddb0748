"""The group of commands: each is found by its file name and imported when it is wanted; `check` needs no name."""

from __future__ import annotations

import os
import pkgutil
from collections.abc import Sequence
from importlib import import_module
from itertools import takewhile

import click
from click.shell_completion import CompletionItem

from claimlint import __version__, cli

DEFAULT = "check"
_WIDTH = {"help_option_names": ["-h", "--help"], "max_content_width": 88}
_EPILOG = """\
Exit status: 0 when everything was checked and nothing blocks, 1 when the post is blocked, 2 when something could
not be checked.

To complete commands, options and paths with the Tab key, add this line to ~/.bashrc (for zsh to ~/.zshrc, with
zsh_source in place of bash_source; fish: fish_source):

    eval "$(_CLAIMLINT_COMPLETE=bash_source claimlint)"
"""


def names() -> tuple[str, ...]:
    """The names of all commands, in alphabetical order."""
    return tuple(sorted(found.name for found in pkgutil.iter_modules(cli.__path__) if not found.name.startswith("_")))


class Commands(click.Group):
    """Commands that are loaded late; what begins with no command's name is checked."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click asks so
        """All commands."""
        return list(names())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click asks so
        """The command of this name."""
        if cmd_name not in names():
            return None
        command: click.Command = import_module(f"{cli.__name__}.{cmd_name}").command
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Puts the default command in front where none is named."""
        if not args and not ctx.resilient_parsing:
            click.echo(ctx.get_help())
            ctx.exit(cli.UNCHECKED)
        if not ctx.resilient_parsing:
            _refuse_files_like_options(args, ctx)
        own = {name for parameter in self.get_params(ctx) for name in parameter.opts}
        if args and args[0] not in own and args[0] not in names():
            if not ctx.resilient_parsing:
                _refuse_misspelt(args[0], ctx)
            args = [DEFAULT, *args]
        return super().parse_args(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Commands, and what `check` takes: its options and any path."""
        found = super().shell_complete(ctx, incomplete)
        if not incomplete.startswith("-"):
            return [*found, CompletionItem(incomplete, type="file")]
        check = self.get_command(ctx, DEFAULT)
        known = {item.value for item in found}
        more = check.shell_complete(click.Context(check, parent=ctx, info_name=DEFAULT), incomplete) if check else []
        return [*found, *(item for item in more if item.value not in known)]

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - as above
        """The end of the help, with its line of code left whole."""
        formatter.write_paragraph()
        for paragraph in (self.epilog or "").strip("\n").split("\n\n"):
            if paragraph.startswith("    "):
                formatter.write(paragraph + "\n")
            else:
                formatter.write_text(" ".join(paragraph.split()))
            formatter.write_paragraph()


def _refuse_files_like_options(args: Sequence[str], ctx: click.Context) -> None:
    """Raises UsageError for an argument that looks like an option and names a file, as `*.md` may bring one along.

    The command for hooks knows which is which.
    """
    if args[:1] == ["hook"]:
        return
    for word in takewhile(lambda word: word != "--", args):
        if len(word) > 1 and word.startswith("-") and os.path.lexists(word):
            message = (
                f"`{word}` looks like an option, and a file here has this name; write `./{word}`, or put `--` first"
            )
            raise click.UsageError(message, ctx)


def _refuse_misspelt(word: str, ctx: click.Context) -> None:
    """Raises UsageError for a word that is no path but nearly a command."""
    if word.isalpha() and not os.path.lexists(word):
        from difflib import get_close_matches

        near = get_close_matches(word, names(), 1, 0.7)
        if near:
            message = f"there is no file and no command `{word}`; did you mean `claimlint {near[0]}`?"
            raise click.UsageError(message, ctx)


@click.group(cls=Commands, epilog=_EPILOG, context_settings=_WIDTH)
@click.version_option(__version__, message="%(prog)s %(version)s")
def claimlint() -> None:
    """Check health content before it is published.

    claimlint reads drafts (Markdown or plain text) and names every sentence that promises more than the evidence
    allows, every number without a source, every preprint that is not called one, and every statement that the post
    owes its readers and does not have, with the reason, the authority, and what to write instead. Drafts never
    leave this machine.

    \b
    claimlint draft.md                      check one draft
    claimlint --profile clinic posts/       check all drafts in a folder, as a clinic's
    claimlint explain claims/cure-claim     what a rule wants, and why
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
