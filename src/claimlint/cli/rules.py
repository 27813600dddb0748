"""`claimlint rules`: a profile and a country go in, the list of rules that hold for them comes out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

import click

from claimlint.cli._delivery import deliver, style
from claimlint.cli._options import CONFIG, JURISDICTION, PROFILE, Day, house_pack, house_settings, output_options
from claimlint.cli._staleness import Stale, as_json, stale
from claimlint.errors import SettingsFault
from claimlint.model.levels import JURISDICTIONS, PROFILES
from claimlint.model.rule import Condition, Rule
from claimlint.outputs.terminal.lines import wrapped
from claimlint.outputs.terminal.painting import Paint
from claimlint.outputs.terminal.visible import visible

SCHEMA = "claimlint.rules/1"
_YEAR = "12"


@click.command()
@PROFILE
@JURISDICTION
@CONFIG
@click.option(
    "--stale",
    "months",
    type=click.IntRange(0, 1200),
    is_flag=False,
    flag_value=_YEAR,
    metavar="MONTHS",
    help="List instead the authorities and facts not checked within so many months (12 when none are named).",
)
@click.option("--as-of", type=Day(), metavar="DATE", help="The day that --stale counts from (default: today).")
@output_options(("terminal", "json", "markdown"))
def command(
    profile: str | None,
    jurisdiction: str | None,
    config: str | None,
    months: int | None,
    as_of: date | None,
    form: str,
    output: str | None,
) -> None:
    """List the rules with their levels.

    With --profile or --jurisdiction only those that hold for them, at the level that they have there; a level that
    claimlint.yaml sets for all files is the one shown. A level can also change with the evidence: `claimlint explain
    RULE` tells how.

    With --format markdown a README.md with all rules and one for each family are written into the folder that
    --output names.
    """
    from claimlint.engine.selection import selected

    pack = house_pack(config)
    look = style(to_file=output is not None)
    paint = Paint(look.colour)
    if months is not None:
        if form == "markdown":
            raise SettingsFault("--stale has no pages; leave --format markdown out, or take --format json")
        old = stale(pack, months, as_of or date.today())  # noqa: DTZ011 - the day here
        text = _dumped({"stale": as_json(old)}) if form == "json" else "".join(_waiting(old, look.width, paint))
    else:
        on = selected(pack, (), (), house_settings(config).rules)
        rules = [(rule, level) for rule in on if (level := _level(rule, profile, jurisdiction)) != "off"]
        if form == "markdown":
            from claimlint.cli._page_files import write_pages  # prints rules for readers of files; seldom wanted

            deliver(write_pages(rules, pack, output))
            return
        text = _json(rules) if form == "json" else _list(rules, look.width, paint)
    deliver(text, output, utf8=form == "json", form=form)


def _level(rule: Rule, profile: str | None, jurisdiction: str | None) -> str:
    """The level for this publisher in this country before anything in the text changes it; `off` where it is."""
    if not _concerns(rule.when, profile, jurisdiction):
        return "off"
    for choice in rule.levels:
        of_audience = choice.when == Condition(profiles=choice.when.profiles, jurisdictions=choice.when.jurisdictions)
        if of_audience and _is_settled(choice.when, profile, jurisdiction):
            return choice.level
    return rule.level


def _concerns(when: Condition, profile: str | None, jurisdiction: str | None) -> bool:
    return (not (profile and when.profiles) or profile in when.profiles) and (
        not (jurisdiction and when.jurisdictions) or jurisdiction in when.jurisdictions
    )


def _is_settled(when: Condition, profile: str | None, jurisdiction: str | None) -> bool:
    """Whether the condition holds for everybody who is meant; nobody named means all."""
    profiles, countries = (profile,) if profile else PROFILES, (jurisdiction,) if jurisdiction else JURISDICTIONS
    return (not when.profiles or set(profiles) <= set(when.profiles)) and (
        not when.jurisdictions or set(countries) <= set(when.jurisdictions)
    )


def _list(rules: Sequence[tuple[Rule, str]], width: int, paint: Paint) -> str:
    lines: list[str] = []
    column = max((len(rule.id) for rule, _ in rules), default=0) + 13
    for family, members in groupby(rules, key=lambda one: one[0].family):
        lines.append(paint("label", visible(family)))
        for rule, level in members:
            first, *more = wrapped(visible(rule.title).split(), max(width - column, 20)) or [""]
            lines.append(f"  {paint(level, f'{level:<7}')}  {visible(rule.id):<{column - 11}}{first}".rstrip())
            lines.extend(" " * column + line for line in more)
        lines.append("")
    plural = "rule" if len(rules) == 1 else "rules"
    lines.append(f"{len(rules)} {plural}. `claimlint explain RULE` says what one wants, and why.")
    return "\n".join(lines) + "\n"


def _waiting(old: Sequence[Stale], width: int, paint: Paint) -> Iterator[str]:
    """What was not checked of late, by the day of its check."""
    for one in old:
        day = one.checked.isoformat() if one.checked else "never"
        head = f"{day:<10}  {visible(one.kind)}: {visible(one.name)}"
        yield paint("label", head) + "\n"
        yield from (f"            {line}\n" for line in wrapped(visible(one.said).split(), max(width - 12, 20)))
    yield f"{len(old)} to be checked again.\n" if old else "Everything was checked within this time.\n"


def _json(rules: Sequence[tuple[Rule, str]]) -> str:
    entries = [
        {
            "rule": rule.id,
            "level": level,
            "levels": sorted({choice.level for choice in rule.levels} | {rule.level}),
            "title": rule.title,
            "profiles": list(rule.when.profiles),
            "jurisdictions": list(rule.when.jurisdictions),
        }
        for rule, level in rules
    ]
    return _dumped({"rules": entries})


def _dumped(said: dict[str, object]) -> str:
    return json.dumps({"schema": SCHEMA, **said}, ensure_ascii=False, indent=2) + "\n"
