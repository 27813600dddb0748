"""The options that commands share, and what they add up to: drafts with their settings, and the run's options."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from claimlint.model.levels import JURISDICTIONS, LEVELS, PROFILES, rank

if TYPE_CHECKING:
    from claimlint.config import Config, Configurations, RunOptions
    from claimlint.discovery import Drafts
    from claimlint.model.rule import Pack

    _Choice = click.Choice[str]
    _DateType = click.ParamType[date]
else:  # before click 8.4 these take no type parameters
    _Choice = click.Choice
    _DateType = click.ParamType

F = TypeVar("F", bound=Callable[..., Any])


class Named(_Choice):
    """One of several names, with the nearest one offered for a wrong one."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name itself."""
        if value in self.choices:
            return str(value)
        from claimlint.packs.suggestions import did_you_mean, listed

        hint = did_you_mean(str(value), self.choices)
        raise click.BadParameter(f"`{value}` is not {listed(self.choices)}{hint}", ctx, param)


class Day(_DateType):
    """A day, written as in 2026-11-22."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day."""
        if isinstance(value, date):
            return value
        try:
            return datetime.strptime(value, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            raise click.BadParameter(f"`{value}` is no day; write it as 2026-11-22", ctx, param) from None


def _named_rules(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:  # noqa: ARG001
    """Rule ids and families that begin so, for completion."""
    from claimlint import packs
    from claimlint.errors import ClaimlintError

    try:
        rules = packs.load().named
    except ClaimlintError:
        return []
    known = {rule.id for rule in rules} | {rule.family for rule in rules}
    return sorted(name for name in known if name.startswith(incomplete))


def _split(ctx: click.Context, param: click.Parameter, value: Sequence[str]) -> tuple[str, ...]:  # noqa: ARG001
    """Names from repeated options and from lists with commas."""
    return tuple(name.strip() for one in value for name in one.split(",") if name.strip())


CONFIG = click.option(
    "--config",
    type=click.Path(),
    metavar="FILE",
    help="Settings file; else claimlint.yaml or pyproject.toml, found upwards from each draft.",
)
PROFILE = click.option("--profile", type=Named(PROFILES), help="Who publishes (default: publisher).")
JURISDICTION = click.option("--jurisdiction", type=Named(JURISDICTIONS), help="Whose law applies (default: us).")
BASELINE = click.option(
    "--baseline",
    type=click.Path(path_type=Path),
    metavar="FILE",
    callback=lambda _ctx, _param, value: value and value.absolute(),
    help="The file that carries known findings (default: claimlint-baseline.json beside claimlint.yaml).",
)
AS_OF = click.option("--as-of", type=Day(), metavar="DATE", help="The day that dates are judged by (default: today).")
RULE = click.argument("rule", metavar="RULE", shell_complete=_named_rules)

_SETTING_OPTIONS = (
    PROFILE,
    JURISDICTION,
    click.option(
        "--fail-on", type=Named((*LEVELS, "never")), help="The lowest level that blocks the post (default: error)."
    ),
    click.option(
        "--select",
        multiple=True,
        metavar="RULES",
        callback=_split,
        shell_complete=_named_rules,
        help="Only these rules or families, such as claims or hype/superlative.",
    ),
    click.option(
        "--ignore",
        multiple=True,
        metavar="RULES",
        callback=_split,
        shell_complete=_named_rules,
        help="All but these rules or families.",
    ),
    CONFIG,
)
_DRAFT_OPTIONS = (
    click.argument("paths", metavar="PATHS...", nargs=-1, type=click.Path()),
    *_SETTING_OPTIONS,
    AS_OF,
    click.option(
        "--stdin-filename",
        default="",
        type=click.Path(),
        metavar="FILE",
        help="What the draft on standard input is called (default: Markdown without a name).",
    ),
)


def draft_options(command: F) -> F:
    """The drafts and how to check them; their values go to `gather`."""
    for option in reversed(_DRAFT_OPTIONS):
        command = option(command)
    return command


def review_options(command: F) -> F:
    """One draft and how to check it; but for the draft's `path`, their values go to `gather`."""
    draft = click.argument("path", metavar="DRAFT", type=click.Path())
    for option in (AS_OF, *reversed(_SETTING_OPTIONS), draft):
        command = option(command)
    return command


def setting_options(command: F) -> F:
    """The options that change settings; their values go to `configurations`."""
    for option in reversed(_SETTING_OPTIONS):
        command = option(command)
    return command


def configurations(*, config: str | None, **options: Any) -> Configurations:
    """The settings of any file; options win over files.

    Raises SettingsFault when the named configuration file is broken.
    """
    from claimlint.config import Configurations

    return Configurations(Path(config) if config else None, {name: value for name, value in options.items() if value})


def output_options(formats: Sequence[str]) -> Callable[[F], F]:
    """How to show the result, and where."""

    def decorate(command: F) -> F:
        output = click.option("--output", type=click.Path(), metavar="FILE", help="Write there instead of printing.")
        form = click.option("--format", "form", type=Named(formats), default="terminal", help="How to show the result.")
        return form(output(command))

    return decorate


def gather(
    context: click.Context, paths: Sequence[str], *, stdin_filename: str, as_of: date | None, **options: Any
) -> tuple[Drafts, RunOptions]:  # fmt: skip
    """The drafts that are named, each with its settings; options win over files, and the strictest `fail-on` wins.

    Raises UsageError when nothing is named, SettingsFault when a configuration file is broken.
    """
    from claimlint.config import RunOptions
    from claimlint.discovery import find_drafts

    if not paths:
        raise click.UsageError("name a draft or a folder, or `-` for standard input", context)
    settings = configurations(**options)
    drafts = replace(find_drafts(paths, stdin_filename=stdin_filename, config_for=settings.of), settings=settings)
    fail_on = min((draft.config.fail_on for draft in drafts.files), key=rank, default="error")
    return drafts, RunOptions(as_of or datetime.now().astimezone().date(), fail_on)


def house_settings(config: str | None) -> Config:
    """The settings of the working folder, or of the named file."""
    return configurations(config=config).of(Path.cwd() / "any")


def house_pack(config: str | None) -> Pack:
    """The shipped rules and the house's own."""
    from claimlint import packs

    return packs.load(house_settings(config).packs)
