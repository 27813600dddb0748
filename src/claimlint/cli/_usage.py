"""Says what is wrong with a command line: click's complaint goes in, one sentence for an editor comes out."""

from __future__ import annotations

from difflib import get_close_matches

import click


def sentence(fault: click.ClickException) -> str:
    """What is wrong, and the nearest thing that would be right."""
    if isinstance(fault, click.NoSuchOption):
        near = get_close_matches(fault.option_name, fault.possibilities or (), 1)
        hint = f"; did you mean `{near[0]}`?" if near else ""
        return f"there is no option `{fault.option_name}`{hint}"
    if isinstance(fault, click.exceptions.NoArgsIsHelpError) and fault.ctx is not None:
        return f"say what is wanted: {_commands(fault.ctx)}"
    if isinstance(fault, click.MissingParameter):
        return f"{_name(fault)} is missing"
    if isinstance(fault, click.BadParameter):
        return f"{_name(fault)}: {fault.message}"
    return fault.format_message()


def _commands(context: click.Context) -> str:
    """What a group of commands can do: `claimlint cache clear` or `claimlint cache info`."""
    group = context.command
    names = group.list_commands(context) if isinstance(group, click.Group) else []
    *others, last = [f"`{context.command_path} {name}`" for name in names] or [f"`{context.command_path} --help`"]
    return f"{', '.join(others)} or {last}" if others else last


def pointer(fault: click.ClickException) -> str:
    """How to get help on the command that was used wrongly."""
    context = fault.ctx if isinstance(fault, click.UsageError) else None
    return f"Try `{context.command_path if context else 'claimlint'} --help`."


def _name(fault: click.BadParameter) -> str:
    if fault.param is None:
        return "this option"
    return fault.param.opts[0] if isinstance(fault.param, click.Option) else fault.param.human_readable_name
