"""`claimlint explain`: a rule's id goes in, what it wants and why comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from claimlint.cli._delivery import deliver, style
from claimlint.cli._options import CONFIG, RULE, house_pack
from claimlint.errors import SettingsFault
from claimlint.outputs.terminal.painting import Paint

if TYPE_CHECKING:
    from claimlint.model.rule import Pack, Rule


@click.command()
@RULE
@click.option("--form", is_flag=True, help="Show the rule's own form instead, for those who write rules.")
@CONFIG
def command(rule: str, form: bool, config: str | None) -> None:
    """Explain a rule: when it speaks, when it is silent, why, and what to write instead.

    RULE is an id such as claims/cure-claim, as reports and `claimlint rules` name it.
    """
    from claimlint.cli._explanation import Explanation
    from claimlint.cli._rule_form import RuleForm

    pack = house_pack(config)
    look = style()
    paint = Paint(look.colour)
    page = RuleForm(pack, paint, look.width) if form else Explanation(pack, paint, look.width)
    deliver("\n".join(page.lines(_named(pack, rule))) + "\n")


def _named(pack: Pack, name: str) -> Rule:
    for rule in pack.named:
        if rule.id == name:
            return rule
    from claimlint.packs.suggestions import did_you_mean

    known = [rule.id for rule in pack.named]
    inside = [one for one in known if one.startswith(f"{name.rstrip('/')}/")]
    family = f"; its family holds {', '.join(inside)}" if inside else ""
    short = [one for one in known if one.endswith(f"/{name}")]
    near = f"; did you mean `{short[0]}`?" if short else did_you_mean(name, known)
    raise SettingsFault(f"there is no rule `{name}`{family or near or '; `claimlint rules` lists them'}")
