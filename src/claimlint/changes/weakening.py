"""What makes a gate weaker: the settings of then and of now go in, a few words on each thing that lets more pass come
out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TypeVar

from claimlint.config import Config
from claimlint.engine.selection import holds_for
from claimlint.errors import SettingsFault
from claimlint.linter import highest, packs_of, rules_of
from claimlint.model.levels import rank
from claimlint.model.rule import Pack, Rule, names

_MOST_RULES = 6
_LEVELS = {0: "note", 1: "warning", 2: "error"}
T = TypeVar("T")
Change = tuple[str, str]
"""The setting that changed, and what it does."""


def weaker(then: Config, now: Config) -> tuple[Change, ...]:
    """What the settings of now let pass that those of then did not; raises as `lint` does for those of now."""
    return tuple(found for look in _LOOKS for found in look(then, now))


def levels_of(config: Config, pack: Pack) -> Mapping[str, int]:
    """The rules that settings look for among those of a pack, each with the rank of its highest level."""
    known = {name for rule in pack.named for name in (rule.id, rule.family)}
    kept = replace(
        config,
        select=_known(config.select, known),
        ignore=_known(config.ignore, known),
        rules=tuple(one for one in config.rules if one[0].rstrip("/") in known),
    )
    try:
        on = rules_of(kept)
    except SettingsFault:
        return {}
    return {rule.id: highest(rule) for rule in on if holds_for(rule, config.profile, config.jurisdiction)}


def _known(wanted: Sequence[str], known: set[str]) -> tuple[str, ...]:
    return tuple(name for name in wanted if name.rstrip("/") in known)


def _rules(then: Config, now: Config) -> Iterator[Change]:
    """Rules that go off or whose level sinks, also because the settings name another publisher or country."""
    pack = packs_of(now)
    before, after = levels_of(replace(then, packs=now.packs), pack), levels_of(now, pack)
    sunk = [rule for rule in pack.named if rule.id in before and after.get(rule.id, -1) < before[rule.id]]
    told = list(_grouped(sunk, pack, before, after))
    for key in ("profile", "jurisdiction"):
        if told and getattr(then, key) != getattr(now, key):
            yield key, f"{key} {getattr(then, key)} → {getattr(now, key)}"
    yield from (("rules", said) for said in told[:_MOST_RULES])
    if len(told) > _MOST_RULES:
        yield "rules", f"and {len(told) - _MOST_RULES} more"


def _grouped(sunk: Sequence[Rule], pack: Pack, before: Mapping[str, int], after: Mapping[str, int]) -> Iterator[str]:
    """Each rule with its levels; a family as one where all its rules go off."""
    for family, members in groupby(sunk, key=lambda rule: rule.family):
        every = list(members)
        there = [rule.id for rule in pack.named if names(family, rule.id) and rule.id in before]
        if len(every) > 1 and len(every) == len(there) and not any(rule.id in after for rule in every):
            yield f"{family} → off"
        else:
            yield from (f"{one.id} {_level(before[one.id])} → {_level(after.get(one.id, -1))}" for one in every)


def _level(at: int) -> str:
    return _LEVELS.get(at, "off")


def _blocking(then: Config, now: Config) -> Iterator[Change]:
    if rank(now.fail_on) > rank(then.fail_on):
        yield "fail-on", f"fail-on {then.fail_on} → {now.fail_on}"


def _files(then: Config, now: Config) -> Iterator[Change]:
    """Files that are passed over; a pattern that begins with ! takes back."""
    for pattern in _gained(then.exclude, now.exclude):
        if not pattern.startswith("!"):
            yield "files.exclude", f"files.exclude: {pattern}"
    for pattern in _gained(now.exclude, then.exclude):
        if pattern.startswith("!"):
            yield "files.exclude", f"files.exclude without {pattern}"
    if now.include and set(now.include) != set(then.include):
        lost = _gained(now.include, then.include)
        if lost or not then.include or any(one.startswith("!") for one in _gained(then.include, now.include)):
            yield "files.include", f"files.include: {', '.join(now.include)}"


def _waivers(then: Config, now: Config) -> Iterator[Change]:
    for part in _gained(now.waivers_require, then.waivers_require):
        yield "waivers.require", f"waivers.require without {part}"
    for name in _gained(now.waivers_never, then.waivers_never):
        yield "waivers.never", f"waivers.never without {name}"


def _others(then: Config, now: Config) -> Iterator[Change]:
    if then.require_verified and not now.require_verified:
        yield "require-verified", "require-verified true → false"
    for statement in _gained(then.provides, now.provides):
        yield "site.provides", f"site.provides: {statement}"
    for key in _gained(then.may_set, now.may_set):
        yield "posts.may-set", f"posts.may-set: {key}"
    for pack in _gained([one.name for one in now.packs], [one.name for one in then.packs]):
        yield "packs", f"packs without {pack}"
    if now.baseline is not None and now.baseline != then.baseline:
        yield "baseline", f"baseline: {now.baseline.name}"
    for registry, address in _gained(then.mirrors, now.mirrors):
        yield "registries", f"registries: {registry} is asked at {address}"


def _gained(before: Iterable[T], after: Iterable[T]) -> list[T]:
    """What stands in the second and not in the first."""
    had = set(before)
    return [one for one in after if one not in had]


_LOOKS: tuple[Callable[[Config, Config], Iterator[Change]], ...] = (_rules, _blocking, _files, _waivers, _others)
