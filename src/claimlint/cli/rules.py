"""`claimlint rules`: a profile and a country go in, the list of rules that hold for them comes out."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import groupby

import click

from claimlint.cli._delivery import deliver, style
from claimlint.cli._options import CONFIG, JURISDICTION, PROFILE, house_pack, output_options
from claimlint.model.rule import Rule
from claimlint.outputs.terminal.lines import wrapped
from claimlint.outputs.terminal.painting import Paint
from claimlint.outputs.terminal.visible import visible

SCHEMA = "claimlint.rules/1"


@click.command()
@PROFILE
@JURISDICTION
@CONFIG
@output_options(("terminal", "json"))
def command(profile: str | None, jurisdiction: str | None, config: str | None, form: str, output: str | None) -> None:
    """List the rules with their levels.

    With --profile or --jurisdiction only those that hold for them. A level can change with the evidence, the
    profile and the country: `claimlint explain RULE` tells how.
    """
    rules = [rule for rule in house_pack(config).rules if _holds(rule, profile, jurisdiction)]
    look = style(to_file=output is not None)
    text = _json(rules) if form == "json" else _list(rules, look.width, Paint(look.colour))
    deliver(text, output, utf8=form == "json")


def _holds(rule: Rule, profile: str | None, jurisdiction: str | None) -> bool:
    when = rule.when
    return (not (profile and when.profiles) or profile in when.profiles) and (
        not (jurisdiction and when.jurisdictions) or jurisdiction in when.jurisdictions
    )


def _list(rules: Sequence[Rule], width: int, paint: Paint) -> str:
    lines: list[str] = []
    column = max((len(rule.id) for rule in rules), default=0) + 13
    for family, members in groupby(rules, key=lambda rule: rule.family):
        lines.append(paint("label", visible(family)))
        for rule in members:
            first, *more = wrapped(visible(rule.title).split(), max(width - column, 20)) or [""]
            level = paint(rule.level, f"{rule.level:<7}")
            lines.append(f"  {level}  {visible(rule.id):<{column - 11}}{first}".rstrip())
            lines.extend(" " * column + line for line in more)
        lines.append("")
    plural = "rule" if len(rules) == 1 else "rules"
    lines.append(f"{len(rules)} {plural}. `claimlint explain RULE` says what one wants, and why.")
    return "\n".join(lines) + "\n"


def _json(rules: Sequence[Rule]) -> str:
    entries = [
        {
            "rule": rule.id,
            "level": rule.level,
            "levels": sorted({choice.level for choice in rule.levels} | {rule.level}),
            "title": rule.title,
            "profiles": list(rule.when.profiles),
            "jurisdictions": list(rule.when.jurisdictions),
        }
        for rule in rules
    ]
    return json.dumps({"schema": SCHEMA, "rules": entries}, ensure_ascii=False, indent=2) + "\n"
