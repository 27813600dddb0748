"""One problem, one finding: where several rules speak of the same words, the weaker ones stand under the strongest;
where one rule speaks of words in a row (`eases pain, lifts mood and ends insomnia`), the later stand under the first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimlint.engine.found import Verdict
from claimlint.model.levels import rank
from claimlint.model.text import AnnotatedText

#: What may stand between words in a row.
_JOINING = frozenset(
    {",", ";", "and", "or", "&", "/", "+", "but", "also", "even", "then", "while", "to", "helps", "help"}
)


@dataclass(frozen=True)
class Grouped:
    """A verdict with its place among the others on the same words."""

    verdict: Verdict
    under: str | None
    also: tuple[str, ...]
    """The other rules that speak of these words."""
    likewise: tuple[Verdict, ...] = ()
    """What the same rule reports in the same row of words."""


def grouped(verdicts: Sequence[Verdict], text: AnnotatedText) -> list[Grouped]:
    """Every verdict, in reading order, with the rule it stands under or the rules that stand under it."""
    leaders: list[int] = []
    under: dict[int, int] = {}
    order = sorted(range(len(verdicts)), key=lambda n: _strength(verdicts, n))
    for number in order:
        leader = next((one for one in leaders if _belongs(number, one, verdicts, under, text)), None)
        if leader is None:
            leaders.append(number)
        else:
            under[number] = leader
    places = sorted(range(len(verdicts)), key=lambda n: (verdicts[n].found.start, verdicts[n].rule.id))
    return [_placed(number, verdicts, under) for number in places]


def _placed(number: int, verdicts: Sequence[Verdict], under: Mapping[int, int]) -> Grouped:
    verdict = verdicts[number]
    below = sorted((one for one, leader in under.items() if leader == number), key=lambda n: verdicts[n].found.start)
    also = sorted({verdicts[one].rule.id for one in below} - {verdict.rule.id})
    likewise = tuple(verdicts[one] for one in below if verdicts[one].rule.id == verdict.rule.id)
    above = verdicts[under[number]].rule.id if number in under else None
    return Grouped(verdict, above, tuple(also), likewise)


def _strength(verdicts: Sequence[Verdict], number: int) -> tuple[int, int, int, str]:
    """Higher levels first; of equal ones those that yield to nobody here, then the earlier."""
    verdict = verdicts[number]
    present = {other.rule.id for other in verdicts}
    yields = sum(rule in present for rule in verdict.rule.yields_to)
    return -rank(verdict.level), yields, verdict.found.start, verdict.rule.id


def _belongs(
    number: int, leader: int, verdicts: Sequence[Verdict], under: Mapping[int, int], text: AnnotatedText
) -> bool:
    """Whether a verdict speaks of the leader's problem, or goes on with its row of words."""
    verdict = verdicts[number]
    if "document" in (verdict.rule.per, verdicts[leader].rule.per):
        return False
    if verdict.rule.id != verdicts[leader].rule.id:
        return _same_problem(verdicts[leader], verdict, text)
    row = [
        leader,
        *(one for one, above in under.items() if above == leader and verdicts[one].rule.id == verdict.rule.id),
    ]
    return any(_are_joined(verdicts[one], verdict, text) for one in row)


def _are_joined(one: Verdict, other: Verdict, text: AnnotatedText) -> bool:
    """Whether only a comma or `and` stands between the words of two verdicts of one sentence."""
    first, second = sorted((one.found, other.found), key=lambda found: found.start)
    if text.sentence_of[first.start] != text.sentence_of[second.start]:
        return False
    between = text.tokens.norms[first.end : second.start]
    return bool(between) and all(norm in _JOINING for norm in between)


def _same_problem(leader: Verdict, other: Verdict, text: AnnotatedText) -> bool:
    """Overlapping words of two rules; for a rule that yields, the same sentence is enough."""
    if leader.found.start < other.found.end and other.found.start < leader.found.end:
        return True
    same_sentence = text.sentence_of[leader.found.start] == text.sentence_of[other.found.start]
    return same_sentence and leader.rule.id in other.rule.yields_to
