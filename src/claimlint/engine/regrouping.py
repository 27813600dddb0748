"""Findings of which some were excused come in; what counts no longer stands under what does not, nor the other way
round.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimlint.model.report import Finding
from claimlint.model.rule import rank


def regrouped(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings in their order; those of a group that count, are waived or are known have a leader each."""
    groups: dict[int, list[int]] = {}
    for number, finding in enumerate(findings):
        leader = number if finding.under is None else _leader(finding, findings)
        if leader is not None:
            groups.setdefault(leader, []).append(number)
    told = list(findings)
    for leader, members in groups.items():
        apart: dict[str, list[int]] = {}
        for number in members:
            apart.setdefault("" if findings[number].counts else findings[number].standing, []).append(number)
        if len(apart) > 1:
            for alike in apart.values():
                _lead(told, leader if leader in alike else _strongest(told, alike), alike)
    return tuple(told)


def _leader(finding: Finding, findings: Sequence[Finding]) -> int | None:
    """The nearest finding of the rule that this one stands under, which leads it."""
    leading = [
        number
        for number, other in enumerate(findings)
        if other.under is None
        and other.rule == finding.under
        and (finding.rule in other.also or finding.rule == other.rule)
    ]
    return min(leading, key=lambda number: finding.distance(findings[number]), default=None)


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
