"""From rules to findings: each rule's matches are filtered, grouped by `per`, given a level and worded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claimlint.engine.conditions import Judge
from claimlint.engine.found import Found, Verdict
from claimlint.engine.overlaps import grouped
from claimlint.engine.parts import is_no_claim_of_the_post
from claimlint.engine.unchecked import HIGHEST, rests_on_unchecked
from claimlint.engine.wording import Writer
from claimlint.expressions.attributes import agree
from claimlint.expressions.matching import find_any
from claimlint.model.expression import Match
from claimlint.model.levels import rank
from claimlint.model.report import Finding
from claimlint.model.rule import Condition, LevelChoice, Pack, Rule
from claimlint.model.setting import Setting
from claimlint.model.text import AnnotatedText, Phrase, Value


def judge(text: AnnotatedText, rules: Sequence[Rule], pack: Pack, setting: Setting) -> tuple[Finding, ...]:
    """The findings of all rules, sorted by start and rule, overlapping ones grouped."""
    judge = Judge(text, setting)
    verdicts = [verdict for rule in rules for verdict in apply_rule(rule, judge)]
    writer = Writer(text, pack, setting)
    return writer.findings(grouped(verdicts, text))


def apply_rule(rule: Rule, judge: Judge) -> list[Verdict]:
    """What one rule reports of a text."""
    if not judge.concerns(rule.when) or (rule.statement and rule.statement in judge.setting.provides):
        return []
    text = judge.text
    matches = _leftmost(match for match in find_any(rule.find, text) if not is_no_claim_of_the_post(text, match))
    found = [one for match in matches if judge.holds(rule.when, one := Found(match, judge.text))]
    verdicts = []
    for group in _groups(rule.per, found):
        among = found if rule.per == "finding" else group
        if not _enough(rule.when, among, judge.text):
            continue
        levelled = [(one, _held_back(rule, one, _level(rule, one, among, judge), judge)) for one in group]
        kept = [(one, level) for one, level in levelled if level != "off"]
        if kept:
            # Of several found words the first that earn the level stand for them all.
            first, level = max(kept, key=lambda one: rank(one[1]))
            verdicts.append(Verdict(rule, level, first))
    return verdicts


def _leftmost(matches: Iterable[Match]) -> list[Match]:
    """Of overlapping matches of one rule the leftmost, longest."""
    kept: list[Match] = []
    for match in matches:
        if not kept or match.start >= kept[-1].end:
            kept.append(match)
    return kept


def _groups(per: str, found: Sequence[Found]) -> list[list[Found]]:
    """The found words that share one report."""
    if per == "finding":
        return [[one] for one in found]
    groups: dict[object, list[Found]] = {}
    for one in found:
        groups.setdefault(_group_key(per, one), []).append(one)
    return list(groups.values())


def _group_key(per: str, found: Found) -> object:
    if per == "document":
        return None
    if per == "sentence":
        return found.text.sentence_of[found.start]
    return _named(found, per)


def _named(found: Found, attribute: str) -> object:
    value = found.attributes.get(attribute)
    return value.term if isinstance(value, Phrase) else value


def _enough(condition: Condition, among: Sequence[Found], text: AnnotatedText) -> bool:
    count = condition.at_least
    if count is None:
        return True
    if count.of == "findings":
        return len(among) >= count.number
    if count.of == "sentences":
        return len({text.sentence_of[one.start] for one in among}) >= count.number
    return len(_different(among, count.of)) >= count.number


def _different(among: Sequence[Found], attribute: str) -> list[Value]:
    """The values that name different things: `ketamine` and `ketamine therapy` are one, named shortest first."""
    values = [value for one in among if (value := one.attributes.get(attribute)) is not None]
    kept: list[Value] = []
    for value in sorted(values, key=lambda value: len(value.term) if isinstance(value, Phrase) else 0):
        if not any(agree(value, other) for other in kept):
            kept.append(value)
    return kept


def _level(rule: Rule, found: Found, among: Sequence[Found], judge: Judge) -> str:
    choice = level_choice(rule, found, among, judge)
    return choice.level if choice else rule.level


def level_choice(rule: Rule, found: Found, among: Sequence[Found], judge: Judge) -> LevelChoice | None:
    """The first entry of `levels` that fits words found `among` others; None when the rule's own level holds."""
    for choice in rule.levels:
        if not judge.holds(choice.when, found, anywhere=True):
            continue
        if choice.when.at_least is None:
            return choice
        if _enough(choice.when, [one for one in among if judge.holds(choice.when, one, anywhere=True)], judge.text):
            return choice
    return None


def _held_back(rule: Rule, found: Found, level: str, judge: Judge) -> str:
    """The level, lowered where the finding rests on a fact that nobody has checked."""
    if rank(level) > rank(HIGHEST) and rests_on_unchecked(rule, found, judge.unchecked):
        return HIGHEST
    return level
