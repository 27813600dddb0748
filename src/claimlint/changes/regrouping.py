"""Groups anew what is left of a text's findings: where a leading finding is left out, the gravest under it leads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimlint.model.levels import rank
from claimlint.model.report import Finding


def regrouped(kept: Sequence[Finding], found: Sequence[Finding]) -> tuple[Finding, ...]:
    """The kept ones of the findings of a text, in their order, each under a leader that is kept as well."""
    places = {id(one): number for number, one in enumerate(found)}
    chosen = {places[id(one)] for one in kept}
    groups: dict[int, list[int]] = {}
    for number, one in enumerate(found):
        groups.setdefault(places[id(_leader(one, found))], []).append(number)
    fresh: dict[int, Finding] = {}
    for members in groups.values():
        left = [number for number in members if number in chosen]
        if len(left) == len(members):
            fresh.update((number, found[number]) for number in left)
        elif left:
            fresh.update(zip(left, _group([found[number] for number in left]), strict=True))
    return tuple(fresh[number] for number in sorted(fresh))


def _leader(one: Finding, found: Sequence[Finding]) -> Finding:
    """The finding that this one is shown under, or itself."""
    if one.under is None:
        return one
    leaders = [
        other
        for other in found
        if other.under is None and other.rule == one.under and (one.rule in other.also or other.likewise)
    ]
    return min(leaders, key=one.distance, default=one)


def _group(members: Sequence[Finding]) -> Iterator[Finding]:
    """The members with the gravest leading, or the one that leads already."""
    first = min(members, key=lambda one: (one.under is not None, -rank(one.level), one.start))
    others = [one for one in members if one is not first]
    also = tuple(sorted({one.rule for one in others} - {first.rule}))
    likewise = tuple(_words(one) for one in others if one.rule == first.rule)
    for one in members:
        if one is first:
            yield replace(one, under=None, also=also, likewise=likewise)
        else:
            yield replace(one, under=first.rule, also=(), likewise=())


def _words(finding: Finding) -> str:
    return finding.sentence[slice(*finding.sentence_span)]
