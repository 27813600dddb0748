"""Findings of which some were excused come in; what counts no longer stands under what does not, nor the other way
round.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from claimlint.model.levels import rank
from claimlint.model.report import Finding


def regrouped(findings: Sequence[Finding], kinds: Sequence[str] | None = None) -> tuple[Finding, ...]:
    """The findings in their order; those of a group that are of one kind have a leader of that kind.

    The kinds are those that count, are waived, or are known, if no others are given, one for each finding.
    """
    kinds = [("" if one.counts else one.standing) for one in findings] if kinds is None else kinds
    if len(set(kinds)) <= 1:
        return tuple(findings)
    leading = _leading(findings)
    groups: dict[int, list[int]] = {}
    for number, finding in enumerate(findings):
        leader: int | None = number
        if finding.under is not None:
            leader = _leader(finding, findings, leading.get(finding.under, ()))
        if leader is not None:
            groups.setdefault(leader, []).append(number)
    told = list(findings)
    for leader, members in groups.items():
        apart: dict[str, list[int]] = {}
        for number in members:
            apart.setdefault(kinds[number], []).append(number)
        if len(apart) > 1:
            for alike in apart.values():
                _lead(told, leader if leader in alike else _strongest(told, alike), alike)
    return tuple(told)


def _leading(findings: Sequence[Finding]) -> Mapping[str, list[tuple[int, int]]]:
    """For every rule the findings that stand under none: where each begins, and its number."""
    found: dict[str, list[tuple[int, int]]] = {}
    for number, finding in enumerate(findings):
        if finding.under is None:
            found.setdefault(finding.rule, []).append((finding.start.offset, number))
    return {rule: sorted(places) for rule, places in found.items()}


def _leader(finding: Finding, findings: Sequence[Finding], of_rule: Sequence[tuple[int, int]]) -> int | None:
    """The nearest finding of the rule that this one stands under, which leads it."""
    at = bisect_right(of_rule, (finding.start.offset, len(findings)))
    before = _first(finding, findings, (of_rule[number] for number in range(at - 1, -1, -1)))
    after = _first(finding, findings, (of_rule[number] for number in range(at, len(of_rule))))
    sides = [number for number in (before, after) if number is not None]
    return min(sides, key=lambda number: finding.distance(findings[number]), default=None)


def _first(finding: Finding, findings: Sequence[Finding], places: Iterable[tuple[int, int]]) -> int | None:
    """The first of these that leads findings of this rule."""
    leads = (number for _, number in places if finding.rule in (findings[number].rule, *findings[number].also))
    return next(leads, None)


def _strongest(findings: Sequence[Finding], members: Sequence[int]) -> int:
    return max(members, key=lambda number: (rank(findings[number].level), -findings[number].start.offset))


def _lead(told: list[Finding], leader: int, members: Sequence[int]) -> None:
    rule = told[leader].rule
    others = [told[number] for number in members if number != leader]
    for number in members:
        told[number] = replace(told[number], under=rule, also=(), likewise=())
    also = tuple(sorted({one.rule for one in others} - {rule}))
    likewise = tuple(one.words for one in sorted(others, key=lambda one: one.start) if one.rule == rule)
    told[leader] = replace(told[leader], under=None, also=also, likewise=likewise)
