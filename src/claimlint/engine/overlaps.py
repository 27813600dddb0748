"""One problem, one finding: where several rules speak of the same words, the weaker ones stand under the strongest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimlint.engine.found import Verdict
from claimlint.model.rule import rank
from claimlint.model.text import AnnotatedText


@dataclass(frozen=True)
class Grouped:
    """A verdict with its place among the others on the same words."""

    verdict: Verdict
    under: str | None
    also: tuple[str, ...]


def grouped(verdicts: Sequence[Verdict], text: AnnotatedText) -> list[Grouped]:
    """Every verdict, in reading order, with the rule it stands under or the rules that stand under it."""
    leaders: list[int] = []
    under: dict[int, int] = {}
    order = sorted(range(len(verdicts)), key=lambda n: _strength(verdicts, n))
    for number in order:
        leader = next((one for one in leaders if _same_problem(verdicts[one], verdicts[number], text)), None)
        if leader is None:
            leaders.append(number)
        else:
            under[number] = leader
    found = []
    for number in sorted(range(len(verdicts)), key=lambda n: (verdicts[n].found.start, verdicts[n].rule.id)):
        also = sorted({verdicts[one].rule.id for one, leader in under.items() if leader == number})
        above = verdicts[under[number]].rule.id if number in under else None
        found.append(Grouped(verdicts[number], above, tuple(also)))
    return found


def _strength(verdicts: Sequence[Verdict], number: int) -> tuple[int, int, int, str]:
    """Higher levels first; of equal ones those that yield to nobody here, then the earlier."""
    verdict = verdicts[number]
    present = {other.rule.id for other in verdicts}
    yields = sum(rule in present for rule in verdict.rule.yields_to)
    return -rank(verdict.level), yields, verdict.found.start, verdict.rule.id


def _same_problem(leader: Verdict, other: Verdict, text: AnnotatedText) -> bool:
    """Overlapping words of two span rules; for a rule that yields, the same sentence is enough."""
    if leader.rule.id == other.rule.id or "document" in (leader.rule.per, other.rule.per):
        return False
    if leader.found.start < other.found.end and other.found.start < leader.found.end:
        return True
    same_sentence = text.sentence_of[leader.found.start] == text.sentence_of[other.found.start]
    return same_sentence and leader.rule.id in other.rule.yields_to
