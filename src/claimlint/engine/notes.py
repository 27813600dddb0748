"""Rules as a report explains them: the rules that were broken go in, notes with reason and authority come out."""

from __future__ import annotations

from collections.abc import Iterable

from claimlint.engine.wording import addressed, cited, unfilled
from claimlint.model.report import RuleNote
from claimlint.model.rule import Pack
from claimlint.model.setting import Setting


def rule_notes(broken: Iterable[str], pack: Pack, setting: Setting) -> tuple[RuleNote, ...]:
    """A note on each rule of these ids that the pack holds, in the pack's order."""
    wanted = set(broken)
    audience = {setting.profile, setting.jurisdiction}
    return tuple(
        RuleNote(
            rule.id,
            rule.title,
            rule.level,
            rule.why.strip(),
            unfilled(addressed(rule.advice, audience)),
            cited(rule, pack, audience),
        )
        for rule in pack.named
        if rule.id in wanted
    )
