"""Which rules are on: a pack, `select` and `ignore`, profile and country go in, rules come out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import get_close_matches

from claimlint.errors import SettingsFault
from claimlint.expressions.mentions import marks_in
from claimlint.model.expression import Expression
from claimlint.model.rule import Pack, Rule, names

#: Whatever the rules, entries of references and furniture are passed over, contexts excuse and citations bound scopes.
_BY_JUDGING = frozenset({"@reference", "@context", "@citation", "@role"})


def selected(
    pack: Pack, select: Sequence[str], ignore: Sequence[str], levels: Sequence[tuple[str, str]] = ()
) -> tuple[Rule, ...]:
    """The rules that `select` names (all when it is empty) and `ignore` does not, at the level that `levels` sets.

    Each name is a rule id or a family; the last of `levels` that names a rule counts, and `off` removes the rule.
    Raises SettingsFault for a name that is neither.
    """
    for name in (*select, *ignore, *(name for name, _ in levels)):
        if not any(names(name, rule.id) for rule in pack.named):
            raise SettingsFault(_unknown(pack, name))
    chosen = (
        rule
        for rule in pack.named
        if (not select or any(names(name, rule.id) for name in select))
        and not any(names(name, rule.id) for name in ignore)
    )
    return tuple(one for rule in chosen if (one := _at_level(rule, levels)) is not None)


def _at_level(rule: Rule, levels: Sequence[tuple[str, str]]) -> Rule | None:
    """The rule with every finding at the level set for it; what its own `levels` excuse stays excused."""
    level = next((level for name, level in reversed(levels) if names(name, rule.id)), None)
    if level is None:
        return rule
    if level == "off":
        return None
    choices = tuple(one if one.level == "off" else replace(one, level=level) for one in rule.levels)
    return replace(rule, level=level, levels=choices, digest=f"{rule.digest} at {level}")


def _unknown(pack: Pack, name: str) -> str:
    known = {rule.id for rule in pack.named} | {rule.family for rule in pack.named}
    near = get_close_matches(name, sorted(known), 1)
    hint = f"did you mean `{near[0]}`?" if near else "`claimlint rules` lists them."
    return f"there is no rule or family `{name}`; {hint}"


def kinds_read(rules: Sequence[Rule]) -> frozenset[str]:
    """The annotations that these rules mention, and those that judging any rule looks at."""
    return _BY_JUDGING.union(
        mark.kind for rule in rules for expression in _expressions(rule) for mark in marks_in(expression)
    )


def _expressions(rule: Rule) -> Iterator[Expression]:
    yield from rule.find
    for condition in (rule.when, *(choice.when for choice in rule.levels)):
        for scoped in (*condition.with_, *condition.without):
            yield from scoped.find


def holds_for(rule: Rule, profile: str, jurisdiction: str) -> bool:
    """Whether a rule concerns this kind of publisher in this country."""
    when = rule.when
    return (not when.profiles or profile in when.profiles) and (
        not when.jurisdictions or jurisdiction in when.jurisdictions
    )


def unchecked_duties(rules: Sequence[Rule], profile: str, other: str, jurisdiction: str) -> tuple[str, ...]:
    """The rules that hold for another profile but not for this one."""
    return tuple(
        rule.id for rule in rules if holds_for(rule, other, jurisdiction) and not holds_for(rule, profile, jurisdiction)
    )
