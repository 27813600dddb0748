"""One problem, one finding: where several rules speak of the same words, the weaker ones stand under the strongest;
where one rule speaks of words in a row (`eases pain, lifts mood and ends insomnia`), the later stand under the first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
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
    present = frozenset(verdict.rule.id for verdict in verdicts)
    leaders = _Leaders(verdicts, text)
    for number in sorted(range(len(verdicts)), key=lambda n: _strength(verdicts[n], present)):
        leaders.take(number)
    places = sorted(range(len(verdicts)), key=lambda n: (verdicts[n].found.start, verdicts[n].rule.id))
    return [_placed(number, verdicts, leaders) for number in places]


def _placed(number: int, verdicts: Sequence[Verdict], leaders: _Leaders) -> Grouped:
    verdict = verdicts[number]
    below = sorted(leaders.below.get(number, ()), key=lambda n: (verdicts[n].found.start, leaders.order[n]))
    also = sorted({verdicts[one].rule.id for one in below} - {verdict.rule.id})
    likewise = tuple(verdicts[one] for one in below if verdicts[one].rule.id == verdict.rule.id)
    above = verdicts[leaders.under[number]].rule.id if number in leaders.under else None
    return Grouped(verdict, above, tuple(also), likewise)


def _strength(verdict: Verdict, present: Set[str]) -> tuple[int, int, int, str]:
    """Higher levels first; of equal ones those that yield to nobody here, then the earlier."""
    yields = sum(rule in present for rule in verdict.rule.yields_to)
    return -rank(verdict.level), yields, verdict.found.start, verdict.rule.id


class _Leaders:
    """The verdicts that stand for themselves so far, found by their place, so that a long post asks only neighbours."""

    def __init__(self, verdicts: Sequence[Verdict], text: AnnotatedText) -> None:
        self._verdicts = verdicts
        self._text = text
        self._at: dict[tuple[str, int], list[int]] = {}
        """Leaders by their sentence and by each of their tokens."""
        self.order: dict[int, int] = {}
        """When each verdict was taken."""
        self.under: dict[int, int] = {}
        """The leader of each verdict that stands under one."""
        self.below: dict[int, list[int]] = {}
        """The verdicts under each leader."""

    def take(self, number: int) -> None:
        """Places a verdict under the first leader whose problem it is, or makes it one."""
        self.order[number] = len(self.order)
        if self._verdicts[number].rule.per == "document":
            return
        near = {leader for place in self._places(number) for leader in self._at.get(place, ())}
        leader = next((one for one in sorted(near, key=self.order.__getitem__) if self._belongs(number, one)), None)
        if leader is None:
            for place in self._places(number):
                self._at.setdefault(place, []).append(number)
        else:
            self.under[number] = leader
            self.below.setdefault(leader, []).append(number)

    def _places(self, number: int) -> Iterator[tuple[str, int]]:
        found = self._verdicts[number].found
        yield "sentence", self._text.sentence_of[found.start]
        yield from (("token", at) for at in range(found.start, max(found.end, found.start + 1)))

    def _belongs(self, number: int, leader: int) -> bool:
        """Whether a verdict speaks of the leader's problem, or goes on with its row of words."""
        verdict = self._verdicts[number]
        if verdict.rule.id != self._verdicts[leader].rule.id:
            return _same_problem(self._verdicts[leader], verdict, self._text)
        row = [self._verdicts[one] for one in (leader, *self.below.get(leader, ()))]
        return any(one.rule.id == verdict.rule.id and _are_joined(one, verdict, self._text) for one in row)


def _are_joined(one: Verdict, other: Verdict, text: AnnotatedText) -> bool:
    """Whether only a comma or `and` stands between the words of two verdicts of one sentence."""
    first, second = sorted((one.found, other.found), key=lambda found: found.start)
    if text.sentence_of[first.start] != text.sentence_of[second.start]:
        return False
    norms = text.tokens.norms
    return first.end < second.start and all(norms[at] in _JOINING for at in range(first.end, second.start))


def _same_problem(leader: Verdict, other: Verdict, text: AnnotatedText) -> bool:
    """Overlapping words of two rules; for a rule that yields, the same sentence is enough."""
    if leader.found.start < other.found.end and other.found.start < leader.found.end:
        return True
    same_sentence = text.sentence_of[leader.found.start] == text.sentence_of[other.found.start]
    return same_sentence and leader.rule.id in other.rule.yields_to
